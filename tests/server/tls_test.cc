// Client and server over real TLS sockets: what goes right, what a bad line does, and what
// strangers get.
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <openssl/ssl.h>
#include <sys/socket.h>

#include <atomic>
#include <thread>

#include "client/core/commands/registry.h"
#include "client/core/sync/invite.h"
#include "server/http/certificates.h"
#include "shared/base/limits.h"
#include "shared/texts/catalogue.h"
#include "tests/server/office_pc.h"
#include "tests/server/tls_line.h"
#include "tests/support/must.h"
#include "tests/support/process.h"

using namespace yibao;
using testing::code_of;
using testing::must;
using testing::OfficePc;
using testing::raw_exchange;
using testing::raw_exchange_twice;
using testing::TestClock;
using testing::TlsLine;

namespace {

std::string status_line(const std::string& answer) {
  return answer.substr(0, answer.find('\r'));
}

// A person reads the code's sentence, in both languages.
bool has_sentence(const base::Error& error) {
  const std::string chinese = texts::sentence(texts::Language::kChinese, error);
  const std::string english = texts::sentence(texts::Language::kEnglish, error);
  return !chinese.empty() && !english.empty() && chinese != english;
}

std::size_t count_of(OfficePc& pc, const domain::Subject& item) {
  return must(pc.replica().item(item)).sign_offs.size();
}

// The descriptor of the socket that listens on the port in this process.
int listening_socket(int port) {
  for (int fd = 3; fd < 1024; ++fd) {
    int listening = 0;
    socklen_t size = sizeof listening;
    if (::getsockopt(fd, SOL_SOCKET, SO_ACCEPTCONN, &listening, &size) != 0 || listening == 0) {
      continue;
    }
    sockaddr_in address{};
    size = sizeof address;
    ::getsockname(fd, reinterpret_cast<sockaddr*>(&address), &size);
    if (ntohs(address.sin_port) == port) return fd;
  }
  return -1;
}

}  // namespace

TEST_CASE("a town joins, offers and signs; the receipt comes back and the office reads the words") {
  TlsLine line;
  OfficePc town;
  must(town.join(line.port(), line.code_for(line.fixture().reporter().person)));
  must(town.exchange_all());  // who and where it is
  const auto item = town.submit("昂素镇开展春季防火巡查");
  CHECK(town.waiting() == 2);
  must(town.exchange_all());
  CHECK(town.waiting() == 0);
  const auto state = must(town.replica().item(item));
  REQUIRE(state.sign_offs.size() == 1);
  CHECK(state.sign_offs[0].stamp.has_value());
  CHECK(state.stage == domain::Stage::kReceived);

  OfficePc office;
  must(office.join(line.port(), line.code_for(line.fixture().administrator().person)));
  must(office.exchange_all());
  const auto received = must(office.replica().item(item));
  REQUIRE(received.offers.size() == 1);
  const auto words = must(office.replica().words(received.offers[0].body.words));
  REQUIRE(words.has_value());
  CHECK(words->title == "昂素镇开展春季防火巡查");
}

TEST_CASE("an administrator invites over the line, and the newcomer joins with the code") {
  TlsLine line;
  OfficePc office;
  must(office.join(line.port(), line.code_for(line.fixture().administrator().person)));
  must(office.exchange_all());
  const auto person = line.fixture().reporter().person;
  const auto invitation = must(client::invite(office.replica(), office.link(), {person, 24}));
  CHECK(invitation.certificate == line.fixture().certificate());
  OfficePc town;
  must(town.join(line.port(), invitation.code));
  CHECK(town.replica().person() == person);
  CHECK(line.log_text().find(protocol::parse_code(invitation.code)->secret) == std::string::npos);

  // The newcomer is no administrator, and says so before the line is used; somebody who changed the
  // program hears it from the server.
  must(town.exchange_all());
  CHECK(code_of(client::invite(town.replica(), town.link(), {person, 24})) == "no_right");
  protocol::InviteRequest request;
  request.person = person;
  request.hours = 24;
  request.nonce = must(town.link().challenge());
  const crypto::SigningKey& key = *town.replica().vault().signing_key();
  request.key = key.key_id();
  const auto& identity = *town.replica().identity();
  request.signature =
      key.sign(protocol::kInviteDomain,
               protocol::invite_statement(request, identity.device, identity.log_id));
  const auto refused = town.link().invite(request);
  REQUIRE(code_of(refused) == "no_right");
  CHECK(has_sentence(refused.error()));
  CHECK(code_of(town.link().invite(request)) == "session_expired");
}

