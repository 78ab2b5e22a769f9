// Today's units by groups, as a person chooses among them: in the ruleset's order, with every name
// that people use for them. Neither the central office nor units that have ended. Core thread.
#pragma once

#include <string>
#include <vector>

#include "client/core/replica.h"

namespace yibao::client {

struct UnitEntry {
  base::UnitCode code;
  std::string name;
  std::vector<std::string> aliases;
};

struct UnitGroup {
  rules::Code code;  // "": the units without a group
  rules::Name name;
  std::vector<UnitEntry> units;
};

// Groups with units in them; those without a group come last. Without a ruleset all are in none.
struct UnitDirectory {
  std::vector<UnitGroup> groups;

  const UnitEntry* unit(const base::UnitCode& code) const;
  std::size_t size() const;
};

UnitDirectory unit_directory(const Replica& replica);
// By its id, name or alias. Error: term_unknown.
base::Result<std::vector<base::UnitCode>> units_of_group(const Replica& replica,
                                                         const std::string& group);

}  // namespace yibao::client
