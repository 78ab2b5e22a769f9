// What differs between two versions of a ruleset, sentence by sentence: what was there and what is
// now. Things keep their ids from version to version; what has none is found by what it says, else
// by where it stands. Pure.
#pragma once

#include "shared/report/describe.h"

namespace yibao::report {

struct RuleChange {
  std::string chapter;  // its title
  // One of them may be absent: added, or dropped.
  std::optional<RuleEntry> before;
  std::optional<RuleEntry> after;
};

// Both described in the same language. In the order of the later version, with what was dropped
// where it stood.
std::vector<RuleChange> rule_changes(const std::vector<RuleChapter>& before,
                                     const std::vector<RuleChapter>& after);

}  // namespace yibao::report
