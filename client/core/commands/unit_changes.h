// What the office does with units that are there: changing what is said of one, for all its days or
// from a day on; taking one up again; putting off what was planned. (Defining and ending one:
// registry.h. What each means in a sentence: unit_meaning.h.)
#pragma once

#include "client/core/commands/registry.h"

namespace yibao::client {

// Only what is named differs; the rest stays as it is on that day.
struct UnitChange {
  base::UnitCode unit;
  std::optional<base::Date> from = {};  // absent: for all its days
  std::optional<std::string> name = {};
  std::optional<std::vector<std::string>> aliases = {};
  std::optional<std::optional<domain::Term>> group = {};
  std::optional<std::optional<base::UnitCode>> parent = {};
  std::optional<std::optional<std::int64_t>> headcount = {};
};

// Errors: unit_unknown; not_allowed_now (nothing_changed, unit_circle, unit_ended); usage; those of
// submit.
base::Status check_change(const Replica& replica, const UnitChange& change);
base::Result<base::EventId> change_unit(Replica& replica, const UnitChange& change);

// From that day the unit is there as it was before its end: also when the end is yet to come, which
// then never comes. Error: not_allowed_now (unit_not_ended), usage (a day before the end).
base::Result<base::EventId> resume_unit(Replica& replica, const base::UnitCode& unit,
                                        base::Date from);
// What was to hold from a day that is yet to come holds no more. Error: not_found.
base::Result<base::EventId> drop_planned(Replica& replica, const base::UnitCode& unit,
                                         base::Date from);

// Units of the ruleset in force that the registry does not have yet.
std::vector<rules::Unit> undefined_units(const Replica& replica);

// Errors: not_allowed_now (unit_itself, unit_ended, unit_circle); unit_unknown.
base::Status check_end(const Replica& replica, const base::UnitCode& unit,
                       const std::optional<base::UnitCode>& successor, base::Date from);

}  // namespace yibao::client
