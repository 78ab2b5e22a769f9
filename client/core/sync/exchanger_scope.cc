// What goes when a replica may no longer see it (exchanger.h).
#include <algorithm>

#include "client/core/sync/exchanger.h"
#include "shared/domain/audience.h"

namespace yibao::client {

using base::fail;

// Who sees what goes by what stands in the log: a change that waits, here or at whoever has to
// offer it again after a restore, takes nothing away.
base::Result<domain::Registry> Exchanger::registry_of_the_log() {
  domain::Registry registry;
  YIBAO_CHECK(replica_.entries().each_registry_entry([&](const domain::Entry& entry) {
    if (entry.stamp) registry.apply(entry);
    return true;
  }));
  return registry;
}

// Whose events this replica may no longer see (a unit that changed its parent), it drops. What was
// made here stays, so does an offer of this very answer (what shows it may be on the next page),
// what another event shows stays (its words only where they are shown too), and so
// does the key of whatever stays.
base::Status Exchanger::drop_unseen(const std::vector<PulledEvent>& pulled) {
  struct Unseen {
    domain::Event event;
    crypto::KeyId signer;
    bool stays = false;
  };
  YIBAO_TRY(const domain::Registry registry, registry_of_the_log());
  const auto viewer = domain::viewer_of(replica_.identity()->unit, registry);
  std::vector<Unseen> unseen;
  std::set<base::EventId> released;
  std::set<base::EventId> just_shown;
  for (const PulledEvent& each : pulled) {
    const bool offer = each.good && each.entry->event->is(domain::EventType::kDraftOffered);
    if (offer) just_shown.insert(each.entry->event->id);
  }
  std::set<base::EventId> with_words;
  std::set<domain::ContentAddress> contents;  // of what stays
  std::set<crypto::KeyId> signers;
  base::Status decoded;
  YIBAO_CHECK(replica_.entries().each([&](const KeptEntry& kept) {
    auto event = protocol::decode_event(kept.event.payload);
    if (!event) {
      decoded = fail(event.error());
      return false;
    }
    if (!domain::sees(viewer, domain::audience_of(*event, registry))) {
      unseen.push_back({*std::move(event), kept.event.key});
      return true;
    }
    for (const base::EventId& id : domain::released_by(*event)) {
      released.insert(id);
      if (domain::releases_words(*event)) with_words.insert(id);
    }
    contents.insert(event->contents.begin(), event->contents.end());
    signers.insert(kept.event.key);
    return true;
  }));
  YIBAO_CHECK(decoded);
  for (Unseen& each : unseen) {
    YIBAO_TRY(const auto made_here, replica_.outbox().find(each.event.id));
    const bool here = made_here.has_value() || just_shown.contains(each.event.id);
    each.stays = here || released.contains(each.event.id);
    if (!each.stays) continue;
    signers.insert(each.signer);
    if (!here && !with_words.contains(each.event.id)) continue;
    contents.insert(each.event.contents.begin(), each.event.contents.end());
  }
  for (Unseen& each : unseen) {
    const auto* enrolled = each.event.as<domain::KeyEnrolled>();
    const auto key = enrolled ? crypto::public_key_from_text(enrolled->key) : std::nullopt;
    each.stays = each.stays || (key && signers.contains(key->id()));
  }
  for (const Unseen& each : unseen) {
    for (const domain::ContentAddress& address : each.event.contents) {
      if (contents.contains(address)) continue;
      YIBAO_CHECK(replica_.vault().forget(address));  // the scope may come back, and they with it
      purged_ = true;
      touch(each.event);
    }
    if (each.stays) continue;
    YIBAO_CHECK(replica_.entries().forget(each.event.id, each.event));
    touch(each.event);
  }
  return registry_changed_ ? replica_.reload_registry() : base::Status();
}

}  // namespace yibao::client
