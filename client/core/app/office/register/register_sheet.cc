#include "client/core/app/office/register/register_sheet.h"

#include <algorithm>

#include "client/core/commands/unit_changes.h"
#include "shared/rules/registry_units.h"

namespace yibao::app {
namespace {

using client::Replica;

rules::Name group_in_words(const Replica& replica, const std::optional<domain::Term>& group) {
  if (!group) return {};
  const auto ruleset = replica.ruleset();
  const rules::Named* named = ruleset ? ruleset->words.groups.by_id(*group) : nullptr;
  return named == nullptr ? rules::Name{*group, *group} : named->name;
}

std::string name_or_nothing(const Replica& replica, const std::optional<base::UnitCode>& unit) {
  return unit ? replica.unit_name(*unit) : "";
}

RegisteredUnit unit_of(const Replica& replica, const domain::UnitInfo& info) {
  const base::Date today = replica.today();
  RegisteredUnit unit;
  unit.code = info.code;
  const client::UnitStage now = client::stage_on(replica, info, today);
  unit.name = now.names.name;
  unit.aliases = now.names.aliases;
  unit.group = now.group.value_or("");
  unit.group_name = group_in_words(replica, now.group);
  unit.parent = now.parent;
  unit.parent_name = name_or_nothing(replica, now.parent);
  unit.headcount = now.headcount;
  unit.office = info.central_office;
  unit.ends_on = info.ends_on;
  unit.ended = info.ended(today);
  unit.heir = name_or_nothing(replica, info.successor);
  unit.begins_anew = info.begins_anew;
  unit.planned = info.ends_on && !unit.ended;
  for (const client::UnitStage& stage : client::unit_stages(replica, info)) {
    UnitLine line{stage.from,
                  stage.names.name,
                  group_in_words(replica, stage.group),
                  name_or_nothing(replica, stage.parent),
                  stage.headcount,
                  stage.from && *stage.from > today};
    unit.planned = unit.planned || line.planned;
    unit.stretches.push_back(std::move(line));
  }
  unit.to_begin = !unit.stretches.empty() && unit.stretches.front().planned;
  unit.gaps = client::staff_gaps(replica, info);
  unit.search = info.code.text() + " " + unit.name;
  for (const std::string& alias : unit.aliases) unit.search += " " + alias;
  for (const UnitLine& line : unit.stretches) unit.search += " " + line.name;
  return unit;
}

// Where a unit stands in the ruleset; those it does not know come after it, ended ones last.
class UnitOrder {
 public:
  explicit UnitOrder(const Replica& replica) {
    const auto ruleset = replica.ruleset();
    if (!ruleset) return;
    for (const rules::Unit& unit : ruleset->words.units.all()) {
      places_.emplace(unit.id, places_.size());
    }
  }
  std::tuple<bool, bool, std::size_t, std::string> of(const RegisteredUnit& unit) const {
    const auto found = places_.find(unit.code.text());
    const std::size_t place = found == places_.end() ? places_.size() : found->second;
    return {unit.ended, !unit.office, place, unit.code.text()};
  }

