#include "tests/simulation/visible.h"

#include <algorithm>

#include "shared/domain/audience.h"
#include "shared/domain/wiping.h"

namespace yibao::simulation {
namespace {

using domain::EventType;

// Whoever was shown words is told that they go, also where the event does not name them.
void add_wipings(const WholeLog& log, Visible& visible) {
  const auto about = [&](const domain::Subject& subject) {
    const auto found = log.by_subject.find(subject);
    return base::Result<std::vector<domain::Entry>>(
        found == log.by_subject.end() ? std::vector<domain::Entry>() : found->second);
  };
  for (const domain::Entry& entry : log.entries) {
    const bool wipes =
        entry.event->is(EventType::kDraftFoundSecret) || entry.event->is(EventType::kContentPurged);
    if (!wipes) continue;
    const auto words = domain::entries_with_words_of(entry.event->subject, about);
    const bool had = std::any_of(words->begin(), words->end(), [&](const domain::Entry& each) {
      return !each.event->contents.empty() && visible.must.contains(each.event->id);
    });
    if (had) visible.may.insert(entry.event->id);
  }
}

}  // namespace

Visible visible_to(const WholeLog& log, Device& device) {
  const client::Identity& identity = *device.replica().identity();
  const domain::Viewer viewer{identity.unit, log.registry->is_central_office(identity.unit)};
  Visible visible;
  std::set<crypto::KeyId> authors;
  for (const domain::Entry& entry : log.entries) {
    const domain::KeyInfo* key = log.registry->key(entry.key);
    if (key != nullptr && key->device == identity.device) {
      visible.may.insert(entry.event->id);
      visible.words.insert(entry.event->id);
    }
    if (!domain::sees(viewer, domain::audience_of(*entry.event, *log.registry))) continue;
    visible.must.insert(entry.event->id);
    visible.words.insert(entry.event->id);
    for (const base::EventId& id : domain::released_by(*entry.event)) {
      visible.must.insert(id);
      if (domain::releases_words(*entry.event)) visible.words.insert(id);
    }
  }
  add_wipings(log, visible);
  for (const domain::Entry& entry : log.entries) {
    const base::EventId& id = entry.event->id;
    if (visible.must.contains(id) || visible.may.contains(id)) authors.insert(entry.key);
  }
  for (const domain::Entry& entry : log.entries) {
    const auto* enrolled = entry.event->as<domain::KeyEnrolled>();
    if (enrolled == nullptr) continue;
    const auto key = crypto::public_key_from_text(enrolled->key);
    if (key && authors.contains(key->id())) visible.may.insert(entry.event->id);
  }
  return visible;
}

}  // namespace yibao::simulation
