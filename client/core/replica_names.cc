// Names of units and people, there and back (replica.h).
#include <algorithm>

#include "client/core/replica.h"
#include "client/core/unit_history.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;

const domain::UnitProfile* Replica::unit_profile(const domain::ContentAddress& address) const {
  const auto profile = unit_profiles_.find(address);
  return profile == unit_profiles_.end() ? nullptr : &profile->second;
}

const domain::PersonProfile* Replica::person_profile(const base::PersonId& person) const {
  const auto profile = person_profiles_.find(person);
  return profile == person_profiles_.end() ? nullptr : &profile->second;
}

std::string Replica::unit_name(const base::UnitCode& unit) const {
  const domain::UnitInfo* info = registry_->unit(unit);
  return name_of(*this, unit, info == nullptr ? domain::UnitTerms() : info->on(today()));
}

std::string Replica::person_name(const base::PersonId& person) const {
  const domain::PersonProfile* profile = person_profile(person);
  return profile == nullptr ? "" : profile->name;
}

base::Result<base::UnitCode> Replica::find_unit(const std::string& text) const {
  if (registry_->unit(base::UnitCode(text)) != nullptr) return base::UnitCode(text);
  // By any name it ever had: old papers use old names.
  for (const auto& [code, info] : registry_->units()) {
    for (const domain::UnitTerms& terms : info.terms) {
      if (!terms.profile) continue;
      const UnitNames names = names_of(*this, info, terms);
      const bool named = names.name == text || std::find(names.aliases.begin(), names.aliases.end(),
                                                         text) != names.aliases.end();
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
