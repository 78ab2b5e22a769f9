// Every answer is verified before any of it is believed.
#include <doctest/doctest.h>

#include <algorithm>

#include "shared/protocol/documents.h"
#include "tests/client/lying_log.h"

namespace yibao::client {
namespace {

using domain::Stage;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;
using Response = protocol::ExchangeResponse;

std::int64_t evidence(Computer& computer) {
  return must(computer.replica().book().evidence_count());
}

// The answer is refused by that name, nothing of it is taken, and an honest answer still works.
void check_refused(County& county, const char* code, bool with_evidence,
                   const std::function<void(Response&)>& tamper) {
  Computer& computer = county.angsu();
  const auto item = county.submit(computer);
  const Progress before = computer.replica().progress();
  const auto evidence_before = evidence(computer);
  computer.line().tamper = tamper;
  CHECK(code_of(computer.exchange_once()) == code);
  CHECK(computer.replica().progress().cursor == before.cursor);
  CHECK(computer.replica().progress().checkpoint == before.checkpoint);
  CHECK(must(computer.replica().item(item)).stage == Stage::kSignedOff);
  CHECK(must(computer.replica().outbox().count(OutboxState::kWaiting)) == 2);
  CHECK(evidence(computer) == evidence_before + (with_evidence ? 1 : 0));
  computer.line().tamper = nullptr;
  must(computer.exchange());
  CHECK(must(computer.replica().item(item)).stage == Stage::kReceived);
}

// Whoever ends TLS before the server knows everything that is not secret, and has no key.
TEST_CASE("an answer that somebody changed on its way is not believed, and asked for again") {
  County county;
  Computer& computer = county.angsu();
  const auto item = county.submit(computer);
  const Progress before = computer.replica().progress();
  base::Bytes earlier;
  computer.line().on_the_way = [&](base::Bytes& body) { earlier = body; };
  must(computer.exchange_once(0));
  const std::function<void(base::Bytes&)> ways[] = {
      [](base::Bytes& body) { body.back() = static_cast<char>(body.back() ^ 1); },
      [](base::Bytes& body) { body.resize(body.size() / 2); },
      [&](base::Bytes& body) { body = earlier; },  // the server's, to another request
      [&](base::Bytes& body) {  // another's, with the words taken away and an event refused
        auto response = must(protocol::decode_exchange_response(base::ByteView(body).substr(64)));
        response.absent = {must(computer.replica().item(item)).offers.front().body.words};
        response.answers.at(0) = {
            protocol::Outcome::kRefused, {}, base::ErrorCode::kNoRight, {}, {}};
        body.replace(64, std::string::npos, protocol::encode(response));
      }};
  for (const auto& way : ways) {
    computer.line().on_the_way = way;
    CHECK(code_of(computer.exchange_once()) == "answer_changed");
    CHECK(must(computer.replica().item(item)).stage == Stage::kSignedOff);
    CHECK(must(computer.replica().outbox().count(OutboxState::kWaiting)) == 2);
    CHECK(evidence(computer) == 0);
  }
  CHECK(computer.replica().progress().cursor >= before.cursor);
  computer.line().on_the_way = nullptr;
  must(computer.exchange());
  CHECK(must(computer.replica().item(item)).stage == Stage::kReceived);
}

TEST_CASE("a checkpoint that the log key did not sign is refused, and kept as evidence") {
  County county;
  check_refused(county, "proof_failed", true,
                [](Response& response) { response.checkpoint.signature[0] ^= 1U; });
}

TEST_CASE("a log that does not continue the one seen before is a fork, and kept as evidence") {
  County county;
  const auto sign = [&](Response& response, std::uint32_t epoch, const crypto::Digest& root) {
    const crypto::Checkpoint& now = response.checkpoint;
    response.checkpoint = crypto::sign_checkpoint(county.server().writer().log_key(), now.log_id,
                                                  epoch, now.size, root, now.at);
  };
  check_refused(county, "log_forked", true,
                [&](Response& response) { sign(response, 1, crypto::Digest{9}); });
  check_refused(county, "log_forked", true,
                [&](Response& response) { sign(response, 0, response.checkpoint.root); });
  check_refused(county, "log_forked", true, [](Response& response) {
    if (!response.consistency.empty()) response.consistency.front()[0] ^= 1U;
  });
}

TEST_CASE("a stamp that the log does not prove is refused, and kept as evidence") {
  County county;
  check_refused(county, "proof_failed", true, [](Response& response) {
    std::swap(response.answers.at(0).stamp, response.answers.at(1).stamp);
  });
  check_refused(county, "proof_failed", true, [](Response& response) {
    response.answers.at(0).stamp->received_at -= std::chrono::hours(1);
  });
  check_refused(county, "proof_failed", true,
                [](Response& response) { response.batch.count += 1; });
  check_refused(county, "proof_failed", true, [](Response& response) {
    response.answers.at(1).outcome = protocol::Outcome::kKnown;
    response.batch.count -= 1;
  });
}

TEST_CASE("an answer with another number of answers is malformed") {
  County county;
  check_refused(county, "malformed", false,
                [](Response& response) { response.answers.pop_back(); });
}

TEST_CASE("an event that its author did not sign is kept as evidence and not shown") {
  County county;
  const auto item = county.submit(county.angsu(), "真的标题");
  must(county.angsu().exchange());
  Computer& office = county.office();
  office.line().tamper = [](Response& response) {
    for (protocol::PulledEntry& entry : response.entries) entry.event.signature[0] ^= 1U;
  };
  must(office.exchange_once());
  CHECK(code_of(office.replica().item(item)) == "not_found");
  CHECK(must(office.replica().index().items()).empty());
  CHECK(evidence(office) >= 2);
}

TEST_CASE("words that are not those the event names are not taken for them") {
  County county;
  const auto item = county.submit(county.angsu(), "真的标题");
  must(county.angsu().exchange());
  Computer& office = county.office();
  const domain::Words false_words = county.draft("假的标题").words;
  office.line().tamper = [&](Response& response) {
    for (domain::Content& content : response.contents) {
      content = protocol::to_content(false_words, county.random);
    }
  };
  must(office.exchange_once());
  const auto rows = must(office.replica().index().items());
  REQUIRE(rows.size() == 1);
  CHECK(rows.front().item == item);
  CHECK(rows.front().title.empty());
  CHECK(rows.front().words_gone);
}

TEST_CASE("a standing that the log key did not sign is kept as evidence, not as a standing") {
  County county;
  county.submit(county.angsu());
  must(county.angsu().exchange());
  county.server().scoring().work();
  Computer& computer = county.angsu();
  computer.line().tamper = [](Response& response) {
    if (!response.standing.empty()) response.standing.back() = ' ';
  };
  must(computer.exchange_once());
  CHECK(must(computer.replica().book().standing()).empty());
  CHECK(evidence(computer) == 1);
  computer.line().tamper = nullptr;
  must(computer.exchange_once());
  CHECK(!must(computer.replica().book().standing()).empty());
}

TEST_CASE("a type of event that a newer server knows is kept and shown to nobody") {
  County county;
  const auto item = county.submit(county.angsu());
  must(county.angsu().exchange());
  Computer& office = county.office();
  office.line().tamper = [&](Response& response) {
    for (protocol::PulledEntry& entry : response.entries) {
      const std::size_t at = entry.event.payload.find("draft.signed_off");
      if (at != std::string::npos) entry.event.payload.replace(at, 16, "draft.sung_about");
    }
    testing::as_if_logged(county.server(), office, response);
  };
  must(office.exchange_once());
  CHECK(must(office.replica().item(item)).stage == Stage::kOffered);
}

TEST_CASE("an exchange that brings nothing leaves everything as it was, and says so") {
  County county;
  Computer& computer = county.angsu();
  must(computer.exchange());
  CHECK_FALSE(must(computer.exchange_once()).changed);
  county.submit(computer);
  CHECK(must(computer.exchange_once()).changed);
  must(computer.exchange());
  CHECK_FALSE(must(computer.exchange_once()).changed);
  county.server().scoring().work();
  CHECK(must(computer.exchange_once()).changed);  // the standing
  CHECK_FALSE(must(computer.exchange_once()).changed);
}

TEST_CASE("the server's clock is learnt and used for what is made here") {
  County county;
  Computer& computer = county.angsu();
  computer.line().tamper = [](Response& response) {
    response.server_time += std::chrono::minutes(7);
  };
  const auto outcome = must(computer.exchange_once());
  CHECK(outcome.clock_offset == std::chrono::minutes(7));
  CHECK(computer.replica().now() == county.clock.now() + std::chrono::minutes(7));
  const auto item = must(new_draft(computer.replica(), county.draft()));
  const auto id = must(offer_draft(computer.replica(), item, true));
  const auto kept = must(computer.replica().entries().find(id));
  CHECK(must(protocol::decode_event(kept->event.payload)).made_at == computer.replica().now());
}

}  // namespace
}  // namespace yibao::client
