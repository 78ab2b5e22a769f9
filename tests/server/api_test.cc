// The table of routes without a socket: what each says, and what the server's own log never says.
#include <doctest/doctest.h>

#include "shared/base/limits.h"
#include "shared/protocol/packet.h"
#include "tests/server/door.h"

using namespace yibao;
using server::Api;
using server::ApiResponse;
using testing::Door;
using testing::Draft;
using testing::failure;
using testing::Member;
using testing::must;

TEST_CASE("routes are literal: a path is there or it is not") {
  Door door;
  CHECK(door.api.find("GET", "/v1/health") != nullptr);
  CHECK(door.api.find("POST", "/v1/otog/exchange") != nullptr);
  for (const char* path :
       {"/v1/otog/exchange/", "/v1//otog/exchange", "/V1/otog/exchange",
        "/v1/otog/../otog/exchange", "/v1/yima/exchange", "/v1/otog/", "/", ""}) {
    CAPTURE(path);
    CHECK(door.api.find("POST", path) == nullptr);
  }
  CHECK(door.api.find("GET", "/v1/otog/exchange") == nullptr);
  CHECK(door.api.find("POST", "/v1/health") == nullptr);
  CHECK(door.api.find("DELETE", "/v1/otog/exchange") == nullptr);
}

TEST_CASE("health tells strangers that it is there, and those who are awaited where") {
  Door door;
  const auto health = [&] { return door.ask("GET", "/v1/health"); };
  CHECK(health().status == 200);
  CHECK(health().body == "yibao\n");
  must(door.fixture.server().enrolment().invite(door.fixture.reporter().person,
                                                std::chrono::hours(1)));
  CHECK(health().body == "yibao 0.1.0\notog\n");
  door.fixture.clock.advance(std::chrono::hours(1));
  // Nor do they learn that a log is halted: that is said to devices, and on the server's machine.
  must(door.fixture.server().writer().begin_epoch("test"));
  CHECK(health().status == 200);
  CHECK(health().body == "yibao\n");
  CHECK(door.api.metrics_text().find("yibao_halted{jurisdiction=\"otog\"} 1") != std::string::npos);
}

TEST_CASE("no route gives metrics") {
  Door door;
  CHECK(door.api.find("GET", "/metrics") == nullptr);
  CHECK(door.api.find("GET", "/v1/metrics") == nullptr);
}

TEST_CASE("metrics are Prometheus text of counts by route and jurisdiction") {
  Door door;
  const std::string token = door.sign_in(door.fixture.reporter());
  const Draft draft = door.fixture.draft(door.fixture.reporter());
  auto request = door.fixture.request();
  auto refused = protocol::sign_event(draft.offered, door.fixture.reporter().key);
  refused.signature[0] ^= 1U;
  request.events = {protocol::sign_event(draft.offered, door.fixture.reporter().key), refused};
  request.contents = {draft.words};
  CHECK(door.ask("POST", "/v1/otog/exchange", protocol::encode(request), token).status == 200);
  CHECK(door.ask("POST", "/v1/otog/exchange", "x", token).status == 400);
  const std::string text = door.api.metrics_text();
  const std::string size = std::to_string(door.fixture.size());
  for (const std::string& line : {
           std::string("# TYPE yibao_events_pushed_total counter"),
           std::string("yibao_events_pushed_total{jurisdiction=\"otog\"} 2"),
           "yibao_log_entries{jurisdiction=\"otog\"} " + size,
           std::string("yibao_sessions{jurisdiction=\"otog\"} 1"),
           std::string("yibao_halted{jurisdiction=\"otog\"} 0"),
           std::string("yibao_commits_waiting{jurisdiction=\"otog\"} 0"),
           std::string("yibao_requests_total{route=\"/v1/otog/exchange\",status=\"200\"} 1"),
           std::string("yibao_requests_total{route=\"/v1/otog/exchange\",status=\"400\"} 1"),
           std::string("yibao_request_seconds_count{route=\"/v1/otog/exchange\"} 2"),
           std::string("yibao_request_seconds_bucket{route=\"/v1/otog/exchange\",le=\"+Inf\"} 2"),
       }) {
    CAPTURE(line);
    CHECK(("\n" + text).find("\n" + line + "\n") != std::string::npos);
  }
}

TEST_CASE("without a session there is no exchange") {
  Door door;
  const base::Bytes body = protocol::encode(door.fixture.request());
  for (const std::string& authorization :
       {std::string(), std::string("Yibao"), std::string("Yibao !!!!"), std::string("Bearer abc"),
        "Yibao " + base::to_base64url(std::string(32, 'x'))}) {
    const ApiResponse answer = door.ask("POST", "/v1/otog/exchange", body, authorization);
    CHECK(answer.status == 401);
    CHECK(failure(answer) == "session_expired");
  }
}

TEST_CASE("whoever has left is refused with the session that was open, on every route of it") {
  Door door;
  const Member& reporter = door.fixture.reporter();
  const std::string token = door.sign_in(reporter);
  auto request = door.fixture.request();
  request.pull_bytes_max = 1'000'000;
  CHECK(door.ask("POST", "/v1/otog/exchange", protocol::encode(request), token).status == 200);
  domain::Event left = door.fixture.event(door.fixture.administrator(),
                                          domain::PersonLeft{testing::day("2024-03-01"), {}},
                                          domain::subject_of(reporter.person));
  left.unit = reporter.unit;
  REQUIRE(door.fixture.push_one(door.fixture.administrator(), left).outcome ==
          protocol::Outcome::kAdmitted);
  const ApiResponse answer =
      door.ask("POST", "/v1/otog/exchange", protocol::encode(request), token);
  CHECK(answer.status == 403);
  CHECK(failure(answer) == "device_revoked");
  CHECK(door.ask("POST", "/v1/otog/invite", "", token).status == 401);  // the session ended with it
}

