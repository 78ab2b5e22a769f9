#include "server/http/control_socket.h"

#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <atomic>
#include <charconv>
#include <cstring>
#include <thread>

namespace yibao::server {
namespace {

using base::ErrorCode;

constexpr std::size_t kLineBytesMax = 64 * 1024;
constexpr std::size_t kFileBytesMax = 256 * 1024 * 1024;
constexpr int kPollMillis = 200;

base::Result<sockaddr_un> address_of(const std::filesystem::path& path) {
  sockaddr_un address{};
  address.sun_family = AF_UNIX;
  const std::string text = path.string();
  if (text.size() >= sizeof address.sun_path) {
    return base::fail(ErrorCode::kIo, "socket path too long",
                      base::TextArgs{{"path", text}, {"reason", "path too long"}});
  }
  std::memcpy(address.sun_path, text.c_str(), text.size() + 1);
  return address;
}

// Takes what comes until `done` says that it is whole; false when it ends before.
template <class Done>
bool receive(int socket, std::string& bytes, Done done) {
  char buffer[65536];
  while (!done()) {
    const ssize_t got = ::recv(socket, buffer, sizeof buffer, 0);
    if (got <= 0) return false;
    bytes.append(buffer, static_cast<std::size_t>(got));
  }
  return true;
}

bool receive_message(int socket, ControlMessage& message) {
  std::string bytes;
  std::size_t end = std::string::npos;
  const bool whole_line = receive(socket, bytes, [&] {
    end = bytes.find('\n');
    return end != std::string::npos || bytes.size() > kLineBytesMax;
  });
  std::size_t size = 0;
  const auto [stop, error] = std::from_chars(bytes.data(), bytes.data() + bytes.size(), size);
  const auto head = static_cast<std::size_t>(stop - bytes.data());
  if (!whole_line || end > kLineBytesMax || error != std::errc() || bytes[head] != ' ' ||
      size > kFileBytesMax) {
    return false;
  }
  message.line = bytes.substr(head + 1, end - head - 1);
  message.file = bytes.substr(end + 1);
  return receive(socket, message.file, [&] { return message.file.size() >= size; }) &&
         message.file.size() == size;
}

bool send_bytes(int socket, std::string_view rest) {
  while (!rest.empty()) {
    const ssize_t sent = ::send(socket, rest.data(), rest.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    rest.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool send_message(int socket, const ControlMessage& message) {
  const std::string head = std::to_string(message.file.size()) + " " + message.line + "\n";
  return send_bytes(socket, head) && send_bytes(socket, message.file);
}

void limit_waiting(int socket) {
  const timeval patience{10, 0};
  ::setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
  ::setsockopt(socket, SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
}

}  // namespace

class ControlSocket::Implementation {
 public:
  Implementation(std::filesystem::path path, Handler handler)
      : path_(std::move(path)), handler_(std::move(handler)) {}

  base::Status start() {
    YIBAO_TRY(const sockaddr_un address, address_of(path_));
    ::unlink(path_.c_str());
    listening_ = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const auto* generic = reinterpret_cast<const sockaddr*>(&address);
    const mode_t before = ::umask(0177);
    const bool bound = listening_ >= 0 && ::bind(listening_, generic, sizeof address) == 0 &&
                       ::listen(listening_, 8) == 0;
    ::umask(before);
    if (!bound) {
      return base::fail(ErrorCode::kIo, "control socket",
                        base::TextArgs{{"path", path_.string()}, {"reason", std::strerror(errno)}});
    }
    thread_ = std::thread([this] { run(); });
    return {};
  }

  ~Implementation() {
    stopping_ = true;
    if (thread_.joinable()) thread_.join();
    if (listening_ >= 0) ::close(listening_);
    ::unlink(path_.c_str());
  }

 private:
  void run() {
    while (!stopping_) {
      pollfd waiting{listening_, POLLIN, 0};
      if (::poll(&waiting, 1, kPollMillis) <= 0) continue;
      const int socket = ::accept4(listening_, nullptr, nullptr, SOCK_CLOEXEC);
      if (socket < 0) continue;
      limit_waiting(socket);
      ControlMessage asked;
      if (receive_message(socket, asked)) send_message(socket, handler_(asked));
      ::close(socket);
    }
  }

  std::filesystem::path path_;
  Handler handler_;
  int listening_ = -1;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

ControlSocket::ControlSocket(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
ControlSocket::~ControlSocket() = default;

base::Result<std::unique_ptr<ControlSocket>> ControlSocket::open(const std::filesystem::path& path,
                                                                 Handler handler) {
  auto implementation = std::make_unique<Implementation>(path, std::move(handler));
  YIBAO_CHECK(implementation->start());
  return std::unique_ptr<ControlSocket>(new ControlSocket(std::move(implementation)));
}

base::Result<ControlMessage> ask_control_socket(const std::filesystem::path& path,
                                                const ControlMessage& asked) {
  YIBAO_TRY(const sockaddr_un address, address_of(path));
  const int socket = ::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto* generic = reinterpret_cast<const sockaddr*>(&address);
  ControlMessage answer;
  const bool answered = socket >= 0 && ::connect(socket, generic, sizeof address) == 0 &&
                        send_message(socket, asked) && receive_message(socket, answer);
  if (socket >= 0) ::close(socket);
  if (!answered) {
    return base::fail(ErrorCode::kServerNotRunning, path.string(),
                      base::TextArgs{{"path", path.string()}});
  }
  return answer;
}

}  // namespace yibao::server
