#include "tests/demo/cutting_relay.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace yibao::demo {
namespace {

constexpr int kPollMillis = 50;

class Socket {
 public:
  explicit Socket(int fd) : fd_(fd) {}
  ~Socket() {
    if (fd_ >= 0) ::close(fd_);
  }
  Socket(const Socket&) = delete;
  Socket& operator=(const Socket&) = delete;
  int fd() const { return fd_; }

 private:
  int fd_;
};

sockaddr_in loopback(int port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  return address;
}

bool send_all(int fd, const char* bytes, std::size_t size) {
  std::size_t sent = 0;
  while (sent < size) {
    const ssize_t put = ::send(fd, bytes + sent, size - sent, MSG_NOSIGNAL);
    if (put <= 0) return false;
    sent += static_cast<std::size_t>(put);
  }
  return true;
}

}  // namespace

CuttingRelay::CuttingRelay(int server_port) : server_port_(server_port) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address = loopback(0);
  socklen_t size = sizeof(address);
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (listener_ < 0 || ::bind(listener_, generic, size) != 0 || ::listen(listener_, 8) != 0 ||
      ::getsockname(listener_, generic, &size) != 0) {
    throw std::runtime_error("the relay cannot listen");
  }
  port_ = ntohs(address.sin_port);
  thread_ = std::thread([this] { run(); });
}

CuttingRelay::~CuttingRelay() {
  stop_ = true;
  thread_.join();
  ::close(listener_);
}

void CuttingRelay::cut_request_at(std::uint64_t bytes) {
  const std::lock_guard lock(mutex_);
  plan_ = Plan{bytes, false};
}

void CuttingRelay::cut_answer_after(std::uint64_t request_bytes) {
  const std::lock_guard lock(mutex_);
  plan_ = Plan{request_bytes, true};
}

void CuttingRelay::mend() {
  const std::lock_guard lock(mutex_);
  plan_.reset();
  cut_ = false;
}

std::optional<CuttingRelay::Plan> CuttingRelay::plan() const {
  const std::lock_guard lock(mutex_);
  return plan_;
}

void CuttingRelay::run() {
  while (!stop_) {
    pollfd wait{listener_, POLLIN, 0};
    if (::poll(&wait, 1, kPollMillis) <= 0) continue;
    const Socket client(::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC));
    if (client.fd() >= 0 && !cut_) carry(client.fd());
  }
}

// Carries one connection to its end, or to the cut.
void CuttingRelay::carry(int client) {
  const Socket server(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  const sockaddr_in address = loopback(server_port_);
  if (::connect(server.fd(), reinterpret_cast<const sockaddr*>(&address), sizeof(address)) != 0) {
    return;
  }
  const auto planned = plan();
  std::uint64_t requested = 0;
  std::array<char, 4096> buffer{};
  while (!stop_) {
    std::array<pollfd, 2> waits{pollfd{client, POLLIN, 0}, pollfd{server.fd(), POLLIN, 0}};
    if (::poll(waits.data(), waits.size(), kPollMillis) <= 0) continue;
    if (waits[1].revents != 0) {
      const ssize_t got = ::recv(server.fd(), buffer.data(), buffer.size(), 0);
      if (got <= 0) return;
      if (planned && planned->in_answer && requested >= planned->request_bytes) {
        cut_ = true;
        return;
      }
      if (!send_all(client, buffer.data(), static_cast<std::size_t>(got))) return;
    }
    if (waits[0].revents != 0) {
      const ssize_t got = ::recv(client, buffer.data(), buffer.size(), 0);
      if (got <= 0) return;
      requested += static_cast<std::uint64_t>(got);
      if (planned && !planned->in_answer && requested >= planned->request_bytes) {
        cut_ = true;
        return;
      }
      if (!send_all(server.fd(), buffer.data(), static_cast<std::size_t>(got))) return;
    }
  }
}

}  // namespace yibao::demo
