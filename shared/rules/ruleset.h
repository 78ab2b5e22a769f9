// A jurisdiction's rules as values: read from JSON by load.h, computed with by evaluate.h, shown to
// people by report/describe.h. Immutable once loaded; shared as std::shared_ptr<const Ruleset>.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/fraction.h"
#include "shared/base/text.h"
#include "shared/rules/contact_table.h"
#include "shared/rules/points.h"
#include "shared/rules/text_rules.h"

namespace yibao::rules {

using base::Fraction;

// -- measures and targets -------------------------------------------------------------------------

struct CountItems {
  Selector of;
};  // distinct items in the period
struct CountRecords {
  Selector of;
};
struct CountWeighted {  // equivalents: each item at its weight
  Selector of;
  PointsTable weights;
};
struct CountDistinct {
  Selector of;
  Attribute by = Attribute::kJournal;
};
struct SumQuantity {
  Selector of;
  Quantity quantity = Quantity::kValue;
};
struct RatioOf {
  Code numerator;  // measures
  Code denominator;
  Decimal if_zero;  // the value of 0/0
};
struct PointsOf {
  Code node;
};

struct Measure : Named {
  std::variant<CountItems, CountRecords, CountWeighted, CountDistinct, SumQuantity, RatioOf,
               PointsOf>
      how;
};

struct Target : Named {
  Code measure;
  PeriodKind every = PeriodKind::kYear;
  Amount value;
  std::optional<Date> from;  // periods that begin earlier have no target
  bool carry_over = false;   // a surplus counts in the next period of the same year
};

// -- overrides, flags -----------------------------------------------------------------------------

struct Override : Named {
  enum class Zero : std::uint8_t { kItem, kPeriod };
  Zero zero = Zero::kPeriod;
  Selector item;   // kItem: items with such a record earn nothing
  Condition when;  // kPeriod: then the unit's score of that period is zero
  PeriodKind every = PeriodKind::kYear;
};

struct FlagRule : Named {
  enum class Effect : std::uint8_t { kNamed, kFailed, kBarredFromAwards };
  Condition when;
  PeriodKind every = PeriodKind::kYear;
  Effect effect = Effect::kNamed;
};

// -- ranking and awards ---------------------------------------------------------------------------

struct ByPoints {
  Code node;
};
struct ByMeasure {
  Code measure;
};
struct ByCompletion {
  std::vector<Code> targets;
};  // mean over targets of the mean over periods
struct ByTargetRatio {
  Code target;
};  // done / target, not cut at one
struct RankKey {
  std::variant<ByPoints, ByMeasure, ByCompletion, ByTargetRatio> by;
  bool ascending = false;
};

struct Ranking : Named {
  enum class Scope : std::uint8_t { kAll, kGroup };
  // 1224: ties share a rank and use up the next; 1223: and do not; 1234: ties go by the units'
  // order
  enum class Ties : std::uint8_t { kShared, kDense, kOrdinal };
  enum class Basis : std::uint8_t { kPeriod, kYearToDate };
  Scope scope = Scope::kAll;
  std::vector<RankKey> keys;
  Ties ties = Ties::kShared;
  Basis basis = Basis::kPeriod;
  bool rank_zeros = true;  // units whose first key is zero
  bool rank_without_target = true;
  std::vector<Code> groups;  // empty: every group
};

struct UnitAward : Named {
  Code ranking;
  std::optional<Code> group;
  std::int64_t top = 1;
  Decimal amount;
  PeriodKind every = PeriodKind::kYear;
};
struct ItemAward : Named {
  struct Row {
    Selector when;
    Decimal amount;
  };
  std::vector<Row> rows;
  bool cumulative = true;  // else the highest row only
  std::optional<Selector> needs;
  bool published_only = false;
  PeriodKind every = PeriodKind::kYear;
};

// -- duties without points ------------------------------------------------------------------------

// Something to be handed in by a day: local rules, a roster, a contact table.
struct Obligation : Named {
  Code record;
  Date due{};
};
struct Clock : Named {
  struct Within {
    std::optional<std::int64_t> days;               // 0: the same day
    std::optional<std::int64_t> day_of_next_month;  // inclusive
  };
  std::vector<Code> kinds;      // empty: any
  std::vector<Code> topics;     // empty: any
  bool from_data_date = false;  // else from the event's date
  Within within;
};
struct InterviewRule {
  PeriodKind every = PeriodKind::kQuarter;
  Condition when;
  Origin origin;
};
struct BulletinRule {
  PeriodKind every = PeriodKind::kQuarter;
  bool cumulative = false;
  Origin origin;
};

// -- the whole ------------------------------------------------------------------------------------

struct Basis : Named {
  std::string number;  // 文号
  std::optional<Date> date;
  bool at_hand = true;
};
struct Interpretation {
  Code id;
  std::string cite;
  Name text;
  std::string place = {};  // in the ruleset's text
};

struct Ruleset {
  Code id;
  std::int64_t version = 1;
  Name name;
  Name place;
  base::UtcOffset utc_offset = base::kChinaOffset;
  Date in_force_from{};
  std::optional<Date> awards_from;  // absent: as in_force_from
  std::int64_t grace_hours = 24;
  bool sub_units_count_for_parent = false;
  Attribution attribution;
  std::vector<Basis> basis;
  std::vector<Interpretation> interpretations;
  Vocabulary words;
  std::vector<SignoffRule> signoff;  // the first that fits; the last fits all
  Preflight preflight;
  std::vector<Clock> clocks;
  std::vector<Measure> measures;
  std::vector<Target> targets;
  std::vector<Node> points;  // none, or exactly one: the total
  std::vector<Override> overrides;
  std::vector<FlagRule> flags;
  std::vector<Ranking> rankings;  // the first overall one and the first by group are "the" ranks
  std::vector<UnitAward> unit_awards;
  std::vector<ItemAward> item_awards;
  std::vector<Obligation> obligations;
  std::optional<InterviewRule> interviews;
  std::optional<BulletinRule> bulletins;
  std::optional<ContactTable> contact_table;
  std::vector<StaffRule> staff;

  const Measure* measure(const Code& wanted) const;
  const Target* target(const Code& wanted) const;
  const Node* node(const Code& wanted) const;
  const Ranking* ranking(const Code& wanted) const;
  // The nodes of the points that have no nodes inside them, in order.
  std::vector<const Node*> leaves() const;
  const Node* total() const { return points.empty() ? nullptr : &points.front(); }
  // The smallest period that anything counts by: what "still returned when the period ends" means.
  PeriodKind smallest_period() const;
};

}  // namespace yibao::rules

YIBAO_ENUM_NAMES(yibao::rules::Override::Zero, "item", "period");
YIBAO_ENUM_NAMES(yibao::rules::FlagRule::Effect, "named", "failed", "barred_from_awards");
YIBAO_ENUM_NAMES(yibao::rules::Ranking::Scope, "all", "group");
YIBAO_ENUM_NAMES(yibao::rules::Ranking::Ties, "shared", "dense", "ordinal");
YIBAO_ENUM_NAMES(yibao::rules::Ranking::Basis, "period", "year_to_date");
