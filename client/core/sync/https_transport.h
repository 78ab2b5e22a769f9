// HTTPS by cpp-httplib: the only file of the client that knows the library. TLS 1.3, the pinned CA
// and nothing else is trusted, whatever the PC's clock says; no redirects, no proxies, bounded
// sizes and times. The connection is kept between requests.
#pragma once

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
  // `ca_certificate`: PEM. Empty: any certificate, once, for enrolment (see seen_certificate).
  static base::Result<std::unique_ptr<HttpsTransport>> open(const std::string& server,
                                                            const std::string& ca_certificate);
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
