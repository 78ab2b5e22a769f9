// What the administrator does with people who are there: changing one, moving one to another unit,
// an end that is taken back. (Defining one, a person who leaves: registry.h. Their open work:
// hand_over.h.)
#pragma once

#include "client/core/commands/registry.h"

namespace yibao::client {

// Only what is named differs.
struct PersonChange {
  base::PersonId person;
  std::optional<base::UnitCode> unit = {};  // goes there
  std::optional<std::string> name = {};
  std::optional<std::string> title = {};
  std::optional<std::string> telephone = {};
  std::optional<std::string> mobile = {};
  std::optional<std::vector<domain::Role>> roles = {};
  std::optional<domain::LeaderPost> post = {};
  bool stays = false;  // has not left after all, or is back
};

// What differs, field by field: name, title, telephone, mobile, unit, roles, post. Values as they
// are shown; roles and posts as names of the catalogue ("@role.leader,@role.reporter").
struct PersonDifference {
  std::string field;
  std::string before, after;
  bool operator==(const PersonDifference&) const = default;
};
std::vector<PersonDifference> differences(const Replica& replica, const PersonInput& before,
                                          const PersonInput& after);

// As the person is now, for a form to begin with. Error: person_unknown.
base::Result<PersonInput> present_person(const Replica& replica, const base::PersonId& person);

// Errors: person_unknown; unit_unknown; not_allowed_now (role_none, name_unfit, nothing_changed,
// unit_ended, role_office_only, role_leader_post, last_administrator); those of submit.
base::Status check_person(const Replica& replica, const PersonInput& input);
base::Result<base::EventId> change_person(Replica& replica, const PersonChange& change);

// Errors: not_allowed_now (left_already, successor_self, successor_elsewhere, successor_left,
// last_administrator); person_unknown.
base::Status check_leaving(const Replica& replica, const base::PersonId& person, base::Date from,
                           const std::optional<base::PersonId>& successor);
// Neither a key nor the last administrator's: somebody has to be able to invite people again.
base::Status check_revoking(const Replica& replica, const std::optional<crypto::KeyId>& key,
                            const std::optional<base::DeviceId>& device);

// Who goes on with what that person had open: the successor, or theirs; nullopt where the person
// has not left, or nobody was named.
std::optional<base::PersonId> goes_on_for(const domain::Registry& registry,
                                          const base::PersonId& person, base::Date day);

// An event that defines them so; for somebody who is to leave, the one that says so again.
base::Result<std::vector<NewEvent>> person_events(Replica& replica, const base::PersonId& id,
                                                  const PersonInput& input, bool stays);

}  // namespace yibao::client
