// What a unit does with its drafts: write, check, offer, sign off, send back, withdraw, wipe. Each
// command is checked by the code the server will use, so that what is refused there is refused here
// first, with the same sentence.
#pragma once

#include "client/core/submit.h"
#include "shared/rules/preflight.h"

namespace yibao::client {

// -- writing
// What a new one begins with, not saved yet: the kind (or the commission's, or the first there is)
// with the headings it asks for, the commission's title, and whoever is signed in as its author.
base::Result<DraftDocument> begin_draft(Replica& replica, const std::string& kind,
                                        const std::optional<domain::Subject>& commission);
base::Result<domain::Subject> new_draft(Replica& replica, const DraftDocument& document);
base::Result<std::int64_t> save_draft(Replica& replica, const domain::Subject& draft,
                                      const DraftDocument& document);
// The local draft; or, where there is none, the words of the item as last offered, to be mended.
base::Result<DraftDocument> open_draft(Replica& replica, const domain::Subject& draft);
// Only what was never offered. Nothing of it stays.
base::Status discard_draft(Replica& replica, const domain::Subject& draft);
// Fills in what the registry knows: author, contact and telephone of the person at the keyboard,
// the unit's leader as signer.
void fill_people(Replica& replica, domain::Words& words);

base::Result<std::vector<rules::Finding>> check_draft(Replica& replica,
                                                      const DraftDocument& document);

// -- towards the signature
// Errors: not_allowed_now (internal), preflight_refused, gates_missing (no declaration), too_large,
// content_missing (an attachment).
base::Result<base::EventId> offer_draft(Replica& replica, const domain::Subject& draft,
                                        bool declared_not_secret);

struct SignOffInput {
  domain::Gates gates;
  bool not_secret = false;
  std::optional<base::EventId> delegation;
  std::optional<base::PersonId> paper_signer;  // signed on paper by this leader...
  std::optional<domain::ContentAddress> scan;  // ...as this kept file shows (attachments.h)
};
base::Result<base::EventId> sign_off(Replica& replica, const domain::Subject& item,
                                     const SignOffInput& input);
// By the signer. The reason is a code of the ruleset.
base::Result<base::EventId> send_back(Replica& replica, const domain::Subject& item,
                                      const std::string& reason, const std::string& note);
base::Result<base::EventId> withdraw(Replica& replica, const domain::Subject& item,
                                     const std::string& reason);
// Wipes the words here at once and everywhere at the next exchange; codes only travel.
base::Result<base::EventId> find_secret(Replica& replica, const domain::Subject& item,
                                        const std::string& basis);
// A draft was found secret by who writes it: as above where it was ever offered; else nothing may
// say that it was there, and its words, its history and what was attached are wiped here.
base::Status find_draft_secret(Replica& replica, const domain::Subject& draft,
                               const std::string& basis);

}  // namespace yibao::client
