// A server that holds the right certificate and answers as no server should: what a test writes on
// each connection, as bytes, after it has read one request.
#pragma once

#include <openssl/ssl.h>

#include <atomic>
#include <functional>
#include <string>
#include <thread>

#include "tests/support/files.h"

namespace yibao::testing {

class HostileServer {
 public:
  // What it says to a client; `more` writes bytes and is false once the client has gone.
  using More = std::function<bool(const std::string& bytes)>;
  using Answer = std::function<void(const More& more)>;
  explicit HostileServer(Answer answer);
  ~HostileServer();

  int port() const { return port_; }
  // Of its certificate, which is good.
  std::string ca_certificate() const;
  int connections() const { return connections_; }

 private:
  void run();
  void talk(int socket);

  TempFolder folder_;
  Answer answer_;
  SSL_CTX* context_ = nullptr;
  int listening_ = -1;
  int port_ = 0;
  std::atomic<int> talking_{-1};
  std::atomic<bool> stopping_{false};
  std::atomic<int> connections_{0};
  std::thread thread_;
};

}  // namespace yibao::testing
