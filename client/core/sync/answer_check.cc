#include "client/core/sync/answer_check.h"

#include "shared/base/assert.h"
#include "shared/base/parallel.h"
#include "shared/crypto/merkle.h"
#include "shared/domain/authority.h"
#include "shared/protocol/signed_event.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;
using protocol::Outcome;

namespace {

// Fewer signatures than this are verified sooner than another thread begins.
constexpr std::size_t kProofShare = 16;

base::Error no_log_key() {
  return base::Error(ErrorCode::kCorrupted, "log key", {{"what", "log key"}});
}

// The epochs of the log as it is now. Each must begin with the log's own word, be proved to stand
// in the log right behind what it left, and together they lead to the epoch of now.
base::Result<std::vector<KnownEpoch>> epochs_of(const protocol::ExchangeResponse& response,
                                                const crypto::PublicKey& log_key) {
  const crypto::Checkpoint& now = response.checkpoint;
  std::vector<KnownEpoch> epochs;
  std::uint32_t before = crypto::kFirstEpoch;
  for (const protocol::RestorePoint& point : response.restored) {
    const auto entry = protocol::to_entry(point.event, point.stamp);
    const auto epoch = entry ? known_epoch(*entry) : std::nullopt;
    if (!epoch || !protocol::signature_is_good(point.event, log_key)) {
      return fail(ErrorCode::kLogForked, "restore point");
    }
    const crypto::Digest leaf[] = {crypto::leaf_of(entry->hash, point.stamp)};
    const bool in_order = epoch->epoch > before && epoch->epoch <= now.epoch &&
                          point.stamp.sequence == epoch->left + 1 &&
                          point.stamp.sequence <= now.size;
    if (!in_order ||
        !crypto::verify_range(epoch->left, leaf, now.size, now.root, point.inclusion)) {
      return fail(ErrorCode::kLogForked, "restore point");
    }
    before = epoch->epoch;
    epochs.push_back(*epoch);
  }
  if (before != now.epoch) return fail(ErrorCode::kLogForked, "newer epoch");
  return epochs;
}

}  // namespace

std::optional<KnownEpoch> known_epoch(const domain::Entry& entry) {
  const auto* restored = entry.event->as<domain::LogRestored>();
  const auto root = restored != nullptr ? crypto::digest_from_text(restored->root) : std::nullopt;
  if (!root || !entry.stamp || restored->size < 0) return std::nullopt;
  return KnownEpoch{entry.stamp->epoch, static_cast<std::uint64_t>(restored->size), *root};
}

bool is_in_log(const protocol::Answer& answer) {
  return answer.stamp &&
         (answer.outcome == Outcome::kAdmitted || answer.outcome == Outcome::kKnown);
}

base::Result<Continuation> AnswerCheck::check(const SentExchange& sent,
                                              const protocol::ExchangeResponse& response) const {
  const auto log_key = crypto::public_key_from_text(identity_.log_key);
  if (!log_key) return fail(no_log_key());
  YIBAO_TRY(const Continuation continuation, check_log(sent.request, response, *log_key));
  YIBAO_CHECK(check_batch(sent, response));
  return continuation;
}

// Registry events come before what they allow, so the registry grows along the way; nothing else
// waits for another signature, so those are verified on all cores.
base::Result<std::vector<VerifiedEntry>> AnswerCheck::verify_entries(
    const protocol::ExchangeResponse& response, const domain::Registry& known) const {
  if (response.entries.empty()) return std::vector<VerifiedEntry>();
  const auto log_key = crypto::public_key_from_text(identity_.log_key);
  if (!log_key) return fail(no_log_key());
  const std::size_t count = response.entries.size();
  std::vector<VerifiedEntry> list(count);
  base::in_shares(count, kProofShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      list[i].signed_event = &response.entries[i].event;
      auto entry = protocol::to_entry(response.entries[i].event, response.entries[i].stamp);
      if (entry) list[i].entry = *std::move(entry);
    }
  });

  domain::Registry registry = known;
  std::vector<std::optional<crypto::PublicKey>> keys(count);
  for (std::size_t i = 0; i < count; ++i) {
    VerifiedEntry& pulled = list[i];
    if (!pulled.entry) continue;
    const auto type = pulled.entry->event->type();
    const domain::KeyInfo* key = registry.key(pulled.entry->key);
    if (type && domain::is_server_type(*type)) {
      keys[i] = log_key;
    } else if (key != nullptr && key->person == pulled.entry->event->author) {
      keys[i] = key->key;
    }
    if (!keys[i] || !type || !domain::Registry::is_registry_event(*type)) continue;
    pulled.verified = protocol::signature_is_good(*pulled.signed_event, *keys[i]);
    keys[i].reset();
    if (pulled.verified) registry.apply(*pulled.entry);
  }
  base::in_shares(count, kProofShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (keys[i]) list[i].verified = protocol::signature_is_good(*list[i].signed_event, *keys[i]);
    }
  });
  return list;
}

