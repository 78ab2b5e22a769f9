#include "client/core/submit.h"

#include <algorithm>
#include <set>

#include "client/core/wiping.h"
#include "shared/domain/authority.h"
#include "shared/protocol/documents.h"
#include "shared/rules/terms.h"

namespace yibao::client {

namespace {

// An offered draft is a draft no longer: with the event, or it could be offered twice.
base::Status finish_draft(Replica& replica, const domain::Event& event) {
  if (!event.is(domain::EventType::kDraftOffered)) return {};
  return replica.drafts().finish(event.subject);
}

// An emergency's events go before everything else that waits, and so does whatever they refer to.
base::Status hurry_if_urgent(Replica& replica, const domain::Event& event) {
  YIBAO_TRY(const auto item, replica.index().item(event.subject));
  if (!item || !item->emergency) return {};
  std::vector<domain::Event> first = {event};
  while (!first.empty()) {
    const domain::Event next = std::move(first.back());
    first.pop_back();
    YIBAO_CHECK(replica.outbox().make_urgent(next.id));
    for (const domain::Reference& reference : domain::references_of(next)) {
      YIBAO_TRY(const auto waiting, replica.outbox().find(reference.id));
      if (!waiting || waiting->urgent || waiting->state == OutboxState::kAcknowledged) continue;
      YIBAO_TRY(const auto kept, replica.entries().find(reference.id));
      if (!kept) continue;
      YIBAO_TRY(domain::Event referred, protocol::decode_event(kept->event.payload));
      first.push_back(std::move(referred));
    }
  }
  return {};
}

// Made, and not kept yet.
struct MadeEvent {
  domain::Event event;
  protocol::SignedEvent signed_event;
  std::vector<domain::Content> contents;
};

bool is_of_registry(const MadeEvent& made) {
  return domain::Registry::is_registry_event(*made.event.type());
}

// What a finding or a purge wipes goes in the same transaction: the server never sends an event
// back to where it was made, so nothing would wipe it later.
base::Result<std::vector<domain::Subject>> keep(Replica& replica, const MadeEvent& made) {
  for (const domain::Content& content : made.contents) {
    YIBAO_CHECK(replica.vault().keep(domain::address_of(content), content));
  }
  YIBAO_CHECK(replica.entries().keep(made.signed_event, made.event, std::nullopt));
  YIBAO_CHECK(replica.outbox().add(made.event.id, false, replica.now()));
  YIBAO_CHECK(finish_draft(replica, made.event));
  return wipe_for(replica, made.event);
}

// The registry is read once, however many events there are.
base::Status keep_all(Replica& replica, const std::vector<MadeEvent>& all) {
  YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
  std::set<domain::Subject> touched;
  for (const MadeEvent& made : all) {
    YIBAO_TRY(const auto wiped, keep(replica, made));
    touched.insert(wiped.begin(), wiped.end());
  }
  if (std::any_of(all.begin(), all.end(), is_of_registry)) YIBAO_CHECK(replica.reload_registry());
  for (const MadeEvent& made : all) {
    if (made.event.is(domain::EventType::kRulesetAdopted)) YIBAO_CHECK(replica.refold_all());
    for (const domain::Subject& subject : domain::subjects_of(made.event)) touched.insert(subject);
  }
  for (const domain::Subject& subject : touched) YIBAO_CHECK(replica.refold(subject));
  for (const MadeEvent& made : all) YIBAO_CHECK(hurry_if_urgent(replica, made.event));
  return transaction.commit();
}

base::Result<MadeEvent> make(Replica& replica, NewEvent wanted) {
  const crypto::SigningKey* key = replica.vault().signing_key();
  if (key == nullptr || !replica.person() || !replica.identity()) {
    return base::fail(base::ErrorCode::kSignedOut);
  }
  const Identity& identity = *replica.identity();
  domain::Event event;
  event.id = replica.ids().make<base::EventId>();
  event.jurisdiction = identity.jurisdiction;
  event.subject = std::move(wanted.subject);
  event.unit = wanted.unit.empty() ? identity.unit : wanted.unit;
  event.parties = std::move(wanted.parties);
  event.author = *replica.person();
  event.device = identity.device;
  event.made_at = replica.now();
  if (const auto& checkpoint = replica.progress().checkpoint) {
    event.anchor = {checkpoint->epoch, checkpoint->size, checkpoint->at, checkpoint->root};
  }
  if (const auto ruleset = replica.ruleset()) {
    YIBAO_CHECK(rules::check_terms(*ruleset, wanted.body));
  }
  event.body = std::move(wanted.body);
  event.contents = domain::contents_in_body(event);
  const auto add = [&](const domain::ContentAddress& address) {
    if (std::find(event.contents.begin(), event.contents.end(), address) == event.contents.end()) {
      event.contents.push_back(address);
    }
  };
  for (const domain::Content& content : wanted.contents) add(domain::address_of(content));
  for (const domain::ContentAddress& address : wanted.known_contents) add(address);
  YIBAO_CHECK(domain::check_authority(event, key->key_id(), *replica.registry(), replica.now()));
  protocol::SignedEvent signed_event = protocol::sign_event(event, *key);
  return MadeEvent{std::move(event), std::move(signed_event), std::move(wanted.contents)};
}

}  // namespace

std::optional<domain::ContentAddress> add_note(Replica& replica, NewEvent& event,
                                               const std::string& text) {
  if (text.empty()) return std::nullopt;
  event.contents.push_back(protocol::to_content(domain::Note{text}, replica.random()));
  return domain::address_of(event.contents.back());
}

base::Status all_or_none(Replica& replica, const std::function<base::Status()>& act) {
  const auto registry = replica.registry();
  const auto whole = [&]() -> base::Status {
    YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
    YIBAO_CHECK(act());
    return transaction.commit();
  };
  const base::Status done = whole();
  // What was read on the way must not outlive the rollback.
  if (!done && replica.registry() != registry) static_cast<void>(replica.reload_registry());
  return done;
}

domain::Subject new_subject(Replica& replica) {
  return domain::Subject(replica.ids().make<base::SubjectId>().text());
}

base::Result<std::vector<base::EventId>> submit_all(Replica& replica,
                                                    std::vector<NewEvent> events) {
  std::vector<MadeEvent> all;
  std::vector<base::EventId> ids;
  for (NewEvent& wanted : events) {
    YIBAO_TRY(MadeEvent made, make(replica, std::move(wanted)));
    ids.push_back(made.event.id);
    all.push_back(std::move(made));
  }
  const base::Status kept = keep_all(replica, all);
  if (!kept) {
    // A registry that was read on the way must not outlive the rollback.
    if (std::any_of(all.begin(), all.end(), is_of_registry)) {
      static_cast<void>(replica.reload_registry());
    }
    return base::fail(kept.error());
  }
  return ids;
}

base::Result<base::EventId> submit(Replica& replica, NewEvent wanted) {
  std::vector<NewEvent> one;
  one.push_back(std::move(wanted));
  YIBAO_TRY(const auto ids, submit_all(replica, std::move(one)));
  return ids.front();
}

}  // namespace yibao::client
