// What scoring gives for one period: for each unit its targets, points with their explanation,
// ranks, flags and awards. Values; report.h turns them into JSON and tables.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/rules/ledger.h"

namespace yibao::rules {

struct TargetStatus {
  const Target* target = nullptr;
  Period period;
  Decimal value;
  Fraction done;
  Fraction carried;  // a surplus brought in from the period before
  bool met = false;
  bool running = false;  // no consequence yet
  Fraction total() const { return done + carried; }
};

// One figure inside a node: what a period was judged by, and what it gave.
struct PeriodStep {
  Period period;
  std::string arithmetic;  // "104 ≥ 100, 6/104 ≥ 5% → 20": signs only, the same in both languages
  Decimal points;
  bool provisional = false;
};

struct NodeResult {
  const Node* node = nullptr;
  Decimal firm;
  Decimal provisional;  // of running periods, shown apart
  std::vector<NodeResult> children;
  std::vector<PeriodStep> steps;
  std::vector<std::string> limits;  // caps, floors, weights, roundings that changed the figure
  std::vector<std::uint32_t> rows;  // into the unit's ledger
  bool incomplete = false;
};

struct Rank {
  std::size_t place = 0;  // 0: not ranked
  std::size_t of = 0;     // how many are ranked
  bool tied = false;
};

struct RankingResult {
  const Ranking* ranking = nullptr;
  std::optional<Code> group;  // the group ranked within, for rankings by group
  Rank rank;
  std::vector<Fraction> keys;  // this unit's values
};

struct FlagResult {
  const FlagRule* rule = nullptr;
  Period period;
  bool provisional = false;
};

struct UnitAwardResult {
  const UnitAward* award = nullptr;
  Decimal amount;
  bool tie_to_decide = false;  // at the cut: the office decides, nothing is paid by itself
  bool barred = false;
  bool provisional = false;  // the period is still running
};

// One record that earns money by a row of an item award.
struct ItemAwardRow {
  Date date{};
  std::uint64_t evidence = 0;
  Code journal, level;  // empty where the record names none
  Decimal amount;
};

struct ItemAwardResult {
  const ItemAward* award = nullptr;
  std::string item;  // or the row where a record has no item
  std::uint64_t evidence = 0;
  Decimal amount;
  std::vector<std::string> authors;  // one award, shared
  std::vector<ItemAwardRow> rows;    // that make up the amount
};

struct ObligationStatus {
  const Obligation* duty = nullptr;
  bool done = false;
  bool late = false;     // done after the day
  bool overdue = false;  // not done and the day is past
};

struct UnitResult {
  Code unit;
  std::vector<TargetStatus> targets;
  std::optional<Fraction> completion;
  std::optional<NodeResult> total;
  std::vector<NodeResult> earlier;  // rules of earlier versions in the period, now dropped
  Decimal points;                   // firm, all in all
  Decimal provisional;
  std::vector<std::string> overridden;  // ids of overrides that made periods zero
  std::vector<RankingResult> rankings;
  std::vector<FlagResult> flags;
  std::vector<UnitAwardResult> unit_awards;
  std::vector<ItemAwardResult> item_awards;
  std::vector<ObligationStatus> obligations;
  bool interview = false;
  bool bunched = false;  // items saved up for the end of a period
};

struct Standing {
  Period period;
  Date as_of{};
  std::vector<UnitResult> units;  // in the ruleset's order
  std::vector<Code> incomplete;   // rules whose figures the notice leaves out
};

}  // namespace yibao::rules
