#include "client/core/sync/offer_again.h"

#include "shared/domain/authority.h"

namespace yibao::client {

using base::fail;

base::Status offer_again_after(Replica& replica, std::uint64_t size, std::uint32_t epoch) {
  std::vector<base::EventId> lost;
  base::Status decoded;
  YIBAO_CHECK(replica.entries().each_stamped(size + 1, INT64_MAX, [&](const KeptEntry& kept) {
    if (kept.stamp->epoch > epoch) return true;
    const auto event = protocol::decode_event(kept.event.payload);
    if (!event) {
      decoded = fail(event.error());
      return false;
    }
    if (event->type() && !domain::is_server_type(*event->type())) lost.push_back(event->id);
    return true;
  }));
  YIBAO_CHECK(decoded);
  for (const base::EventId& id : lost) {
    YIBAO_CHECK(replica.database().run(
        "UPDATE entry SET sequence = NULL, epoch = NULL, received_at = NULL WHERE id = ?1",
        storage::Blob{base::view(id.bytes())}));
    YIBAO_TRY(const auto before, replica.outbox().find(id));
    YIBAO_CHECK(replica.outbox().remove(id));
    YIBAO_CHECK(replica.outbox().add(id, before && before->urgent, replica.now()));
  }
  return replica.book().drop_receipts(size, epoch);
}

}  // namespace yibao::client
