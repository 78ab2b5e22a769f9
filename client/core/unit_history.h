// What is said of a unit, stretch of days by stretch: its names as its own profile or the ruleset
// has them, and what follows from one stretch to the next. Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

struct UnitNames {
  std::string name;
  std::vector<std::string> aliases;
  bool operator==(const UnitNames&) const = default;
};
// By the profile of those terms; without one, as the ruleset that knows the unit has them.
std::string name_of(const Replica& replica, const base::UnitCode& unit,
                    const domain::UnitTerms& terms);
UnitNames names_of(const Replica& replica, const domain::UnitInfo& unit,
                   const domain::UnitTerms& terms);
// Something a person can read and a list can show in a line.
bool is_good_name(const std::string& name);

struct UnitStage {
  std::optional<base::Date> from;  // absent: from the beginning
  UnitNames names;
  std::optional<domain::Term> group;
  std::optional<base::UnitCode> parent;
  std::optional<std::int64_t> headcount;
  bool same_as(const UnitStage& other) const {
    return names == other.names && group == other.group && parent == other.parent &&
           headcount == other.headcount;
  }
};
// In the order of days. One in which nothing differs from the one before is left out.
std::vector<UnitStage> unit_stages(const Replica& replica, const domain::UnitInfo& unit);
// In force on that day.
UnitStage stage_on(const Replica& replica, const domain::UnitInfo& unit, base::Date day);

}  // namespace yibao::client
