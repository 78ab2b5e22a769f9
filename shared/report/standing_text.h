// A standing for people: the table of all units, and one unit's ledger with each point's clause and
// evidence. In the language asked for; units and rules keep the names the notice gives them.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "shared/rules/scoring.h"
#include "shared/texts/catalogue.h"

namespace yibao::report {

// A rule's name in the language asked for; Chinese where there is no other.
const std::string& name_in(texts::Language language, const rules::Name& name);

std::string standing_table(texts::Language language, rules::Scoring& scoring,
                           const rules::Standing& standing);

// Each target with what is done of it, its state and clause.
std::string targets_table(texts::Language language,
                          const std::vector<rules::TargetStatus>& targets);

// How an item is named as evidence: in a records file by its id, on a replica by the end of it.
using ItemLabel = std::function<std::string(const std::string& item)>;

// The standing must have been computed with `explain`.
std::string unit_ledger(
    texts::Language language, rules::Scoring& scoring, const rules::Standing& standing,
    const rules::Code& unit, const ItemLabel& label = [](const std::string& item) { return item; });

}  // namespace yibao::report
