#include "shared/domain/registry.h"

#include <algorithm>
#include <set>

namespace yibao::domain {

// What each registry event does; everything else falls to the last overload.
struct RegistryFold {
  Registry& registry;
  const Entry& entry;
  const Event& event;

  void operator()(const LogOpened& body) const {
    registry.log_id_ = body.log_id;
    registry.log_key_ = crypto::public_key_from_text(body.log_key);
  }
  void operator()(const UnitDefined& body) const {
    UnitInfo& unit = registry.units_[event.unit];
    unit.code = event.unit;
    unit.central_office = body.central_office;
    if (body.from && unit.ended(*body.from)) {
      // Taken up again: nobody stands for it any more, nor sees what it says from now on.
      unit.ends_on.reset();
      unit.successor.reset();
      unit.begins_anew = false;
    }
    // Without a new name it keeps the one it has.
    const auto& profile = body.profile ? body.profile : unit.profile;
    const UnitTerms terms{body.from, body.group, body.parent, body.headcount, profile};
    static_cast<UnitTerms&>(unit) = terms;
    if (!terms.from) unit.terms.clear();
    std::erase_if(unit.terms, [&](const UnitTerms& other) { return other.from == terms.from; });
    const auto later = std::find_if(unit.terms.begin(), unit.terms.end(),
                                    [&](const auto& other) { return other.from > terms.from; });
    unit.terms.insert(later, terms);
  }
  void operator()(const UnitSucceeded& body) const {
    UnitInfo& unit = registry.units_[event.unit];
    unit.code = event.unit;
    unit.ends_on = body.from;
    unit.successor = body.successor;
    unit.begins_anew = body.begins_anew;
  }
  void operator()(const PersonDefined& body) const {
    const auto id = PersonId::parse(event.subject.text());
    if (!id) return;
    PersonInfo& person = registry.people_[*id];
    person.id = *id;
    person.unit = event.unit;
    person.roles = body.roles;
    person.post = body.post;
    person.profile = body.profile;
    person.left.reset();
    person.successor.reset();
  }
  void operator()(const PersonLeft& body) const {
    const auto id = PersonId::parse(event.subject.text());
    if (!id) return;
    const auto found = registry.people_.find(*id);
    if (found == registry.people_.end()) return;
    found->second.left = body.from;
    found->second.successor = body.successor;
  }
  void operator()(const KeyEnrolled& body) const {
    const auto key = crypto::public_key_from_text(body.key);
    if (!key) return;
    registry.keys_.emplace(key->id(),
                           KeyInfo{*key, body.person, body.device, entry.stamp, std::nullopt});
    if (!body.first_administrator) return;
    PersonInfo& person = registry.people_[body.person];
    person.id = body.person;
    person.unit = event.unit;
    person.roles = {Role::kAdministrator, Role::kOffice};
    UnitInfo& office = registry.units_[event.unit];
    office.code = event.unit;
    office.central_office = true;
  }
  void operator()(const KeyRevoked& body) const {
    const auto found = registry.keys_.find(body.key);
    if (found == registry.keys_.end() || found->second.revoked) return;
    found->second.revoked = entry.stamp.value_or(Stamp{});
  }
  void operator()(const DeviceEnrolled& body) const {
    const auto key = crypto::public_key_from_text(body.key);
    if (!key) return;
    registry.devices_.emplace(body.device, DeviceInfo{body.device, *key, event.unit, std::nullopt});
  }
  void operator()(const DeviceRevoked& body) const {
    const auto found = registry.devices_.find(body.device);
    if (found == registry.devices_.end() || found->second.revoked) return;
    found->second.revoked = entry.stamp.value_or(Stamp{});
  }
  void operator()(const DelegationGranted& body) const {
    registry.delegations_.push_back({event.id, event.author, body.delegate, body.from, body.until});
  }
  void operator()(const RulesetAdopted& body) const {
    registry.rulesets_.push_back(
        {event.id, body.ruleset, body.version, body.hash, body.from, body.text});
  }
  void operator()(const TargetSet& body) const {
    registry.unit_targets_.push_back({event.unit, body.target, body.value, body.from, body.reason});
  }
  template <class Body>
  void operator()(const Body& /*not the registry's*/) const {}
};

const UnitTerms& UnitInfo::on(Date day) const {
  const UnitTerms* found = nullptr;
  for (const UnitTerms& each : terms) {
    if (found == nullptr || !each.from || *each.from <= day) found = &each;
  }
  return found == nullptr ? *this : *found;
}

bool PersonInfo::has(Role role) const {
  return std::find(roles.begin(), roles.end(), role) != roles.end();
}

bool Registry::is_registry_event(EventType type) {
  switch (type) {
    case EventType::kLogOpened:
    case EventType::kLogRestored:
    case EventType::kKeyEnrolled:
    case EventType::kDeviceEnrolled:
    case EventType::kUnitDefined:
    case EventType::kUnitSucceeded:
    case EventType::kPersonDefined:
    case EventType::kPersonLeft:
    case EventType::kKeyRevoked:
    case EventType::kDeviceRevoked:
    case EventType::kDelegationGranted:
    case EventType::kRulesetAdopted:
    case EventType::kTargetSet: return true;
    default: return false;
  }
}

void Registry::apply(const Entry& entry) {
  std::visit(RegistryFold{*this, entry, *entry.event}, entry.event->body);
}

const UnitInfo* Registry::unit(const UnitCode& code) const {
  const auto found = units_.find(code);
  return found == units_.end() ? nullptr : &found->second;
}

const PersonInfo* Registry::person(const PersonId& id) const {
  const auto found = people_.find(id);
  return found == people_.end() ? nullptr : &found->second;
}

const KeyInfo* Registry::key(const KeyId& id) const {
  const auto found = keys_.find(id);
  return found == keys_.end() ? nullptr : &found->second;
}

const DeviceInfo* Registry::device(const DeviceId& id) const {
  const auto found = devices_.find(id);
  return found == devices_.end() ? nullptr : &found->second;
}

const DelegationInfo* Registry::delegation(const EventId& event) const {
  for (const DelegationInfo& info : delegations_) {
    if (info.event == event) return &info;
  }
  return nullptr;
}

const RulesetInfo* Registry::ruleset_on(Date day) const {
  const RulesetInfo* best = nullptr;
  for (const RulesetInfo& info : rulesets_) {
    if (info.from > day) continue;
    if (best == nullptr || info.from >= best->from) best = &info;
  }
  return best;
}

std::vector<UnitCode> Registry::overseers(const UnitCode& unit) const {
  std::vector<UnitCode> found;
  const auto add_those_of = [&](const UnitCode& each) {
    const UnitInfo* info = this->unit(each);
    if (info == nullptr) return;
    for (const auto& other : {info->parent, info->successor}) {
      const bool known =
          !other || *other == unit || std::find(found.begin(), found.end(), *other) != found.end();
      if (!known) found.push_back(*other);
    }
  };
  add_those_of(unit);
  for (std::size_t i = 0; i < found.size(); ++i) add_those_of(UnitCode(found[i]));
  return found;
}

std::vector<UnitCode> Registry::overseen_by(const UnitCode& unit) const {
  std::vector<UnitCode> units;
  for (const auto& [code, info] : units_) {
    const auto chain = overseers(code);
    if (std::find(chain.begin(), chain.end(), unit) != chain.end()) units.push_back(code);
  }
  return units;
}

bool Registry::units_change(Date after, Date upto) const {
  const auto between = [&](const std::optional<Date>& day) {
    return day && after < *day && *day <= upto;
  };
  return std::any_of(units_.begin(), units_.end(), [&](const auto& unit) {
    const UnitInfo& info = unit.second;
    return between(info.ends_on) ||
           std::any_of(info.terms.begin(), info.terms.end(),
                       [&](const UnitTerms& terms) { return between(terms.from); });
  });
}

bool Registry::is_central_office(const UnitCode& unit) const {
  const UnitInfo* info = this->unit(unit);
  return info != nullptr && info->central_office;
}

Subject subject_of(const UnitCode& unit) {
  return Subject(unit.text());
}
Subject subject_of(const PersonId& person) {
  return Subject(person.text());
}

}  // namespace yibao::domain
