#include "client/core/app/inbox_place.h"

#include <algorithm>
#include <map>

#include "client/core/commands/items.h"

namespace yibao::app {

InboxPlace::InboxPlace(Desk& desk, Way& way)
    : queue([this](const DraftRow& row) {
        return waits(row) && (unit_.empty() || row.unit_name == unit_) &&
               (kind_.empty() || row.kind == kind_);
      }),
      way_(way),
      loaded_(desk),
      deed_(desk) {}

// -- the queue ------------------------------------------------------------------------------------

bool InboxPlace::waits(const DraftRow& row) {
  return row.state == base::enum_name(domain::Stage::kReceived) && !row.words_gone;
}

std::size_t InboxPlace::count(const DraftRows& rows) {
  return static_cast<std::size_t>(
      std::count_if(rows.begin(), rows.end(), [](const auto& row) { return waits(*row); }));
}

const InboxPlace::Choices& InboxPlace::choices(const std::shared_ptr<const DraftRows>& rows) {
  if (rows == counted_) return choices_;
  counted_ = rows;
  std::map<std::string, std::size_t> units;
  std::map<std::string, std::size_t> kinds;
  for (const auto& row : *rows) {
    if (!waits(*row)) continue;
    ++units[row->unit_name];
    ++kinds[row->kind];
  }
  choices_ = {{units.begin(), units.end()}, {kinds.begin(), kinds.end()}};
  return choices_;
}

void InboxPlace::show_only(const std::string& unit, const std::string& kind) {
  unit_ = unit;
  kind_ = kind;
  queue.again();
}

// -- one item -------------------------------------------------------------------------------------

void InboxPlace::open(const domain::Subject& item) {
  close();
  item_ = item;
  loaded_.open([item](client::Replica& replica) { return signing_sheet(replica, item); });
}

void InboxPlace::step(int by) {
  if (busy()) return;
  const auto next = queue.step(item_, by);
  if (next && is_open()) open(*next);
}

void InboxPlace::close() {
  if (const std::size_t at = position(); at > 0) queue.chosen = at - 1;
  item_.reset();
  loaded_.close();
  deed_.forget();
  reason = 0;
  category = 0;
  note.clear();
}

void InboxPlace::refresh(const Snapshot& snapshot) {
  queue.arrange(snapshot.drafts);
  loaded_.refresh(snapshot);
  if (std::exchange(ruleset_, snapshot.ruleset) == snapshot.ruleset) return;
  categories_.clear();
  if (!ruleset_) return;
  for (const rules::Kind& kind : ruleset_->words.kinds.all()) {
    if (kind.brief) categories_.push_back({kind.id, kind.name, {}, kind.origin});
  }
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
  if (!may_judge()) return;
  deed_.run([act = std::move(act)](Core& core) { return core.change(act); },
            [this, item = *item_, notice] {
              const auto next = queue.take_out(item);
              close();
              if (next) open(*next);
              way_.say(notice);
            });
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
  if (!sheet() || busy() || base::trim(note).empty()) return;
  deed_.run(
      [item = *item_, text = std::string(base::trim(note))](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::comment_item(replica, item, text); });
      },
      [this] {
        note.clear();
        way_.say("desk.notice.commented");
      });
}

}  // namespace yibao::app
