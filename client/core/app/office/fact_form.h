// A fact that the office enters about an item (commands/facts.h), as a person gives it: choices of
// the ruleset's lists and a few words. A value of the screen's thread; what it says is checked here
// and once more by the command.
#pragma once

#include "client/core/commands/facts.h"

namespace yibao::app {

using client::EnteredFact;
using client::FactKind;

struct FactForm {
  FactKind kind = FactKind::kAdopted;
  std::size_t place = 0;  // of client::adoption_places
  std::size_t form = 0;   // of that place's columns
  std::string issue;
  std::size_t level = 0;  // of the ruleset's levels
  std::size_t post = 0;   // of the ruleset's posts; levels where it has none
  std::vector<bool> flags;
  std::string day;  // 2024-03-11
  std::string note;

  // As for a new one, of today.
  void begin(FactKind wanted, base::Date today);
  // "desk.fact.*" key of what is still to be put right; "" when it can be entered. Nothing may have
  // happened after today.
  std::string missing(const rules::Ruleset& ruleset, base::Date today) const;
  // Only where nothing is missing.
  EnteredFact fact(const rules::Ruleset& ruleset) const;
};

}  // namespace yibao::app
