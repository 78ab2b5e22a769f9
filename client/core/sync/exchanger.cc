#include "client/core/sync/exchanger.h"

#include <algorithm>

#include "shared/base/limits.h"
#include "shared/crypto/merkle.h"
#include "shared/domain/audience.h"
#include "shared/domain/authority.h"
#include "shared/protocol/standing_document.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;
using domain::EventType;
using protocol::Outcome;
namespace limits = base::limits;

}  // namespace

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
}

base::Result<SentExchange> Exchanger::gather(const ExchangeLimits& exchange_limits,
                                             const std::vector<base::EventId>& under_way) {
  if (!replica_.identity()) return fail(ErrorCode::kNotInitialised);
  SentExchange sent;
  protocol::ExchangeRequest& request = sent.request;
  request.program = YIBAO_VERSION;
  request.jurisdiction = replica_.identity()->jurisdiction;
  request.pull_bytes_max = static_cast<std::uint32_t>(exchange_limits.pull_bytes_max);
  const std::size_t most = std::min(exchange_limits.events_max, limits::kBatchEventsMax);
  const std::set<base::EventId> skipped(under_way.begin(), under_way.end());
  YIBAO_TRY(const auto waiting, replica_.outbox().to_send(most + skipped.size()));
  std::size_t bytes = 0;
  std::set<domain::ContentAddress> packed;
  for (const OutboxEntry& each : waiting) {
    if (request.events.size() == most) break;
    if (skipped.contains(each.id)) continue;
    YIBAO_TRY(const auto kept, replica_.entries().find(each.id));
    if (!kept) continue;
    YIBAO_TRY(const domain::Event event, protocol::decode_event(kept->event.payload));
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
    sent.ids.push_back(each.id);
  }
  return sent;
}

base::Result<ExchangeOutcome> Exchanger::apply(const SentExchange& sent,
                                               const protocol::ExchangeResponse& response) {
  if (!accepted_) YIBAO_CHECK(accept(sent, response));
  accepted_.reset();
  YIBAO_TRY(const auto pulled, verify_entries(response));

  touched_.clear();
  registry_changed_ = false;
  purged_ = false;
  ExchangeOutcome outcome;
  outcome.pulled = pulled.size();
  outcome.trial = response.trial;
  const Progress before = replica_.progress();
  const auto run = [&]() -> base::Status {
    YIBAO_TRY(auto transaction, storage::Transaction::begin(replica_.database()));
    YIBAO_CHECK(take_answers(sent, response, outcome));
    YIBAO_CHECK(take_pulled(pulled, response));
    YIBAO_CHECK(take_progress(response));
    if (registry_changed_) YIBAO_CHECK(replica_.reload_registry());
    const bool scope_changed =
        before.scope_version != 0 && before.scope_version != response.scope_version;
    if (scope_changed) YIBAO_CHECK(drop_unseen());
    for (const domain::Subject& subject : touched_) YIBAO_CHECK(replica_.refold(subject));
    return transaction.commit();
  };
  const base::Status done = run();
  if (!done) {
    // What was counted in memory on the way must not outlive the rollback.
    replica_.progress() = before;
    static_cast<void>(replica_.reload_registry());
    return fail(done.error());
  }
  if (purged_) static_cast<void>(replica_.finish_purge());
  outcome.more_to_pull = response.more;
  outcome.clock_offset = std::chrono::milliseconds(replica_.progress().clock_offset_millis);
  YIBAO_TRY(outcome.more_to_send, replica_.outbox().has_waiting());
  return outcome;
}

base::Status Exchanger::take_answers(const SentExchange& sent,
                                     const protocol::ExchangeResponse& response,
                                     ExchangeOutcome& outcome) {
  for (std::size_t i = 0; i < sent.ids.size(); ++i) {
    YIBAO_CHECK(take_answer(sent.ids[i], response.answers[i], outcome));
    YIBAO_TRY(const domain::Event event, protocol::decode_event(sent.request.events[i].payload));
    touch(event);
  }
  if (response.batch.count == 0) return {};
  return replica_.book().add_receipt(
      {response.batch.first + 1, response.batch.count, response.checkpoint, response.batch.proof});
}

