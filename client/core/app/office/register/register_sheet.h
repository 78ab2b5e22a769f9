// Who and what there is, as the register's lists show it: units with what is planned for them,
// people, machines and keys, who signs for whom. Small (hundreds of each), so it is read as a
// whole. Core thread.
#pragma once

#include "client/core/contacts/contact_rows.h"
#include "client/core/unit_history.h"

namespace yibao::app {

// What holds from one day to the next.
struct UnitLine {
  std::optional<base::Date> from;
  std::string name;
  rules::Name group;
  std::string parent;
  std::optional<std::int64_t> headcount;
  bool planned = false;  // from a day that is yet to come
};

struct RegisteredUnit {
  base::UnitCode code;
  std::string name;
  std::vector<std::string> aliases;
  std::string group;  // the code
  rules::Name group_name;
  std::optional<base::UnitCode> parent;
  std::string parent_name;
  std::optional<std::int64_t> headcount;
  bool office = false;
  bool to_begin = false;  // on a day that is yet to come
  bool ended = false;
  bool planned = false;  // something is to change
  std::optional<base::Date> ends_on;
  std::string heir;  // "" where it is dissolved
  bool begins_anew = false;
  std::vector<UnitLine> stretches;  // by their days
  std::vector<client::StaffGap> gaps;
  std::size_t people = 0;
  std::string search;  // all that it is looked for by
};

struct RegisteredPerson {
  base::PersonId id;
  domain::PersonProfile profile;
  base::UnitCode unit;
  std::string unit_name;
  std::vector<domain::Role> roles;
  domain::LeaderPost post = domain::LeaderPost::kNone;
  std::optional<base::Date> leaves;
  bool left = false;
  std::string successor;
  std::size_t keys = 0;  // that are good
  std::string search;
  bool has(domain::Role role) const {
    return std::find(roles.begin(), roles.end(), role) != roles.end();
  }
};

struct Revoked {
  base::Timestamp at{};
  std::string by;
  std::string reason;  // a code
  bool pending = false;
};

struct RegisteredKey {
  crypto::KeyId id;
  base::PersonId person;
  std::string person_name;
  std::optional<base::Timestamp> enrolled;
  std::optional<Revoked> revoked;  // itself; see the machine's, too
};

struct RegisteredDevice {
  base::DeviceId id;
  base::UnitCode unit;
  std::string unit_name;
  bool here = false;  // this machine
  std::optional<Revoked> revoked;
  std::vector<RegisteredKey> keys;
  std::string search;
  bool good(const RegisteredKey& key) const { return !revoked && !key.revoked; }
};

struct RegisteredDelegation {
  std::string unit_name, leader, delegate;
  base::Date from{}, until{};
  bool now = false;  // else later
};

struct RegisterSheet {
  base::Date today{};
  std::vector<RegisteredUnit> units;      // the ruleset's order, then others, then ended ones
  std::vector<RegisteredPerson> people;   // by unit, leaders first
  std::vector<RegisteredDevice> devices;  // by unit
  std::vector<RegisteredDelegation> delegations;
  std::vector<std::string> undefined;  // units of the ruleset that the register does not have
  std::vector<std::pair<domain::Term, rules::Name>> groups;
  const RegisteredUnit* unit(const base::UnitCode& code) const;
  const RegisteredPerson* person(const base::PersonId& id) const;
};
base::Result<RegisterSheet> register_sheet(client::Replica& replica);

}  // namespace yibao::app
