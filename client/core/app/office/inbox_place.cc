#include "client/core/app/office/inbox_place.h"

#include "client/core/app/office/verdict_choices.h"
#include "client/core/commands/items.h"

namespace yibao::app {

namespace {

// Of InboxAge.
constexpr std::chrono::hours kLeastAges[] = {std::chrono::hours(0), std::chrono::days(1),
                                             std::chrono::days(3), std::chrono::days(7)};

}  // namespace

InboxPlace::InboxPlace(Desk& desk, base::Clock& clock, Way& way)
    : QueueWalk(desk, way, &WaitingItems::received,
                [this](const DraftRow& row) { return fits(row); }),
      desk_(desk),
      clock_(clock) {
  queue.pass_over([this](const DraftRow& row) { return claims_->contains(row.id); });
}

// -- the queue ------------------------------------------------------------------------------------

bool InboxPlace::fits(const DraftRow& row) const {
  return (filter_.unit.empty() || row.unit_name == filter_.unit) &&
         (filter_.kind.empty() || row.kind == filter_.kind) && row.changed_at <= latest_;
}

void InboxPlace::show_only(InboxFilter filter) {
  if (filter == filter_) return;
  filter_ = std::move(filter);
  set_latest();
  queue.again();
}

// Once for all rows: asking a clock for each of them costs more than everything else.
void InboxPlace::set_latest() {
  // Whatever this computer's clock says, all of them are all of them.
  latest_ = filter_.age == InboxAge::kAny
                ? base::Timestamp::max()
                : clock_.now() - kLeastAges[static_cast<std::size_t>(filter_.age)];
}

// -- one item -------------------------------------------------------------------------------------

void InboxPlace::forget_answers() {
  reason = 0;
  category = 0;
  note.clear();
}

void InboxPlace::attend(const std::optional<domain::Subject>& item) {
  desk_.tell([item](Core& core) { core.claim(item); });
}

std::string InboxPlace::claimed_by(const domain::Subject& item) const {
  const auto found = claims_->find(item);
  return found == claims_->end() ? "" : found->second;
}

void InboxPlace::refresh(const Snapshot& snapshot) {
  set_latest();
  QueueWalk::refresh(snapshot);
  claims_ = snapshot.claims;
  if (std::exchange(ruleset_, snapshot.ruleset) == snapshot.ruleset) return;
  categories_.clear();
  if (ruleset_) categories_ = verdict_choices(*ruleset_, domain::VerdictKind::kExcluded);
}

// -- judging --------------------------------------------------------------------------------------

bool InboxPlace::may_judge() const {
  return sheet() && !busy() && sheet()->item.state == base::enum_name(domain::Stage::kReceived);
}

std::string InboxPlace::reason_code() const {
  const auto& reasons = sheet()->item.reasons;
  return reason < reasons.size() ? reasons[reason].id : "";
}

void InboxPlace::judge(Act act, const char* notice) {
  if (may_judge()) decide(std::move(act), notice);
}

void InboxPlace::accept() {
  if (!item_) return;
  judge([item = *item_](client::Replica& replica) { return client::accept_item(replica, item); },
        "desk.notice.accepted");
}

void InboxPlace::give_back() {
  if (!may_judge()) return;
  judge([item = *item_, code = reason_code(), text = note](
            client::Replica& replica) { return client::return_item(replica, item, code, text); },
        "desk.notice.returned");
}

void InboxPlace::refuse() {
  if (!may_judge()) return;
  judge([item = *item_, code = reason_code(), text = note](
            client::Replica& replica) { return client::refuse_item(replica, item, code, text); },
        "desk.notice.refused");
}

void InboxPlace::exclude() {
  if (!may_judge() || category >= categories_.size()) return;
  judge([item = *item_, code = categories_[category].id, text = note](
            client::Replica& replica) { return client::exclude_item(replica, item, code, text); },
        "desk.notice.excluded");
}

void InboxPlace::comment() {
  const std::string text(base::trim(note));
  if (!sheet() || busy() || text.empty()) return;
  act([item = *item_,
       text](client::Replica& replica) { return client::comment_item(replica, item, text); },
      [this] {
        note.clear();
        way_.say("desk.notice.commented");
      });
}

}  // namespace yibao::app
