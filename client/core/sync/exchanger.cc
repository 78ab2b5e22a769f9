#include "client/core/sync/exchanger.h"

#include <algorithm>

#include "client/core/sync/answer_check.h"
#include "client/core/sync/dependents.h"
#include "client/core/sync/offer_again.h"
#include "shared/base/limits.h"
#include "shared/base/parallel.h"
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

// Fewer than this are packed sooner than another thread begins.
constexpr std::size_t kShare = 16;

// By what each content is, not by what the server says it is.
std::map<domain::ContentAddress, PackedContent> pack_contents(
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

}  // namespace

base::Result<ExchangeOutcome> Exchanger::apply(const SentExchange& sent,
                                               const protocol::ExchangeResponse& response) {
  if (!accepted_) YIBAO_CHECK(accept(sent, response));
  accepted_.reset();
  const AnswerCheck check(*replica_.identity(), replica_.progress().checkpoint);
  YIBAO_TRY(const auto pulled, check.verify_entries(response, *replica_.registry()));

  touched_.clear();
  registry_changed_ = false;
  units_changed_ = false;
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
    // By what was pulled, not by the scope's version: that may run ahead of the page it came with.
    if (units_changed_) YIBAO_CHECK(drop_unseen());
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
  return take_receipts(response);
}

// One for the batch; one for each event that an earlier exchange had brought there, its answer
// lost.
base::Status Exchanger::take_receipts(const protocol::ExchangeResponse& response) {
  SyncBook& book = replica_.book();
  if (response.batch.count > 0) {
    YIBAO_CHECK(book.add_receipt({response.batch.first + 1, response.batch.count,
                                  response.checkpoint, response.batch.proof}));
  }
  for (const protocol::Answer& answer : response.answers) {
    if (answer.outcome != Outcome::kKnown || !answer.stamp) continue;
    const std::uint64_t sequence = answer.stamp->sequence;
    YIBAO_TRY(const auto kept, book.receipt_for(sequence));
    if (kept) continue;
    YIBAO_CHECK(book.add_receipt({sequence, 1, response.checkpoint, answer.inclusion}));
  }
  return {};
}

base::Status Exchanger::take_answer(const base::EventId& id, const protocol::Answer& answer,
                                    ExchangeOutcome& outcome) {
  const base::Timestamp now = replica_.now();
  Outbox& outbox = replica_.outbox();
  if (is_in_log(answer)) {
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
  YIBAO_TRY(const auto dependents, dependents_of(replica_, refused));
  for (const domain::Event& dependent : dependents) {
    YIBAO_CHECK(replica_.entries().set_folded(dependent.id, false));
    YIBAO_CHECK(replica_.outbox().set_state(dependent.id, OutboxState::kRefused,
                                            ErrorCode::kReferenceRefused, {}, replica_.now()));
    touch(dependent);
    YIBAO_CHECK(hold_dependents(dependent.id));
  }
  return {};
}

base::Status Exchanger::take_pulled(const std::vector<VerifiedEntry>& pulled,
                                    const protocol::ExchangeResponse& response) {
  const auto contents = pack_contents(response.contents);
  std::vector<base::Bytes> payloads(pulled.size());
  base::in_shares(pulled.size(), kShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      payloads[i] = EntryStore::pack(*pulled[i].signed_event);
    }
  });
  for (std::size_t i = 0; i < pulled.size(); ++i) {
    const VerifiedEntry& each = pulled[i];
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
    YIBAO_CHECK(replica_.entries().keep_packed(*each.signed_event, payloads[i], event,
                                               each.entry.stamp, each.verified && known_type));
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
    return offer_again_after(replica_, static_cast<std::uint64_t>(restored->size),
                             static_cast<std::uint32_t>(restored->old_epoch));
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

// Whose events this replica may no longer see (a unit that changed its parent), it drops. What was
// made here stays, what a sign-off has released stays, and so does the key of whatever stays.
base::Status Exchanger::drop_unseen() {
  struct Unseen {
    domain::Event event;
    crypto::KeyId signer;
  };
  const domain::Viewer viewer{replica_.identity()->unit, replica_.is_office()};
  const auto registry = replica_.registry();
  std::vector<Unseen> unseen;
  std::set<base::EventId> released;
  std::set<domain::ContentAddress> contents;  // of what stays
  std::set<crypto::KeyId> signers;
  base::Status decoded;
  YIBAO_CHECK(replica_.entries().each([&](const KeptEntry& kept) {
    auto event = protocol::decode_event(kept.event.payload);
    if (!event) {
      decoded = fail(event.error());
      return false;
    }
    if (!domain::sees(viewer, domain::audience_of(*event, *registry))) {
      unseen.push_back({*std::move(event), kept.event.key});
      return true;
    }
    for (const base::EventId& id : domain::released_by(*event)) released.insert(id);
    contents.insert(event->contents.begin(), event->contents.end());
    signers.insert(kept.event.key);
    return true;
  }));
  YIBAO_CHECK(decoded);
  for (auto each = unseen.begin(); each != unseen.end();) {
    YIBAO_TRY(const auto made_here, replica_.outbox().find(each->event.id));
    if (!made_here && !released.contains(each->event.id)) {
      ++each;
      continue;
    }
    contents.insert(each->event.contents.begin(), each->event.contents.end());
    signers.insert(each->signer);
    each = unseen.erase(each);
  }
  std::erase_if(unseen, [&](const Unseen& each) {
    const auto* enrolled = each.event.as<domain::KeyEnrolled>();
    const auto key = enrolled ? crypto::public_key_from_text(enrolled->key) : std::nullopt;
    return key && signers.contains(key->id());
  });
  for (const Unseen& each : unseen) {
    for (const domain::ContentAddress& address : each.event.contents) {
      if (contents.contains(address)) continue;
      YIBAO_CHECK(replica_.vault().forget(address));  // the scope may come back, and they with it
      purged_ = true;
    }
    YIBAO_CHECK(replica_.entries().forget(each.event.id, each.event));
    touch(each.event);
  }
  return registry_changed_ ? replica_.reload_registry() : base::Status();
}

void Exchanger::touch(const domain::Event& event) {
  for (const domain::Subject& subject : domain::subjects_of(event)) touched_.insert(subject);
  const auto type = event.type();
  if (type && domain::Registry::is_registry_event(*type)) registry_changed_ = true;
  units_changed_ = units_changed_ || event.is(EventType::kUnitDefined);
}

}  // namespace yibao::client
