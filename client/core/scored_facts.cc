#include "client/core/scored_facts.h"

#include "shared/rules/fact_codec.h"
#include "shared/rules/registry_units.h"

namespace yibao::client {

std::vector<rules::Unit> own_units(const Replica& replica, const rules::Ruleset& ruleset) {
  std::vector<rules::Unit> units = rules::scored_units(*replica.registry(), ruleset);
  if (replica.is_office() || !replica.identity()) return units;
  std::set<std::string> own = {replica.identity()->unit.text()};
  for (const base::UnitCode& below : replica.registry()->descendants(replica.identity()->unit)) {
    own.insert(below.text());
  }
  std::erase_if(units, [&](const rules::Unit& unit) { return !own.contains(unit.id); });
  return units;
}

base::Result<ScoredFacts> ScoredFacts::build(Replica& replica, bool with_pending) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  ScoredFacts made;
  made.facts_ = std::make_unique<rules::FactTable>(ruleset->sub_units_count_for_parent);
  auto units = own_units(replica, *ruleset);
  for (const rules::Unit& unit : units) {
    if (unit.parent) made.facts_->set_parent(unit.id, *unit.parent);
  }
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
  made.scoring_ =
      std::make_unique<rules::Scoring>(replica.rulesets(), std::move(units), *made.facts_);
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
