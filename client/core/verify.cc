#include "client/core/verify.h"

#include <algorithm>

#include "client/core/receipt.h"
#include "client/core/standing_check.h"
#include "shared/domain/authority.h"

namespace yibao::client {
namespace {

constexpr std::size_t kFaultsMax = 20;
constexpr std::size_t kProgressEvery = 1000;

class Verifier {
 public:
  Verifier(Replica& replica, ReplicaReport& report)
      : replica_(replica),
        report_(report),
        log_key_(crypto::public_key_from_text(replica.identity()->log_key)) {}

  base::Status check(const KeptEntry& kept) {
    ++report_.entries;
    const auto event = protocol::decode_event(kept.event.payload);
    if (!event) {
      fault("payload", base::EventId());
      return {};
    }
    const auto type = event->type();
    const domain::KeyInfo* key = replica_.registry()->key(kept.event.key);
    const bool good = type && domain::is_server_type(*type)
                          ? log_key_ && protocol::signature_is_good(kept.event, *log_key_)
                          : key != nullptr && protocol::signature_is_good(kept.event, key->key);
    if (!good) fault("signature", event->id);
    for (const domain::ContentAddress& address : event->contents) {
      YIBAO_TRY(const auto content, replica_.vault().content(address));
      if (!content) continue;
      ++report_.contents;
      if (domain::address_of(*content) != address) fault("content", event->id);
    }
    return {};
  }

  base::Status check_receipt(std::uint64_t sequence, std::set<std::uint64_t>& checked) {
    YIBAO_TRY(const auto known, replica_.book().receipt_for(sequence));
    if (!known || !checked.insert(known->first).second) return {};
    YIBAO_TRY(const ReceiptProof proof, prove_receipt(replica_, sequence));
    if (proof.proof == Proof::kProven) {
      report_.receipts += known->count;
    } else if (report_.faults.size() < kFaultsMax) {
      report_.faults.push_back("receipt " + std::to_string(known->first));
    }
    return {};
  }

 private:
  void fault(const char* what, const base::EventId& id) {
    if (report_.faults.size() < kFaultsMax) {
      report_.faults.push_back(std::string(what) + " " + id.text());
    }
  }

  Replica& replica_;
  ReplicaReport& report_;
  std::optional<crypto::PublicKey> log_key_;
};

}  // namespace

base::Result<ReplicaReport> verify_item(Replica& replica, const domain::Subject& item) {
  if (!replica.identity()) return base::fail(base::ErrorCode::kNotInitialised);
  ReplicaReport report;
  Verifier verifier(replica, report);
  YIBAO_TRY(const auto entries, replica.entries().about(item));
  std::set<std::uint64_t> checked;
  for (const domain::Entry& entry : entries) {
    YIBAO_TRY(const auto kept, replica.entries().find(entry.event->id));
    if (!kept) continue;
    YIBAO_CHECK(verifier.check(*kept));
    if (kept->stamp) YIBAO_CHECK(verifier.check_receipt(kept->stamp->sequence, checked));
  }
  return report;
}

base::Result<ReplicaReport> verify_replica(Replica& replica,
                                           const std::function<bool(std::size_t)>& progress) {
  if (!replica.identity()) return base::fail(base::ErrorCode::kNotInitialised);
  ReplicaReport report;
  YIBAO_CHECK(replica.database().integrity_check());
  Verifier verifier(replica, report);
  std::vector<KeptEntry> entries;
  YIBAO_CHECK(replica.entries().each([&](const KeptEntry& kept) {
    entries.push_back(kept);
    return true;
  }));
  std::set<std::uint64_t> checked;
  for (const KeptEntry& kept : entries) {
    YIBAO_CHECK(verifier.check(kept));
    if (kept.stamp) YIBAO_CHECK(verifier.check_receipt(kept.stamp->sequence, checked));
    if (report.entries % kProgressEvery == 0 && !progress(report.entries)) {
      return base::fail(base::ErrorCode::kCancelled);
    }
  }
  YIBAO_TRY(const auto standing, standing_faults(replica));
  report.faults.insert(report.faults.end(), standing.begin(), standing.end());
  return report;
}

}  // namespace yibao::client
