// Joining: a one-time code, the server's address and a passphrase make a replica of a folder. A
// second person on the same PC joins the same way into the folder that is there.
#pragma once

#include "client/core/replica.h"
#include "client/core/sync/https_transport.h"

namespace yibao::client {

struct EnrolInput {
  std::string server;
  base::JurisdictionCode jurisdiction;
  std::string code;
  std::string passphrase;
};

// The replica is new and empty, or signed in by the person who is there. Afterwards the new person
// is signed in. Errors: usage (not a code), enrolment_*, tls_untrusted (the answer was not the
// server's), passphrase_weak, those of the transport.
base::Status enrol(Replica& replica, Transport& transport, const crypto::Digest& seen_certificate,
                   const EnrolInput& input);

}  // namespace yibao::client
