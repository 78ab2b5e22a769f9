#include "server/service/old_stamps.h"

namespace yibao::server {
namespace {

bool is_proved(const protocol::OldReceipt& receipt, const crypto::LogId& log_id,
               const crypto::PublicKey& log_key) {
  const crypto::Checkpoint& checkpoint = receipt.checkpoint;
  return receipt.first > 0 && !receipt.leaves.empty() && checkpoint.log_id == log_id &&
         crypto::verify(log_key, checkpoint) &&
         receipt.first - 1 + receipt.leaves.size() <= checkpoint.size &&
         crypto::verify_range(receipt.first - 1, receipt.leaves, checkpoint.size, checkpoint.root,
                              receipt.proof);
}

}  // namespace

void take_old_stamps(const protocol::ExchangeRequest& request, const crypto::LogId& log_id,
                     const crypto::PublicKey& log_key, PreparedBatch& batch) {
  if (request.old_stamps.empty()) return;
  std::vector<bool> proved;
  for (const protocol::OldReceipt& receipt : request.old_receipts) {
    proved.push_back(is_proved(receipt, log_id, log_key));
  }
  for (const protocol::OldStamp& old : request.old_stamps) {
    if (old.event >= batch.events.size() || old.receipt >= proved.size()) continue;
    PreparedEvent& event = batch.events[old.event];
    if (!proved[old.receipt] || !event.entry) continue;
    const protocol::OldReceipt& receipt = request.old_receipts[old.receipt];
    const std::uint64_t at = old.stamp.sequence - receipt.first;  // wraps below the first
    if (at >= receipt.leaves.size()) continue;
    if (crypto::leaf_of(event.entry->hash, old.stamp) != receipt.leaves[at]) continue;
    event.received_before = old.stamp.received_at;
  }
}

}  // namespace yibao::server
