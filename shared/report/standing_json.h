// A standing as JSON for programs (schemas/score-report.schema.json): every figure a number,
// nothing in prose but names and clauses.
#pragma once

#include <string>

#include "shared/rules/scoring.h"

namespace yibao::report {

// `unit` empty: all units. The standing must have been computed with `explain` for rows and steps.
std::string standing_json(rules::Scoring& scoring, const rules::Standing& standing,
                          const rules::Code& unit);

}  // namespace yibao::report
