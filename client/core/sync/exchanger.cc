#include "client/core/sync/exchanger.h"

#include <algorithm>

#include "client/core/sync/answer_check.h"
#include "client/core/sync/dependents.h"
#include "client/core/sync/offer_again.h"
#include "client/core/wiping.h"
#include "shared/base/limits.h"
#include "shared/base/parallel.h"
#include "shared/domain/authority.h"
#include "shared/protocol/documents.h"
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

// A content that came, by what it is and not by what the server says it is.
struct NewContent {
  domain::ContentAddress address;
  PackedContent packed;
  std::optional<std::string> title;  // of words
};

std::vector<NewContent> pack_contents(const std::vector<domain::Content>& contents) {
  std::vector<NewContent> list(contents.size());
  base::in_shares(contents.size(), kShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      list[i] = {domain::address_of(contents[i]), pack(contents[i]), std::nullopt};
      if (contents[i].media != domain::MediaType::kWords) continue;
      auto words = protocol::decode_document<domain::Words>(contents[i].bytes);
      if (words) list[i].title = std::move(words->title);
    }
  });
  return list;
}

}  // namespace

base::Result<ExchangeOutcome> Exchanger::apply(const SentExchange& sent,
                                               const protocol::ExchangeResponse& response) {
  if (!accepted_) YIBAO_CHECK(accept(sent, response));
  applied_ = *std::move(accepted_);
  accepted_.reset();
  ExchangeOutcome outcome;
  outcome.overtaken = applied_.overtaken;
  if (applied_.overtaken) return outcome;
  YIBAO_TRY(const auto pulled,
            AnswerCheck(*replica_.identity(), {}).verify_entries(response, *replica_.registry()));

  touched_.clear();
  registry_changed_ = false;
  units_changed_ = false;
  rules_changed_ = false;
  purged_ = false;
  titles_.clear();
  outcome.pulled = pulled.size();
  outcome.trial = response.trial;
  outcome.changed = !sent.events.empty() || !pulled.empty() || !response.absent.empty() ||
                    !response.standing.empty();
  const Progress before = replica_.progress();
  const auto run = [&]() -> base::Status {
    YIBAO_TRY(auto transaction, storage::Transaction::begin(replica_.database()));
    if (applied_.continuation.new_epoch) YIBAO_CHECK(take_restore(sent, response, outcome));
    YIBAO_CHECK(take_answers(sent, response, outcome));
    YIBAO_CHECK(take_pulled(pulled, response));
    YIBAO_CHECK(take_progress(sent, response));
    YIBAO_CHECK(offer_what_is_due(replica_));
    if (registry_changed_) YIBAO_CHECK(replica_.reload_registry());
    // By what was pulled, not by the scope's version: that may run ahead of the page it came with.
    if (units_changed_) YIBAO_CHECK(drop_unseen());
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
  if (purged_) static_cast<void>(replica_.finish_purge());
  outcome.purged = purged_;
  outcome.more_to_pull = response.more;
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
  std::map<domain::ContentAddress, PackedContent> contents;
  for (NewContent& each : pack_contents(response.contents)) {
    if (each.title) titles_.emplace(each.address, *std::move(each.title));
    contents.emplace(each.address, std::move(each.packed));
  }
  std::vector<base::Bytes> payloads(pulled.size());
  base::in_shares(pulled.size(), kShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      payloads[i] = EntryStore::pack(*pulled[i].signed_event);
    }
  });
  for (std::size_t i = 0; i < pulled.size(); ++i) {
    const VerifiedEntry& each = pulled[i];
    if (!each.verified) {
      YIBAO_CHECK(replica_.book().add_evidence("unverified event", each.signed_event->payload,
                                               base::view(each.signed_event->signature),
                                               replica_.clock().now()));
    }
    // It never touches what is here: that may be the true one of the same id.
    if (!each.entry || !each.verified) continue;
    const domain::Event& event = *each.entry->event;
    for (const domain::ContentAddress& address : event.contents) {
      const auto found = contents.find(address);
      if (found != contents.end()) {
        YIBAO_CHECK(replica_.vault().keep(address, found->second));
      }
    }
    const bool known_type = event.type().has_value();
    YIBAO_CHECK(replica_.entries().keep_packed(*each.signed_event, payloads[i], event,
                                               each.entry->stamp, known_type));
    if (!known_type) continue;
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
  if (event.is(EventType::kDraftFoundSecret) || event.is(EventType::kContentPurged)) {
    purged_ = true;
    YIBAO_TRY(const auto others, wipe_for(replica_, event));
    touched_.insert(others.begin(), others.end());
  }
  return {};
}

base::Status Exchanger::take_progress(const SentExchange& sent,
                                      const protocol::ExchangeResponse& response) {
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
