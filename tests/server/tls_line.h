// A fixture's jurisdiction served over real TLS sockets on loopback, as `yibao-server serve` serves
// it; and bytes sent to it as no client of ours would.
#pragma once

#include <mutex>

#include "server/http/http_server.h"
#include "tests/support/jurisdiction_fixture.h"

namespace yibao::testing {

class TlsLine {
 public:
  TlsLine();

  JurisdictionFixture& fixture() { return *fixture_; }
  int port() const { return port_; }
  // A code for somebody who is in the registry.
  std::string code_for(const base::PersonId& person);
  std::string log_text() const;

  // Stops listening; running requests end. Then the process "ends", too.
  void stop();
  // On the same folder and the same port.
  void start();

 private:
  void listen();

  TempFolder tls_;
  std::unique_ptr<JurisdictionFixture> fixture_;
  server::Metrics metrics_;
  mutable std::mutex log_mutex_;
  std::string log_text_;
  base::SystemClock clock_;
  base::Log log_;
  std::vector<std::unique_ptr<server::Jurisdiction>> served_;
  std::unique_ptr<server::Api> api_;
  std::unique_ptr<server::HttpServer> http_;
  int port_ = 0;
};

// Sends these bytes over a new TLS connection and gives everything that comes back until the other
// side closes. "" where no connection is made. `newest_tls`: the highest version offered.
// `then_close`: nothing more will come, and the other side is told so.
std::string raw_exchange(int port, const std::string& bytes, int newest_tls,
                         bool then_close = false);
std::string raw_exchange(int port, const std::string& bytes);
// The second part goes out when the first one's answer has begun, as from one who keeps the
// connection for the next request.
std::string raw_exchange_twice(int port, const std::string& first, const std::string& second);

}  // namespace yibao::testing
