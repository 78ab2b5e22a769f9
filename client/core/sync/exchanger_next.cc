// What goes out next, and from where: from what is stored, or from an answer that was verified and
// is still to be stored; and what an answer means that goes on from elsewhere: a late one, one of a
// restored server (exchanger.h).
#include <algorithm>

#include "client/core/compare.h"
#include "client/core/store/restore_book.h"
#include "client/core/sync/exchanger.h"
#include "client/core/sync/offer_again.h"
#include "shared/base/limits.h"
#include "shared/protocol/standing_document.h"

namespace yibao::client {

using base::ErrorCode;
using base::fail;
namespace limits = base::limits;

namespace {

// With those of others what one request may carry (exchange_fields.h).
constexpr std::size_t kAlsoSeenKept = 8;

base::Result<std::vector<KnownEpoch>> known_epochs(Replica& replica) {
  std::vector<KnownEpoch> epochs;
  YIBAO_CHECK(replica.entries().each_registry_entry([&](const domain::Entry& entry) {
    if (const auto epoch = known_epoch(entry)) epochs.push_back(*epoch);
    return true;
  }));
  return epochs;
}

// Whether a checkpoint that was once seen is of the log that has these epochs. One may reach beyond
// its receipt's own entries, and what is beyond may be lost though they are not.
bool is_of(const std::vector<KnownEpoch>& epochs, const crypto::Checkpoint& checkpoint) {
  bool here = checkpoint.epoch == crypto::kFirstEpoch;
  for (const KnownEpoch& each : epochs) {
    here = here || each.epoch == checkpoint.epoch;
    if (each.epoch > checkpoint.epoch && each.left < checkpoint.size) return false;
  }
  return here;
}

}  // namespace

base::Result<SentExchange> Exchanger::next(const ExchangeLimits& exchange_limits) {
  YIBAO_TRY(SentExchange sent, gather(exchange_limits, {}));
  address(sent);
  return sent;
}

void Exchanger::address(SentExchange& sent) const {
  protocol::ExchangeRequest& request = sent.request;
  const Progress& progress = accepted_ ? accepted_->progress : replica_.progress();
  request.client_time = replica_.clock().now();
  request.cursor = progress.cursor;
  request.scope_version = progress.scope_version;
  request.seen = progress.checkpoint;
  request.also_seen = progress.also_seen;
  request.also_seen.insert(request.also_seen.end(), progress.others.begin(), progress.others.end());
  sent.others = progress.others.size();
  // Of two logs one is false: it is not given anything more.
  if (progress.split) {
    request.events.clear();
    request.contents.clear();
    request.old_receipts.clear();
    request.old_stamps.clear();
    sent.events.clear();
    sent.hashes.clear();
  }
  request.own_upto = progress.own_upto;
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
  std::map<std::int64_t, std::uint32_t> receipts;  // of epochs before
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
    YIBAO_CHECK(
        RestoreBook(replica_.database())
            .prove(each.id, static_cast<std::uint32_t>(request.events.size()), receipts, request));
    sent.hashes.push_back(domain::event_hash(kept->event.payload));
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
  Accepted accepted{replica_.progress(), {}};
  Progress& progress = accepted.progress;
  accepted.follows = sent.request.seen == progress.checkpoint;
  AnswerCheck check(*replica_.identity(), [this] { return known_epochs(replica_); });
  auto continuation = check.check(sent, response);
  base::Status good = continuation ? base::Status() : fail(continuation.error());
  if (good && !accepted.follows) good = accept_late(response, accepted);
  if (check.contradicted())
    YIBAO_CHECK(note_split(replica_, response.checkpoint, *check.contradicted()));
  if (!good) {
    keep_evidence(good.error(), response);
    return good;
  }
  // An answer by stick to something older was not asked about all of it.
  if (progress.split && !accepted.follows) return fail(ErrorCode::kLogSplit, "not asked");
  accepted.continuation = *continuation;
  accepted.joins_on = sent.request.cursor <= progress.cursor &&
                      (accepted.follows || response.scope_version == progress.scope_version);
  accepted.overlaps = sent.request.cursor < progress.cursor;
  if (accepted.joins_on && !accepted.overtaken)
    progress.cursor = std::max(progress.cursor, response.cursor);
  if (accepted.follows) {
    std::erase_if(progress.also_seen, [&](const crypto::Checkpoint& seen) {
      return seen.size > continuation->left ||
             std::find(sent.request.also_seen.begin(), sent.request.also_seen.end(), seen) !=
                 sent.request.also_seen.end();
    });
    const auto asked = sent.request.also_seen.end() - static_cast<std::ptrdiff_t>(sent.others);
    std::erase_if(progress.others, [&](const crypto::Checkpoint& seen) {
      return seen.size > continuation->left ||
             std::find(asked, sent.request.also_seen.end(), seen) != sent.request.also_seen.end();
    });
    progress.split = progress.split && !progress.others.empty();
    if (progress.split) return fail(ErrorCode::kLogSplit, "not asked");
    progress.checkpoint = response.checkpoint;
    progress.scope_version = response.scope_version;
    progress.own_upto = std::min(progress.own_upto, continuation->left);
    // Of a log that is lost: the next one is newer, however short its log.
    if (progress.standing_sequence > continuation->left) progress.standing_sequence = 0;
    // Whatever was made here and is in the log has come, or was here.
    const bool pulled_all = accepted.joins_on && !response.more && sent.request.pull_bytes_max > 0;
    if (pulled_all) progress.own_upto = std::max(progress.own_upto, response.checkpoint.size);
  }
  if (!response.standing.empty() && !accepted.overtaken) {
    const auto log_key = crypto::public_key_from_text(replica_.identity()->log_key);
    const auto standing = protocol::open_standing(response.standing, *log_key);
    const bool newer =
        standing && std::pair(static_cast<std::uint64_t>(standing->sequence), standing->as_of) >
                        std::pair(progress.standing_sequence, progress.standing_day);
    accepted.takes_standing = newer;
    if (newer) {
      progress.standing_sequence = static_cast<std::uint64_t>(standing->sequence);
      progress.standing_day = standing->as_of;
    }
  }
  accepted_ = std::move(accepted);
  return {};
}

// An answer to something older than the newest exchange. What it proves is proved of its own
// checkpoint; that this one and the newest are of one log, the next exchange has to prove.
base::Status Exchanger::accept_late(const protocol::ExchangeResponse& response,
                                    Accepted& accepted) const {
  Progress& progress = accepted.progress;
  const crypto::Checkpoint& late = response.checkpoint;
  if (!progress.checkpoint || late.epoch != progress.checkpoint->epoch) {
    accepted.overtaken = true;
    return {};
  }
  if (late.size == progress.checkpoint->size) {
    const bool same = late.root == progress.checkpoint->root;
    return same ? base::Status() : fail(ErrorCode::kLogForked, "late answer");
  }
  if (progress.also_seen.size() == kAlsoSeenKept) {
    progress.also_seen.erase(progress.also_seen.begin());
  }
  const bool there = std::find(progress.also_seen.begin(), progress.also_seen.end(), late) !=
                     progress.also_seen.end();
  if (!there) progress.also_seen.push_back(late);
  return {};
}

// Whether a late answer comes to an event that is in the log already, or was discarded since.
base::Result<bool> Exchanger::is_settled(const base::EventId& id, const protocol::Answer& answer) {
  YIBAO_TRY(const auto kept, replica_.entries().find(id));
  if (!kept) return true;
  if (!kept->stamp) return false;
  if (answer.stamp && answer.stamp->epoch == kept->stamp->epoch && *answer.stamp != *kept->stamp) {
    return fail(ErrorCode::kLogForked, "late answer: another stamp");
  }
  return true;
}

// What was seen and is lost goes out again, or will; both sides of it are kept, so that nobody can
// shorten a log unseen. What our receipts say of the rest is to be proved next.
base::Status Exchanger::take_restore(const SentExchange& sent,
                                     const protocol::ExchangeResponse& response,
                                     ExchangeOutcome& outcome) {
  const crypto::Checkpoint& seen = *sent.request.seen;
  const std::uint64_t left = applied_.continuation.left;
  YIBAO_TRY(const auto lost, offer_again_after(replica_, left, seen.epoch));
  // Of the branch that the log goes on from, the cursor says nothing.
  if (applied_.continuation.elsewhere) applied_.progress.cursor = 0;
  for (const domain::Event& event : lost) {
    touch(event);
    // What was dropped, or never pulled, because of a change that is no more: all is gone through.
    const bool units =
        event.is(domain::EventType::kUnitDefined) || event.is(domain::EventType::kUnitSucceeded);
    if (units) applied_.progress.cursor = 0;
  }
  // Known from now on, whenever they are pulled.
  for (const protocol::RestorePoint& point : response.restored) {
    YIBAO_TRY(const domain::Event event, protocol::decode_event(point.event.payload));
    YIBAO_CHECK(replica_.entries().keep(point.event, event, point.stamp));
  }
  outcome.offered_again = lost.size();
  outcome.restored = applied_.continuation.cut || !lost.empty();
  outcome.changed = outcome.changed || outcome.restored;
  if (!applied_.continuation.cut) return {};
  YIBAO_CHECK(replica_.book().add_evidence("restored", crypto::encode(seen),
                                           crypto::encode(response.checkpoint),
                                           replica_.clock().now()));
  if (const auto& parted = applied_.continuation.parted; parted && parted->left > 0) {
    crypto::Checkpoint place;
    place.log_id = seen.log_id;
    place.epoch = parted->epoch;
    place.size = parted->left;
    place.root = parted->root;
    applied_.progress.also_seen.push_back(place);
  }
  YIBAO_TRY(const auto epochs, known_epochs(replica_));
  YIBAO_TRY(const auto receipt,
            replica_.book().newest_receipt_checkpoint([&](const crypto::Checkpoint& each) {
              return each.size <= left && is_of(epochs, each);
            }));
  if (receipt) applied_.progress.also_seen.push_back(*receipt);
  return {};
}

bool Exchanger::may_run_ahead(const protocol::ExchangeResponse& response,
                              const SentExchange& next) const {
  const bool all_in_log = std::all_of(response.answers.begin(), response.answers.end(), is_in_log);
  const bool brings_nothing = response.entries.empty() && response.absent.empty();
  // After a restore other things wait than before.
  if (!response.restored.empty() || (accepted_ && !accepted_->follows)) return false;
  const bool pushes = !next.request.events.empty();
  return all_in_log && ((pushes && brings_nothing) || (!pushes && response.more));
}

}  // namespace yibao::client
