// A unit's targets and points in a period: figures as texts, each with its clause, computed on this
// replica; confirmed (in the log) and pending (only here) told apart. What a unit sees of itself
// (with its rank from the standing that the server published), and what the office sees of it.
#pragma once

#include <string>
#include <vector>

#include "client/core/app/next_lines.h"
#include "client/core/app/pace.h"
#include "client/core/app/published_sheet.h"
#include "shared/rules/standing.h"

namespace yibao::app {

struct TargetCell {
  std::string period;
  std::string done;     // with what waits here
  std::string pending;  // of `done`, what is not in the log; "" for none
  std::string value;
  double share = 0;     // done / value, for a bar
  std::string missing;  // of an ended one that was not met
  bool met = false;
  bool running = false;
  Pace pace;  // while it runs
};

struct TargetLine {
  rules::Name name;
  std::string clause;
  // The year's periods up to the running one; not those that had ended before the log was opened.
  std::vector<TargetCell> cells;
};

struct PointLine {
  int depth = 0;
  rules::Name name;
  std::string points;       // in the log
  std::string pending;      // what waiting items would add; "" for none
  std::string provisional;  // of running periods; "" for none
  std::string clause;
  std::string arithmetic;  // signs only
  bool incomplete = false;
};

struct CreditLine {
  base::Date date{};
  rules::Name record;
  rules::Name line;
  std::string points;
  std::string line_points;
  rules::Credit credit = rules::Credit::kFull;
  std::string clause;
  std::optional<domain::Subject> item;
  std::string title;  // of the item; "" where the record is not about one
  std::uint64_t evidence = 0;
};

// Something the rules ask for that is no item: a roster, local rules, by a day.
struct DutyLine {
  rules::Name name;
  std::string clause;
  base::Date due{};
  bool overdue = false;
  bool late = false;  // done after the day
};

struct StandingSheet {
  rules::Period period;
  base::Date as_of{};
  std::string unit_name;
  bool has_points = false;
  std::string points;          // in the log
  std::string pending;         // added by what waits here; "" for none
  std::string provisional;     // "" for none
  std::string completion;      // percent; "" without targets
  std::size_t unrecorded = 0;  // periods before the log was opened: counted, not listed
  std::vector<TargetLine> targets;
  std::vector<PointLine> lines;
  std::vector<CreditLine> credits;  // newest first
  std::vector<NextLine> next;       // what one more item would earn
  std::vector<DutyLine> duties;     // not done yet
  std::vector<DutyLine> duties_done;
  std::vector<rules::Name> flags;  // that the rules put on the unit: named, failed...
  bool interview = false;          // the unit is on the list for one
  bool bunched = false;            // items saved up for the end of a period
  std::optional<PublishedSheet> published;
};

// Of any unit that this replica can account for, in any period; without what one more item would
// earn and without what was published. The replica is signed in. Errors: ruleset_missing,
// unit_unknown (not scored in that period), those of the store.
base::Result<StandingSheet> account_sheet(client::Replica& replica, const base::UnitCode& unit,
                                          const rules::Period& period);

// The replica's own unit in the running year. Error: ruleset_missing; those of the store.
base::Result<StandingSheet> standing_sheet(client::Replica& replica);

}  // namespace yibao::app
