#include "client/core/sync/answer_check.h"

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

}  // namespace

bool is_in_log(const protocol::Answer& answer) {
  return answer.stamp &&
         (answer.outcome == Outcome::kAdmitted || answer.outcome == Outcome::kKnown);
}

base::Result<std::vector<VerifiedEntry>> AnswerCheck::run(
    const SentExchange& sent, const protocol::ExchangeResponse& response,
    const domain::Registry& registry) const {
  YIBAO_CHECK(check(sent, response));
  return verify_entries(response, registry);
}

base::Status AnswerCheck::check(const SentExchange& sent,
                                const protocol::ExchangeResponse& response) const {
  const auto log_key = crypto::public_key_from_text(identity_.log_key);
  if (!log_key) return fail(no_log_key());
  YIBAO_CHECK(check_log(response, *log_key));
  return check_batch(sent, response);
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
  std::vector<base::Status> decoded(count);
  base::in_shares(count, kProofShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      list[i].signed_event = &response.entries[i].event;
      auto entry = protocol::to_entry(response.entries[i].event, response.entries[i].stamp);
      if (entry) {
        list[i].entry = *std::move(entry);
      } else {
        decoded[i] = fail(entry.error());
      }
    }
  });
  for (const base::Status& status : decoded) YIBAO_CHECK(status);

  domain::Registry registry = known;
  std::vector<std::optional<crypto::PublicKey>> keys(count);
  for (std::size_t i = 0; i < count; ++i) {
    VerifiedEntry& pulled = list[i];
    const auto type = pulled.entry.event->type();
    const domain::KeyInfo* key = registry.key(pulled.entry.key);
    if (type && domain::is_server_type(*type)) {
      keys[i] = log_key;
    } else if (key != nullptr && key->person == pulled.entry.event->author) {
      keys[i] = key->key;
    }
    if (!keys[i] || !type || !domain::Registry::is_registry_event(*type)) continue;
    pulled.verified = protocol::signature_is_good(*pulled.signed_event, *keys[i]);
    keys[i].reset();
    if (pulled.verified) registry.apply(pulled.entry);
  }
  base::in_shares(count, kProofShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (keys[i]) list[i].verified = protocol::signature_is_good(*list[i].signed_event, *keys[i]);
    }
  });
  return list;
}

base::Status AnswerCheck::check_log(const protocol::ExchangeResponse& response,
                                    const crypto::PublicKey& log_key) const {
  const crypto::Checkpoint& now = response.checkpoint;
  if (now.log_id != identity_.log_id || !crypto::verify(log_key, now)) {
    return fail(ErrorCode::kProofFailed, "checkpoint signature");
  }
  if (!seen_) return {};
  if (now.epoch < seen_->epoch) return fail(ErrorCode::kLogForked, "earlier epoch");
  if (now.epoch > seen_->epoch) return {};  // restored: what follows says from where
  if (!crypto::verify_consistency(seen_->size, seen_->root, now.size, now.root,
                                  response.consistency)) {
    return fail(ErrorCode::kLogForked, "consistency");
  }
  return {};
}

base::Status AnswerCheck::check_batch(const SentExchange& sent,
                                      const protocol::ExchangeResponse& response) const {
  if (response.answers.size() != sent.events.size()) return fail(ErrorCode::kMalformed, "answers");
  std::vector<crypto::Digest> leaves;
  for (std::size_t i = 0; i < response.answers.size(); ++i) {
    const protocol::Answer& answer = response.answers[i];
    if (!is_in_log(answer)) continue;
    const crypto::Digest leaf =
        crypto::leaf_of(domain::event_hash(sent.request.events[i].payload), *answer.stamp);
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
