// What one more item would be worth, as a screen shows it: kinds that are worth the same stand in
// one line. Core thread.
#pragma once

#include <string>
#include <vector>

#include "shared/rules/next_item.h"

namespace yibao::app {

struct NextLine {
  std::vector<rules::Name> kinds;  // empty: any
  rules::Name adopted_by;          // journal, its column, or level; empty: handed in only
  rules::Name form;                // the journal's column, where it has some
  std::string points;
  std::string clause;
};

// Those worth nothing are left out; what is handed in comes first, then the most points.
std::vector<NextLine> next_lines(const std::vector<rules::NextItem>& items,
                                 const rules::Ruleset& ruleset);

}  // namespace yibao::app