base::Status Exchanger::take_answer(const base::EventId& id, const protocol::Answer& answer,
                                    ExchangeOutcome& outcome) {
  const base::Timestamp now = replica_.now();
  Outbox& outbox = replica_.outbox();
  if (in_log(answer)) {
    ++outcome.admitted;
    YIBAO_CHECK(replica_.entries().set_stamp(id, *answer.stamp));
    return outbox.set_state(id, OutboxState::kAcknowledged, std::nullopt, {}, now);
  }
  switch (answer.outcome) {
    case Outcome::kRefused:
      ++outcome.refused;
      YIBAO_CHECK(replica_.entries().set_folded(id, false));
      YIBAO_CHECK(outbox.set_state(id, OutboxState::kRefused, answer.code, answer.args, now));
      return hold_dependents(id);
    case Outcome::kHeld:
      ++outcome.held;
      return outbox.set_state(id, OutboxState::kHeld, answer.code, answer.args, now);
    default:
      outcome.server_too_old = outcome.server_too_old || answer.code == ErrorCode::kUnknownType;
      return outbox.set_state(id, OutboxState::kWaiting, answer.code, answer.args, now);
  }
}

// What refers to a refused event cannot stand either; it waits, out of the fold, for a person.
base::Status Exchanger::hold_dependents(const base::EventId& refused) {
  YIBAO_TRY(const auto waiting, replica_.outbox().to_send(SIZE_MAX / 2));
  for (const OutboxEntry& each : waiting) {
    YIBAO_TRY(const auto kept, replica_.entries().find(each.id));
    if (!kept) continue;
    YIBAO_TRY(const domain::Event event, protocol::decode_event(kept->event.payload));
    const auto references = domain::references_of(event);
    const bool depends =
        std::any_of(references.begin(), references.end(),
                    [&](const domain::Reference& reference) { return reference.id == refused; });
    if (!depends) continue;
    YIBAO_CHECK(replica_.entries().set_folded(each.id, false));
    YIBAO_CHECK(replica_.outbox().set_state(each.id, OutboxState::kRefused,
                                            ErrorCode::kReferenceRefused, {}, replica_.now()));
    touch(event);
    YIBAO_CHECK(hold_dependents(each.id));
  }
  return {};
}

base::Status Exchanger::take_pulled(const std::vector<Pulled>& pulled,
                                    const protocol::ExchangeResponse& response) {
  const auto contents = pack_contents(response.contents);
  for (const Pulled& each : pulled) {
    const domain::Event& event = *each.entry.event;
    for (const domain::ContentAddress& address : event.contents) {
      const auto found = contents.find(address);
      if (found != contents.end() && each.verified) {
        YIBAO_CHECK(replica_.vault().keep(address, found->second));
      }
    }
    if (!each.verified) {
      YIBAO_CHECK(replica_.book().add_evidence("unverified event", each.signed_event->payload,
                                               base::view(each.signed_event->signature),
                                               replica_.clock().now()));
    }
    const bool known_type = event.type().has_value();
    YIBAO_CHECK(replica_.entries().keep(*each.signed_event, event, each.entry.stamp,
                                        each.verified && known_type));
    if (!each.verified || !known_type) continue;
    touch(event);
    YIBAO_CHECK(take_special(event));
  }
  for (const domain::ContentAddress& address : response.absent) {
    YIBAO_TRY(const bool had, replica_.vault().has(address));
    purged_ = purged_ || had;
    YIBAO_CHECK(replica_.vault().purge(address));
  }
  return {};
}

// Events that do more than change what is shown.
base::Status Exchanger::take_special(const domain::Event& event) {
  if (event.is(EventType::kDraftFoundSecret)) {
    purged_ = true;
    return replica_.purge_item(event.subject);
  }
  if (const auto* purged = event.as<domain::ContentPurged>()) {
    purged_ = true;
    for (const domain::ContentAddress& address : purged->purged) {
      YIBAO_CHECK(replica_.vault().purge(address));
    }
  }
  if (const auto* restored = event.as<domain::LogRestored>()) {
    return offer_again_after(static_cast<std::uint64_t>(restored->size),
                             static_cast<std::uint32_t>(restored->old_epoch));
  }
  return {};
}