TEST_CASE("a session that is open is refused within a second of the revocation of its last key") {
  TlsLine line;
  OfficePc town;
  must(town.join(line.port(), line.code_for(line.fixture().reporter().person)));
  must(town.exchange_all());
  OfficePc office;
  must(office.join(line.port(), line.code_for(line.fixture().administrator().person)));
  must(office.exchange_all());
  must(
      client::revoke_key(office.replica(), town.replica().vault().signing_key()->key_id(), "lost"));
  must(office.exchange_all());
  const auto revoked_at = std::chrono::steady_clock::now();
  CHECK(code_of(town.exchange()) == "device_revoked");
  CHECK(std::chrono::steady_clock::now() - revoked_at < std::chrono::seconds(1));
  // Nor is a new session opened for it; whoever else works there goes on.
  must(town.connect(line.port()));
  CHECK(code_of(town.exchange()) == "device_revoked");
  must(office.exchange_all());
}

TEST_CASE("a server with another CA is not believed and nothing is sent to it") {
  TlsLine line;
  OfficePc town;
  must(town.join(line.port(), line.code_for(line.fixture().reporter().person)));
  must(town.exchange_all());
  town.submit("标题");
  const testing::TempFolder foreign;
  must(server::create_certificates(foreign.path()));
  must(town.connect(line.port(), must(server::load_certificates(foreign.path())).ca_pem));
  const std::uint64_t before = line.fixture().size();
  const auto outcome = town.exchange();
  REQUIRE(code_of(outcome) == "tls_untrusted");
  CHECK(has_sentence(outcome.error()));
  CHECK(town.waiting() == 2);
  CHECK(line.fixture().size() == before);
  must(town.connect(line.port()));
  must(town.exchange_all());
  CHECK(line.fixture().size() == before + 2);
}

TEST_CASE("a server that is down is a line that is down, and the outbox goes on afterwards") {
  TlsLine line;
  OfficePc town;
  must(town.join(line.port(), line.code_for(line.fixture().reporter().person)));
  must(town.exchange_all());
  line.stop();
  const auto item = town.submit("标题");
  const auto outcome = town.exchange();
  REQUIRE(code_of(outcome) == "line_down");
  CHECK(has_sentence(outcome.error()));
  CHECK(town.waiting() == 2);
  line.start();
  must(town.exchange_all());  // with a new session: the old one went with the server
  CHECK(town.waiting() == 0);
  CHECK(count_of(town, item) == 1);
}

TEST_CASE("a clock years off keeps nobody out: the offset is learnt, applied and said") {
  TlsLine line;
  TestClock wrong(testing::at("2011-06-01 08:00"));
  OfficePc town(&wrong);
  must(town.join(line.port(), line.code_for(line.fixture().reporter().person)));
  must(town.exchange_all());
  const auto outcome = must(town.exchange());
  const auto offset = line.fixture().clock.now() - wrong.now();
  CHECK(outcome.clock_offset == offset);
  CHECK(offset > std::chrono::hours(24 * 365 * 12));
  CHECK(town.replica().now() == line.fixture().clock.now());
  const auto item = town.submit("标题");
  must(town.exchange_all());
  const auto state = must(town.replica().item(item));
  REQUIRE(state.sign_offs.size() == 1);
  CHECK(state.sign_offs[0].made_at == line.fixture().clock.now());
  CHECK(state.sign_offs[0].stamp.has_value());
}

TEST_CASE("an exchange whose answer was lost is repeated without a second entry") {
  TlsLine line;
  OfficePc town;
  must(town.join(line.port(), line.code_for(line.fixture().reporter().person)));
  must(town.exchange_all());
  const auto item = town.submit("标题");
  const std::uint64_t before = line.fixture().size();
  {
    client::Exchanger exchanger(town.replica());
    const auto sent = must(exchanger.next({500, 0}));
    must(town.link().exchange(sent.request));  // the answer never reaches the replica
  }
  CHECK(line.fixture().size() == before + 2);
  CHECK(town.waiting() == 2);
  line.stop();
  line.start();
  must(town.exchange_all());
  CHECK(line.fixture().size() == before + 2);
  CHECK(town.waiting() == 0);
  CHECK(count_of(town, item) == 1);
}

