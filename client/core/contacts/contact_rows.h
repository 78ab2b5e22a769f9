// The register as a contact table, in the columns of the notice; where it names none, in columns of
// our own. Core thread.
#pragma once

#include "client/core/replica.h"
#include "shared/texts/catalogue.h"

namespace yibao::client {

struct ContactRows {
  std::string title;
  std::string clause;  // "" for our own
  std::vector<std::string> headings;
  std::vector<std::vector<std::string>> rows;
  bool by_unit = false;
};
// Units in the ruleset's order, without the central office; people who have not left. Several
// people of a unit stand in one cell, below each other, and so do their numbers.
ContactRows contact_rows(const Replica& replica, texts::Language language);

// Who is missing in a unit, by the notice.
struct StaffGap {
  rules::ContactOf who = rules::ContactOf::kReporter;
  std::int64_t least = 0;
  std::int64_t there = 0;
  std::string clause;
};
std::vector<StaffGap> staff_gaps(const Replica& replica, const domain::UnitInfo& unit);

}  // namespace yibao::client
