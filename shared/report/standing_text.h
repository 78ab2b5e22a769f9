// A standing for people: the table of all units, and one unit's ledger with each point's clause and
// evidence. In the language asked for; units and rules keep the names the notice gives them.
#pragma once

#include <string>

#include "shared/rules/scoring.h"
#include "shared/texts/catalogue.h"

namespace yibao::report {

// A rule's name in the language asked for; Chinese where there is no other.
const std::string& name_in(texts::Language language, const rules::Name& name);

std::string standing_table(texts::Language language, rules::Scoring& scoring,
                           const rules::Standing& standing);

// The standing must have been computed with `explain`.
std::string unit_ledger(texts::Language language, rules::Scoring& scoring,
                        const rules::Standing& standing, const rules::Code& unit);

}  // namespace yibao::report
