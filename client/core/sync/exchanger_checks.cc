// What an answer must prove before any of it is believed (exchanger.h).
#include <algorithm>

#include "client/core/sync/exchanger.h"
#include "shared/base/parallel.h"
#include "shared/domain/authority.h"
#include "shared/protocol/standing_document.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;
using protocol::Outcome;

// Fewer signatures than this are verified sooner than another thread begins.
constexpr std::size_t kShare = 16;

}  // namespace

bool in_log(const protocol::Answer& answer) {
  return answer.stamp &&
         (answer.outcome == Outcome::kAdmitted || answer.outcome == Outcome::kKnown);
}

// Both sides of a contradiction are kept before anything else happens.
base::Error Exchanger::contradiction(ErrorCode code, std::string_view what,
                                     const protocol::ExchangeResponse& response) {
  const auto& ours = replica_.progress().checkpoint;
  static_cast<void>(replica_.book().add_evidence(what, ours ? crypto::encode(*ours) : base::Bytes(),
                                                 crypto::encode(response.checkpoint),
                                                 replica_.clock().now()));
  return base::Error(code, std::string(what));
}

base::Status Exchanger::check_log(const protocol::ExchangeResponse& response) {
  const Identity& identity = *replica_.identity();
  const auto log_key = crypto::public_key_from_text(identity.log_key);
  const crypto::Checkpoint& now = response.checkpoint;
  if (!log_key || now.log_id != identity.log_id || !crypto::verify(*log_key, now)) {
    return fail(contradiction(ErrorCode::kProofFailed, "checkpoint signature", response));
  }
  const auto& seen = replica_.progress().checkpoint;
  if (!seen) return {};
  if (now.epoch < seen->epoch) {
    return fail(contradiction(ErrorCode::kLogForked, "earlier epoch", response));
  }
  if (now.epoch > seen->epoch) return {};  // restored: what follows says from where
  if (!crypto::verify_consistency(seen->size, seen->root, now.size, now.root,
                                  response.consistency)) {
    return fail(contradiction(ErrorCode::kLogForked, "consistency", response));
  }
  return {};
}

base::Status Exchanger::check_batch(const SentExchange& sent,
                                    const protocol::ExchangeResponse& response) {
  if (response.answers.size() != sent.ids.size()) return fail(ErrorCode::kMalformed, "answers");
  std::vector<crypto::Digest> leaves;
  for (std::size_t i = 0; i < response.answers.size(); ++i) {
    const protocol::Answer& answer = response.answers[i];
    if (!in_log(answer)) continue;
    const crypto::Digest leaf =
        crypto::leaf_of(domain::event_hash(sent.request.events[i].payload), *answer.stamp);
    if (answer.outcome == Outcome::kKnown) {
      const crypto::Digest one[] = {leaf};
      if (!crypto::verify_range(answer.stamp->sequence - 1, one, response.checkpoint.size,
                                response.checkpoint.root, answer.inclusion)) {
        return fail(contradiction(ErrorCode::kProofFailed, "inclusion", response));
      }
      continue;
    }
    if (answer.stamp->sequence != response.batch.first + leaves.size() + 1) {
      return fail(contradiction(ErrorCode::kProofFailed, "batch order", response));
    }
    leaves.push_back(leaf);
  }
  if (leaves.size() != response.batch.count) {
    return fail(contradiction(ErrorCode::kProofFailed, "batch count", response));
  }
  if (leaves.empty()) return {};
  if (!crypto::verify_range(response.batch.first, leaves, response.checkpoint.size,
                            response.checkpoint.root, response.batch.proof)) {
    return fail(contradiction(ErrorCode::kProofFailed, "batch", response));
  }
  return {};
}

base::Status Exchanger::accept(const SentExchange& sent,
                               const protocol::ExchangeResponse& response) {
  accepted_.reset();
  YIBAO_CHECK(check_log(response));
  YIBAO_CHECK(check_batch(sent, response));
  Progress accepted = replica_.progress();
  accepted.cursor = response.cursor;
  accepted.scope_version = response.scope_version;
  accepted.checkpoint = response.checkpoint;
  if (!response.standing.empty()) {
    const auto log_key = crypto::public_key_from_text(replica_.identity()->log_key);
    const auto standing = protocol::open_standing(response.standing, *log_key);
    if (standing) accepted.standing_sequence = static_cast<std::uint64_t>(standing->sequence);
  }
  accepted_ = std::move(accepted);
  return {};
}

bool Exchanger::may_run_ahead(const protocol::ExchangeResponse& response,
                              const SentExchange& next) const {
  const bool all_in_log = std::all_of(response.answers.begin(), response.answers.end(), in_log);
  const bool brings_nothing = response.entries.empty() && response.absent.empty();
  const bool pushes = !next.request.events.empty();
  return all_in_log && ((pushes && brings_nothing) || (!pushes && response.more));
}

std::map<domain::ContentAddress, PackedContent> Exchanger::pack_contents(
    const std::vector<domain::Content>& contents) {
  std::vector<domain::ContentAddress> addresses(contents.size());
  std::vector<PackedContent> packed(contents.size());
  base::in_shares(contents.size(), kShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      addresses[i] = domain::address_of(contents[i]);
      packed[i] = pack(contents[i]);
    }
  });
  std::map<domain::ContentAddress, PackedContent> map;
  for (std::size_t i = 0; i < contents.size(); ++i) map.emplace(addresses[i], std::move(packed[i]));
  return map;
}

// Registry events come before what they allow, so the registry grows along the way; nothing else
// waits for another signature, so those are verified on all cores.
base::Result<std::vector<Exchanger::Pulled>> Exchanger::verify_entries(
    const protocol::ExchangeResponse& response) {
  const std::size_t count = response.entries.size();
  std::vector<Pulled> list(count);
  std::vector<base::Status> decoded(count);
  base::in_shares(count, kShare, [&](std::size_t first, std::size_t last) {
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

  domain::Registry registry = *replica_.registry();
  const auto log_key = crypto::public_key_from_text(replica_.identity()->log_key);
  std::vector<std::optional<crypto::PublicKey>> keys(count);
  for (std::size_t i = 0; i < count; ++i) {
    Pulled& pulled = list[i];
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
  base::in_shares(count, kShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (keys[i]) list[i].verified = protocol::signature_is_good(*list[i].signed_event, *keys[i]);
    }
  });
  return list;
}

}  // namespace yibao::client
