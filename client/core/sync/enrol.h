// Joining: a one-time code, the server's address and a passphrase make a replica of a folder. A
// second person on the same PC joins the same way into the folder that is there.
//
// Three steps, so that the thread which owns the replica never waits for a line: prepare (replica),
// ask (line), complete (replica). `enrol` is all three in the caller's thread.
#pragma once

#include "client/core/replica.h"
#include "client/core/sync/https_transport.h"
#include "shared/protocol/session.h"

namespace yibao::client {

struct EnrolInput {
  std::string server;
  base::JurisdictionCode jurisdiction;
  std::string code;
  std::string passphrase;
};

// Keys made for the newcomer and what is asked for them. Nothing of it is on the disk yet.
struct PreparedEnrolment {
  crypto::SigningKey device_key;
  crypto::SigningKey person_key;
  crypto::SecretKey code_key{};
  protocol::EnrolRequest request;
  base::JurisdictionCode jurisdiction;
};

// What can be known before any line is used, so that a slip of the finger costs no attempt. Errors:
// enrolment_code_wrong (not a code), passphrase_weak.
base::Status check_enrolment(const EnrolInput& input);

// Errors: those of check_enrolment; signed_out (a replica that is not new must be signed in by the
// person who is there).
base::Result<PreparedEnrolment> prepare_enrolment(Replica& replica, const EnrolInput& input,
                                                  const crypto::Digest& seen_certificate);
// Errors: enrolment_*, those of the transport.
base::Result<protocol::EnrolResponse> ask_to_enrol(Transport& transport,
                                                   const PreparedEnrolment& prepared);
// Afterwards the new person is signed in. Errors: tls_untrusted (the answer was not the server's),
// not_allowed_now (another unit's), those of the store.
base::Status complete_enrolment(Replica& replica, const PreparedEnrolment& prepared,
                                const protocol::EnrolResponse& response, const EnrolInput& input);

// Errors: all of the above.
base::Status enrol(Replica& replica, Transport& transport, const crypto::Digest& seen_certificate,
                   const EnrolInput& input);

}  // namespace yibao::client