TEST_CASE(
    "a server stopped and started in mid-exchange, again and again, loses and doubles nothing") {
  TlsLine line;
  OfficePc town;
  must(town.join(line.port(), line.code_for(line.fixture().reporter().person)));
  must(town.exchange_all());
  const std::uint64_t before = line.fixture().size();
  constexpr std::uint64_t kDrafts = 40;
  std::vector<domain::Subject> items;
  for (std::uint64_t i = 0; i < kDrafts; ++i) {
    items.push_back(town.submit("标题" + std::to_string(i)));
  }
  std::atomic<bool> done{false};
  std::atomic<int> exchanges{0};
  std::thread sync([&] {
    while (town.waiting() > 0) {
      // Two events at a time, so that the stops fall between and into them.
      client::Exchanger exchanger(town.replica());
      const auto sent = must(exchanger.next({2, 0}));
      const auto response = town.link().exchange(sent.request);
      if (response) must(exchanger.apply(sent, *response));
      ++exchanges;
    }
    done = true;
  });
  for (int stops = 0; stops < 4 && !done; ++stops) {
    const int next = exchanges + 6;
    testing::eventually([&] { return done || exchanges >= next; });
    line.stop();
    line.start();
  }
  sync.join();
  CHECK(line.fixture().size() == before + 2 * kDrafts);
  for (const auto& item : items) {
    const auto state = must(town.replica().item(item));
    CHECK(state.stage == domain::Stage::kReceived);
    CHECK(state.sign_offs.size() == 1);
  }
}

TEST_CASE("a wrong or used code joins nobody and leaves no replica behind") {
  TlsLine line;
  OfficePc stranger;
  crypto::SystemRandom random;
  CHECK(code_of(stranger.join(line.port(), protocol::make_code(random).text())) ==
        "enrolment_closed");
  const std::string code = line.code_for(line.fixture().reporter().person);
  CHECK(code_of(stranger.join(line.port(), protocol::make_code(random).text())) ==
        "enrolment_code_wrong");
  CHECK_FALSE(stranger.replica().identity().has_value());
  OfficePc town;
  must(town.join(line.port(), code));
  CHECK(code_of(stranger.join(line.port(), code)) == "enrolment_closed");
  CHECK_FALSE(stranger.replica().identity().has_value());
}

TEST_CASE("requests that no client of ours makes are refused before they cost anything") {
  TlsLine line;
  const std::string host = " HTTP/1.1\r\nHost: server\r\n";
  const std::string large(base::limits::kSmallBodyBytesMax + 1, 'x');
  const struct {
    const char* what;
    std::string request;
    const char* status;
  } table[] = {
      {"an unknown path", "GET /v1/secrets" + host + "\r\n", "HTTP/1.1 404 Not Found"},
      {"another jurisdiction", "POST /v1/yima/exchange" + host + "Content-Length: 0\r\n\r\n",
       "HTTP/1.1 404 Not Found"},
      {"a route by the wrong method", "GET /v1/otog/exchange" + host + "\r\n",
       "HTTP/1.1 404 Not Found"},
      {"a method we do not have", "PUT /v1/otog/exchange" + host + "Content-Length: 0\r\n\r\n",
       "HTTP/1.1 400 Bad Request"},
      {"a query", "GET /v1/health?x=1" + host + "\r\n", "HTTP/1.1 400 Bad Request"},
      {"a path that climbs", "GET /v1/../v1/health" + host + "\r\n", "HTTP/1.1 404 Not Found"},
      {"a body of no stated length", "POST /v1/otog/challenge" + host + "\r\n",
       "HTTP/1.1 400 Bad Request"},
      {"two lengths",
       "POST /v1/otog/challenge" + host + "Content-Length: 0\r\nContent-Length: 5\r\n\r\n",
       "HTTP/1.1 400 Bad Request"},
      {"chunks", "POST /v1/otog/challenge" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       "HTTP/1.1 400 Bad Request"},
      {"a packed body",
       "POST /v1/otog/challenge" + host + "Content-Encoding: gzip\r\nContent-Length: 0\r\n\r\n",
       "HTTP/1.1 400 Bad Request"},
      {"a range", "GET /v1/health" + host + "Range: bytes=0-1\r\n\r\n", "HTTP/1.1 400 Bad Request"},
      {"a body above the route's limit",
       "POST /v1/otog/session" + host + "Content-Length: " + std::to_string(large.size()) +
           "\r\n\r\n" + large,
       "HTTP/1.1 413 Payload Too Large"},
      {"a length above the route's limit, and nothing after it",
       "POST /v1/otog/session" + host + "Content-Length: " + std::to_string(large.size()) +
           "\r\n\r\n",
       "HTTP/1.1 413 Payload Too Large"},
      {"a form in parts",
       "POST /v1/otog/session" + host +
           "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: "
           "9\r\n\r\n--b--\r\n\r\n",
       "HTTP/1.1 400 Bad Request"},
      {"a length above every limit",
       "POST /v1/otog/exchange" + host + "Content-Length: 999999999\r\n\r\n",
       "HTTP/1.1 413 Payload Too Large"},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    // The answer ends the connection, or this would wait for more.
    CHECK(status_line(raw_exchange(line.port(), row.request)) == row.status);
  }
  CHECK(status_line(
            raw_exchange(line.port(), "GET /v1/health" + host + "Connection: close\r\n\r\n")) ==
        "HTTP/1.1 200 OK");
}

