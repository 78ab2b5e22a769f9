// Targets, points and rank: computed on the core thread when a person looks at them, and again when
// something that counts has changed. The screen's thread.
#pragma once

#include "client/core/app/loaded.h"
#include "client/core/app/standing_sheet.h"

namespace yibao::app {

class StandingPlace : public Loaded<StandingSheet> {
 public:
  explicit StandingPlace(Desk& desk) : Loaded(desk, &standing_sheet) {}
};

}  // namespace yibao::app
