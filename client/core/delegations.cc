#include "client/core/delegations.h"

#include <algorithm>

#include "shared/rules/signoff.h"

namespace yibao::client {

base::Result<std::vector<DelegationView>> unit_delegations(Replica& replica) {
  const auto registry = replica.registry();
  const base::Date today = replica.today();
  std::vector<DelegationView> views;
  for (const domain::DelegationInfo& info : registry->delegations()) {
    const domain::PersonInfo* leader = registry->person(info.leader);
    if (leader == nullptr || leader->unit != replica.identity()->unit) continue;
    DelegationView view;
    view.event = info.event;
    view.leader = info.leader;
    view.leader_name = replica.person_name(info.leader);
    view.delegate_name = replica.person_name(info.delegate);
    view.from = info.from;
    view.until = info.until;
    view.phase = today < info.from    ? DelegationView::Phase::kComing
                 : info.until < today ? DelegationView::Phase::kPast
                                      : DelegationView::Phase::kNow;
    YIBAO_TRY(const auto entry, replica.entries().find(info.event));
    view.pending = entry && !entry->stamp;
    views.push_back(std::move(view));
  }
  std::stable_sort(views.begin(), views.end(), [](const auto& a, const auto& b) {
    return a.phase != b.phase ? a.phase < b.phase : a.from > b.from;
  });
  return views;
}

std::string signs_for(Replica& replica, const rules::Ruleset& ruleset, const domain::Offer& offer) {
  const domain::PersonInfo* person = replica.person_info();
  if (person == nullptr) return {};
  const auto delegation =
      rules::delegation_for(ruleset, offer, *person, *replica.registry(), replica.today());
  return delegation ? delegating_leader(replica, *delegation) : "";
}

std::string delegating_leader(Replica& replica, const base::EventId& delegation) {
  const domain::DelegationInfo* info = replica.registry()->delegation(delegation);
  return info == nullptr ? "" : replica.person_name(info->leader);
}

}  // namespace yibao::client
