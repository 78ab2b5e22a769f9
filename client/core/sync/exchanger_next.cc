// What goes out next, and from where: from what is stored, or from an answer that was verified and
// is still to be stored (exchanger.h).
#include <algorithm>

#include "client/core/sync/exchanger.h"
#include "shared/base/limits.h"
#include "shared/protocol/standing_document.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;
namespace limits = base::limits;

base::Result<SentExchange> Exchanger::next(const ExchangeLimits& exchange_limits) {
  YIBAO_TRY(SentExchange sent, gather(exchange_limits, {}));
  address(sent);
  return sent;
}

void Exchanger::address(SentExchange& sent) const {
  protocol::ExchangeRequest& request = sent.request;
  const Progress& progress = accepted_ ? *accepted_ : replica_.progress();
  request.client_time = replica_.clock().now();
  request.cursor = progress.cursor;
  request.scope_version = progress.scope_version;
  request.seen = progress.checkpoint;
  request.standing_sequence = progress.standing_sequence;
  request.standing_day = progress.standing_day;
}

base::Result<SentExchange> Exchanger::gather(const ExchangeLimits& exchange_limits,
                                             const std::vector<domain::Event>& under_way) {
  if (!replica_.identity()) return fail(ErrorCode::kNotInitialised);
  SentExchange sent;
  protocol::ExchangeRequest& request = sent.request;
  request.program = YIBAO_VERSION;
  request.jurisdiction = replica_.identity()->jurisdiction;
  request.pull_bytes_max = static_cast<std::uint32_t>(exchange_limits.pull_bytes_max);
  const std::size_t most = std::min(exchange_limits.events_max, limits::kBatchEventsMax);
  std::set<base::EventId> skipped;
  for (const domain::Event& event : under_way) skipped.insert(event.id);
  YIBAO_TRY(const auto waiting, replica_.outbox().to_send(most + skipped.size()));
  std::size_t bytes = 0;
  std::set<domain::ContentAddress> packed;
  for (const OutboxEntry& each : waiting) {
    if (request.events.size() == most) break;
    if (skipped.contains(each.id)) continue;
    YIBAO_TRY(const auto kept, replica_.entries().find(each.id));
    if (!kept) continue;
    YIBAO_TRY(domain::Event event, protocol::decode_event(kept->event.payload));
    std::vector<domain::Content> contents;
    for (const domain::ContentAddress& address : event.contents) {
      if (packed.contains(address)) continue;
      YIBAO_TRY(auto content, replica_.vault().content(address));
      if (content) contents.push_back(*std::move(content));
    }
    std::size_t size = kept->event.payload.size();
    for (const domain::Content& content : contents) size += content.bytes.size();
    if (!request.events.empty() && bytes + size > limits::kBatchBytesTarget) break;
    bytes += size;
    for (const domain::ContentAddress& address : event.contents) packed.insert(address);
    std::move(contents.begin(), contents.end(), std::back_inserter(request.contents));
    request.events.push_back(kept->event);
    sent.events.push_back(std::move(event));
  }
  return sent;
}

// Both sides of a contradiction are kept before anything else happens.
void Exchanger::keep_evidence(const base::Error& error,
                              const protocol::ExchangeResponse& response) {
  if (error.code != ErrorCode::kLogForked && error.code != ErrorCode::kProofFailed) return;
  const auto& ours = replica_.progress().checkpoint;
  static_cast<void>(
      replica_.book().add_evidence(error.detail, ours ? crypto::encode(*ours) : base::Bytes(),
                                   crypto::encode(response.checkpoint), replica_.clock().now()));
}

base::Status Exchanger::accept(const SentExchange& sent,
                               const protocol::ExchangeResponse& response) {
  accepted_.reset();
  const AnswerCheck check(*replica_.identity(), replica_.progress().checkpoint);
  if (const base::Status good = check.check(sent, response); !good) {
    keep_evidence(good.error(), response);
    return good;
  }
  Progress accepted = replica_.progress();
  accepted.cursor = response.cursor;
  accepted.scope_version = response.scope_version;
  accepted.checkpoint = response.checkpoint;
  if (!response.standing.empty()) {
    const auto log_key = crypto::public_key_from_text(replica_.identity()->log_key);
    const auto standing = protocol::open_standing(response.standing, *log_key);
    if (standing) {
      accepted.standing_sequence = static_cast<std::uint64_t>(standing->sequence);
      accepted.standing_day = standing->as_of;
    }
  }
  accepted_ = std::move(accepted);
  return {};
}

bool Exchanger::may_run_ahead(const protocol::ExchangeResponse& response,
                              const SentExchange& next) const {
  const bool all_in_log = std::all_of(response.answers.begin(), response.answers.end(), is_in_log);
  const bool brings_nothing = response.entries.empty() && response.absent.empty();
  const bool pushes = !next.request.events.empty();
  return all_in_log && ((pushes && brings_nothing) || (!pushes && response.more));
}

}  // namespace yibao::client
