// Who signs for whom: the unit's delegations for days of absence, as a person reads them. (Granting
// one: commands/registry.h.)
#pragma once

#include "client/core/replica.h"
#include "shared/domain/item.h"

namespace yibao::client {

struct DelegationView {
  enum class Phase : std::uint8_t { kNow, kComing, kPast };
  base::EventId event;
  base::PersonId leader;
  std::string leader_name;
  std::string delegate_name;
  base::Date from{};
  base::Date until{};
  Phase phase = Phase::kPast;
  bool pending = false;  // not in the log yet
};

// Of the replica's unit: those that hold today, then those to come, then past ones; the newest
// first of each.
base::Result<std::vector<DelegationView>> unit_delegations(Replica& replica);

// The leader with whose authority the signed-in person would sign the offer; "" where they sign by
// their own post, or not at all.
std::string signs_for(Replica& replica, const rules::Ruleset& ruleset, const domain::Offer& offer);
// The leader who granted it; "" where it is not known here.
std::string delegating_leader(Replica& replica, const base::EventId& delegation);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::DelegationView::Phase, "now", "coming", "past");
