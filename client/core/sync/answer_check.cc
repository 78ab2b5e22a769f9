#include "client/core/sync/answer_check.h"

#include "shared/crypto/merkle.h"
#include "shared/domain/authority.h"
#include "shared/protocol/signed_event.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;
using protocol::Outcome;

namespace {

// Registry events come before what they allow, so the registry grows along the way.
base::Result<std::vector<VerifiedEntry>> verify_entries(const protocol::ExchangeResponse& response,
                                                        const crypto::PublicKey& log_key,
                                                        domain::Registry registry) {
  std::vector<VerifiedEntry> list;
  list.reserve(response.entries.size());
  for (const protocol::PulledEntry& each : response.entries) {
    VerifiedEntry pulled;
    YIBAO_TRY(pulled.entry, protocol::to_entry(each.event, each.stamp));
    pulled.signed_event = &each.event;
    const auto type = pulled.entry.event->type();
    if (type && domain::is_server_type(*type)) {
      pulled.verified = protocol::signature_is_good(each.event, log_key);
    } else if (const domain::KeyInfo* key = registry.key(each.event.key)) {
      pulled.verified = key->person == pulled.entry.event->author &&
                        protocol::signature_is_good(each.event, key->key);
    }
    if (pulled.verified && type && domain::Registry::is_registry_event(*type)) {
      registry.apply(pulled.entry);
    }
    list.push_back(std::move(pulled));
  }
  return list;
}

}  // namespace

bool is_in_log(const protocol::Answer& answer) {
  return answer.stamp &&
         (answer.outcome == Outcome::kAdmitted || answer.outcome == Outcome::kKnown);
}

base::Result<std::vector<VerifiedEntry>> AnswerCheck::run(
    const SentExchange& sent, const protocol::ExchangeResponse& response,
    domain::Registry registry) const {
  const auto log_key = crypto::public_key_from_text(identity_.log_key);
  if (!log_key) return fail(ErrorCode::kCorrupted, "log key", base::TextArgs{{"what", "log key"}});
  YIBAO_CHECK(check_log(response, *log_key));
  YIBAO_CHECK(check_batch(sent, response));
  return verify_entries(response, *log_key, std::move(registry));
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
  if (response.answers.size() != sent.ids.size()) return fail(ErrorCode::kMalformed, "answers");
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
