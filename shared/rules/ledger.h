// A unit's ledger: every credit its items earn, dated, with the record behind it and how it came
// about. It covers all time; a period's points are the rows dated in it.
//
// Lines that are put together (highest, best, capped) are credited by increase: on the day a record
// raises the item's worth, the difference is credited. So an item taken by a city journal (20) in
// the first quarter and by a regional one (30) in the second has 20 and then 10, and the year 30.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "shared/rules/compiled.h"

namespace yibao::rules {

// Why a row has the points it has.
enum class Credit : std::uint8_t {
  kFull,        // the line's points
  kIncrease,    // the item's worth rose by this
  kNoIncrease,  // the item's worth did not rise: a higher or capped one stands
  kRepeated,    // once per item (level, journal...): given already
  kUnmet,       // what the line needs (an adoption) is missing
  kZeroed,      // an override makes the item worth nothing
  kOutOfRange,  // the figure is missing, out of its range or without a reason
};

struct LedgerRow {
  Date date{};                           // the day it counts
  const CompiledItems* items = nullptr;  // the node it belongs to, in the version that credited it
  const CompiledLine* line = nullptr;
  std::uint32_t record = 0;  // index into the unit's facts
  Credit credit = Credit::kFull;
  Decimal line_points;  // of the line, after its modifiers
  Decimal points;       // credited to this unit, after attribution
};

// A ruleset in force from a day until the next one's.
struct VersionInForce {
  Date from{};
  CompiledRuleset compiled;
};

// By node key, then date.
bool in_ledger_order(const LedgerRow& a, const LedgerRow& b);

// In that order, what the records from the one numbered `first` on earn; an item begins with it.
// `versions` is in order of `from` and outlives the rows.
std::vector<LedgerRow> build_ledger(const UnitFacts& facts, const Unit& unit,
                                    std::span<const VersionInForce> versions, const CodePool& codes,
                                    std::size_t first);

// The version in force on a day; null before the first.
const VersionInForce* version_on(std::span<const VersionInForce> versions, Date day);

}  // namespace yibao::rules

YIBAO_ENUM_NAMES(yibao::rules::Credit, "full", "increase", "no_increase", "repeated", "unmet",
                 "zeroed", "out_of_range");
