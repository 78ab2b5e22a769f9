#include "client/core/app/outbox_place.h"

#include "client/core/app/outbox_rows.h"
#include "client/core/outbox_actions.h"
#include "shared/storage/files.h"

namespace yibao::app {
namespace {

constexpr std::size_t kDeliveredMost = 30;

}  // namespace

OutboxPlace::OutboxPlace(Desk& desk, Way& way)
    : desk_(desk),
      way_(way),
      delivered_(desk,
                 [](client::Replica& replica) { return delivered_rows(replica, kDeliveredMost); }),
      deed_(desk) {}

void OutboxPlace::try_now() {
  deed_.clear_problem();
  desk_.tell([](Core& core) { core.exchange_now(); });
}

void OutboxPlace::discard() {
  if (!to_discard) return;
  const base::EventId event = *to_discard;
  to_discard.reset();
  deed_.run(
      [event](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::discard_event(replica, event); });
      },
      [this](std::size_t count) {
        way_.say("desk.notice.events_discarded", {{"count", std::to_string(count)}});
      });
}

bool OutboxPlace::can_be_taken_back(const OutboxRow& row) {
  return row.type == domain::name(domain::EventType::kDraftOffered) &&
         row.state == client::OutboxState::kRefused;
}

void OutboxPlace::take_back(const OutboxRow& row, std::function<void(domain::Subject)> then) {
  if (!can_be_taken_back(row)) return;
  deed_.run(
      [event = row.id](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::discard_event(replica, event); });
      },
      [then = std::move(then), draft = row.subject] { then(draft); });
}

void OutboxPlace::export_to(const base::EventId& event, const std::filesystem::path& file) {
  deed_.run(
      [event, file](Core& core) {
        return core.look([&](client::Replica& replica) -> base::Status {
          YIBAO_TRY(const std::string text, client::export_event(replica, event));
          return storage::write_private_file(file, text);
        });
      },
      [this, file] {
        way_.say("desk.notice.saved_as", {{"path", file.string()}});
      });
}

}  // namespace yibao::app
