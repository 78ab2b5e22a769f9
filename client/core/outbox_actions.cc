#include "client/core/outbox_actions.h"

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
  DraftDocument document;
  document.words = *std::move(words);
  document.kind = offered.kind;
  document.topics = offered.topics;
  document.flags = offered.flags;
  document.co_units = offered.co_units;
  document.commission = offered.commission;
  document.data_as_of = offered.data_as_of;
  document.event_date = offered.event_date;
  document.tone = offered.tone;
  document.emergency = offered.emergency;
  document.parents = offered.parents;
  return save_draft(replica, event.subject, document).map([](std::int64_t) {});
}

base::Status take_out(Replica& replica, const base::EventId& id, std::set<domain::Subject>& touched,
                      std::size_t& count) {
  YIBAO_TRY(const auto kept, replica.entries().find(id));
  if (!kept) return {};
  if (kept->stamp) {
    return fail(base::not_now("delivered_already"));
  }
  YIBAO_TRY(const domain::Event event, protocol::decode_event(kept->event.payload));
  YIBAO_TRY(const auto dependents, dependents_of(replica, id));
  for (const domain::Event& dependent : dependents) {
    YIBAO_CHECK(take_out(replica, dependent.id, touched, count));
  }
  if (const auto* offered = event.as<domain::DraftOffered>()) {
    YIBAO_CHECK(keep_words(replica, event, *offered));
  }
  YIBAO_CHECK(replica.entries().forget(id, event));
  YIBAO_CHECK(replica.outbox().remove(id));
  for (const domain::Subject& subject : domain::subjects_of(event)) touched.insert(subject);
  ++count;
  return {};
}

}  // namespace

base::Result<std::size_t> discard_event(Replica& replica, const base::EventId& id) {
  std::set<domain::Subject> touched;
  std::size_t count = 0;
  // Saving a draft is a transaction of its own, so each step is whole by itself: a crash in between
  // leaves a draft too many, never words too few.
  YIBAO_CHECK(take_out(replica, id, touched, count));
  YIBAO_CHECK(replica.reload_registry());
  for (const domain::Subject& subject : touched) YIBAO_CHECK(replica.refold(subject));
  return count;
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
