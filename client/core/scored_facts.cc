#include "client/core/scored_facts.h"

#include "shared/rules/fact_codec.h"
#include "shared/rules/registry_units.h"

namespace yibao::client {

std::vector<rules::Unit> own_units(const Replica& replica, const rules::Ruleset& ruleset,
                                   base::Date day) {
  std::vector<rules::Unit> units = rules::scored_units(*replica.registry(), ruleset, day);
  for (rules::Unit& unit : units) unit.name.zh = replica.unit_name(base::UnitCode(unit.id));
  if (replica.is_office() || !replica.identity()) return units;
  std::set<std::string> own = {replica.identity()->unit.text()};
  for (const base::UnitCode& other : replica.registry()->overseen_by(replica.identity()->unit)) {
    own.insert(other.text());
  }
  std::erase_if(units, [&](const rules::Unit& unit) { return !own.contains(unit.id); });
  return units;
}

base::Result<ScoredFacts> ScoredFacts::build(Replica& replica, bool with_pending, base::Date day) {
  const auto ruleset = replica.ruleset_on(day);
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  ScoredFacts made;
  made.facts_ = std::make_unique<rules::FactTable>();
  rules::set_accounts(*made.facts_, *replica.registry(), *ruleset, day);
  base::Status decoded;
  YIBAO_CHECK(replica.index().each_fact(with_pending,
                                        [&](const domain::Subject& subject, base::ByteView bytes) {
                                          const auto rows = rules::decode_facts(bytes);
                                          if (rows) {
                                            made.facts_->put(subject.text(), *rows);
                                          } else {
                                            decoded = base::fail(rows.error());
                                          }
                                        }));
  YIBAO_CHECK(decoded);
  made.facts_->settle();
  made.scoring_ = std::make_unique<rules::Scoring>(replica.rulesets(),
                                                   own_units(replica, *ruleset, day), *made.facts_);
  return made;
}

void ScoredFacts::put(const domain::Subject& subject, const std::vector<rules::FactRow>& rows) {
  for (rules::Code& unit : facts_->put(subject.text(), rows)) touched_.insert(std::move(unit));
}

void ScoredFacts::settle() {
  facts_->settle();
  for (const rules::Code& unit : touched_) scoring_->facts_changed(unit);
  touched_.clear();
}

}  // namespace yibao::client
