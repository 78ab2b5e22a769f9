// Names of units and people, there and back (replica.h).
#include <algorithm>

#include "client/core/replica.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;

const domain::UnitProfile* Replica::unit_profile(const base::UnitCode& unit) const {
  const auto profiles = unit_profiles_.find(unit);
  if (profiles == unit_profiles_.end()) return nullptr;
  const base::Date day = today();
  const domain::UnitProfile* found = nullptr;
  for (const auto& [from, profile] : profiles->second) {
    if (from <= day) found = &profile;
  }
  return found;
}

std::string Replica::unit_name(const base::UnitCode& unit) const {
  if (const domain::UnitProfile* profile = unit_profile(unit)) return profile->name;
  for (auto dated = rulesets_.rbegin(); dated != rulesets_.rend(); ++dated) {
    if (const auto* known = dated->ruleset->words.units.by_id(unit.text())) return known->name.zh;
  }
  // A unit that is yet to begin.
  const auto profiles = unit_profiles_.find(unit);
  return profiles == unit_profiles_.end() ? unit.text() : profiles->second.front().second.name;
}

std::string Replica::person_name(const base::PersonId& person) const {
  const auto profile = person_profiles_.find(person);
  return profile == person_profiles_.end() ? "" : profile->second.name;
}

base::Result<base::UnitCode> Replica::find_unit(const std::string& text) const {
  if (registry_->unit(base::UnitCode(text)) != nullptr) return base::UnitCode(text);
  // By any name it ever had: old papers use old names.
  for (const auto& [code, profiles] : unit_profiles_) {
    for (const auto& [from, profile] : profiles) {
      const auto& aliases = profile.aliases;
      const bool named =
          profile.name == text || std::find(aliases.begin(), aliases.end(), text) != aliases.end();
      if (named) return code;
    }
  }
  for (auto dated = rulesets_.rbegin(); dated != rulesets_.rend(); ++dated) {
    if (const auto* known = dated->ruleset->words.units.find(text)) {
      return base::UnitCode(known->id);
    }
  }
  return fail(ErrorCode::kUnitUnknown, "unit", base::TextArgs{{"value", text}});
}

base::Result<base::PersonId> Replica::find_person(const std::string& text) const {
  if (const auto id = base::PersonId::parse(text)) {
    if (registry_->person(*id) != nullptr) return *id;
  }
  std::vector<base::PersonId> found;
  std::string choices;
  for (const auto& [id, profile] : person_profiles_) {
    if (profile.name == text) found.push_back(id);
    choices += (choices.empty() ? "" : "、") + profile.name;
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return fail(ErrorCode::kPersonUnknown, "person",
                base::TextArgs{{"value", text}, {"choices", choices}});
  }
  std::string ids;
  for (const base::PersonId& id : found) ids += (ids.empty() ? "" : ", ") + id.text();
  return fail(ErrorCode::kAmbiguous, "person", base::TextArgs{{"value", text}, {"choices", ids}});
}

}  // namespace yibao::client
