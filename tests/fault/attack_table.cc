#include <fmt/format.h>

#include "shared/base/limits.h"
#include "shared/protocol/packet.h"
#include "tests/fault/attacks.h"

namespace yibao::fault {
namespace {

namespace limits = base::limits;

const std::string kHost = "Host: server.yibao.internal\r\n";
const std::string kEnd = "Connection: close\r\n\r\n";

class Table {
 public:
  explicit Table(std::string authorization)
      : authorization_("Authorization: " + std::move(authorization) + "\r\n") {}

  std::vector<Attack> take() && { return std::move(attacks_); }

  // A request line and headers, as they are.
  Attack& raw(const std::string& name, const std::string& bytes) {
    return attacks_.emplace_back(Attack{name, {{bytes}}});
  }
  Attack& line(const std::string& line) {
    const std::string shown =
        line.size() < 60 ? line : fmt::format("{}… ({} bytes)", line.substr(0, 40), line.size());
    return raw("line " + shown, line + "\r\n" + kHost + kEnd);
  }
  Attack& get(const std::string& name, const std::string& headers) {
    return raw(name, "GET /v1/health HTTP/1.1\r\n" + kHost + headers + kEnd);
  }
  Attack& post(const std::string& name, const std::string& route, const std::string& headers,
               const std::string& body) {
    return raw(name, "POST /v1/otog/" + route + " HTTP/1.1\r\n" + kHost + headers + kEnd + body);
  }
  // With its true length.
  Attack& whole(const std::string& name, const std::string& route, const std::string& headers,
                const std::string& body) {
    return post(name, route, headers + fmt::format("Content-Length: {}\r\n", body.size()), body);
  }
  const std::string& authorization() const { return authorization_; }

