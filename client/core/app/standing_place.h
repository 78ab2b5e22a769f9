// Targets, points and rank: computed on the core thread when a person looks at them, and again when
// something that counts has changed. The screen's thread.
#pragma once

#include "client/core/app/core.h"
#include "client/core/app/standing_sheet.h"

namespace yibao::app {

class StandingPlace {
 public:
  explicit StandingPlace(Desk& desk) : desk_(desk) {}

  // Once a frame while one of its pages is shown.
  void refresh(const Snapshot& snapshot);
  // Null until computed. An older one stays while a newer is being computed.
  const std::shared_ptr<const StandingSheet>& sheet() const { return sheet_; }
  bool is_current(const Snapshot& snapshot) const {
    return !computing_ && read_version_ == snapshot.facts_version;
  }
  const std::optional<base::Error>& problem() const { return problem_; }
  void close();

 private:
  Desk& desk_;
  std::shared_ptr<const StandingSheet> sheet_;
  std::uint64_t opening_ = 0;
  std::uint64_t read_version_ = 0;
  bool computing_ = false;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
