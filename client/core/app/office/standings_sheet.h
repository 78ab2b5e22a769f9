// All units' standing in a period as the office computes it: places, points, completion, every
// target; what waits on this PC told apart; and whether what the server published comes out the
// same here. A value, made on the core thread.
#pragma once

#include <string>
#include <vector>

#include "client/core/ledger.h"
#include "client/core/unit_directory.h"

namespace yibao::app {

struct PlaceCell {
  std::size_t place = 0;  // 0: not ranked
  bool tied = false;
};

// What a unit has done of one target: in its one period, or in all that have begun.
struct TargetSum {
  enum class State : std::uint8_t { kNone, kRunning, kMet, kMissed };
  State state = State::kNone;  // of those that have ended; kNone: the unit has no such target
  std::string done;            // "28"; of a ratio in percent
  std::string value;           // "30"; "" where several values cannot be summed
  std::size_t met = 0;         // of the periods that have ended
  std::size_t ended = 0;
  std::size_t periods = 0;
  double share = 0;  // for sorting and bars
};

struct StandingRow {
  base::UnitCode unit;
  std::string unit_name;
  std::vector<std::string> aliases;
  rules::Code group;
  PlaceCell overall;
  PlaceCell in_group;
  base::Decimal points;       // in the log
  base::Decimal provisional;  // of running periods
  base::Decimal waiting;      // added by what waits on this PC
  bool waits = false;         // it changes points or completion
  std::optional<base::Fraction> completion;
  std::vector<TargetSum> targets;  // one for each of the sheet's
  std::vector<rules::Name> flags;
  std::size_t duties_overdue = 0;
  bool interview = false;
  bool bunched = false;
};

struct StandingHead {
  rules::Name name;
  std::string clause;
};

struct PublishedCheck {
  rules::Period period;
  base::Date as_of{};
  std::int64_t sequence = 0;
  struct Line {
    std::string unit_name;
    client::StandingDifference difference;
  };
  std::vector<Line> differences;  // empty: it agrees
};

struct StandingsSheet {
  rules::Period period;
  base::Date as_of{};
  bool running = false;
  bool has_points = false;
  bool has_completion = false;
  std::optional<StandingHead> overall;  // the rankings by which places are given
  std::optional<StandingHead> by_group;
  std::vector<StandingHead> targets;
  std::vector<rules::Named> groups;  // that have units, in the ruleset's order
  std::vector<StandingRow> rows;     // by place, then in the ruleset's order
  std::vector<StandingHead> incomplete;
  std::shared_ptr<const client::UnitDirectory> units;  // today's, to choose from
  bool any_waiting = false;
  std::optional<PublishedCheck> published;
};

// Error: ruleset_missing; those of the store.
base::Result<StandingsSheet> standings_sheet(client::Replica& replica, const rules::Period& period);

// Nullopt before the first was published.
base::Result<std::optional<PublishedCheck>> check_published(client::Replica& replica);

}  // namespace yibao::app
