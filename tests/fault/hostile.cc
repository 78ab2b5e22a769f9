#include "tests/fault/hostile.h"

#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>

#include "tests/fault/wire.h"

namespace yibao::fault {
namespace {

using Clock = std::chrono::steady_clock;
using std::chrono::milliseconds;

constexpr milliseconds kStep{50};
constexpr milliseconds kBetweenBytes{2000};
// One that was closed does not come back at once: a crowd is as large as it is.
constexpr milliseconds kBeforeAgain{500};

bool speaks_tls(Manner manner) {
  return manner != Manner::kNothing && manner != Manner::kHalfGreeting;
}

SSL_CTX* context() {
  static SSL_CTX* const kContext = SSL_CTX_new(TLS_client_method());
  return kContext;
}

std::string first_words(Manner manner, const std::string& slow_request) {
  const std::string host = "Host: server.yibao.internal\r\n";
  switch (manner) {
    case Manner::kSlowHeader: return "GET /v1/health HTTP/1.1\r\n" + host + "X-A: ";
    case Manner::kSlowBody:
      return "POST /v1/otog/session HTTP/1.1\r\n" + host + "Content-Length: 60000\r\n\r\n";
    case Manner::kSlowReader: return slow_request;
    default: return "";
  }
}

// False when the other side has hung up. What it says is thrown away.
bool still_there(int socket, SSL* ssl) {
  char buffer[4096];
  if (ssl == nullptr) {
    const ssize_t got = ::recv(socket, buffer, sizeof buffer, MSG_DONTWAIT);
    return got > 0 || (got < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
  }
  const int got = SSL_read(ssl, buffer, sizeof buffer);
  return got > 0 || SSL_get_error(ssl, got) == SSL_ERROR_WANT_READ;
}

}  // namespace

std::string name_of(Manner manner) {
  switch (manner) {
    case Manner::kSlowHeader: return "slow header";
    case Manner::kSlowBody: return "slow body";
    case Manner::kIdle: return "idle";
    case Manner::kNothing: return "no handshake";
    case Manner::kHalfGreeting: return "stalled handshake";
    case Manner::kSlowReader: return "slow reader";
  }
  return "";
}

void allow_many_files() {
  rlimit limit{};
  ::getrlimit(RLIMIT_NOFILE, &limit);
  limit.rlim_cur = limit.rlim_max;
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

struct Crowd::Member {
  enum class State : unsigned char { kAway, kConnecting, kShaking, kHolding };
  State state = State::kAway;
  int socket = -1;
  SSL* ssl = nullptr;
  unsigned address = 0;
  Clock::time_point since;  // opened, or away
  Clock::time_point moved;  // its last byte

  ~Member() { hang_up(); }
  void hang_up() {
    SSL_free(ssl);
    ssl = nullptr;
    if (socket >= 0) ::close(socket);
    socket = -1;
    state = State::kAway;
    since = Clock::now();
  }
};

Crowd::Crowd(Options options) : options_(std::move(options)) {
  for (std::size_t i = 0; i < options_.size; ++i) {
    members_.push_back(std::make_unique<Member>());
    members_.back()->address = options_.addresses + static_cast<unsigned>(i);
  }
  thread_ = std::thread([this] { run(); });
}

Crowd::~Crowd() {
  ending_ = true;
  if (thread_.joinable()) thread_.join();
}

CrowdReport Crowd::end() {
  ending_ = true;
  thread_.join();
  return report_;
}

void Crowd::lose(Member& member) {
  ++report_.closed;
  const auto lasted = std::chrono::duration_cast<milliseconds>(Clock::now() - member.since);
  report_.longest = std::max(report_.longest, lasted);
  member.hang_up();
}

void Crowd::open(Member& member) {
  if (report_.opened >= options_.size && Clock::now() - member.since < kBeforeAgain) return;
  ++report_.opened;
  member.since = Clock::now();
  member.socket = connect_from(options_.port, member.address, false);
  if (member.socket < 0) {
    ++report_.refused;
    return;
  }
  const int small = 2048;
  if (options_.manner == Manner::kSlowReader) {
    ::setsockopt(member.socket, SOL_SOCKET, SO_RCVBUF, &small, sizeof small);
  }
  member.state = Member::State::kConnecting;
}

void Crowd::connect(Member& member) {
  pollfd ready{member.socket, POLLOUT, 0};
  if (::poll(&ready, 1, 0) == 0) return;
  if ((ready.revents & (POLLERR | POLLHUP)) != 0) return lose(member);
  if (options_.manner == Manner::kHalfGreeting) {
    ::send(member.socket, "\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11, MSG_NOSIGNAL);
  }
  member.state = Member::State::kHolding;
  if (!speaks_tls(options_.manner)) return;
  member.ssl = SSL_new(context());
  SSL_set_fd(member.ssl, member.socket);
  member.state = Member::State::kShaking;
}

void Crowd::shake(Member& member) {
  const int done = SSL_connect(member.ssl);
  if (done != 1) {
    const int error = SSL_get_error(member.ssl, done);
    if (error != SSL_ERROR_WANT_READ && error != SSL_ERROR_WANT_WRITE) lose(member);
    return;
  }
  member.state = Member::State::kHolding;
  member.moved = Clock::now();
  const std::string words = first_words(
      options_.manner, options_.slow_requests[member.address % options_.slow_requests.size()]);
  if (!words.empty()) SSL_write(member.ssl, words.data(), static_cast<int>(words.size()));
}

void Crowd::hold(Member& member) {
  const bool due = Clock::now() - member.moved >= kBetweenBytes;
  if (options_.manner == Manner::kSlowReader) {
    // Looks whether the line is there without taking what is on it.
    char byte = 0;
    const ssize_t got = ::recv(member.socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT);
    const bool gone = got == 0 || (got < 0 && errno != EAGAIN && errno != EWOULDBLOCK);
    if (gone) return lose(member);
    if (!due) return;
    member.moved = Clock::now();
    SSL_read(member.ssl, &byte, 1);
    return;
  }
  if (!still_there(member.socket, member.ssl)) return lose(member);
  const bool drips = options_.manner == Manner::kSlowHeader || options_.manner == Manner::kSlowBody;
  if (!drips || !due) return;
  member.moved = Clock::now();
  if (SSL_write(member.ssl, "x", 1) <= 0) lose(member);
}

void Crowd::step(Member& member) {
  switch (member.state) {
    case Member::State::kAway: return open(member);
    case Member::State::kConnecting: return connect(member);
    case Member::State::kShaking: return shake(member);
    case Member::State::kHolding: return hold(member);
  }
}

void Crowd::run() {
  // Attackers have machines of their own: what they compute is not to be felt on this one.
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(::gettid()), 19);
  while (!ending_) {
    std::size_t holding = 0;
    for (const auto& member : members_) {
      if (ending_) break;
      step(*member);
      if (member->state == Member::State::kHolding) ++holding;
    }
    holding_ = holding;
    report_.held = std::max(report_.held, holding);
    std::this_thread::sleep_for(kStep);
  }
  members_.clear();
}

}  // namespace yibao::fault
