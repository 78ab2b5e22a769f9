// The records that are no items (training, staffing, filings, points by hand): those that were
// entered, and what the ruleset still wants of whom. Core thread.
#pragma once

#include "client/core/replica.h"
#include "shared/rules/record_uses.h"

namespace yibao::client {

struct UnitRecord {
  domain::Subject id;
  base::EventId event;  // that entered it
  base::UnitCode unit;
  std::string unit_name;
  rules::Code record;
  rules::Name name;
  base::Date on_date{};
  std::int64_t count = 1;
  std::string value;  // "" without one
  std::optional<std::int64_t> people;
  std::string note;
  std::string by;
  bool about_item = false;
  bool pending = false;
  bool retracted = false;
};

// Of a year, by their days, the newest first; whatever the record is about.
base::Result<std::vector<UnitRecord>> unit_records(Replica& replica, const rules::Period& year);

// Something a rule gives for records, or takes where there are none, that a unit has not got.
struct WantedRecord {
  base::UnitCode unit;
  std::string unit_name;
  std::vector<rules::Code> records;  // any of which may be what is missing
  rules::Name rule;
  std::string clause;
  std::string arithmetic;         // "0 ≥ 2"; "" for something to be handed in
  std::optional<base::Date> due;  // of what is to be handed in
  bool overdue = false;
  std::string points;  // to be had; "" where none are
};

// Of the year, up to today: by rule in the ruleset's order, then by unit. Error: ruleset_missing.
base::Result<std::vector<WantedRecord>> wanted_records(Replica& replica, const rules::Period& year);

}  // namespace yibao::client