// What follows a refused request on its connection is that request's unread body. Were it taken for
// the next request, nginx would give its answer to whoever is next on a connection it keeps.
TEST_CASE("what comes behind a refused request is never answered") {
  TlsLine line;
  const std::string host = " HTTP/1.1\r\nHost: server\r\n";
  const std::string inner = "POST /v1/otog/challenge" + host + "Content-Length: 0\r\n\r\n";
  const std::string length = "Content-Length: " + std::to_string(inner.size()) + "\r\n\r\n";
  const std::string requests[] = {
      "GET /v1/health" + host + length + inner,
      "POST /v1/secrets" + host + length + inner,
      "PUT /v1/otog/exchange" + host + length + inner,
      "POST /v1/otog/session" + host + "Content-Length: 999999\r\n\r\n" + inner,
      "POST /v1/otog/session" + host + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + inner,
  };
  const std::string next =
      "POST /v1/otog/session" + host + "Content-Length: 20000\r\n\r\n" + std::string(20'000, '&');
  for (const std::string& request : requests) {
    CAPTURE(request);
    const std::string answer = raw_exchange_twice(line.port(), request, next);
    CHECK(answer.find("HTTP/1.1 4") == 0);
    CHECK(answer.find("HTTP/1.1", 1) == std::string::npos);
    CHECK(answer.find("\r\nConnection: close\r\n") != std::string::npos);
  }
  // One that was read to its end keeps its connection.
  const std::string last = "GET /v1/health" + host + "Connection: close\r\n\r\n";
  const std::string both = raw_exchange_twice(line.port(), inner, last);
  CHECK(both.find("HTTP/1.1 200 OK", 1) != std::string::npos);
  CHECK(both.find("Connection: close") > both.find("HTTP/1.1", 1));
}

TEST_CASE("a body that was cut off is not called too large") {
  TlsLine line;
  const std::string answer = raw_exchange(line.port(),
                                          "POST /v1/otog/session HTTP/1.1\r\nHost: server\r\n"
                                          "Content-Length: 100\r\n\r\nhalf",
                                          TLS1_3_VERSION, true);
  CHECK(status_line(answer) == "HTTP/1.1 408 Request Timeout");
  const std::size_t body = answer.find("\r\n\r\n");
  REQUIRE(body != std::string::npos);
  const client::TransportAnswer heard{408, std::string(protocol::kFailureMediaType),
                                      answer.substr(body + 4)};
  const base::Error error = client::failure_of(heard);
  CHECK(error.code == base::ErrorCode::kTimeout);
  CHECK(base::failure_class(error.code) == base::FailureClass::kAgain);
}

TEST_CASE("TLS below 1.3 and plain text get no answer") {
  TlsLine line;
  const std::string request = "GET /v1/health HTTP/1.1\r\nConnection: close\r\n\r\n";
  CHECK(raw_exchange(line.port(), request, TLS1_2_VERSION).empty());
  CHECK_FALSE(raw_exchange(line.port(), request, TLS1_3_VERSION).empty());
}

TEST_CASE("when accepting fails the server listens again on the same port") {
  TlsLine line;
  OfficePc town;
  must(town.join(line.port(), line.code_for(line.fixture().reporter().person)));
  const int fd = listening_socket(line.port());
  REQUIRE(fd >= 0);
  ::shutdown(fd, SHUT_RDWR);  // accept() fails from now on
  CHECK(testing::eventually(
      [&] { return line.log_text().find("accept_failed") != std::string::npos; }));
  CHECK(testing::eventually([&] { return town.exchange().has_value(); }));
}

TEST_CASE("a server that is stopped as soon as it was started ends") {
  TlsLine line;
  for (int i = 0; i < 20; ++i) {
    line.stop();
    line.start();
  }
  CHECK(testing::listens(line.port()));
}

TEST_CASE("a port that is taken is said to be") {
  TlsLine line;
  const testing::TempFolder tls;
  must(server::create_certificates(tls.path()));
  server::Metrics metrics;
  base::SystemClock clock;
  base::Log log(clock, [](std::string_view) {});
  const std::vector<std::unique_ptr<server::Jurisdiction>> none;
  server::Api api(none, metrics, log, "0.1.0");
  server::HttpServer::Options options;
  options.port = line.port();
  options.certificate = tls.path() / "server.pem";
  options.key = tls.path() / "server.key";
  CHECK(code_of(server::HttpServer::start(api, log, options)) == "port_in_use");
  options.port = 0;
  options.key = tls.path() / "no-such.key";
  CHECK(code_of(server::HttpServer::start(api, log, options)) == "corrupted");
}
