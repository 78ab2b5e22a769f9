// Why a unit has other figures by one ruleset than by another, rule by rule. Internal to trial.cc.
#pragma once

#include "client/core/ruleset/trial.h"

namespace yibao::client {

// Both results are of one unit and explained.
std::vector<TrialLine> trial_lines(rules::Scoring& before_scoring, const rules::UnitResult& before,
                                   rules::Scoring& after_scoring, const rules::UnitResult& after);

}  // namespace yibao::client
