#include "client/core/app/draft_list.h"

#include <algorithm>

#include "client/core/commands/phone_report.h"
#include "client/core/delegations.h"
#include "shared/rules/signoff.h"

namespace yibao::app {
namespace {

// Only a draft that waits for a signature is folded for this: there are never many.
void add_duty(client::Replica& replica, DraftRow& row) {
  const auto ruleset = replica.ruleset();
  const domain::PersonInfo* person = replica.person_info();
  if (!ruleset || person == nullptr || row.unit != person->unit) return;
  const auto state = replica.item(row.id);
  if (!state) return;
  const domain::Offer* offer = state->current_offer();
  if (offer == nullptr) return;
  row.author = replica.person_name(offer->author);
  const auto& registry = *replica.registry();
  const bool mine =
      rules::check_signer(*ruleset, *offer, *person, registry, replica.today()).has_value();
  row.duty = mine ? SignDuty::kMine : SignDuty::kOthers;
  if (mine) row.for_leader = client::signs_for(replica, *ruleset, *offer);
}

bool is_under_way(const std::string& state) {
  constexpr std::string_view kStates[] = {"offered", "sent_back", "signed_off", "returned"};
  return std::find(std::begin(kStates), std::end(kStates), state) != std::end(kStates);
}

// As above: only what can still be offered again is folded for this.
bool has_two_heads(client::Replica& replica, const client::ItemRow& row) {
  const bool open = row.stage == domain::Stage::kOffered || row.stage == domain::Stage::kSentBack ||
                    row.stage == domain::Stage::kReturned;
  if (!open || row.words_gone) return false;
  const auto state = replica.item(row.item);
  return state && state->heads().size() > 1;
}

}  // namespace

bool DraftList::any_to_sign() const {
  return std::any_of(rows_->begin(), rows_->end(),
                     [](const auto& row) { return row->duty == SignDuty::kMine; });
}

void DraftList::clear() {
  started_ = false;
  local_.clear();
  items_.clear();
  rows_ = std::make_shared<DraftRows>();
  waiting_ = std::make_shared<WaitingItems>();
}

base::Result<bool> DraftList::refresh(client::Replica& replica) {
  YIBAO_TRY(const bool local_changed, refresh_local(replica));
  YIBAO_TRY(const bool items_changed, refresh_items(replica));
  if (!local_changed && !items_changed) return false;
  auto rows = std::make_shared<DraftRows>();
  rows->reserve(local_.size() + items_.size());
  for (const auto& [id, local] : local_) rows->push_back(local.row);
  for (const auto& [id, row] : items_) {
    if (!local_.contains(id)) rows->push_back(row);
  }
  std::stable_sort(rows->begin(), rows->end(),
                   [](const auto& a, const auto& b) { return a->changed_at > b->changed_at; });
  // An emergency stands on top for as long as something is to be done about it.
  std::stable_partition(rows->begin(), rows->end(), [](const auto& row) { return row->pressing; });
  rows_ = std::move(rows);
  waiting_ = std::make_shared<WaitingItems>(waiting_items(*rows_, replica.is_office()));
  return true;
}

base::Result<bool> DraftList::refresh_local(client::Replica& replica) {
  YIBAO_TRY(const auto drafts, replica.drafts().all());
  bool changed = drafts.size() != local_.size();
  std::map<domain::Subject, Local> now;
  for (const client::DraftInfo& info : drafts) {
    const auto known = local_.find(info.draft);
    if (known != local_.end() && known->second.newest == info.newest) {
      now.insert(*known);
      continue;
    }
    YIBAO_TRY(const auto document, replica.drafts().load(info.draft));
    auto row = std::make_shared<DraftRow>();
    row->id = info.draft;
    row->state = "drafting";
    row->changed_at = info.changed_at;
    row->local = true;
    if (replica.identity()) row->unit = replica.identity()->unit;
    row->unit_name = replica.unit_name(row->unit);
    if (document) {
      row->title = document->words.title;
      row->kind = document->kind;
      row->emergency = row->pressing = document->emergency;
      row->awaits_text = client::awaits_text(replica, *document);
      row->commission = document->commission;
      row->internal = document->internal;
    }
    now[info.draft] = {info.newest, std::move(row)};
    changed = true;
  }
  local_ = std::move(now);
  return changed;
}

base::Result<bool> DraftList::refresh_items(client::Replica& replica) {
  const auto changes = replica.index().take_changes();
  if (!changes || !started_) {
    YIBAO_TRY(const auto rows, replica.index().items());
    items_.clear();
    for (const client::ItemRow& row : rows) put_item(replica, row);
    started_ = true;
    return true;
  }
  for (const domain::Subject& subject : *changes) {
    YIBAO_TRY(const auto row, replica.index().item(subject));
    if (row) {
      put_item(replica, *row);
    } else {
      items_.erase(subject);
    }
  }
  return !changes->empty();
}

void DraftList::put_item(client::Replica& replica, const client::ItemRow& from) {
  auto row = std::make_shared<DraftRow>();
  row->id = from.item;
  row->title = from.title;
  row->edited_title = from.edited_title;
  row->kind = from.kind;
  row->state = base::enum_name(from.stage);
  row->unit = from.unit;
  row->unit_name = replica.unit_name(from.unit);
  row->changed_at = base::from_millis(from.changed_at);
  row->reason = from.reason;
  row->words_gone = from.words_gone;
  row->pending = from.pending;
  row->emergency = from.emergency;
  row->pressing = from.emergency && is_under_way(row->state);
  row->commission = from.commission;
  row->two_heads = has_two_heads(replica, from);
  row->assigned = from.assigned;
  row->adopted = from.adopted;
  row->taken_into = from.taken_into;
  row->withdrawal_asked = from.withdrawal_asked;
  row->signed_by_me = from.signed_by && from.signed_by == replica.person();
  row->author_id = from.author;
  row->signer_id = from.signed_by;
  row->on_paper = from.on_paper;
  row->receipt = from.receipt;
  if (from.signed_at) row->signed_at = base::from_millis(*from.signed_at);
  if (from.stage == domain::Stage::kOffered) add_duty(replica, *row);
  items_[from.item] = std::move(row);
}

}  // namespace yibao::app
