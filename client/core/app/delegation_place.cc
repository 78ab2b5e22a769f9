#include "client/core/app/delegation_place.h"

#include "client/core/commands/registry.h"

namespace yibao::app {

base::Result<DelegationSheet> delegation_sheet(client::Replica& replica) {
  DelegationSheet sheet;
  sheet.today = replica.today();
  const domain::PersonInfo* self = replica.person_info();
  if (self == nullptr) return base::fail(base::ErrorCode::kSignedOut);
  sheet.may_grant = self->has(domain::Role::kLeader);
  for (const auto& [id, person] : replica.registry()->people()) {
    if (person.unit != self->unit || person.has_left(sheet.today) || id == self->id) continue;
    sheet.delegates.push_back({id, replica.person_name(id)});
  }
  YIBAO_TRY(sheet.delegations, client::unit_delegations(replica));
  return sheet;
}

void DelegationPlace::close() {
  deed_.forget();
  from.clear();
  until.clear();
}

std::string DelegationPlace::missing() const {
  if (!sheet() || delegate >= sheet()->delegates.size()) return "desk.delegation.nobody";
  const auto first = base::parse_date(from);
  const auto last = base::parse_date(until);
  if (!first || !last) return "desk.delegation.dates_missing";
  if (*last < *first) return "desk.delegation.dates_turned";
  if (*last < sheet()->today) return "desk.delegation.dates_past";
  return "";
}

void DelegationPlace::grant() {
  if (busy() || !missing().empty()) return;
  const base::PersonId to = sheet()->delegates[delegate].id;
  const base::Date first = *base::parse_date(from);
  const base::Date last = *base::parse_date(until);
  deed_.run(
      [to, first, last](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::delegate(replica, to, first, last); });
      },
      [this] {
        from.clear();
        until.clear();
        way_.say("desk.notice.delegated");
      });
}

}  // namespace yibao::app
