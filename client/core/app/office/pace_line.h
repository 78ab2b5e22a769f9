// What a unit has reached of its targets day by day, against the straight line to their value. Core
// thread.
#pragma once

#include "client/core/app/pace.h"
#include "client/core/replica.h"

namespace yibao::app {

struct PaceLine {
  rules::Name target;
  std::string clause;
  rules::Period period;                     // the target's own
  std::vector<base::Date> days;             // through the whole period, evenly
  std::vector<std::optional<double>> done;  // so far; none for days to come
  std::vector<std::string> figures;         // as they are written
  std::vector<double> straight;             // what the days that have gone would ask for
  std::string value;
  std::string reached;
  bool met = false;
  bool running = false;
  Pace pace;  // while it runs
};

// Of the unit's targets that are counts or points, each in the period of its own that holds the
// last counted day of the one asked for. Errors: ruleset_missing; those of the store.
base::Result<std::vector<PaceLine>> pace_lines(client::Replica& replica, const base::UnitCode& unit,
                                               const rules::Period& period);

}  // namespace yibao::app
