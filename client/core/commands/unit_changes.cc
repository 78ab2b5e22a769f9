#include "client/core/commands/unit_changes.h"

#include <algorithm>

#include "client/core/unit_history.h"
#include "shared/base/text.h"
#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

base::Error bad_value(const std::string& detail) {
  return base::Error(ErrorCode::kUsage, detail, {{"detail", detail}});
}

base::Result<const domain::UnitInfo*> known_unit(const Replica& replica,
                                                 const base::UnitCode& unit) {
  const domain::UnitInfo* info = replica.registry()->unit(unit);
  if (info == nullptr) {
    return fail(ErrorCode::kUnitUnknown, "unit", base::TextArgs{{"value", unit.text()}});
  }
  return info;
}

bool leads_to(const domain::Registry& registry, const base::UnitCode& from,
              const base::UnitCode& unit) {
  const auto above = registry.overseers(from);
  return from == unit || std::find(above.begin(), above.end(), unit) != above.end();
}

domain::Content profile_of(Replica& replica, const UnitNames& names) {
  return protocol::to_content(domain::UnitProfile{names.name, names.aliases}, replica.random());
}

// What is defined anew where nothing else is said: as `terms` have it.
domain::UnitDefined defined_as(const domain::UnitInfo& info, const domain::UnitTerms& terms) {
  domain::UnitDefined body;
  body.group = terms.group;
  body.parent = terms.parent;
  body.headcount = terms.headcount;
  body.central_office = info.central_office;
  body.profile = terms.profile;
  return body;
}

base::Result<base::EventId> say(Replica& replica, const domain::UnitInfo& info,
                                const domain::UnitTerms& terms, domain::UnitDefined body,
                                std::optional<domain::Content> profile = {}) {
  NewEvent event;
  // Silence would mean the name that was given last, which may be of other days.
  if (!profile && !body.profile && info.profile) {
    profile = profile_of(replica, names_of(replica, info, terms));
  }
  if (profile) {
    body.profile = domain::address_of(*profile);
    event.contents.push_back(*std::move(profile));
  }
  event.body = std::move(body);
  event.unit = info.code;
  event.subject = domain::subject_of(info.code);
  return submit(replica, std::move(event));
}

const domain::UnitTerms& terms_changed(const Replica& replica, const domain::UnitInfo& info,
                                       const std::optional<base::Date>& from) {
  return info.on(from.value_or(replica.today()));
}

bool changes_anything(const Replica& replica, const domain::UnitInfo& info,
                      const UnitChange& change) {
  const domain::UnitTerms& terms = terms_changed(replica, info, change.from);
  const UnitNames names = names_of(replica, info, terms);
  return (change.name && *change.name != names.name) ||
         (change.aliases && *change.aliases != names.aliases) ||
         (change.group && *change.group != terms.group) ||
         (change.parent && *change.parent != terms.parent) ||
         (change.headcount && *change.headcount != terms.headcount);
}

}  // namespace

base::Status check_change(const Replica& replica, const UnitChange& change) {
  YIBAO_TRY(const domain::UnitInfo* info, known_unit(replica, change.unit));
  const base::Date day = change.from.value_or(replica.today());
  if (change.from && info->ended(day)) return fail(base::not_now("unit_ended"));
  if (change.name && !is_good_name(*change.name)) return fail(base::not_now("name_unfit"));
  for (const std::string& alias : change.aliases.value_or(std::vector<std::string>())) {
    if (!is_good_name(alias)) return fail(base::not_now("name_unfit"));
  }
  const auto& registry = *replica.registry();
  if (change.parent && *change.parent) {
    YIBAO_CHECK(known_unit(replica, **change.parent));
    if (leads_to(registry, **change.parent, change.unit)) return fail(base::not_now("unit_circle"));
  }
  if (change.headcount && change.headcount->value_or(0) < 0) return fail(bad_value("headcount"));
  if (!changes_anything(replica, *info, change)) return fail(base::not_now("nothing_changed"));
  return {};
}

base::Result<base::EventId> change_unit(Replica& replica, const UnitChange& change) {
  YIBAO_CHECK(check_change(replica, change));
  const domain::UnitInfo& info = *replica.registry()->unit(change.unit);
  const domain::UnitTerms& terms = terms_changed(replica, info, change.from);
  domain::UnitDefined body = defined_as(info, terms);
  body.from = change.from;
  if (change.group) body.group = *change.group;
  if (change.parent) body.parent = *change.parent;
  if (change.headcount) body.headcount = *change.headcount;
  std::optional<domain::Content> profile;
  if (change.name || change.aliases) {
    const UnitNames names = names_of(replica, info, terms);
    profile = profile_of(
        replica, {change.name.value_or(names.name), change.aliases.value_or(names.aliases)});
  }
  return say(replica, info, terms, std::move(body), std::move(profile));
}

base::Result<base::EventId> resume_unit(Replica& replica, const base::UnitCode& unit,
                                        base::Date from) {
  YIBAO_TRY(const domain::UnitInfo* info, known_unit(replica, unit));
  if (!info->ends_on) return fail(base::not_now("unit_not_ended"));
  if (from < *info->ends_on) return fail(bad_value("from " + base::to_text(from)));
  const domain::UnitTerms& terms = info->on(*info->ends_on);
  domain::UnitDefined body = defined_as(*info, terms);
  body.from = from;
  return say(replica, *info, terms, std::move(body));
}

base::Result<base::EventId> drop_planned(Replica& replica, const base::UnitCode& unit,
                                         base::Date from) {
  YIBAO_TRY(const domain::UnitInfo* info, known_unit(replica, unit));
  const auto planned = std::find_if(info->terms.begin(), info->terms.end(), [&](const auto& terms) {
    return terms.from == from && from > replica.today();
  });
  if (planned == info->terms.end() || planned == info->terms.begin()) {
    return fail(ErrorCode::kNotFound, "planned", base::TextArgs{{"what", base::to_text(from)}});
  }
  const domain::UnitTerms& terms = *std::prev(planned);
  domain::UnitDefined body = defined_as(*info, terms);
  body.from = from;
  return say(replica, *info, terms, std::move(body));
}

std::vector<rules::Unit> undefined_units(const Replica& replica) {
  std::vector<rules::Unit> units;
  const auto ruleset = replica.ruleset();
  if (!ruleset) return units;
  for (const rules::Unit& unit : ruleset->words.units.all()) {
    if (replica.registry()->unit(base::UnitCode(unit.id)) == nullptr) units.push_back(unit);
  }
  return units;
}

base::Status check_end(const Replica& replica, const base::UnitCode& unit,
                       const std::optional<base::UnitCode>& successor, base::Date from) {
  YIBAO_TRY(const domain::UnitInfo* info, known_unit(replica, unit));
  if (info->ended(from)) return fail(base::not_now("unit_ended"));
  if (info->central_office) return fail(base::not_now("unit_office"));
  if (!successor) return {};
  if (*successor == unit) return fail(base::not_now("unit_itself"));
  YIBAO_TRY(const domain::UnitInfo* heir, known_unit(replica, *successor));
  if (heir->ended(from)) return fail(base::not_now("heir_ended"));
  if (heir->successor && leads_to(*replica.registry(), *heir->successor, unit)) {
    return fail(base::not_now("unit_circle"));
  }
  return {};
}

}  // namespace yibao::client
