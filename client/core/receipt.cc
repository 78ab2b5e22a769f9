#include "client/core/receipt.h"

#include "shared/crypto/merkle.h"

namespace yibao::client {

// The leaves of a batch are our own entries with their stamps.
base::Result<ReceiptProof> prove_receipt(Replica& replica, std::uint64_t sequence) {
  if (!replica.identity()) return base::fail(base::ErrorCode::kNotInitialised);
  ReceiptProof proof;
  YIBAO_TRY(proof.receipt, replica.book().receipt_for(sequence));
  if (!proof.receipt) return proof;
  const Receipt& receipt = *proof.receipt;
  const auto log_key = crypto::public_key_from_text(replica.identity()->log_key);
  std::vector<crypto::Digest> leaves;
  YIBAO_CHECK(replica.entries().each_stamped(
      receipt.first, receipt.first + receipt.count - 1, [&](const KeptEntry& kept) {
        leaves.push_back(crypto::leaf_of(domain::event_hash(kept.event.payload), *kept.stamp));
        return true;
      }));
  const bool good = leaves.size() == receipt.count && log_key &&
                    crypto::verify(*log_key, receipt.checkpoint) &&
                    crypto::verify_range(receipt.first - 1, leaves, receipt.checkpoint.size,
                                         receipt.checkpoint.root, receipt.proof);
  proof.proof = good ? Proof::kProven : Proof::kBroken;
  return proof;
}

}  // namespace yibao::client
