// What somebody has open, so that it can be handed over when they leave: items of theirs that are
// under way, commissions of their unit that wait for an answer, signing for others or by others.
// The office sees what it is shown (what was never signed stays in the unit); the unit all of it.
// Core thread.
#pragma once

#include "client/core/replica.h"

namespace yibao::client {

struct OpenItem {
  domain::Subject item;
  std::string title;  // "" where the words are not here
  domain::Stage stage = domain::Stage::kOffered;
  bool wrote = false;       // as its author
  bool signed_off = false;  // as its signer
};

struct OpenCommission {
  domain::Subject commission;
  std::string title;
  base::Timestamp due{};
};

struct OpenDelegation {
  base::EventId event;
  bool gave = false;  // lets somebody sign; else signs for somebody
  std::string other;
  base::Date from{}, until{};
};

struct OpenWork {
  std::vector<OpenItem> items;  // the newest first
  std::vector<OpenCommission> commissions;
  std::vector<OpenDelegation> delegations;  // that hold now or later
  bool empty() const { return items.empty() && commissions.empty() && delegations.empty(); }
};
// `among`: items that may be theirs, where the caller knows; else all are looked through. Error:
// person_unknown; those of the store.
base::Result<OpenWork> open_work(
    Replica& replica, const base::PersonId& person,
    const std::optional<std::vector<domain::Subject>>& among = std::nullopt);

// Under way in the unit or at the office: somebody has to go on with it.
bool is_open(domain::Stage stage);

// Those of the unit's people who have left and whose work the signed-in person goes on with.
std::map<base::PersonId, std::string> taken_over(const Replica& replica);

}  // namespace yibao::client
