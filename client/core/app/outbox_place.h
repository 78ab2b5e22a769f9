// What waits or was refused, and what a person does about it. The screen's thread.
#pragma once

#include "client/core/app/core.h"

namespace yibao::app {

class OutboxPlace {
 public:
  explicit OutboxPlace(Desk& desk) : desk_(desk) {}

  std::optional<base::EventId> to_discard;  // asked about, not yet confirmed

  void try_now();
  // What is confirmed. `done` hears how many events went (with those that refer to it).
  void discard(std::function<void(std::size_t)> done);
  const std::optional<base::Error>& problem() const { return problem_; }

 private:
  Desk& desk_;
  std::optional<base::Error> problem_;
};

}  // namespace yibao::app
