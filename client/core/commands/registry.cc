#include "client/core/commands/registry.h"

#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

base::Error usage(const std::string& detail) {
  return base::Error(ErrorCode::kUsage, detail, {{"detail", detail}});
}

}  // namespace

base::Result<base::EventId> define_unit(Replica& replica, const UnitInput& input) {
  if (!base::is_code(input.code.text())) return fail(usage("code " + input.code.text()));
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
  return submit(replica, std::move(event));
}

base::Result<std::size_t> define_units_of_ruleset(Replica& replica) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return fail(ErrorCode::kRulesetMissing);
  std::size_t defined = 0;
  for (const rules::Unit& unit : ruleset->words.units.all()) {
    const base::UnitCode code(unit.id);
    if (replica.registry()->unit(code) != nullptr) continue;
    UnitInput input;
    input.code = code;
    input.group = unit.group;
    if (unit.parent) input.parent = base::UnitCode(*unit.parent);
    input.headcount = unit.headcount;
    YIBAO_CHECK(define_unit(replica, input));
    ++defined;
  }
  return defined;
}

base::Result<base::EventId> end_unit(Replica& replica, const base::UnitCode& unit,
                                     const std::optional<base::UnitCode>& successor,
                                     base::Date from, bool begins_anew) {
  if (successor == unit) return fail(usage("successor " + unit.text()));
  NewEvent event;
  event.body = domain::UnitSucceeded{successor, from, begins_anew};
  event.unit = unit;
  event.subject = domain::subject_of(unit);
  return submit(replica, std::move(event));
}

base::Result<base::PersonId> define_person(Replica& replica, const PersonInput& input) {
  if (input.roles.empty()) return fail(usage("roles"));
  const base::PersonId id = input.id.value_or(replica.ids().make<base::PersonId>());
  NewEvent event;
  event.contents.push_back(protocol::to_content(input.profile, replica.random()));
  domain::PersonDefined body;
  body.roles = input.roles;
  body.post = input.post;
  body.profile = domain::address_of(event.contents.back());
  event.body = std::move(body);
  event.unit = input.unit;
  event.subject = domain::subject_of(id);
  YIBAO_CHECK(submit(replica, std::move(event)));
  return id;
}

base::Result<base::EventId> person_left(Replica& replica, const base::PersonId& person,
                                        base::Date from,
                                        const std::optional<base::PersonId>& successor) {
  const domain::PersonInfo* info = replica.registry()->person(person);
  if (info == nullptr)
    return fail(ErrorCode::kNotFound, "person", base::TextArgs{{"what", person.text()}});
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
