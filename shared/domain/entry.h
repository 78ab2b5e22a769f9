// An entry: an event with the server's stamp, or without one while it is pending here. The fold's
// input is a set of entries in this order: stamped ones by stamp; pending ones after them, each
// after what it refers to, ties by id. So two replicas with the same entries show the same state.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "shared/base/result.h"
#include "shared/crypto/checkpoint.h"
#include "shared/domain/event.h"

namespace yibao::domain {

using crypto::Stamp;

struct Entry {
  std::shared_ptr<const Event> event;  // never null
  EventHash hash{};
  KeyId key;
  std::optional<Stamp> stamp;

  bool pending() const { return !stamp.has_value(); }
};

// The events an event refers to: they must be there before it, and for some only certain types fit.
struct Reference {
  EventId id;
  std::vector<EventType> fitting;  // empty: any
  bool same_subject = true;        // the referred event is about the same thing
};
std::vector<Reference> references_of(const Event& event);

// The things an event changes: its subject, and for a merge the items taken in.
std::vector<Subject> subjects_of(const Event& event);

// A subject as stores keep it: an id's 16 bytes, or a code's letters (an id's byte 8 has its
// high bit set, so the two cannot be mistaken).
base::Bytes subject_key(const Subject& subject);
Subject subject_from_key(base::ByteView key);

// The entries about a subject, in the order above. Errors: those of where they are kept.
using EntriesAbout = std::function<base::Result<std::vector<Entry>>(const Subject&)>;

// Sorts as above and drops repeats of one id (a stamped one wins over a pending one).
void order_entries(std::vector<Entry>& entries);

// The hash that names an event: of its exact payload.
EventHash event_hash(base::ByteView payload);

}  // namespace yibao::domain
