// The larger chapters of a ruleset in words; parts of describe.
#pragma once

#include "shared/report/rule_words.h"

namespace yibao::report {

std::vector<RuleEntry> describe_measures(const RuleWords& words);
std::vector<RuleEntry> describe_targets(const RuleWords& words);
std::vector<RuleEntry> describe_points(const RuleWords& words);
std::vector<RuleEntry> describe_ranks(const RuleWords& words);
std::vector<RuleEntry> describe_awards(const RuleWords& words);
std::vector<RuleEntry> describe_preflight(const RuleWords& words);
std::vector<RuleEntry> describe_duties(const RuleWords& words);

}  // namespace yibao::report
