// Joining by one-time code. An administrator makes a ticket for a person the registry knows (or, at
// `init`, for the first administrator); the code proves each side to the other; the server then
// authors device.enrolled and key.enrolled. The route is closed while no ticket is open.
//
// An answer may be lost on the way: the same request, byte for byte, is answered the same again
// until its code would have ended. This is kept in memory.
//
// Five wrong codes lock a ticket; answers are counted per minute, so guessing is hopeless. A person
// has few codes open at a time, and a code dies with the key of the administrator who asked for it.
#pragma once

#include <map>
#include <mutex>

#include "server/service/denied_list.h"
#include "server/service/rate_limit.h"
#include "server/service/writer_thread.h"
#include "shared/protocol/session.h"

namespace yibao::server {

class Enrolment {
 public:
  struct Options {
    base::JurisdictionCode jurisdiction;
    base::Clock& clock;
    base::RandomSource& random;
    base::Log& log;
    std::string ca_certificate;                // PEM, for the client to pin
    std::vector<crypto::Digest> certificates;  // that a client may see: ours, the front's
  };

  Enrolment(LogWriter& writer, Committer& committer, const Denied& denied, Options options);

  // `by`: the key of the administrator who asks; absent on the server's own machine.
  struct Asked {
    std::optional<crypto::KeyId> by;
    bool replaces = false;  // codes of that person that are still open end
  };
  // Beyond a few open ones the one that ends first ends now. Errors: person_unknown, too_many_keys.
  base::Result<protocol::OneTimeCode> invite(const base::PersonId& person,
                                             std::chrono::hours lifetime, const Asked& asked);
  base::Result<protocol::OneTimeCode> invite(const base::PersonId& person,
                                             std::chrono::hours lifetime) {
    return invite(person, lifetime, Asked{});
  }
  // Only into an empty registry, again while it is; makes the person's id. Error: already_exists.
  base::Result<protocol::OneTimeCode> invite_first_administrator(const base::UnitCode& office,
                                                                 std::chrono::hours lifetime);
  bool is_open() const;
  // There may be something to answer: a code is open, or was used and its answer is kept.
  bool listens() const { return is_open() || options_.clock.now() < kept_until_.load(); }

  // Errors: enrolment_closed, server_busy (too many tries), enrolment_code_wrong,
  // enrolment_code_locked, tls_untrusted (the client saw another certificate), too_many_keys (the
  // code stays good).
  base::Result<protocol::EnrolResponse> enrol(const protocol::EnrolRequest& request);

 private:
  crypto::SuiteId suite() const { return writer_.log_key().suite(); }
  base::Result<protocol::OneTimeCode> make_ticket(Ticket ticket, std::chrono::hours lifetime,
                                                  bool replaces);
  base::Result<Ticket> check(const protocol::EnrolRequest& request);
  bool still_good(const Ticket& ticket) const;
  base::Status refresh_open();
  void keep(const protocol::EnrolRequest& request, const protocol::EnrolResponse& response,
            base::Timestamp until);

  struct Answered {
    crypto::Digest request{};
    protocol::EnrolResponse response;
    base::Timestamp until{};
  };

  LogWriter& writer_;
  Committer& committer_;
  const Denied& denied_;
  Options options_;
  std::mutex mutex_;  // one enrolment at a time: the costly part is rare
  base::IdMaker ids_;
  std::atomic<base::Timestamp> open_until_{base::Timestamp::min()};
  std::map<std::string, Answered> answered_;  // by ticket
  std::atomic<base::Timestamp> kept_until_{base::Timestamp::min()};
  RateLimit tries_;
};

}  // namespace yibao::server