 private:
  std::map<std::string, std::size_t> places_;
};

int place_of(const RegisteredPerson& person) {
  if (person.left) return 3;
  if (person.post == domain::LeaderPost::kPrincipal) return 0;
  return person.has(domain::Role::kLeader) ? 1 : 2;
}

RegisteredPerson person_of(const Replica& replica, const domain::PersonInfo& info) {
  RegisteredPerson person;
  person.id = info.id;
  if (const auto* profile = replica.person_profile(info.id)) person.profile = *profile;
  person.unit = info.unit;
  person.unit_name = replica.unit_name(info.unit);
  person.roles = info.roles;
  person.post = info.post;
  person.leaves = info.left;
  person.left = info.has_left(replica.today());
  if (info.successor) person.successor = replica.person_name(*info.successor);
  const domain::PersonProfile& words = person.profile;
  person.search = words.name + " " + words.post + " " + words.office_telephone + " " +
                  words.mobile + " " + person.unit_name;
  return person;
}

template <class Body>
base::Result<Revoked> revocation(Replica& replica, const domain::Subject& subject,
                                 const std::function<bool(const Body&)>& meant) {
  YIBAO_TRY(const auto entries, replica.entries().about(subject));
  Revoked revoked;
  for (const domain::Entry& entry : entries) {
    const auto* body = entry.event->as<Body>();
    if (body == nullptr || !meant(*body)) continue;
    revoked.at = entry.stamp ? entry.stamp->received_at : entry.event->made_at;
    revoked.by = replica.person_name(entry.event->author);
    revoked.reason = body->reason;
    revoked.pending = entry.pending();
    break;
  }
  return revoked;
}

base::Result<RegisteredKey> key_of(Replica& replica, const crypto::KeyId& id,
                                   const domain::KeyInfo& info) {
  RegisteredKey key;
  key.id = id;
  key.person = info.person;
  key.person_name = replica.person_name(info.person);
  if (info.enrolled) key.enrolled = info.enrolled->received_at;
  if (!info.revoked) return key;
  const auto meant = [&](const domain::KeyRevoked& body) { return body.key == id; };
  YIBAO_TRY(key.revoked,
            revocation<domain::KeyRevoked>(replica, domain::subject_of(info.person), meant));
  return key;
}

base::Result<std::vector<RegisteredDevice>> devices_of(Replica& replica) {
  const auto registry = replica.registry();
  std::vector<RegisteredDevice> devices;
  for (const auto& [id, info] : registry->devices()) {
    RegisteredDevice device;
    device.id = id;
    device.unit = info.unit;
    device.unit_name = replica.unit_name(info.unit);
    device.here = replica.identity() && replica.identity()->device == id;
    device.search = device.unit_name + " " + id.text();
    if (info.revoked) {
      const auto any = [](const domain::DeviceRevoked&) { return true; };
      YIBAO_TRY(device.revoked,
                revocation<domain::DeviceRevoked>(replica, domain::Subject(id.text()), any));
    }
    for (const auto& [key_id, key_info] : registry->keys()) {
      if (key_info.device != id) continue;
      YIBAO_TRY(RegisteredKey key, key_of(replica, key_id, key_info));
      device.search += " " + key.person_name;
      device.keys.push_back(std::move(key));
    }
    devices.push_back(std::move(device));
  }
  return devices;
}

std::vector<RegisteredDelegation> delegations_of(const Replica& replica) {
  std::vector<RegisteredDelegation> delegations;
  const base::Date today = replica.today();
  for (const domain::DelegationInfo& info : replica.registry()->delegations()) {
    if (info.until < today) continue;
    const domain::PersonInfo* leader = replica.registry()->person(info.leader);
    delegations.push_back({leader == nullptr ? "" : replica.unit_name(leader->unit),
                           replica.person_name(info.leader), replica.person_name(info.delegate),
                           info.from, info.until, info.from <= today});
  }
  std::stable_sort(delegations.begin(), delegations.end(), [](const auto& a, const auto& b) {
    return a.now != b.now ? a.now : a.from < b.from;
  });
  return delegations;
}

}  // namespace

const RegisteredUnit* RegisterSheet::unit(const base::UnitCode& code) const {
  const auto found =
      std::find_if(units.begin(), units.end(), [&](const auto& each) { return each.code == code; });
  return found == units.end() ? nullptr : &*found;
}

const RegisteredPerson* RegisterSheet::person(const base::PersonId& id) const {
  const auto found =
      std::find_if(people.begin(), people.end(), [&](const auto& each) { return each.id == id; });
  return found == people.end() ? nullptr : &*found;
}

base::Result<RegisterSheet> register_sheet(Replica& replica) {
  RegisterSheet sheet;
  sheet.today = replica.today();
  const auto registry = replica.registry();
  for (const auto& [code, info] : registry->units()) sheet.units.push_back(unit_of(replica, info));
  const UnitOrder order(replica);
  std::stable_sort(sheet.units.begin(), sheet.units.end(),
                   [&](const auto& a, const auto& b) { return order.of(a) < order.of(b); });
  std::map<base::UnitCode, std::size_t> places;
  for (const RegisteredUnit& unit : sheet.units) places.emplace(unit.code, places.size());
  for (const auto& [id, info] : registry->people()) {
    sheet.people.push_back(person_of(replica, info));
  }
  std::stable_sort(sheet.people.begin(), sheet.people.end(), [&](const auto& a, const auto& b) {
    return std::pair(places[a.unit], place_of(a)) < std::pair(places[b.unit], place_of(b));
  });
  YIBAO_TRY(sheet.devices, devices_of(replica));
  std::stable_sort(sheet.devices.begin(), sheet.devices.end(),
                   [&](const auto& a, const auto& b) { return places[a.unit] < places[b.unit]; });
  std::map<base::PersonId, std::size_t> keys;
  for (const RegisteredDevice& device : sheet.devices) {
    for (const RegisteredKey& key : device.keys)
      if (device.good(key)) ++keys[key.person];
  }
  for (RegisteredPerson& person : sheet.people) {
    person.keys = keys[person.id];
    const auto place = places.find(person.unit);
    if (place != places.end() && !person.left) ++sheet.units[place->second].people;
  }
  sheet.delegations = delegations_of(replica);
  for (const rules::Unit& unit : client::undefined_units(replica)) {
    sheet.undefined.push_back(unit.name.zh);
  }
  if (const auto ruleset = replica.ruleset()) {
    for (const rules::Named& group : ruleset->words.groups.all()) {
      sheet.groups.emplace_back(group.id, group.name);
    }
  }
  return sheet;
}

}  // namespace yibao::app
