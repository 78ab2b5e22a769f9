#include "client/core/sync/offer_again.h"

#include "client/core/store/restore_book.h"
#include "shared/domain/authority.h"

namespace yibao::client {
namespace {

using base::fail;
using domain::EventType;

struct Lost {
  KeptEntry kept;
  domain::Event event;
};

// The receipts of what is lost, kept whole, and by them the stamps of their entries.
base::Status keep_proofs(Replica& replica, std::uint64_t size, std::uint32_t epoch) {
  RestoreBook book(replica.database());
  YIBAO_TRY(const auto receipts, replica.book().receipts_beyond(size, epoch));
  for (const Receipt& receipt : receipts) {
    protocol::OldReceipt old{receipt.checkpoint, receipt.first, {}, receipt.proof};
    std::vector<std::pair<base::EventId, domain::Stamp>> stamps;
    base::Status decoded;
    YIBAO_CHECK(replica.entries().each_stamped(
        receipt.first, receipt.first + receipt.count - 1, [&](const KeptEntry& kept) {
          const auto event = protocol::decode_event(kept.event.payload);
          if (!event) decoded = fail(event.error());
          if (!event) return false;
          old.leaves.push_back(
              crypto::leaf_of(domain::event_hash(kept.event.payload), *kept.stamp));
          stamps.emplace_back(event->id, *kept.stamp);
          return true;
        }));
    YIBAO_CHECK(decoded);
    if (old.leaves.size() == receipt.count) {
      YIBAO_TRY(const std::int64_t number, book.add_receipt(old));
      for (const auto& [id, stamp] : stamps) YIBAO_CHECK(book.add_stamp(id, stamp, number));
    }
    YIBAO_CHECK(replica.book().drop_receipt(receipt.first));
  }
  return {};
}

base::Result<std::vector<Lost>> lost_entries(Replica& replica, std::uint64_t size,
                                             std::uint32_t epoch) {
  std::vector<Lost> lost;
  base::Status decoded;
  YIBAO_CHECK(replica.entries().each_stamped(size + 1, INT64_MAX, [&](const KeptEntry& kept) {
    if (kept.stamp->epoch > epoch) return true;
    auto event = protocol::decode_event(kept.event.payload);
    if (!event) decoded = fail(event.error());
    if (event) lost.push_back({kept, *std::move(event)});
    return decoded.has_value();
  }));
  YIBAO_CHECK(decoded);
  return lost;
}

base::Status offer(Replica& replica, const base::EventId& id) {
  YIBAO_TRY(const auto before, replica.outbox().find(id));
  YIBAO_CHECK(replica.outbox().remove(id));
  return replica.outbox().add(id, before && before->urgent, replica.now());
}

}  // namespace

base::Result<std::vector<domain::Event>> offer_again_after(Replica& replica, std::uint64_t size,
                                                           std::uint32_t epoch) {
  YIBAO_TRY(auto lost, lost_entries(replica, size, epoch));
  YIBAO_CHECK(keep_proofs(replica, size, epoch));
  const auto registry = replica.registry();
  RestoreBook book(replica.database());
  std::vector<domain::Event> events;
  for (Lost& each : lost) {
    const base::EventId& id = each.event.id;
    const auto type = each.event.type();
    // Of an epoch that is itself lost.
    if (type == EventType::kLogRestored || type == EventType::kLogOpened) {
      YIBAO_CHECK(replica.entries().forget(id, each.event));
      continue;
    }
    YIBAO_CHECK(replica.database().run(
        "UPDATE entry SET sequence = NULL, epoch = NULL, received_at = NULL WHERE id = ?1",
        storage::Blob{base::view(id.bytes())}));
    const domain::KeyInfo* key = registry->key(each.kept.event.key);
    const bool own = key != nullptr && key->device == replica.identity()->device;
    // Who has joined is needed before anything of theirs.
    if (own || (type && domain::is_server_type(*type))) {
      YIBAO_CHECK(offer(replica, id));
    } else if (each.kept.folded || !type) {
      YIBAO_CHECK(book.offer_later(id, replica.now() + kOthersOfferFirst));
    }
    events.push_back(std::move(each.event));
  }
  return events;
}

base::Status offer_what_is_due(Replica& replica) {
  YIBAO_TRY(const auto due, RestoreBook(replica.database()).take_due(replica.now()));
  for (const base::EventId& id : due) {
    YIBAO_TRY(const auto kept, replica.entries().find(id));
    if (kept && !kept->stamp) YIBAO_CHECK(offer(replica, id));
  }
  return {};
}

}  // namespace yibao::client
