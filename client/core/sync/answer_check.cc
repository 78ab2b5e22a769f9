#include "client/core/sync/answer_check.h"

#include <algorithm>

#include "shared/base/assert.h"
#include "shared/crypto/merkle.h"
#include "shared/protocol/signed_event.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;
using protocol::Outcome;

namespace {

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

// Of every pulled entry, whatever it is: that it stands in the log, where and as received when its
// stamp says.
base::Status check_places(const protocol::ExchangeResponse& response) {
  if (response.entries.empty()) return {};
  std::vector<std::pair<std::uint64_t, crypto::Digest>> stand;
  for (const protocol::PulledEntry& each : response.entries) {
    if (each.stamp.sequence == 0) return fail(ErrorCode::kProofFailed, "places");
    stand.emplace_back(each.stamp.sequence - 1,
                       crypto::leaf_of(domain::event_hash(each.event.payload), each.stamp));
  }
  std::sort(stand.begin(), stand.end());
  stand.erase(std::unique(stand.begin(), stand.end()), stand.end());
  std::vector<std::uint64_t> places;
  std::vector<crypto::Digest> leaves;
  for (const auto& [place, leaf] : stand) {
    places.push_back(place);
    leaves.push_back(leaf);
  }
  const crypto::Checkpoint& now = response.checkpoint;
  if (crypto::verify_places(places, leaves, now.size, now.root, response.places)) return {};
  return fail(ErrorCode::kProofFailed, "places");
}

}  // namespace

std::optional<KnownEpoch> known_epoch(const domain::Entry& entry) {
  const auto* restored = entry.event->as<domain::LogRestored>();
  const auto root = restored != nullptr ? crypto::digest_from_text(restored->root) : std::nullopt;
  if (!root || !entry.stamp || restored->size < 0) return std::nullopt;
  return KnownEpoch{entry.stamp->epoch, static_cast<std::uint64_t>(restored->size), *root,
                    restored->branched};
}

bool is_in_log(const protocol::Answer& answer) {
  return answer.stamp &&
         (answer.outcome == Outcome::kAdmitted || answer.outcome == Outcome::kKnown);
}

base::Result<Continuation> AnswerCheck::check(const SentExchange& sent,
                                              const protocol::ExchangeResponse& response) {
  const auto log_key = crypto::public_key_from_text(identity_.log_key);
  if (!log_key) return fail(no_log_key());
  YIBAO_TRY(const Continuation continuation, check_log(sent, response, *log_key));
  YIBAO_CHECK(check_sightings(response, *log_key));
  YIBAO_CHECK(check_batch(sent, response));
  YIBAO_CHECK(check_places(response));
  return continuation;
}

base::Result<Continuation> AnswerCheck::check_log(const SentExchange& sent,
                                                  const protocol::ExchangeResponse& response,
                                                  const crypto::PublicKey& log_key) {
  const protocol::ExchangeRequest& request = sent.request;
  const crypto::Checkpoint& now = response.checkpoint;
  if (now.log_id != identity_.log_id || !crypto::verify(log_key, now)) {
    return fail(ErrorCode::kProofFailed, "checkpoint signature");
  }
  if (!request.seen) return Continuation();
  const crypto::Checkpoint& seen = *request.seen;
  if (now.epoch < seen.epoch) return fail(ErrorCode::kLogForked, "earlier epoch");
  Continuation continuation;
  KnownEpoch before{seen.epoch, seen.size, seen.root};
  bool branched = false;
  if (now.epoch > seen.epoch) {
    continuation.new_epoch = true;
    YIBAO_TRY(const auto epochs, epochs_of(response, log_key));
    const KnownEpoch* least = nullptr;
    bool here = seen.epoch == crypto::kFirstEpoch;
    for (const KnownEpoch& each : epochs) {
      here = here || each.epoch == seen.epoch;
      if (each.epoch <= seen.epoch) continue;
      branched = branched || each.branched;
      if (least == nullptr || each.left < least->left) least = &each;
    }
    continuation.left = least->left;  // the last one is newer than what was seen
    continuation.elsewhere = !here;
    if (!here) YIBAO_CHECK(part(seen, epochs, continuation));
    continuation.cut = continuation.left < seen.size;
    if (continuation.cut) before = *least;
  }
  const bool goes_on = crypto::verify_consistency(before.left, before.root, now.size, now.root,
                                                  response.consistency);
  if (branched && (continuation.cut || !goes_on)) {
    continuation.left = 0;
    continuation.cut = true;
    continuation.elsewhere = true;
    continuation.parted.reset();
  } else if (!goes_on) {
    return fail(ErrorCode::kLogForked, "consistency");
  }
  YIBAO_CHECK(check_also_seen(sent, response, continuation.left));
  return continuation;
}

// What was lost cannot be proved any more; what is left must be.
base::Status AnswerCheck::check_also_seen(const SentExchange& sent,
                                          const protocol::ExchangeResponse& response,
                                          std::uint64_t left) {
  const std::vector<crypto::Checkpoint>& all = sent.request.also_seen;
  const crypto::Checkpoint& now = response.checkpoint;
  if (response.also_consistency.size() != all.size())
    return fail(ErrorCode::kMalformed, "also seen");
  for (std::size_t i = 0; i < all.size(); ++i) {
    const crypto::Checkpoint& also = all[i];
    if (also.size > left) continue;
    if (crypto::verify_consistency(also.size, also.root, now.size, now.root,
                                   response.also_consistency[i])) {
      continue;
    }
    const bool of_others = i + sent.others >= all.size();
    if (!of_others) return fail(ErrorCode::kLogForked, "also seen");
    contradicted_ = also;
    return fail(ErrorCode::kLogSplit, "seen by others");
  }
  return {};
}

// Only the log key could have signed two that are not of one log, and an honest server knows of
// none that goes beyond its own.
base::Status AnswerCheck::check_sightings(const protocol::ExchangeResponse& response,
                                          const crypto::PublicKey& log_key) {
  const crypto::Checkpoint& now = response.checkpoint;
  for (const protocol::Sighting& each : response.sightings) {
    const crypto::Checkpoint& seen = each.checkpoint;
    if (seen.log_id != identity_.log_id || !crypto::verify(log_key, seen)) {
      return fail(ErrorCode::kProofFailed, "sighting");
    }
    if (seen.epoch < now.epoch) continue;
    const bool same =
        seen.epoch == now.epoch &&
        crypto::verify_consistency(seen.size, seen.root, now.size, now.root, each.consistency);
    if (same) continue;
    contradicted_ = seen;
    return fail(ErrorCode::kLogSplit, "sighting");
  }
  return {};
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
