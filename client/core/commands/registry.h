// Units, people, keys, delegations, targets: what the office and the administrator keep.
#pragma once

#include "client/core/submit.h"

namespace yibao::client {

struct UnitInput {
  base::UnitCode code;
  std::string name;  // empty: as the ruleset names it
  std::vector<std::string> aliases;
  std::optional<std::string> group;
  std::optional<base::UnitCode> parent;
  std::optional<std::int64_t> headcount;
  bool central_office = false;
  std::optional<base::Date> from = {};  // absent: for all its days
};
base::Result<base::EventId> define_unit(Replica& replica, const UnitInput& input);
// Every unit of the ruleset in force that the registry does not have yet; gives how many.
base::Result<std::size_t> define_units_of_ruleset(Replica& replica);
// The unit ends; its successor takes over what it earned unless it begins anew, without one it is
// dissolved.
base::Result<base::EventId> end_unit(Replica& replica, const base::UnitCode& unit,
                                     const std::optional<base::UnitCode>& successor,
                                     base::Date from, bool begins_anew);

struct PersonInput {
  std::optional<base::PersonId> id;  // absent: a new person
  base::UnitCode unit;
  domain::PersonProfile profile;
  std::vector<domain::Role> roles;
  domain::LeaderPost post = domain::LeaderPost::kNone;
};
base::Result<base::PersonId> define_person(Replica& replica, const PersonInput& input);
// `successor` goes on with what is open, where one is named.
base::Result<base::EventId> person_left(Replica& replica, const base::PersonId& person,
                                        base::Date from,
                                        const std::optional<base::PersonId>& successor);
base::Result<base::EventId> revoke_key(Replica& replica, const crypto::KeyId& key,
                                       const std::string& reason);
base::Result<base::EventId> revoke_device(Replica& replica, const base::DeviceId& device,
                                          const std::string& reason);
base::Result<base::EventId> delegate(Replica& replica, const base::PersonId& to, base::Date from,
                                     base::Date until);

base::Result<base::EventId> set_target(Replica& replica, const base::UnitCode& unit,
                                       const std::string& target, const std::string& value,
                                       base::Date from, const std::string& reason);

}  // namespace yibao::client