// The log was restored from a backup: what it has lost and this replica still has is offered again.
base::Status Exchanger::offer_again_after(std::uint64_t size, std::uint32_t epoch) {
  std::vector<base::EventId> lost;
  base::Status decoded;
  YIBAO_CHECK(replica_.entries().each_stamped(size + 1, INT64_MAX, [&](const KeptEntry& kept) {
    if (kept.stamp->epoch > epoch) return true;
    const auto event = protocol::decode_event(kept.event.payload);
    if (!event) {
      decoded = fail(event.error());
      return false;
    }
    if (event->type() && !domain::is_server_type(*event->type())) lost.push_back(event->id);
    return true;
  }));
  YIBAO_CHECK(decoded);
  for (const base::EventId& id : lost) {
    YIBAO_CHECK(replica_.database().run(
        "UPDATE entry SET sequence = NULL, epoch = NULL, received_at = NULL WHERE id = ?1",
        storage::Blob{base::view(id.bytes())}));
    YIBAO_CHECK(replica_.outbox().remove(id));
    YIBAO_CHECK(replica_.outbox().add(id, replica_.now()));
  }
  return {};
}

base::Status Exchanger::take_progress(const protocol::ExchangeResponse& response) {
  Progress& progress = replica_.progress();
  progress.cursor = response.cursor;
  progress.scope_version = response.scope_version;
  progress.checkpoint = response.checkpoint;
  progress.clock_offset_millis = (response.server_time - replica_.clock().now()).count();
  progress.last_exchange = response.server_time;
  if (!response.standing.empty()) {
    const auto log_key = crypto::public_key_from_text(replica_.identity()->log_key);
    const auto standing = protocol::open_standing(response.standing, *log_key);
    if (standing) {
      YIBAO_CHECK(replica_.book().set_standing(response.standing));
      progress.standing_sequence = static_cast<std::uint64_t>(standing->sequence);
    } else {
      YIBAO_CHECK(
          replica_.book().add_evidence("standing", {}, response.standing, replica_.clock().now()));
    }
  }
  return replica_.book().set_progress(progress);
}

// Whose events this replica may no longer see (a unit that changed its parent), it drops.
base::Status Exchanger::drop_unseen() {
  const domain::Viewer viewer{replica_.identity()->unit, replica_.is_office()};
  const auto registry = replica_.registry();
  std::set<base::EventId> released;
  std::vector<domain::Event> unseen;
  base::Status decoded;
  YIBAO_CHECK(replica_.entries().each([&](const KeptEntry& kept) {
    auto event = protocol::decode_event(kept.event.payload);
    if (!event) {
      decoded = fail(event.error());
      return false;
    }
    if (domain::sees(viewer, domain::audience_of(*event, *registry))) {
      for (const base::EventId& id : domain::released_by(*event)) released.insert(id);
    } else {
      unseen.push_back(*std::move(event));
    }
    return true;
  }));
  YIBAO_CHECK(decoded);
  for (const domain::Event& event : unseen) {
    if (released.contains(event.id)) continue;
    YIBAO_TRY(const auto waiting, replica_.outbox().find(event.id));
    if (waiting) continue;
    for (const domain::ContentAddress& address : event.contents) {
      YIBAO_CHECK(replica_.vault().purge(address));
      purged_ = true;
    }
    YIBAO_CHECK(replica_.entries().forget(event.id, event));
    touch(event);
  }
  return {};
}

void Exchanger::touch(const domain::Event& event) {
  for (const domain::Subject& subject : domain::subjects_of(event)) touched_.insert(subject);
  const auto type = event.type();
  if (type && domain::Registry::is_registry_event(*type)) registry_changed_ = true;
}

}  // namespace yibao::client
