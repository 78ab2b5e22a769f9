// Every way in which a signed event can be forged by somebody who does not hold its author's key,
// as a table: what is sent instead of the honest one, and how it has to be answered.
#pragma once

#include <string>
#include <vector>

#include "shared/protocol/signed_event.h"

namespace yibao::testing {

struct Forgery {
  std::string name;
  protocol::SignedEvent event;
  std::string expected;  // as verdicts.h says it
};

// What a forger has at hand.
struct Forger {
  const crypto::SigningKey& own;       // enrolled, of a person of another unit
  const crypto::SigningKey& stranger;  // never enrolled
  const protocol::SignedEvent& other;  // another event of the same author, honestly signed
};

// The payload stays: the signature is not one, or not of this; of the author's key where that was
// lent for something else.
std::vector<Forgery> forged_signatures(const protocol::SignedEvent& honest, const Forger& forger);
std::vector<Forgery> borrowed_signatures(const protocol::SignedEvent& honest,
                                         const crypto::SigningKey& author);
// The key or the suite that the envelope names is another one.
std::vector<Forgery> forged_names(const protocol::SignedEvent& honest, const Forger& forger);
// The signature stays: what it is of is not what was signed.
std::vector<Forgery> forged_payloads(const protocol::SignedEvent& honest, const Forger& forger);

}  // namespace yibao::testing
