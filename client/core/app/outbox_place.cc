#include "client/core/app/outbox_place.h"

#include "client/core/outbox_actions.h"

namespace yibao::app {

void OutboxPlace::try_now() {
  problem_.reset();
  desk_.tell([](Core& core) { core.exchange_now(); });
}

void OutboxPlace::discard(std::function<void(std::size_t)> done) {
  if (!to_discard) return;
  problem_.reset();
  const base::EventId event = *to_discard;
  to_discard.reset();
  desk_.ask(
      [event](Core& core) {
        return core.change(
            [&](client::Replica& replica) { return client::discard_event(replica, event); });
      },
      [this, done = std::move(done)](const base::Result<std::size_t>& count) {
        if (count) {
          done(*count);
        } else {
          problem_ = count.error();
        }
      });
}

}  // namespace yibao::app
