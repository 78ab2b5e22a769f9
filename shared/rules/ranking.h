// Places by the keys of a ranking, ties in one of three ways; awards at the cut; payments for
// items; and the flag for items saved up. Parts of scoring.
#pragma once

#include <functional>
#include <vector>

#include "shared/rules/evaluate.h"

namespace yibao::rules {

struct RankedUnit {
  bool in_scope = false;  // the ranking is for the unit's group at all
  bool ranked = false;    // false: left out (zero, or without target)
  RankingResult result;
};

// `total`: the unit's points in the period, all in all (with overrides and dropped rules).
RankedUnit rank_entry(const Ranking& ranking, Evaluator& evaluator, const Period& period,
                      const std::function<Decimal()>& total);

// Fills in the places. `entries` are in the order of `units`.
void rank_entries(const Ranking& ranking, const std::vector<Unit>& units,
                  std::vector<RankedUnit>& entries);

// The same of entries that are all of one circle: a group, or everybody.
void place_entries(const Ranking& ranking, std::vector<RankedUnit>& entries);

// The first N of each award's ranking. A tie at the cut is shown with all its names for the office
// to decide. Barred units are passed over, and shown. A ranking by group has a first N in each.
void give_unit_awards(const Ruleset& ruleset, const std::vector<Unit>& units, Standing& standing);

std::vector<ItemAwardResult> item_awards(const CompiledItemAward& award, const UnitAccount& account,
                                         const FactTable& facts, const Ruleset& ruleset,
                                         const Period& period, Date as_of);

// More than the allowed share of a period's submitted items came in its last days.
bool is_bunched(const UnitAccount& account, const Ruleset& ruleset, const Period& period,
                Date as_of);

}  // namespace yibao::rules
