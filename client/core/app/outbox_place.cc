#include "client/core/app/outbox_place.h"

#include "client/core/outbox_actions.h"

namespace yibao::app {

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

}  // namespace yibao::app
