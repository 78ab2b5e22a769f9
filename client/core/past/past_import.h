// Past records into the log and out of it again. What was imported before is recognised row by row,
// so a file that is imported twice, or again after a correction, doubles nothing. Core thread.
#pragma once

#include <set>

#include "client/core/past/past_file.h"

namespace yibao::client {

// How often each row (key_of) stands in imports that are not retracted.
using KnownPast = std::map<std::string, std::size_t>;
base::Result<KnownPast> known_past(Replica& replica);

// What a file adds to one unit's year.
struct PastTotal {
  base::UnitCode unit;
  std::string unit_name;
  int year = 0;
  std::size_t rows = 0;                         // new ones
  std::map<std::string, std::int64_t> records;  // by record: how many, counts added up
};

struct PastPlan {
  std::vector<PastRow> fresh;
  std::size_t known = 0;          // rows that were imported before
  std::vector<PastTotal> totals;  // by unit, then year
  std::optional<base::Date> first, last;
  // Rows of days on which this log was in use: what they tell may be in it already.
  std::size_t overlapping = 0;
};
base::Result<PastPlan> plan_past(Replica& replica, const PastFile& file);

struct PastOutcome {
  domain::Term file;  // by which it is retracted
  std::size_t events = 0;
  std::size_t rows = 0;
};
// All of it or none. `name`: of the file. Errors: not_allowed_now (past_nothing), those of submit.
base::Result<PastOutcome> import_past(Replica& replica, const PastPlan& plan,
                                      const std::string& name);

struct PastImport {
  domain::Term file;
  std::string name;  // of the file; "" where it is not here
  base::Timestamp at{};
  std::string author;
  std::size_t rows = 0;
  std::set<base::UnitCode> units;
  std::optional<base::Date> first, last;
  std::vector<base::EventId> events;  // that stand
  bool retracted = false;             // all of it
  bool pending = false;
};
// The newest first.
base::Result<std::vector<PastImport>> past_imports(Replica& replica);
// All of its events together. Errors: not_found; not_allowed_now (past_retracted).
base::Result<std::size_t> retract_past(Replica& replica, const domain::Term& file,
                                       const std::string& reason, const std::string& note);

}  // namespace yibao::client
