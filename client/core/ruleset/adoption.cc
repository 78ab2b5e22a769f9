#include "client/core/ruleset/adoption.h"

#include "client/core/bulletins.h"
#include "client/core/submit.h"
#include "shared/protocol/documents.h"
#include "shared/rules/load.h"

namespace yibao::client {
namespace {

// The closing bulletin whose period ends last.
base::Result<std::optional<rules::AdoptionFault>> closed_period(Replica& replica, base::Date from) {
  YIBAO_TRY(const auto published, bulletins(replica));
  std::optional<rules::Period> latest;
  rules::AdoptionFault fault{"closed", {}};
  for (const PublishedBulletin& each : published) {
    const auto period = rules::parse_period(each.fact.body.period);
    if (!period || !is_closing(replica, each) || period->last < from ||
        (latest && period->last <= latest->last))
      continue;
    latest = period;
    fault.args = {{"number", std::to_string(each.fact.body.number)},
                  {"period", period->text()},
                  {"first", base::to_text(period->last + std::chrono::days(1))}};
  }
  return latest ? std::optional(std::move(fault)) : std::nullopt;
}

}  // namespace

base::Result<AdoptionCheck> check_adoption(Replica& replica, const std::string& json_text,
                                           std::optional<base::Date> from) {
  AdoptionCheck check;
  check.next_version = rules::next_version(*replica.registry());
  rules::LoadedRuleset loaded = rules::load_ruleset(json_text);
  check.problems = std::move(loaded.problems);
  if (!loaded.ruleset) {
    check.from = from.value_or(replica.today());
    return check;
  }
  check.ruleset = loaded.ruleset;
  check.from = from.value_or(loaded.ruleset->in_force_from);
  check.faults =
      rules::adoption_faults(*replica.registry(), *check.ruleset, check.from,
                             [&](const base::UnitCode& unit) { return replica.unit_name(unit); });
  YIBAO_TRY(auto closed, closed_period(replica, check.from));
  if (closed) check.faults.push_back(*std::move(closed));
  return check;
}

base::Result<AdoptionResult> adopt_ruleset(Replica& replica, const std::string& json_text,
                                           std::optional<base::Date> from) {
  AdoptionResult result;
  YIBAO_TRY(result.check, check_adoption(replica, json_text, from));
  if (!result.check.passes()) return result;
  const rules::Ruleset& ruleset = *result.check.ruleset;
  NewEvent event;
  event.contents.push_back(
      domain::make_content(domain::MediaType::kRuleset, json_text, replica.random()));
  YIBAO_CHECK(protocol::check_content(event.contents.back()));
  domain::RulesetAdopted body;
  body.ruleset = ruleset.id;
  body.version = ruleset.version;
  body.hash = rules::ruleset_hash(json_text);
  body.from = result.check.from;
  body.text = domain::address_of(event.contents.back());
  event.body = std::move(body);
  event.subject = domain::Subject(ruleset.id);
  YIBAO_TRY(result.event, submit(replica, std::move(event)));
  return result;
}

}  // namespace yibao::client
