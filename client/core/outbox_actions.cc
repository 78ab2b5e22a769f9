#include "client/core/outbox_actions.h"

#include <algorithm>

#include "client/core/commands/drafts.h"
#include "client/core/sync/dependents.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

// Keeps an offer's words as a draft again.
base::Status keep_words(Replica& replica, const domain::Event& event,
                        const domain::DraftOffered& offered) {
  YIBAO_TRY(const auto existing, replica.drafts().load(event.subject));
  if (existing) return {};
  YIBAO_TRY(auto words, replica.words(offered.words));
  if (!words) return {};
  const DraftDocument document{offered, *std::move(words)};
  return save_draft(replica, event.subject, document).map([](std::int64_t) {});
}

// The event, behind what waits and refers to it.
base::Status collect(Replica& replica, const base::EventId& id, std::vector<domain::Event>& list) {
  YIBAO_TRY(const auto dependents, dependents_of(replica, id));
  for (const domain::Event& dependent : dependents) {
    YIBAO_CHECK(collect(replica, dependent.id, list));
  }
  const bool listed = std::any_of(list.begin(), list.end(),
                                  [&](const domain::Event& each) { return each.id == id; });
  YIBAO_TRY(const auto kept, replica.entries().find(id));
  if (!kept || listed) return {};
  YIBAO_TRY(domain::Event event, protocol::decode_event(kept->event.payload));
  list.push_back(std::move(event));
  return {};
}

}  // namespace

base::Result<std::size_t> discard_event(Replica& replica, const base::EventId& id) {
  YIBAO_TRY(const auto waiting, replica.outbox().find(id));
  if (!waiting) return std::size_t{0};
  if (waiting->state == OutboxState::kAcknowledged) return fail(base::not_now("delivered_already"));
  // It may have arrived, and only the answer was lost: then it is in the log, whatever is done
  // here.
  if (waiting->state == OutboxState::kWaiting) return fail(base::not_now("perhaps_delivered"));
  std::vector<domain::Event> list;
  YIBAO_CHECK(collect(replica, id, list));
  // Saving a draft is a transaction of its own: a crash after it leaves a draft too many, never
  // words too few.
  for (const domain::Event& event : list) {
    const auto* offered = event.as<domain::DraftOffered>();
    if (offered != nullptr) YIBAO_CHECK(keep_words(replica, event, *offered));
  }
  YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
  for (const domain::Event& event : list) {
    YIBAO_CHECK(replica.entries().forget(event.id, event));
    YIBAO_CHECK(replica.outbox().remove(event.id));
  }
  YIBAO_CHECK(replica.reload_registry());
  for (const domain::Event& event : list) {
    for (const domain::Subject& subject : domain::subjects_of(event)) {
      YIBAO_CHECK(replica.refold(subject));
    }
  }
  YIBAO_CHECK(transaction.commit());
  return list.size();
}

base::Result<std::string> export_event(Replica& replica, const base::EventId& id) {
  YIBAO_TRY(const auto kept, replica.entries().find(id));
  if (!kept) return fail(ErrorCode::kNotFound, "event", base::TextArgs{{"what", id.text()}});
  YIBAO_TRY(const domain::Event event, protocol::decode_event(kept->event.payload));
  std::string text = kept->event.payload + "\n";
  if (const auto* offered = event.as<domain::DraftOffered>()) {
    YIBAO_TRY(const auto words, replica.words(offered->words));
    if (words) text += "\n" + words->title + "\n\n" + words->body + "\n";
  }
  return text;
}

}  // namespace yibao::client
