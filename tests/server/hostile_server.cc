#include "tests/server/hostile_server.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <csignal>
#include <stdexcept>

#include "server/http/certificates.h"
#include "tests/support/must.h"

namespace yibao::testing {

HostileServer::HostileServer(Answer answer) : answer_(std::move(answer)) {
  ::signal(SIGPIPE, SIG_IGN);
  must(server::create_certificates(folder_.path()));
  context_ = SSL_CTX_new(TLS_server_method());
  SSL_CTX_use_certificate_chain_file(context_, (folder_.path() / "server.pem").c_str());
  SSL_CTX_use_PrivateKey_file(context_, (folder_.path() / "server.key").c_str(), SSL_FILETYPE_PEM);
  listening_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listening_, generic, size) != 0 || ::listen(listening_, 8) != 0 ||
      ::getsockname(listening_, generic, &size) != 0) {
    throw std::runtime_error("no port");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { run(); });
}

HostileServer::~HostileServer() {
  stopping_ = true;
  ::shutdown(listening_, SHUT_RDWR);
  const int talking = talking_;
  if (talking >= 0) ::shutdown(talking, SHUT_RDWR);
  thread_.join();
  ::close(listening_);
  SSL_CTX_free(context_);
}

std::string HostileServer::ca_certificate() const {
  return read_file(folder_.path() / "ca.pem");
}

void HostileServer::run() {
  while (!stopping_) {
    const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
    if (socket < 0) continue;
    ++connections_;
    talking_ = socket;
    talk(socket);
    talking_ = -1;
    ::close(socket);
  }
}

void HostileServer::talk(int socket) {
  SSL* ssl = SSL_new(context_);
  SSL_set_fd(ssl, socket);
  char request[16 * 1024];
  if (SSL_accept(ssl) == 1 && SSL_read(ssl, request, sizeof request) > 0) {
    answer_([&](const std::string& bytes) {
      return !stopping_ && SSL_write(ssl, bytes.data(), static_cast<int>(bytes.size())) > 0;
    });
  }
  // What the client still sends must not become a reset that overtakes the answer.
  SSL_shutdown(ssl);
  ::shutdown(socket, SHUT_WR);
  const timeval patience{2, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  while (!stopping_ && ::recv(socket, request, sizeof request, 0) > 0) {
  }
  SSL_free(ssl);
}

}  // namespace yibao::testing
