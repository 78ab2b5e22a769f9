// A computer of an office with a real replica, talking to a server over TLS: what yibao-cli is made
// of, in the test's own process. Owned by one thread.
#pragma once

#include <memory>

#include "client/core/sync/enrol.h"
#include "client/core/sync/exchanger.h"
#include "client/core/sync/link.h"
#include "shared/crypto/random.h"
#include "tests/support/files.h"

namespace yibao::testing {

class OfficePc {
 public:
  // With this machine's clock, or one that a test sets.
  explicit OfficePc(base::Clock* clock = nullptr);

  // Joins with a one-time code; from then on the server's CA is pinned.
  base::Status join(int port, const std::string& code);
  // The same server on another port.
  base::Status connect(int port);
  base::Status connect(int port, const std::string& ca_certificate);

  // One exchange as the sync thread does it.
  base::Result<client::ExchangeOutcome> exchange();
  // Until nothing waits on either side. Errors: of the first exchange that failed.
  base::Status exchange_all();

  // A draft that passes every check, offered and signed off by the person here.
  domain::Subject submit(const std::string& title);
  std::int64_t waiting();

  client::Replica& replica() { return *replica_; }
  client::Link& link() { return *link_; }

 private:
  TempFolder folder_;
  base::SystemClock system_clock_;
  crypto::SystemRandom random_;
  std::unique_ptr<client::Replica> replica_;
  std::unique_ptr<client::HttpsTransport> transport_;
  std::unique_ptr<client::Link> link_;
};

// "127.0.0.1:8443"
std::string loopback_address(int port);

}  // namespace yibao::testing
