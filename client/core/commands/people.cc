#include "client/core/commands/people.h"

#include <algorithm>

#include "client/core/unit_history.h"
#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;
using domain::Role;

bool has_role(const std::vector<Role>& roles, Role role) {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

base::Result<const domain::PersonInfo*> known_person(const Replica& replica,
                                                     const base::PersonId& person) {
  const domain::PersonInfo* info = replica.registry()->person(person);
  if (info == nullptr) {
    return fail(ErrorCode::kPersonUnknown, "person",
                base::TextArgs{{"value", person.text()}, {"choices", ""}});
  }
  return info;
}

// A telephone number, or nothing; a list shows it in a line.
bool is_line(const std::string& text) {
  return text.empty() || is_good_name(text);
}

// As names of the catalogue, so that a sentence may have them in either language.
std::string text_of(const std::vector<Role>& roles) {
  std::string text;
  for (const Role role : roles) {
    text += (text.empty() ? "@role." : ",@role.") + std::string(base::enum_name(role));
  }
  return text;
}

// Whether somebody can still invite people and define them once what is named is gone.
bool administrator_stays(const Replica& replica, const std::optional<base::PersonId>& person,
                         const std::optional<crypto::KeyId>& key,
                         const std::optional<base::DeviceId>& device) {
  const auto& registry = *replica.registry();
  return std::any_of(registry.keys().begin(), registry.keys().end(), [&](const auto& each) {
    const domain::KeyInfo& info = each.second;
    const domain::PersonInfo* holder = registry.person(info.person);
    const domain::DeviceInfo* on = registry.device(info.device);
    const bool good = holder != nullptr && holder->has(Role::kAdministrator) && !holder->left &&
                      !info.revoked && (on == nullptr || !on->revoked);
    return good && info.person != person && each.first != key && info.device != device;
  });
}

}  // namespace

std::vector<PersonDifference> differences(const Replica& replica, const PersonInput& before,
                                          const PersonInput& after) {
  std::vector<PersonDifference> found;
  const auto compare = [&](const char* field, const std::string& from, const std::string& to) {
    if (from != to) found.push_back({field, from, to});
  };
  const auto post = [](domain::LeaderPost each) {
    return "@post." + std::string(base::enum_name(each));
  };
  const domain::PersonProfile& then = before.profile;
  const domain::PersonProfile& now = after.profile;
  compare("name", then.name, now.name);
  compare("title", then.post, now.post);
  compare("telephone", then.office_telephone, now.office_telephone);
  compare("mobile", then.mobile, now.mobile);
  if (before.unit != after.unit) {
    compare("unit", replica.unit_name(before.unit), replica.unit_name(after.unit));
  }
  compare("roles", text_of(before.roles), text_of(after.roles));
  compare("post", post(before.post), post(after.post));
  return found;
}

base::Result<PersonInput> present_person(const Replica& replica, const base::PersonId& person) {
  YIBAO_TRY(const domain::PersonInfo* info, known_person(replica, person));
  PersonInput input;
  input.id = person;
  input.unit = info->unit;
  if (const auto* profile = replica.person_profile(person)) input.profile = *profile;
  input.roles = info->roles;
  input.post = info->post;
  return input;
}

base::Status check_person(const Replica& replica, const PersonInput& input) {
  if (input.roles.empty()) return fail(base::not_now("role_none"));
  const auto& registry = *replica.registry();
  const domain::UnitInfo* unit = registry.unit(input.unit);
  if (unit == nullptr) {
    return fail(ErrorCode::kUnitUnknown, "unit", base::TextArgs{{"value", input.unit.text()}});
  }
  const domain::PersonInfo* present = input.id ? registry.person(*input.id) : nullptr;
  const bool comes = present == nullptr || present->unit != input.unit;
  if (comes && unit->ended(replica.today())) return fail(base::not_now("unit_ended"));
  const domain::PersonProfile& profile = input.profile;
  const bool fit = is_good_name(profile.name) && is_line(profile.post) &&
                   is_line(profile.office_telephone) && is_line(profile.mobile);
  if (!fit) return fail(base::not_now("name_unfit"));
  const bool office =
      has_role(input.roles, Role::kOffice) || has_role(input.roles, Role::kAdministrator);
  if (office && !registry.is_central_office(input.unit)) {
    return fail(base::not_now("role_office_only"));
  }
  const bool has_post = input.post != domain::LeaderPost::kNone;
  if (has_post && !has_role(input.roles, Role::kLeader)) {
    return fail(base::not_now("role_leader_post"));
  }
  const bool gives_up = present != nullptr && present->has(Role::kAdministrator) &&
                        !has_role(input.roles, Role::kAdministrator);
  if (gives_up && !administrator_stays(replica, input.id, {}, {})) {
    return fail(base::not_now("last_administrator"));
  }
  return {};
}

