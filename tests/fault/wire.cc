#include "tests/fault/wire.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdlib>

namespace yibao::fault {
namespace {

using Clock = std::chrono::steady_clock;

sockaddr_in loopback(unsigned low, int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl((127U << 24U) | (low & 0xFFFFFFU));
  return address;
}

void limit_waiting(int socket) {
  const timeval patience{10, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

// Made once: it costs more than a handshake.
SSL_CTX* context_for(Kind kind) {
  const auto make = [](int newest) {
    SSL_CTX* made = SSL_CTX_new(TLS_client_method());
    SSL_CTX_set_max_proto_version(made, newest);
    return made;
  };
  static SSL_CTX* const kNew = make(TLS1_3_VERSION);
  static SSL_CTX* const kOld = make(TLS1_2_VERSION);
  return kind == Kind::kOldTls ? kOld : kNew;
}

}  // namespace

int connect_from(int port, unsigned from, bool blocking) {
  const int socket =
      ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | (blocking ? 0 : SOCK_NONBLOCK), 0);
  if (socket < 0) return -1;
  const int yes = 1;
  ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
  if (from != 0) {
    const sockaddr_in source = loopback(from, 0);
    if (::bind(socket, reinterpret_cast<const sockaddr*>(&source), sizeof source) != 0) {
      ::close(socket);
      return -1;
    }
  }
  const sockaddr_in target = loopback(1, port);
  const int done = ::connect(socket, reinterpret_cast<const sockaddr*>(&target), sizeof target);
  if (done == 0 || (!blocking && errno == EINPROGRESS)) return socket;
  ::close(socket);
  return -1;
}

int status_of(std::string_view answer) {
  constexpr std::string_view kBegin = "HTTP/1.1 ";
  if (!answer.starts_with(kBegin)) return 0;
  return std::atoi(std::string(answer.substr(kBegin.size(), 3)).c_str());
}

Wire::Wire(int port, Kind kind, unsigned from) {
  socket_ = connect_from(port, from, true);
  if (socket_ < 0) return;
  limit_waiting(socket_);
  connected_ = true;
  if (kind == Kind::kBare) return;
  ssl_ = SSL_new(context_for(kind));
  SSL_set_fd(ssl_, socket_);
  connected_ = SSL_connect(ssl_) == 1;
}

Wire::~Wire() {
  SSL_free(ssl_);
  if (socket_ >= 0) ::close(socket_);
}

bool Wire::send(std::string_view bytes) {
  constexpr std::size_t kAtOnce = 64 * 1024;
  while (connected_ && !bytes.empty()) {
    const std::string_view part = bytes.substr(0, kAtOnce);
    const long sent = ssl_ != nullptr ? SSL_write(ssl_, part.data(), static_cast<int>(part.size()))
                                      : ::send(socket_, part.data(), part.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return connected_;
}

void Wire::finish() {
  if (ssl_ != nullptr && connected_) SSL_shutdown(ssl_);
  if (ssl_ == nullptr && socket_ >= 0) ::shutdown(socket_, SHUT_WR);
}

int Wire::read(char* buffer, int size, std::chrono::milliseconds most) {
  if (ssl_ == nullptr || SSL_pending(ssl_) == 0) {
    pollfd waiting{socket_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(most.count())) <= 0) return -1;
  }
  const long got = ssl_ != nullptr ? SSL_read(ssl_, buffer, size)
                                   : ::recv(socket_, buffer, static_cast<std::size_t>(size), 0);
  return got > 0 ? static_cast<int>(got) : 0;
}

std::string Wire::receive(std::chrono::milliseconds most, std::chrono::milliseconds quiet,
                          bool& closed) {
  std::string all;
  char buffer[16 * 1024];
  closed = !connected_;
  const auto end = Clock::now() + most;
  while (!closed) {
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    if (left.count() <= 0) break;
    const int got = read(buffer, sizeof buffer, all.empty() ? left : std::min(left, quiet));
    if (got < 0) break;
    closed = got == 0;
    all.append(buffer, static_cast<std::size_t>(got));
  }
  return all;
}

std::string Wire::answer(std::chrono::milliseconds most) {
  std::string all;
  char buffer[16 * 1024];
  const auto end = Clock::now() + most;
  while (connected_) {
    const std::size_t headers = all.find("\r\n\r\n");
    const std::size_t stated = all.find("Content-Length: ");
    if (headers != std::string::npos && stated < headers) {
      const std::size_t length = std::strtoul(all.c_str() + stated + 16, nullptr, 10);
      if (all.size() >= headers + 4 + length) return all;
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(end - Clock::now());
    const int got = left.count() > 0 ? read(buffer, sizeof buffer, left) : -1;
    if (got <= 0) return headers != std::string::npos ? all : "";
    all.append(buffer, static_cast<std::size_t>(got));
  }
  return "";
}

}  // namespace yibao::fault
