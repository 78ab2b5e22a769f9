#include "client/core/sync/exchanger.h"

#include <algorithm>

#include "client/core/compare.h"
#include "client/core/sync/answer_check.h"
#include "client/core/sync/dependents.h"
#include "client/core/sync/offer_again.h"
#include "shared/domain/authority.h"
#include "shared/protocol/standing_document.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;
using domain::EventType;
using protocol::Outcome;

}  // namespace

base::Result<ExchangeOutcome> Exchanger::apply(const SentExchange& sent,
                                               const protocol::ExchangeResponse& response) {
  if (!accepted_) YIBAO_CHECK(accept(sent, response));
  applied_ = *std::move(accepted_);
  accepted_.reset();
  ExchangeOutcome outcome;
  outcome.overtaken = applied_.overtaken;
  if (applied_.overtaken) return outcome;
  // Behind a gap there is no telling who had a right to what; it comes again, after what is
  // missing.
  std::vector<PulledEvent> pulled;
  if (applied_.joins_on) {
    YIBAO_TRY(pulled, check_entries(sent, response));
  }
  const bool all_good =
      std::all_of(pulled.begin(), pulled.end(), [](const PulledEvent& each) { return each.good; });
  // Then what is new among them comes again, once it joins on exactly.
  if (applied_.overlaps && !all_good) applied_.progress.cursor = replica_.progress().cursor;

  touched_.clear();
  registry_changed_ = false;
  units_changed_ = false;
  rules_changed_ = false;
  purged_ = false;
  titles_.clear();
  newest_anchors_.clear();
  outcome.pulled = pulled.size();
  outcome.trial = response.trial;
  outcome.changed = !sent.events.empty() || !pulled.empty() || !response.absent.empty() ||
                    !response.standing.empty();
  const Progress before = replica_.progress();
  const auto run = [&]() -> base::Status {
    YIBAO_TRY(auto transaction, storage::Transaction::begin(replica_.database()));
    // A late answer's restore is known already; by now other things are lost or not.
    const bool restored = applied_.continuation.new_epoch && applied_.follows;
    if (restored) YIBAO_CHECK(take_restore(sent, response, outcome));
    YIBAO_CHECK(take_answers(sent, response, outcome));
    YIBAO_CHECK(take_pulled(pulled, response));
    YIBAO_CHECK(take_progress(sent, response));
    YIBAO_CHECK(offer_what_is_due(replica_));
    if (registry_changed_) YIBAO_CHECK(replica_.reload_registry());
    // By what was pulled, not by the scope's version: that may run ahead of the page it came with.
    if (units_changed_) YIBAO_CHECK(drop_unseen(pulled));
    if (rules_changed_) {
      touched_.clear();
      YIBAO_CHECK(replica_.refold_all());
    }
    for (const domain::Subject& subject : touched_) {
      YIBAO_CHECK(replica_.refold(subject, titles_));
    }
    return transaction.commit();
  };
  const base::Status done = run();
  if (!done) {
    // What was counted in memory on the way must not outlive the rollback.
    replica_.progress() = before;
    static_cast<void>(replica_.reload_registry());
    keep_evidence(done.error(), response);
    return fail(done.error());
  }
  if (purged_ || replica_.wiping_unfinished()) static_cast<void>(replica_.finish_purge());
  outcome.purged = purged_;
  outcome.more_to_pull = response.more || applied_.progress.cursor < response.cursor;
  outcome.clock_offset = std::chrono::milliseconds(replica_.progress().clock_offset_millis);
  YIBAO_TRY(outcome.more_to_send, replica_.outbox().has_waiting());
  return outcome;
}

base::Status Exchanger::take_answers(const SentExchange& sent,
                                     const protocol::ExchangeResponse& response,
                                     ExchangeOutcome& outcome) {
  for (std::size_t i = 0; i < sent.events.size(); ++i) {
    const domain::Event& event = sent.events[i];
    if (!applied_.follows) {
      YIBAO_TRY(const bool settled, is_settled(event.id, response.answers[i]));
      if (settled) continue;
    }
    YIBAO_CHECK(take_answer(event.id, response.answers[i], outcome));
    // What came while it waited goes now: it is never sent back to where it was made.
    if (is_in_log(response.answers[i])) YIBAO_CHECK(take_special(event));
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

base::Status Exchanger::take_progress(const SentExchange& sent,
                                      const protocol::ExchangeResponse& response) {
  for (const auto& [unit, seen] : newest_anchors_) take_other(applied_.progress, seen);
  Progress& progress = replica_.progress();
  progress = applied_.progress;
  // What came by stick was said some time ago.
  if (!sent.by_stick) {
    progress.clock_offset_millis = (response.server_time - replica_.clock().now()).count();
    progress.last_exchange = response.server_time;
  }
  progress.least_program = response.least_program;
  progress.least_from = response.least_from;
  if (applied_.takes_standing) {
    YIBAO_CHECK(replica_.book().set_standing(response.standing));
  } else if (!response.standing.empty()) {
    const auto log_key = crypto::public_key_from_text(replica_.identity()->log_key);
    if (!protocol::open_standing(response.standing, *log_key)) {
      YIBAO_CHECK(
          replica_.book().add_evidence("standing", {}, response.standing, replica_.clock().now()));
    }
  }
  return replica_.book().set_progress(progress);
}

void Exchanger::touch(const domain::Event& event) {
  for (const domain::Subject& subject : domain::subjects_of(event)) touched_.insert(subject);
  const auto type = event.type();
  if (type && domain::Registry::is_registry_event(*type)) registry_changed_ = true;
  units_changed_ = units_changed_ || event.is(EventType::kUnitDefined) ||
                   event.is(EventType::kUnitSucceeded);  // who oversees whom goes by both
  rules_changed_ = rules_changed_ || event.is(EventType::kRulesetAdopted);
}

}  // namespace yibao::client