 private:
  std::string authorization_;
  std::vector<Attack> attacks_;
};

void add_request_lines(Table& table) {
  for (const char* line : {"GET / HTTP/1.1",
                           "GET /v1/secrets HTTP/1.1",
                           "GET /metrics HTTP/1.1",
                           "GET /v1/metrics HTTP/1.1",
                           "GET /v1/otog/exchange HTTP/1.1",
                           "GET /.git/config HTTP/1.1",
                           "DELETE /v1/otog/exchange HTTP/1.1",
                           "OPTIONS * HTTP/1.1",
                           "TRACE /v1/health HTTP/1.1",
                           "CONNECT 127.0.0.1:22 HTTP/1.1",
                           "PROPFIND / HTTP/1.1",
                           "get /v1/health HTTP/1.1",
                           "GET /v1/health?x=1 HTTP/1.1",
                           "GET /v1/%68ealth HTTP/1.1",
                           "GET /v1/health%00 HTTP/1.1",
                           "GET /v1/health%0d%0aX:%20y HTTP/1.1",
                           "GET /v1/../v1/health HTTP/1.1",
                           "GET //v1/health HTTP/1.1",
                           "GET /v1\\health HTTP/1.1",
                           "GET /v1/health/ HTTP/1.1",
                           "GET /V1/HEALTH HTTP/1.1",
                           "GET /v1/health;a=b HTTP/1.1",
                           "GET http://evil.example/x HTTP/1.1",
                           "GET v1/health HTTP/1.1",
                           "GET /v1/health HTTP/2.0",
                           "GET /v1/health HTTP/9.9",
                           "GET /v1/health HTTPS/1.1",
                           "GET  /v1/health  HTTP/1.1 x",
                           "GET /v1/\xe5\x81\xa5 HTTP/1.1",
                           "GET /v1/health\x01 HTTP/1.1",
                           "\x01\x02\x03",
                           " ",
                           ":"}) {
    table.line(line);
  }
  table.line("GET /v1/health#x HTTP/1.1").good_alone = 1;
  table.line("PUT /v1/otog/exchange HTTP/1.1");
  table.line("PATCH /v1/otog/exchange HTTP/1.1");
  table.line(std::string(1000, 'G') + " /v1/health HTTP/1.1");
  table.line("GET /" + std::string(8000, 'a') + " HTTP/1.1");
  table.line("GET /" + std::string(64 * 1024, 'a') + " HTTP/1.1").front_only = true;
  table.line("GET /v1/health HTTP/1." + std::string(4000, '1'));
  table.raw("a path of 1 MB", "").pieces = {
      {"GET /"}, {std::string(1024, 'a'), 1024}, {" HTTP/1.1\r\n\r\n"}};
  table.raw("a NUL in the line", std::string("GET /v1/hea\0lth HTTP/1.1\r\n", 26) + kHost + kEnd);
  table.raw("a greeting of another protocol", "SSH-2.0-OpenSSH_9.2\r\n\r\n");
  table.raw("HTTP/2 without asking", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
  table.raw("an answer for a request", "HTTP/1.1 200 OK\r\n\r\n");
  table.raw("10,000 empty lines", "").pieces = {{"\r\n", 10'000},
                                                {"GET /x HTTP/1.1\r\n" + kHost + kEnd}};
  // Odd, or old, and nothing more.
  table.line("GET https://evil.example/v1/health HTTP/1.1").good_most = 1;
  table.raw("HTTP/1.0", "GET /v1/health HTTP/1.0\r\n\r\n").good_most = 1;
}

void add_headers(Table& table) {
  table.get("a header line of 16 KB", "X: " + std::string(16 * 1024, 'x') + "\r\n");
  Attack& endless = table.raw("a header line of 200 MB", "");
  endless.pieces = {{"GET /v1/health HTTP/1.1\r\n" + kHost + "X: "},
                    {std::string(64 * 1024, 'x'), 3200}};
  endless.front_only = true;
  std::string hundred;
  for (int i = 0; i < 100; ++i) hundred += fmt::format("X-{}: y\r\n", i);
  table.get("100 headers", hundred);
  Attack& many = table.raw("100,000 headers", "");
  many.pieces = {{"GET /v1/health HTTP/1.1\r\n" + kHost}, {hundred, 1000}, {"\r\n"}};
  many.front_only = true;
  table.get("a NUL in a value", std::string("X: a\0b\r\n", 8)).good_alone = 1;
  table.get("a name with a blank before its colon", "X : y\r\n").good_alone = 1;
  table.get("a line without a colon", "nonsense\r\n").good_most = 1;
  table.get("an empty name", ": y\r\n").good_alone = 1;
  table.get("a folded line", "X: y\r\n z\r\n").good_most = 1;
  table.get("two hosts", "Host: other\r\n").good_alone = 1;
  table.raw("no host", "GET /v1/health HTTP/1.1\r\n" + kEnd).good_most = 1;
  table.raw("a host with a slash", "GET /v1/health HTTP/1.1\r\nHost: a/b\r\n" + kEnd).good_alone =
      1;
  table.get("a cookie of 8 KB", "Cookie: " + std::string(8 * 1024, 'x') + "\r\n");
  table.get("Upgrade: websocket", "Upgrade: websocket\r\n");
  table.get("Upgrade: h2c", "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n");
  table.get("a range", "Range: bytes=0-1\r\n");
  std::string ranges = "bytes=0-";
  for (int i = 0; i < 500; ++i) ranges += ",0-";
  table.get("500 ranges", "Range: " + ranges + "\r\n");
  table.get("Expect: 100-continue", "Expect: 100-continue\r\n");
  table.get("Trailer", "Trailer: X\r\n");
  // What would be believed of the peer, and is not; what has no meaning here.
  table.get("REMOTE_ADDR", "REMOTE_ADDR: 127.0.0.1\r\n").good_most = 1;
  table.get("X-Forwarded-For", "X-Forwarded-For: 127.0.0.1\r\n").good_most = 1;
  table.get("%0d%0a in a value", "X: a%0d%0aInjected: 1\r\n").good_most = 1;
  table.raw("lines that end in LF alone", "GET /v1/health HTTP/1.1\nHost: s\nConnection: close\n\n")
      .good_most = 1;
  table.raw("LF alone, and forbidden", "GET /v1/health HTTP/1.1\nHost: s\nRange: bytes=0-1\n\n");
}

void add_bodies(Table& table) {
  const std::string empty_chunk = "0\r\n\r\n";
  table.post("no length", "challenge", "", "");
  table.post("two lengths, the same", "challenge", "Content-Length: 0\r\nContent-Length: 0\r\n",
             "");
  table.post("two lengths", "challenge", "Content-Length: 0\r\nContent-Length: 5\r\n", "aaaaa");
  for (const char* length :
       {"-1", "+5", "0x5", "5, 5", "1 2", "", "5;", "99999999999999999999999"}) {
    table
        .post(fmt::format("a length of \"{}\"", length), "session",
              fmt::format("Content-Length: {}\r\n", length), "aaaaa")
        .then_finish = true;
  }
  table.post("a length of 10 GB", "exchange", "Content-Length: 10737418240\r\n", "");
  table.post("a length beyond the route's", "session", "Content-Length: 65537\r\n", "");
  table.post("a length beyond the exchange's", "exchange", "Content-Length: 8388609\r\n", "");
  table.whole("a body beyond the route's", "session", "", std::string(70'000, 'x'));
  table.post("chunks", "challenge", "Transfer-Encoding: chunked\r\n", empty_chunk);
  table.post("chunks and a length", "challenge",
             "Transfer-Encoding: chunked\r\nContent-Length: 5\r\n", empty_chunk);
  table.post("gzip, chunked", "challenge", "Transfer-Encoding: gzip, chunked\r\n", empty_chunk);
  table.post("xchunked", "challenge", "Transfer-Encoding: xchunked\r\n", empty_chunk);
  table.post("chunked twice", "challenge",
             "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", empty_chunk);
  table.post("a chunk of -2", "session", "Transfer-Encoding: chunked\r\n", "-2\r\nxx\r\n");
  table.post("a chunk of 2^64", "session", "Transfer-Encoding: chunked\r\n",
             "ffffffffffffffff\r\nxx\r\n");
  table.whole("gzip", "session", "Content-Encoding: gzip\r\n", "\x1f\x8b" + std::string(5000, 'x'));
  table.whole("brotli", "session", "Content-Encoding: br\r\n", "x");
  table.post("Expect before a body", "session", "Expect: 100-continue\r\nContent-Length: 5\r\n",
             "");
  const std::string inner =
      "POST /v1/otog/challenge HTTP/1.1\r\n" + kHost + "Content-Length: 0\r\n\r\n";
  table.raw("a GET with a request in its body",
            "GET /v1/health HTTP/1.1\r\n" + kHost +
                fmt::format("Content-Length: {}\r\n\r\n", inner.size()) + inner);
  table.raw("a GET with a request behind chunks",
            "GET /v1/health HTTP/1.1\r\n" + kHost + "Transfer-Encoding: chunked\r\n\r\n" +
                empty_chunk + "GET /v1/secrets HTTP/1.1\r\n" + kHost + kEnd);
  table.whole("a form", "session", "Content-Type: application/x-www-form-urlencoded\r\n",
              "a=" + std::string(20'000, '&'));
  std::string parts;
  for (int i = 0; i < 500; ++i) {
    parts +=
        "--b\r\nContent-Disposition: form-data; name=\"f\"; filename*=" + std::string(40, '\'') +
        "\r\n\r\n\r\n";
  }
  table.whole("many parts", "session", "Content-Type: multipart/form-data; boundary=b\r\n",
              parts + "--b--\r\n");
  table.post("half a body", "session", "Content-Length: 100\r\n", "half").then_finish = true;
}

void add_messages(Table& table) {
  const std::string bytes(1000, '\xff');
  table.whole("an exchange by nobody", "exchange", "", bytes);
  table.whole("an exchange with a token of nothing", "exchange", "Authorization: Yibao \r\n",
              bytes);
  table.whole("an exchange with a token of 4 KB", "exchange",
              "Authorization: Yibao " + std::string(4000, 'A') + "\r\n", bytes);
  table.whole("an exchange with a name and a password", "exchange",
              "Authorization: Basic YWRtaW46YWRtaW4=\r\n", bytes);
  table.whole("an exchange of noise", "exchange", table.authorization(), bytes);
  table.whole("an empty exchange", "exchange", table.authorization(), "");
  protocol::PacketWriter bomb;
  bomb.text.raw(std::string(limits::kExchangeUnpackedBytesMax - 1, ' '));
  table.whole("an exchange that unpacks to 48 MB", "exchange", table.authorization(), bomb.pack());
  table.whole("an exchange of 8 MB of noise", "exchange", table.authorization(),
              std::string(8 * 1024 * 1024, '\x5a'));
  table.whole("a session of noise", "session", "", bytes);
  table.whole("a session of 60 KB of brackets", "session", "", std::string(60'000, '['));
  table.whole("an enrolment of noise", "enrol", "", bytes);
  table.whole("an invitation by nobody", "invite", "", bytes);
  table.whole("an invitation of noise", "invite", table.authorization(), bytes);
  table.raw("another jurisdiction",
            "POST /v1/yima/challenge HTTP/1.1\r\n" + kHost + "Content-Length: 0\r\n" + kEnd);
  std::string many;
  for (int i = 0; i < 60; ++i) many += "GET /v1/health HTTP/1.1\r\n" + kHost + "\r\n";
  table.raw("60 requests at once", many).good_most = 60;
}

void add_lines(Table& table) {
  table.raw("TLS 1.2", "GET /v1/health HTTP/1.1\r\n" + kHost + kEnd).kind = Kind::kOldTls;
  const struct {
    const char* name;
    std::string bytes;
  } bare[] = {
      {"no TLS", "GET /v1/health HTTP/1.1\r\n" + kHost + kEnd},
      {"noise for a handshake", std::string(512, '\x80')},
      {"SSL 2",
       std::string("\x80\x2e\x01\x00\x02\x00\x15\x00\x00\x00\x10", 11) + std::string(37, 'x')},
      {"a handshake record of 64 KB",
       std::string("\x16\x03\x01\xff\xff", 5) + std::string(65535, '\x01')},
  };
  for (const auto& each : bare) {
    Attack& attack = table.raw(each.name, each.bytes);
    attack.kind = Kind::kBare;
    attack.then_finish = true;
  }
  const struct {
    const char* name;
    std::string bytes;
    Kind kind;
  } waiting[] = {
      {"nothing", "", Kind::kTls},
      {"one byte", "G", Kind::kTls},
      {"headers without an end", "GET /v1/health HTTP/1.1\r\n" + kHost, Kind::kTls},
      {"a body without an end",
       "POST /v1/otog/session HTTP/1.1\r\n" + kHost + "Content-Length: 100\r\n\r\nhalf",
       Kind::kTls},
      {"no handshake", "", Kind::kBare},
      {"half a handshake", std::string("\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03", 11),
       Kind::kBare},
  };
  for (const auto& each : waiting) {
    Attack& attack = table.raw(std::string("silence after ") + each.name, each.bytes);
    attack.kind = each.kind;
    attack.waits = true;
  }
}

}  // namespace

std::vector<Attack> all_attacks(const std::string& authorization) {
  Table table(authorization);
  add_request_lines(table);
  add_headers(table);
  add_bodies(table);
  add_messages(table);
  add_lines(table);
  return std::move(table).take();
}

}  // namespace yibao::fault
