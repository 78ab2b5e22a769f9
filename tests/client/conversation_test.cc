// Exchanges in a row: one on the line while the one before is stored.
#include "client/core/sync/conversation.h"

#include <doctest/doctest.h>

#include <atomic>

#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;

constexpr ExchangeLimits kSmall = {4, 1024 * 1024};
constexpr std::size_t kItems = 15;  // an offer and a sign-off each

// A unit's computer with a lot to send, its session open, and the talk over its line.
struct Talk {
  County county;
  Computer& computer = county.angsu();
  std::atomic<int> exchanges{0};
  std::vector<domain::Subject> items;
  Link link;
  std::optional<Conversation> conversation;

  Talk() : link(computer.line(), *computer.replica().identity(), *computer.replica().device_key()) {
    must(computer.exchange());
    conversation.emplace(computer.replica(), link);
    must(conversation->step(kSmall));
    for (std::size_t i = 0; i < kItems; ++i) items.push_back(county.submit(computer));
    computer.line().tamper = [this](protocol::ExchangeResponse&) { ++exchanges; };
  }
  // Until there is no more to send, or a step fails.
  base::Status talk() {
    while (true) {
      YIBAO_TRY(const ExchangeOutcome outcome, conversation->step(kSmall));
      if (!outcome.more_to_send) return {};
    }
  }
  std::size_t received() {
    std::size_t count = 0;
    for (const domain::Subject& item : items) {
      const bool there = must(computer.replica().item(item)).stage == domain::Stage::kReceived;
      count += there ? 1 : 0;
    }
    return count;
  }
};

TEST_CASE("everything goes out once, in as many exchanges as it takes") {
  Talk talk;
  const std::uint64_t before = talk.county.server().state()->checkpoint.size;
  must(talk.talk());
  talk.conversation.reset();
  CHECK(talk.received() == kItems);
  CHECK(talk.county.server().state()->checkpoint.size == before + 2 * kItems);
  CHECK(talk.exchanges == static_cast<int>((2 * kItems + 3) / 4));
  CHECK(must(talk.computer.replica().outbox().all(false)).empty());
}

TEST_CASE("an answer lost on the way is asked for again, and nothing is counted twice") {
  Talk talk;
  const std::uint64_t before = talk.county.server().state()->checkpoint.size;
  must(talk.conversation->step(kSmall));
  talk.conversation.emplace(talk.computer.replica(), talk.link);  // waits for what is on the line
  talk.computer.line().loses_answers = true;
  CHECK(code_of(talk.conversation->step(kSmall)) == "line_down");
  talk.computer.line().loses_answers = false;
  must(talk.talk());
  talk.conversation.reset();
  CHECK(talk.received() == kItems);
  CHECK(talk.county.server().state()->checkpoint.size == before + 2 * kItems);
}

TEST_CASE("an answer that is not believed stops what went on from it; later all is well") {
  Talk talk;
  must(talk.conversation->step(kSmall));
  talk.conversation.emplace(talk.computer.replica(), talk.link);
  talk.computer.line().tamper = [](protocol::ExchangeResponse& response) {
    response.checkpoint.signature[0] ^= 1U;
  };
  CHECK(code_of(talk.conversation->step(kSmall)) == "proof_failed");
  talk.conversation.emplace(talk.computer.replica(), talk.link);
  talk.computer.line().tamper = nullptr;
  must(talk.talk());
  talk.conversation.reset();
  CHECK(talk.received() == kItems);
}

TEST_CASE("nothing runs ahead of an answer that may forbid it") {
  County county;
  const Exchanger exchanger(county.angsu().replica());
  SentExchange more;
  more.request.events.resize(1);
  const SentExchange only_asks;
  protocol::Answer taken;
  taken.outcome = protocol::Outcome::kAdmitted;
  taken.stamp = domain::Stamp{};
  protocol::ExchangeResponse all_well;
  all_well.answers = {taken};
  CHECK(exchanger.may_run_ahead(all_well, more));

  auto refused = all_well;
  refused.answers.push_back({});
  refused.answers.back().outcome = protocol::Outcome::kRefused;
  CHECK_FALSE(exchanger.may_run_ahead(refused, more));
  auto brings = all_well;
  brings.entries.resize(1);
  CHECK_FALSE(exchanger.may_run_ahead(brings, more));
  auto purges = all_well;
  purges.absent.resize(1);
  CHECK_FALSE(exchanger.may_run_ahead(purges, more));

  // Who only fetches may go on fetching.
  CHECK_FALSE(exchanger.may_run_ahead(brings, only_asks));
  brings.more = true;
  CHECK(exchanger.may_run_ahead(brings, only_asks));
}

}  // namespace
}  // namespace yibao::client
