// Making an event here: built, checked by the same rules the server has, signed, kept with its
// contents, put in the outbox and folded, all in one transaction. What this returns for is on the
// disk and will be sent.
#pragma once

#include <functional>

#include "client/core/replica.h"

namespace yibao::client {

struct NewEvent {
  domain::EventBody body;
  domain::Subject subject;
  base::UnitCode unit;  // empty: the replica's own
  std::vector<base::UnitCode> parties;
  std::vector<domain::Content> contents;
  std::vector<domain::ContentAddress> known_contents;  // referred to, kept already
};

// Errors: signed_out, term_unknown, form_missing, no_right and the other refusals of authority;
// those of the store.
base::Result<base::EventId> submit(Replica& replica, NewEvent event);
// All of them in one transaction, or none. None of them may rest on what another one says. Errors:
// as above, of the first that cannot be made.
base::Result<std::vector<base::EventId>> submit_all(Replica& replica, std::vector<NewEvent> events);

// Several events or none: what `act` submits is kept only if all of it succeeds. Error: of whatever
// failed first.
base::Status all_or_none(Replica& replica, const std::function<base::Status()>& act);

domain::Subject new_subject(Replica& replica);

// Puts a free text beside the event; gives its address, nullopt for an empty one.
std::optional<domain::ContentAddress> add_note(Replica& replica, NewEvent& event,
                                               const std::string& text);

}  // namespace yibao::client
