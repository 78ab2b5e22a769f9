#include "client/core/commands/registry.h"

#include "client/core/commands/people.h"
#include "client/core/commands/unit_changes.h"
#include "client/core/unit_history.h"
#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

base::Error usage(const std::string& detail) {
  return base::Error(ErrorCode::kUsage, detail, {{"detail", detail}});
}

NewEvent unit_event(Replica& replica, const UnitInput& input) {
  NewEvent event;
  domain::UnitDefined body;
  body.group = input.group;
  body.parent = input.parent;
  body.headcount = input.headcount;
  body.central_office = input.central_office;
  body.from = input.from;
  if (!input.name.empty()) {
    event.contents.push_back(
        protocol::to_content(domain::UnitProfile{input.name, input.aliases}, replica.random()));
    body.profile = domain::address_of(event.contents.back());
  }
  event.body = std::move(body);
  event.unit = input.code;
  event.subject = domain::subject_of(input.code);
  return event;
}

}  // namespace

base::Result<base::EventId> define_unit(Replica& replica, const UnitInput& input) {
  if (!base::is_code(input.code.text())) return fail(usage("code " + input.code.text()));
  if (!input.name.empty() && !is_good_name(input.name)) return fail(base::not_now("name_unfit"));
  return submit(replica, unit_event(replica, input));
}

base::Result<std::size_t> define_units_of_ruleset(Replica& replica) {
  if (!replica.ruleset()) return fail(ErrorCode::kRulesetMissing);
  std::vector<NewEvent> events;
  for (const rules::Unit& unit : undefined_units(replica)) {
    UnitInput input;
    input.code = base::UnitCode(unit.id);
    input.group = unit.group;
    if (unit.parent) input.parent = base::UnitCode(*unit.parent);
    input.headcount = unit.headcount;
    events.push_back(unit_event(replica, input));
  }
  YIBAO_TRY(const auto defined, submit_all(replica, std::move(events)));
  return defined.size();
}

base::Result<base::EventId> end_unit(Replica& replica, const base::UnitCode& unit,
                                     const std::optional<base::UnitCode>& successor,
                                     base::Date from, bool begins_anew) {
  YIBAO_CHECK(check_end(replica, unit, successor, from));
  NewEvent event;
  event.body = domain::UnitSucceeded{successor, from, begins_anew};
  event.unit = unit;
  event.subject = domain::subject_of(unit);
  return submit(replica, std::move(event));
}

base::Result<base::PersonId> define_person(Replica& replica, const PersonInput& input) {
  const base::PersonId id = input.id.value_or(replica.ids().make<base::PersonId>());
  YIBAO_TRY(auto events, person_events(replica, id, input, true));
  YIBAO_CHECK(submit_all(replica, std::move(events)));
  return id;
}

base::Result<base::EventId> person_left(Replica& replica, const base::PersonId& person,
                                        base::Date from,
                                        const std::optional<base::PersonId>& successor) {
  YIBAO_CHECK(check_leaving(replica, person, from, successor));
  const domain::PersonInfo* info = replica.registry()->person(person);
  NewEvent event;
  event.body = domain::PersonLeft{from, successor};
  event.unit = info->unit;
  event.subject = domain::subject_of(person);
  return submit(replica, std::move(event));
}

base::Result<base::EventId> revoke_key(Replica& replica, const crypto::KeyId& key,
                                       const std::string& reason) {
  const domain::KeyInfo* info = replica.registry()->key(key);
  if (info == nullptr)
    return fail(ErrorCode::kNotFound, "key", base::TextArgs{{"what", key.text()}});
  YIBAO_CHECK(check_revoking(replica, key, std::nullopt));
  const domain::PersonInfo* person = replica.registry()->person(info->person);
  NewEvent event;
  event.body = domain::KeyRevoked{key, reason};
  if (person != nullptr) event.unit = person->unit;
  event.subject = domain::subject_of(info->person);
  return submit(replica, std::move(event));
}

base::Result<base::EventId> revoke_device(Replica& replica, const base::DeviceId& device,
                                          const std::string& reason) {
  const domain::DeviceInfo* info = replica.registry()->device(device);
  if (info == nullptr) {
    return fail(ErrorCode::kNotFound, "device", base::TextArgs{{"what", device.text()}});
  }
  YIBAO_CHECK(check_revoking(replica, std::nullopt, device));
  NewEvent event;
  event.body = domain::DeviceRevoked{device, reason};
  event.unit = info->unit;
  event.subject = domain::Subject(device.text());
  return submit(replica, std::move(event));
}

base::Result<base::EventId> delegate(Replica& replica, const base::PersonId& to, base::Date from,
                                     base::Date until) {
  const domain::PersonInfo* other = replica.registry()->person(to);
  const domain::PersonInfo* self = replica.person_info();
  if (other == nullptr || self == nullptr || other->unit != self->unit || until < from) {
    return fail(usage("delegate"));
  }
  NewEvent event;
  event.body = domain::DelegationGranted{to, from, until};
  event.subject = domain::subject_of(*replica.person());
  return submit(replica, std::move(event));
}

base::Result<base::EventId> set_target(Replica& replica, const base::UnitCode& unit,
                                       const std::string& target, const std::string& value,
                                       base::Date from, const std::string& reason) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  if (ruleset->target(target) == nullptr) return fail(usage("target " + target));
  if (value != "none" && !base::Decimal::parse(value)) return fail(usage("value " + value));
  NewEvent event;
  domain::TargetSet body{target, value, from, std::nullopt};
  if (!reason.empty()) {
    event.contents.push_back(protocol::to_content(domain::Note{reason}, replica.random()));
    body.reason = domain::address_of(event.contents.back());
  }
  event.body = std::move(body);
  event.unit = unit;
  event.subject = domain::subject_of(unit);
  return submit(replica, std::move(event));
}

}  // namespace yibao::client
