// The score of a unit as a tree of nodes, the way a notice builds it: points for items, periods
// that are met or missed, sums with limits and weights. Values only; evaluate.h computes them.
#pragma once

#include <memory>
#include <optional>
#include <variant>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/rules/period.h"
#include "shared/rules/selector.h"

namespace yibao::rules {

using base::Decimal;

// A number that may differ from unit to unit. Looked up by unit, then group; then per head, then
// `otherwise`. No number at all means: none for this unit.
struct Amount {
  std::map<Code, std::optional<Decimal>> by_unit;  // nullopt: none for that unit
  std::map<Code, Decimal> by_group;
  std::optional<Decimal> per_head;
  std::optional<Decimal> otherwise;

  std::optional<Decimal> of(const Unit& unit) const;
};

// -- conditions on a unit in a period -------------------------------------------------------------

struct Condition;
struct AllOf {
  std::vector<Condition> of;
};
struct AnyOf {
  std::vector<Condition> of;
};
struct Not {
  std::vector<Condition> of;
};  // exactly one
struct TargetMet {
  Code target;
};  // true where the unit has no such target
struct TargetMissed {
  Code target;
};  // false where the unit has no such target
struct MeasureIs {
  Code measure;
  std::optional<Amount> at_least;
  std::optional<Amount> at_most;
  bool strictly = false;  // "above" and "below" instead
};
// Of the smaller periods in this one, at least so many missed the target.
struct MissedPeriods {
  Code target;
  PeriodKind every = PeriodKind::kMonth;
  std::int64_t at_least = 1;
};
// The condition held in each of so many smaller periods in a row, ending with this period's last.
struct InARow {
  std::vector<Condition> of;  // exactly one
  PeriodKind every = PeriodKind::kMonth;
  std::int64_t length = 2;
};
struct InGroup {
  std::vector<Code> groups;
};

struct Condition {
  std::variant<AllOf, AnyOf, Not, TargetMet, TargetMissed, MeasureIs, MissedPeriods, InARow,
               InGroup>
      test;
};

// -- points of one item ---------------------------------------------------------------------------

struct PointsTable {
  struct Row {
    Selector when;
    Decimal points;
  };
  std::vector<Row> rows;  // the first that fits
  Decimal otherwise;
};
struct PointsByInput {
  std::optional<Quantity> input;  // absent: the record's count
  Decimal times;
};
// The office fills the figure in, within the range and with a reason.
struct PointsInRange {
  Decimal least;
  Decimal most;
};
using PointsValue = std::variant<Amount, PointsTable, PointsByInput, PointsInRange>;

struct Modifier {
  enum class Op : std::uint8_t { kTimes, kPlus, kReplace };
  Selector when;
  Op op = Op::kTimes;
  Decimal by;
};

// How an item of several units is credited to them.
struct Attribution {
  enum class Mode : std::uint8_t { kFull, kEqual, kLeadOnly, kShares, kAmountEach };
  Mode mode = Mode::kFull;
  std::vector<Decimal> shares;  // percent: lead first; the last stands for all further units
  Decimal amount;
  bool count_for_all = true;  // does the item count in the measures of all, or the lead's only
};

// What a credit may be given once for, within one item. Empty: each record.
enum class OncePer : std::uint8_t { kItem, kLevel, kJournal, kForm, kPost, kDate };

struct Line : Named {
  Selector when;
  PointsValue points;
  std::vector<Modifier> modifiers;  // in this order
  std::vector<OncePer> once_per = {OncePer::kItem};
  std::optional<Selector> needs;  // the item must have such a record; the credit waits for it
};

// How the lines of one item are put together.
struct ItemTerm {
  enum class Kind : std::uint8_t { kLine, kSum, kHighest, kBest, kCap };
  Kind kind = Kind::kSum;
  std::optional<Line> line;
  std::vector<ItemTerm> of;
  std::int64_t best = 1;             // kBest: so many of the highest...
  std::optional<Attribute> one_per;  // ...after keeping one for each of these
  Decimal cap;
  std::string place = {};  // in the ruleset's text
};

// -- nodes ----------------------------------------------------------------------------------------

struct Node;

struct SumOf {
  std::vector<Node> of;
};
struct ItemPoints {
  ItemTerm term;
  std::optional<PeriodKind> within;  // combined within such a period; absent: over the item's life
  std::optional<Attribution> attribution;
};
struct BasePoints {
  PeriodKind every = PeriodKind::kMonth;
  Amount points;
};

struct MetOrMissed {
  Condition when;
  Amount met;
  Amount missed;
};
struct PerMissing {
  Code target;
  Decimal points;  // for each one missing
  std::optional<Decimal> floor;
};
struct PerExtra {
  Code target;
  Decimal points;
  std::optional<Decimal> cap;
};
struct ShortfallTimes {
  Code target;
  Decimal points;  // times missing / target
};
struct Proportional {
  Code target;
  Amount points;  // times done / target, at most once the points
};
struct Symmetric {
  Code target;
  Decimal points;  // up for each one more, down for each one less
  std::optional<Decimal> cap;
};
struct Steps {
  struct Step {
    std::optional<Decimal> at_least;
    std::optional<Decimal> below;
    Decimal points;
  };
  Code measure;
  std::vector<Step> steps;  // the first that fits
};
struct EachPeriod {
  PeriodKind every = PeriodKind::kMonth;
  std::variant<MetOrMissed, PerMissing, PerExtra, ShortfallTimes, Proportional, Symmetric, Steps>
      effect;
};

// Points for the rank by a measure among the group (or all).
struct RankPoints {
  PeriodKind every = PeriodKind::kYear;
  Code measure;
  bool in_group = true;
  bool rank_zeros = true;  // else a unit whose measure is zero has no rank and no points
  std::vector<Decimal> by_rank;
};
struct RollUp {
  enum class By : std::uint8_t { kSum, kMean, kLast, kBest };
  PeriodKind every = PeriodKind::kMonth;
  By by = By::kSum;
  std::int64_t best = 1;
  std::vector<Node> of;  // exactly one
};
// Brings a score to a full mark: against a fixed figure, or the best unit's.
struct ScaleTo {
  enum class Against : std::uint8_t { kAmount, kBestInGroup, kBestOfAll };
  Decimal full_mark;
  Against against = Against::kBestInGroup;
  Amount amount;
  std::vector<Node> of;  // exactly one
};
// A rule whose figures the notice leaves out: reported as incomplete, worth nothing.
struct OpenLadder {
  std::vector<Code> measures;
};

struct Gate {
  Condition when;
  std::optional<PeriodKind> every;  // judged in each such period; absent: in the whole one
};
struct RoundTo {
  int decimals = 0;
  base::Rounding mode = base::Rounding::kHalfUp;
};

using NodeContent = std::variant<SumOf, ItemPoints, BasePoints, EachPeriod, RankPoints, RollUp,
                                 ScaleTo, OpenLadder>;

// After its content a node passes, in this order: gate, cap and floor, weight, rounding.
struct Node : Named {
  NodeContent content;
  std::optional<Gate> gate;
  std::optional<Amount> cap;
  std::optional<Amount> floor;
  std::optional<PeriodKind> limit_every;  // cap and floor hold in each such period
  std::optional<Decimal> weight;
  std::optional<RoundTo> round;
};

}  // namespace yibao::rules

YIBAO_ENUM_NAMES(yibao::base::Rounding, "half_up", "half_even", "down", "up");
YIBAO_ENUM_NAMES(yibao::rules::Modifier::Op, "times", "plus", "replace");
YIBAO_ENUM_NAMES(yibao::rules::Attribution::Mode, "full", "equal", "lead_only", "shares",
                 "amount_each");
YIBAO_ENUM_NAMES(yibao::rules::OncePer, "item", "level", "journal", "form", "post", "date");
YIBAO_ENUM_NAMES(yibao::rules::RollUp::By, "sum", "mean", "last", "best");
YIBAO_ENUM_NAMES(yibao::rules::ScaleTo::Against, "amount", "best_in_group", "best_of_all");
