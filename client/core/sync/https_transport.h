// HTTPS by cpp-httplib: the only file of the client that knows the library. TLS 1.3, the pinned CA
// and nothing else is trusted, whatever the PC's clock says; no redirects, no proxies. What comes
// in is bounded in size and in time as a whole, whatever the server does (line_guard.h): an answer
// beyond what any server of ours gives is not_yibao_server, one that does not come is a timeout.
// The connection is kept between requests.
#pragma once

#include <chrono>
#include <memory>

#include "client/core/sync/greeting.h"
#include "client/core/sync/transport.h"

namespace yibao::client {

// "host:port", "[::1]:port"; without a port, 8443.
struct ServerAddress {
  std::string host;
  int port = 8443;
};
base::Result<ServerAddress> parse_server(const std::string& text);

class HttpsTransport final : public Transport {
 public:
  // For one request and its answer, and as much longer as its bytes take on a slow line.
  static constexpr std::chrono::seconds kPatience{60};
  // `ca_certificate`: PEM. Empty: any certificate, once, for enrolment (see seen_certificate).
  static base::Result<std::unique_ptr<HttpsTransport>> open(
      const std::string& server, const std::string& ca_certificate,
      std::chrono::milliseconds patience = kPatience);
  ~HttpsTransport() override;

  base::Result<TransportAnswer> post(const std::string& path, base::ByteView body,
                                     const std::string& authorization) override;
  void interrupt() override;

  // Connects and gives the hash of the certificate the server showed; from then on only that one
  // is accepted by a transport without CA.
  base::Result<crypto::Digest> seen_certificate();
  // The same, with what the server says of itself. Errors: not_yibao_server, too.
  base::Result<ServerGreeting> greet();

 private:
  class Implementation;
  explicit HttpsTransport(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace yibao::client
