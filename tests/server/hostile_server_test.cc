// What a client does when the server behind the right certificate, or somebody who sits there,
// answers as no server should: it ends in time, keeps its memory, and loses nothing.
#include "tests/server/hostile_server.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/server/office_pc.h"
#include "tests/server/tls_line.h"
#include "tests/support/memory.h"
#include "tests/support/must.h"
#include "tests/support/process.h"

using namespace yibao;
using namespace std::chrono_literals;
using testing::code_of;
using testing::HostileServer;
using testing::must;
using testing::OfficePc;
using testing::TlsLine;

namespace {

const std::string kGood = "HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\n";

// Sanitizers keep what was freed, and multiply what is held.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr std::size_t kHeldMax = std::size_t{1024} * 1024 * 1024;
#else
constexpr std::size_t kHeldMax = std::size_t{64} * 1024 * 1024;
#endif

HostileServer::Answer once(const std::string& bytes) {
  return [bytes](const HostileServer::More& more) { more(bytes); };
}

HostileServer::Answer endless(const std::string& first, const std::string& again) {
  return [first, again](const HostileServer::More& more) {
    if (!more(first)) return;
    while (more(again)) {
    }
  };
}

// A byte at a time, for ever, faster than any time-out of a single read.
HostileServer::Answer dripping(const std::string& first, const std::string& drop) {
  return [first, drop](const HostileServer::More& more) {
    if (!more(first)) return;
    while (more(drop)) std::this_thread::sleep_for(50ms);
  };
}

base::Result<client::TransportAnswer> ask(const HostileServer& server,
                                          std::chrono::milliseconds patience,
                                          const std::string& path = "/v1/otog/exchange") {
  const auto transport = must(client::HttpsTransport::open(testing::loopback_address(server.port()),
                                                           server.ca_certificate(), patience));
  return transport->post(path, "body", "");
}

}  // namespace

TEST_CASE("an answer without an end is cut off at its bound, and costs no memory beyond it") {
  const std::string block(64 * 1024, 'x');
  const std::string chunk = "10000\r\n" + block + "\r\n";
  const struct {
    const char* what;
    HostileServer::Answer answer;
  } table[] = {
      {"a body that ends with the line", endless(kGood + "\r\n", block)},
      {"chunks", endless(kGood + "Transfer-Encoding: chunked\r\n\r\n", chunk)},
      {"one header line", endless(kGood + "X: ", block)},
      {"many headers", endless(kGood, "X: y\r\nZ: y\r\n")},
      {"one chunk", endless(kGood + "Transfer-Encoding: chunked\r\n\r\nffffffffffff\r\n", block)},
      {"many beginnings", endless("", "HTTP/1.1 100 Continue\r\n\r\n")},
      {"a status line", endless("HTTP/1.1 200 ", block)},
      {"a status line that ends", endless("HTTP/1.1 200 " + block + "\r\n\r\n", block)},
      {"a status line of 16 KB",
       endless("HTTP/1.1 200 " + block.substr(0, 16'000) + "\r\n\r\n", block)},
  };
  const auto began = std::chrono::steady_clock::now();
  testing::forget_peak_memory(::getpid());
  const std::size_t before = testing::peak_memory_of(::getpid());
  for (const auto& row : table) {
    CAPTURE(row.what);
    const HostileServer server(row.answer);
    for (const char* path : {"/v1/otog/exchange", "/v1/otog/challenge"}) {
      const std::string code = code_of(ask(server, 60s, path));
      // Or the library found it to be nonsense before.
      CHECK((code == "not_yibao_server" || code == "timeout" || code == "line_down"));
    }
  }
  CHECK(std::chrono::steady_clock::now() - began < 30s);  // not a minute's patience
  CHECK(testing::peak_memory_of(::getpid()) - before < kHeldMax);
}

TEST_CASE("a length beyond every bound is refused before its bytes are waited for") {
  const auto began = std::chrono::steady_clock::now();
  for (const char* length : {"10737418240", "16777217", "99999999999999999999999999"}) {
    CAPTURE(length);
    const HostileServer server(dripping(kGood + "Content-Length: " + length + "\r\n\r\n", "x"));
    CHECK(code_of(ask(server, 60s)) == "not_yibao_server");
  }
  CHECK(std::chrono::steady_clock::now() - began < 20s);  // not a minute's patience
}

TEST_CASE("an answer that drips ends with the patience for all of it") {
  const struct {
    const char* what;
    HostileServer::Answer answer;
  } table[] = {
      {"a body", dripping(kGood + "Content-Length: 1000000\r\n\r\n", "x")},
      {"headers", dripping(kGood, "X: y\r\n")},
      {"nothing at all", [](const HostileServer::More&) { std::this_thread::sleep_for(3s); }},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    const HostileServer server(row.answer);
    const auto began = std::chrono::steady_clock::now();
    CHECK(code_of(ask(server, 1s)) == "timeout");
    CHECK(std::chrono::steady_clock::now() - began < 10s);
  }
}

TEST_CASE("whoever takes connections and says nothing is given up") {
  const int port = testing::free_port();
  const int listening = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(static_cast<std::uint16_t>(port));
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  REQUIRE(::bind(listening, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::listen(listening, 8) == 0);
  const auto began = std::chrono::steady_clock::now();
  const auto transport =
      must(client::HttpsTransport::open(testing::loopback_address(port), "", 1s));
  CHECK(code_of(transport->greet()) == "timeout");
  CHECK(std::chrono::steady_clock::now() - began < 10s);
  ::close(listening);
}

TEST_CASE("a redirection is not followed") {
  const HostileServer elsewhere(once(kGood + "Content-Length: 2\r\n\r\nok"));
  for (const char* status : {"301 Moved", "302 Found", "307 Temporary", "308 Permanent"}) {
    CAPTURE(status);
    const HostileServer server(once("HTTP/1.1 " + std::string(status) + "\r\nLocation: https://" +
                                    testing::loopback_address(elsewhere.port()) +
                                    "/v1/otog/exchange\r\nContent-Length: 0\r\n\r\n"));
    const auto answer = must(ask(server, 60s));
    CHECK(answer.status / 100 == 3);
    CHECK(client::failure_of(answer).code == base::ErrorCode::kNotYibaoServer);
  }
  CHECK(elsewhere.connections() == 0);
}

TEST_CASE("whatever a hostile server answers, the outbox is whole and goes to the right one") {
  TlsLine line;
  OfficePc town;
  must(town.join(line.port(), line.code_for(line.fixture().reporter().person)));
  must(town.exchange_all());
  town.submit("标题");
  const std::uint64_t before = line.fixture().size();
  const std::string failure = kGood + "Content-Length: 32\r\n\r\n" + std::string(32, 't');
  const HostileServer::Answer table[] = {
      endless(kGood + "\r\n", std::string(64 * 1024, 'x')),
      once(kGood + "Content-Length: 10737418240\r\n\r\n"),
      once("HTTP/1.1 302 Found\r\nLocation: https://127.0.0.1/\r\nContent-Length: 0\r\n\r\n"),
      once(failure),  // a token, and then no exchange
      once("SSH-2.0-OpenSSH_9.2\r\n"),
  };
  for (const auto& answer : table) {
    const HostileServer server(answer);
    must(town.connect(server.port(), server.ca_certificate()));
    CHECK_FALSE(town.exchange().has_value());
    CHECK(town.waiting() == 2);
  }
  must(town.connect(line.port()));
  must(town.exchange_all());
  CHECK(town.waiting() == 0);
  CHECK(line.fixture().size() == before + 2);
}