TEST_CASE("bytes that are no message are answered with a code, not with an end") {
  Door door;
  const std::string token = door.sign_in(door.fixture.reporter());
  const base::Bytes good = protocol::encode(door.fixture.request());
  for (const char* route : {"session", "exchange", "enrol"}) {
    const std::string path = std::string("/v1/otog/") + route;
    for (const base::Bytes& body : {base::Bytes(), base::Bytes("{}"), base::Bytes(1000, '\xff'),
                                    good.substr(0, good.size() / 2)}) {
      const ApiResponse answer = door.ask("POST", path, body, token);
      CHECK(answer.status >= 400);
      CHECK(answer.status < 500);
      CHECK(failure(answer) != "");
    }
  }
  auto foreign = door.fixture.request();
  foreign.jurisdiction = base::JurisdictionCode("yima");
  CHECK(failure(door.ask("POST", "/v1/otog/exchange", protocol::encode(foreign), token)) ==
        "wrong_jurisdiction");
}

TEST_CASE("a small body that unpacks to much is refused before it is unpacked") {
  Door door;
  const std::string token = door.sign_in(door.fixture.reporter());
  protocol::PacketWriter bomb;
  bomb.text.raw(base::Bytes(base::limits::kRequestUnpackedBytesLeast + 1, ' '));
  const base::Bytes body = bomb.pack();
  REQUIRE(body.size() < 64 * 1024);
  CHECK(protocol::Packet::stated_size(body) == base::limits::kRequestUnpackedBytesLeast + 1);
  const ApiResponse answer = door.ask("POST", "/v1/otog/exchange", body, token);
  CHECK(answer.status == 413);
  CHECK(failure(answer) == "too_large");
  // Nor does it help to state less than there is.
  base::Bytes lying = body;
  lying.replace(4, 4, base::Bytes("\0\1\0\0", 4));
  CHECK(failure(door.ask("POST", "/v1/otog/exchange", lying, token)) == "malformed");
}

TEST_CASE("the enrolment route is closed before anything is read while no code is open") {
  Door door;
  const ApiResponse answer = door.ask("POST", "/v1/otog/enrol", "whatever");
  CHECK(answer.status == 403);
  CHECK(failure(answer) == "enrolment_closed");
}

TEST_CASE("what is wrong inside is for the log, not for who asks") {
  const ApiResponse answer =
      Api::failure(base::Error(base::ErrorCode::kIo, "detail", {{"path", "/var/lib/yibao"}}));
  CHECK(answer.status == 500);
  CHECK(failure(answer) == "server_error");
  CHECK(answer.body.find("/var/lib") == std::string::npos);
  CHECK(server::http_status(base::ErrorCode::kDiskFull) == 507);
  CHECK(server::http_status(base::ErrorCode::kServerBusy) == 503);
  CHECK(server::http_status(base::ErrorCode::kTooLarge) == 413);
  CHECK(server::http_status(base::ErrorCode::kTimeout) == 408);
}

TEST_CASE("no title, text, name or telephone number is in the log or the metrics") {
  Door door;
  const std::string canary = "金丝雀";
  const Member& reporter = door.fixture.reporter();
  const std::string token = door.sign_in(reporter);
  std::string by = token;
  const auto exchange = [&](std::vector<protocol::SignedEvent> events,
                            std::vector<domain::Content> contents) {
    auto request = door.fixture.request();
    request.pull_bytes_max = 1'000'000;
    request.events = std::move(events);
    request.contents = std::move(contents);
    return door.ask("POST", "/v1/otog/exchange", protocol::encode(request), by).status;
  };
  const Draft draft = door.fixture.draft(reporter, canary, canary);
  const auto sign_off = door.fixture.signed_off(reporter, draft);
  auto forged = protocol::sign_event(draft.offered, reporter.key);
  forged.signature[0] ^= 1U;
  Draft twice = door.fixture.draft(reporter, canary, canary);
  twice.offered.id = draft.offered.id;
  CHECK(exchange({protocol::sign_event(draft.offered, reporter.key),
                  protocol::sign_event(sign_off, reporter.key), forged,
                  protocol::sign_event(twice.offered, reporter.key)},
                 {draft.words, twice.words}) == 200);
  CHECK(exchange({protocol::sign_event(
                     door.fixture.event(reporter, domain::DraftFoundSecret{"security"}, draft.item),
                     reporter.key)},
                 {}) == 200);
  must(door.fixture.server().denied().deny_key(reporter.key.key_id()));
  by = door.sign_in(door.fixture.leader());
  const Draft late = door.fixture.draft(reporter, canary, canary);
  CHECK(exchange({protocol::sign_event(late.offered, reporter.key)}, {late.words}) == 200);

  const std::string all = door.fixture.log_text() + door.log_lines + door.api.metrics_text();
  for (const char* said : {"equivocation", "found_secret", "quarantined", "event_refused"}) {
    CHECK(all.find(said) != std::string::npos);
  }
  for (const std::string& never : {canary, std::string("某某"), std::string("0477")}) {
    CHECK(all.find(never) == std::string::npos);
  }
}
