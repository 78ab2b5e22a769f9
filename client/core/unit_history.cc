#include "client/core/unit_history.h"

#include "shared/base/limits.h"
#include "shared/base/text.h"

namespace yibao::client {

bool is_good_name(const std::string& name) {
  return !base::trim(name).empty() && name.size() <= base::limits::kNameBytesMax &&
         base::is_utf8(name) && !base::has_invisible_characters(name) &&
         name.find('\n') == std::string::npos && name.find('\t') == std::string::npos;
}

namespace {

const domain::UnitProfile* profile_of(const Replica& replica, const domain::UnitTerms& terms) {
  return terms.profile ? replica.unit_profile(*terms.profile) : nullptr;
}

// By the newest ruleset that knows it.
const rules::Unit* in_rulesets(const Replica& replica, const base::UnitCode& unit) {
  const auto& rulesets = replica.rulesets();
  for (auto dated = rulesets.rbegin(); dated != rulesets.rend(); ++dated) {
    const rules::Unit* known = dated->ruleset->words.units.by_id(unit.text());
    if (known != nullptr) return known;
  }
  return nullptr;
}

}  // namespace

std::string name_of(const Replica& replica, const base::UnitCode& unit,
                    const domain::UnitTerms& terms) {
  if (const auto* profile = profile_of(replica, terms)) return profile->name;
  const rules::Unit* known = in_rulesets(replica, unit);
  return known != nullptr ? known->name.zh : unit.text();
}

UnitNames names_of(const Replica& replica, const domain::UnitInfo& unit,
                   const domain::UnitTerms& terms) {
  if (const auto* profile = profile_of(replica, terms)) return {profile->name, profile->aliases};
  const rules::Unit* known = in_rulesets(replica, unit.code);
  if (known != nullptr) return {known->name.zh, known->aliases};
  return {unit.code.text(), {}};
}

namespace {

UnitStage stage_of(const Replica& replica, const domain::UnitInfo& unit,
                   const domain::UnitTerms& terms) {
  return {terms.from, names_of(replica, unit, terms), terms.group, terms.parent, terms.headcount};
}

}  // namespace

std::vector<UnitStage> unit_stages(const Replica& replica, const domain::UnitInfo& unit) {
  std::vector<UnitStage> stages;
  for (const domain::UnitTerms& terms : unit.terms) {
    UnitStage stage = stage_of(replica, unit, terms);
    if (stages.empty() || !stages.back().same_as(stage)) stages.push_back(std::move(stage));
  }
  return stages;
}

UnitStage stage_on(const Replica& replica, const domain::UnitInfo& unit, base::Date day) {
  return stage_of(replica, unit, unit.on(day));
}

}  // namespace yibao::client
