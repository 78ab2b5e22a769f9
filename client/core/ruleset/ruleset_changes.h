// What differs between two versions of a ruleset: what its sentences say, and what none of them
// says (other names of units, the order of things, names in the other language), so that "nothing
// else has changed" is true. Pure.
#pragma once

#include "client/core/ruleset/form.h"
#include "shared/report/rule_changes.h"

namespace yibao::client {

struct QuietChange {
  std::vector<FormWord> trail;  // from the list down to the field
  std::string before, after;    // as they stand; "" where nothing does
};

struct RulesetChanges {
  std::vector<report::RuleChange> told;
  std::vector<QuietChange> quiet;
  bool empty() const { return told.empty() && quiet.empty(); }
};

// A text with what could be read of it.
struct ReadRuleset {
  RulesetText text;
  std::shared_ptr<const rules::Ruleset> ruleset;
};
// nullopt: it is no JSON.
std::optional<ReadRuleset> read_ruleset(const std::string& text);

RulesetChanges changes_between(texts::Language language, const ReadRuleset& before,
                               const ReadRuleset& after);

}  // namespace yibao::client
