// One of the central office's places as the workplace knows it (office.h). The screen's thread.
#pragma once

#include "client/core/app/snapshot.h"

namespace yibao::app {

class OfficePlace {
 public:
  OfficePlace() = default;
  OfficePlace(const OfficePlace&) = delete;
  OfficePlace& operator=(const OfficePlace&) = delete;

  // Once a frame while it is shown.
  virtual void refresh(const Snapshot& snapshot) = 0;
  // The person goes elsewhere: what is open is closed, what was typed is kept.
  virtual void leave() = 0;
  // The screen is locked or somebody signs out: nothing that was typed may be lost or seen.
  virtual void forget() { leave(); }
  // When a frame is needed although nothing happened.
  virtual std::optional<client::SteadyTime> wake_at() const { return std::nullopt; }
  // All that it shows has been read, or never will be.
  virtual bool is_current(const Snapshot& snapshot) const = 0;

 protected:
  ~OfficePlace() = default;
};

}  // namespace yibao::app