base::Result<std::vector<NewEvent>> person_events(Replica& replica, const base::PersonId& id,
                                                  const PersonInput& input, bool stays) {
  YIBAO_CHECK(check_person(replica, input));
  NewEvent defined;
  defined.contents.push_back(protocol::to_content(input.profile, replica.random()));
  domain::PersonDefined body;
  body.roles = input.roles;
  body.post = input.post;
  body.profile = domain::address_of(defined.contents.back());
  defined.body = std::move(body);
  defined.unit = input.unit;
  defined.subject = domain::subject_of(id);
  std::vector<NewEvent> events;
  events.push_back(std::move(defined));
  const domain::PersonInfo* info = replica.registry()->person(id);
  if (info == nullptr || !info->left || stays) return events;
  // Being defined says that somebody is there: who is to leave leaves all the same.
  NewEvent left;
  left.body = domain::PersonLeft{*info->left, info->successor};
  left.unit = input.unit;
  left.subject = domain::subject_of(id);
  events.push_back(std::move(left));
  return events;
}

base::Result<base::EventId> change_person(Replica& replica, const PersonChange& change) {
  YIBAO_TRY(const PersonInput present, present_person(replica, change.person));
  PersonInput wanted = present;
  const auto take = [](const auto& from, auto& to) {
    if (from) to = *from;
  };
  take(change.unit, wanted.unit);
  take(change.name, wanted.profile.name);
  take(change.title, wanted.profile.post);
  take(change.telephone, wanted.profile.office_telephone);
  take(change.mobile, wanted.profile.mobile);
  take(change.roles, wanted.roles);
  take(change.post, wanted.post);
  const bool returns = change.stays && replica.registry()->person(change.person)->left;
  if (!returns && differences(replica, present, wanted).empty())
    return fail(base::not_now("nothing_changed"));
  YIBAO_TRY(auto events, person_events(replica, change.person, wanted, change.stays));
  YIBAO_TRY(const auto ids, submit_all(replica, std::move(events)));
  return ids.front();
}

base::Status check_leaving(const Replica& replica, const base::PersonId& person, base::Date from,
                           const std::optional<base::PersonId>& successor) {
  YIBAO_TRY(const domain::PersonInfo* info, known_person(replica, person));
  if (info->has_left(replica.today())) return fail(base::not_now("left_already"));
  const bool administers = info->has(Role::kAdministrator);
  if (administers && !administrator_stays(replica, person, {}, {})) {
    return fail(base::not_now("last_administrator"));
  }
  if (!successor) return {};
  if (*successor == person) return fail(base::not_now("successor_self"));
  YIBAO_TRY(const domain::PersonInfo* heir, known_person(replica, *successor));
  if (heir->unit != info->unit) return fail(base::not_now("successor_elsewhere"));
  if (heir->has_left(from)) return fail(base::not_now("successor_left"));
  return {};
}

base::Status check_revoking(const Replica& replica, const std::optional<crypto::KeyId>& key,
                            const std::optional<base::DeviceId>& device) {
  const auto& registry = *replica.registry();
  const bool concerns =
      std::any_of(registry.keys().begin(), registry.keys().end(), [&](const auto& each) {
        const domain::PersonInfo* holder = registry.person(each.second.person);
        return (each.first == key || each.second.device == device) && holder != nullptr &&
               holder->has(Role::kAdministrator) && !each.second.revoked;
      });
  if (concerns && !administrator_stays(replica, {}, key, device)) {
    return fail(base::not_now("last_administrator"));
  }
  return {};
}

std::optional<base::PersonId> goes_on_for(const domain::Registry& registry,
                                          const base::PersonId& person, base::Date day) {
  std::optional<base::PersonId> heir;
  const domain::PersonInfo* info = registry.person(person);
  // A circle of people who have all left ends somewhere.
  for (std::size_t steps = 0; steps < registry.people().size(); ++steps) {
    if (info == nullptr || !info->has_left(day) || !info->successor) break;
    heir = info->successor;
    info = registry.person(*heir);
  }
  if (info == nullptr || info->has_left(day)) return std::nullopt;
  return heir;
}

}  // namespace yibao::client
