#include "client/core/hand_over.h"

#include <algorithm>

#include "client/core/commands/people.h"

namespace yibao::client {
namespace {

base::Result<std::vector<ItemRow>> rows_among(
    Replica& replica, const std::optional<std::vector<domain::Subject>>& among) {
  if (!among) return replica.index().items();
  std::vector<ItemRow> rows;
  for (const domain::Subject& subject : *among) {
    YIBAO_TRY(auto row, replica.index().item(subject));
    if (row) rows.push_back(*std::move(row));
  }
  return rows;
}

std::vector<OpenItem> open_items(const std::vector<ItemRow>& rows,
                                 const domain::PersonInfo& person) {
  std::vector<OpenItem> items;
  for (const ItemRow& row : rows) {
    if (row.unit != person.unit || !is_open(row.stage)) continue;
    const bool wrote = row.author == person.id;
    const bool signed_it = row.signed_by == person.id;
    if (!wrote && !signed_it) continue;
    items.push_back({row.item, row.title, row.stage, wrote, signed_it});
  }
  return items;
}

base::Result<std::vector<OpenCommission>> open_commissions(Replica& replica,
                                                           const base::UnitCode& unit) {
  YIBAO_TRY(const auto rows, replica.index().commissions());
  std::vector<OpenCommission> open;
  for (const CommissionRow& row : rows) {
    const RowAnswer* answer = row.of(unit);
    if (answer == nullptr || !answer->verdict.empty() || row.cancelled) continue;
    YIBAO_TRY(const domain::CommissionState state, replica.commission(row.commission));
    open.push_back({row.commission, row.title, state.due_for(unit).value_or(base::Timestamp())});
  }
  std::stable_sort(open.begin(), open.end(),
                   [](const auto& a, const auto& b) { return a.due < b.due; });
  return open;
}

std::vector<OpenDelegation> open_delegations(const Replica& replica, const base::PersonId& person) {
  std::vector<OpenDelegation> open;
  for (const domain::DelegationInfo& info : replica.registry()->delegations()) {
    const bool gave = info.leader == person;
    if ((!gave && info.delegate != person) || info.until < replica.today()) continue;
    open.push_back({info.event, gave, replica.person_name(gave ? info.delegate : info.leader),
                    info.from, info.until});
  }
  return open;
}

}  // namespace

bool is_open(domain::Stage stage) {
  switch (stage) {
    case domain::Stage::kOffered:
    case domain::Stage::kSentBack:
    case domain::Stage::kSignedOff:
    case domain::Stage::kReceived:
    case domain::Stage::kReturned: return true;
    default: return false;
  }
}

base::Result<OpenWork> open_work(Replica& replica, const base::PersonId& person,
                                 const std::optional<std::vector<domain::Subject>>& among) {
  const domain::PersonInfo* info = replica.registry()->person(person);
  if (info == nullptr) {
    return base::fail(base::ErrorCode::kPersonUnknown, "person",
                      base::TextArgs{{"value", person.text()}, {"choices", ""}});
  }
  OpenWork work;
  YIBAO_TRY(const auto rows, rows_among(replica, among));
  work.items = open_items(rows, *info);
  YIBAO_TRY(work.commissions, open_commissions(replica, info->unit));
  work.delegations = open_delegations(replica, person);
  return work;
}

std::map<base::PersonId, std::string> taken_over(const Replica& replica) {
  std::map<base::PersonId, std::string> people;
  if (!replica.person()) return people;
  const auto registry = replica.registry();
  for (const auto& [id, info] : registry->people()) {
    if (goes_on_for(*registry, id, replica.today()) == replica.person()) {
      people[id] = replica.person_name(id);
    }
  }
  return people;
}

}  // namespace yibao::client