base::Result<Continuation> AnswerCheck::check_log(const protocol::ExchangeRequest& request,
                                                  const protocol::ExchangeResponse& response,
                                                  const crypto::PublicKey& log_key) const {
  const crypto::Checkpoint& now = response.checkpoint;
  if (now.log_id != identity_.log_id || !crypto::verify(log_key, now)) {
    return fail(ErrorCode::kProofFailed, "checkpoint signature");
  }
  if (!request.seen) return Continuation();
  const crypto::Checkpoint& seen = *request.seen;
  if (now.epoch < seen.epoch) return fail(ErrorCode::kLogForked, "earlier epoch");
  Continuation continuation;
  KnownEpoch before{seen.epoch, seen.size, seen.root};
  if (now.epoch > seen.epoch) {
    continuation.new_epoch = true;
    YIBAO_TRY(const auto epochs, epochs_of(response, log_key));
    const KnownEpoch* least = nullptr;
    bool here = seen.epoch == crypto::kFirstEpoch;
    for (const KnownEpoch& each : epochs) {
      here = here || each.epoch == seen.epoch;
      if (each.epoch <= seen.epoch) continue;
      if (least == nullptr || each.left < least->left) least = &each;
    }
    continuation.left = least->left;  // the last one is newer than what was seen
    continuation.elsewhere = !here;
    if (!here) YIBAO_CHECK(part(seen, epochs, continuation));
    continuation.cut = continuation.left < seen.size;
    if (continuation.cut) before = *least;
  }
  if (!crypto::verify_consistency(before.left, before.root, now.size, now.root,
                                  response.consistency)) {
    return fail(ErrorCode::kLogForked, "consistency");
  }
  // What was lost cannot be proved any more; what is left must be.
  if (response.also_consistency.size() != request.also_seen.size()) {
    return fail(ErrorCode::kMalformed, "also seen");
  }
  for (std::size_t i = 0; i < request.also_seen.size(); ++i) {
    const crypto::Checkpoint& also = request.also_seen[i];
    if (also.size > continuation.left) continue;
    if (!crypto::verify_consistency(also.size, also.root, now.size, now.root,
                                    response.also_consistency[i])) {
      return fail(ErrorCode::kLogForked, "also seen");
    }
  }
  return continuation;
}

// The epoch that was seen was itself lost, by a restore of something older or of another branch:
// what is left is what stood before the first epoch that the two do not share.
base::Status AnswerCheck::part(const crypto::Checkpoint& seen, const std::vector<KnownEpoch>& now,
                               Continuation& continuation) const {
  YIBAO_TRY(const auto ours, known_());
  const bool complete = !ours.empty() && ours.back().epoch == seen.epoch;
  std::size_t i = 0;
  while (i < ours.size() && i < now.size() && ours[i].epoch == now[i].epoch) ++i;
  continuation.left = 0;  // not known: everything is asked about again
  if (!complete || i == ours.size() || i == now.size()) return {};
  continuation.parted = ours[i].left < now[i].left ? ours[i] : now[i];
  continuation.left = continuation.parted->left;
  return {};
}

base::Status AnswerCheck::check_batch(const SentExchange& sent,
                                      const protocol::ExchangeResponse& response) const {
  YIBAO_ASSERT(sent.hashes.size() == sent.events.size());
  if (response.answers.size() != sent.events.size()) return fail(ErrorCode::kMalformed, "answers");
  std::vector<crypto::Digest> leaves;
  for (std::size_t i = 0; i < response.answers.size(); ++i) {
    const protocol::Answer& answer = response.answers[i];
    if (!is_in_log(answer)) continue;
    const crypto::Digest leaf = crypto::leaf_of(sent.hashes[i], *answer.stamp);
    if (answer.outcome == Outcome::kKnown) {
      const crypto::Digest one[] = {leaf};
      if (!crypto::verify_range(answer.stamp->sequence - 1, one, response.checkpoint.size,
                                response.checkpoint.root, answer.inclusion)) {
        return fail(ErrorCode::kProofFailed, "inclusion");
      }
      continue;
    }
    if (answer.stamp->sequence != response.batch.first + leaves.size() + 1) {
      return fail(ErrorCode::kProofFailed, "batch order");
    }
    leaves.push_back(leaf);
  }
  if (leaves.size() != response.batch.count) return fail(ErrorCode::kProofFailed, "batch count");
  if (leaves.empty()) return {};
  if (!crypto::verify_range(response.batch.first, leaves, response.checkpoint.size,
                            response.checkpoint.root, response.batch.proof)) {
    return fail(ErrorCode::kProofFailed, "batch");
  }
  return {};
}

}  // namespace yibao::client
