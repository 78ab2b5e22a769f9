// A message between a town and the server is cut at every byte, or one bit of it is turned: it is
// refused, nothing has changed by it, and the whole message afterwards does what it always does.
#include <doctest/doctest.h>

#include "tests/simulation/yard.h"
#include "tests/support/must.h"
#include "tests/support/seed.h"

namespace yibao::simulation {
namespace {

using testing::must;

// Carries everything to the server, and damages what a test tells it to.
class Tampering final : public client::Transport {
 public:
  explicit Tampering(ServerMachine& server) : server_(server) {}

  using Damage = std::function<void(base::Bytes&)>;
  Damage request;
  Damage answer;
  std::size_t request_bytes = 0;  // of the last one, whole
  std::size_t answer_bytes = 0;

  base::Result<client::TransportAnswer> post(const std::string& path, base::ByteView body,
                                             const std::string& authorization) override {
    base::Bytes sent(body);
    request_bytes = sent.size();
    if (request) request(sent);
    auto answered = server_.handle(path, sent, authorization);
    if (!answered) return base::fail(base::ErrorCode::kLineDown);
    answer_bytes = answered->body.size();
    if (answer) answer(answered->body);
    return *std::move(answered);
  }
  void interrupt() override {}

 private:
  ServerMachine& server_;
};

struct TamperedTown {
  Yard yard{0};
  Device& town = yard.sit_down("town-1");
  Tampering line{yard.server()};

  TamperedTown() {
    must(town.sign_in(town.members[0], line));
    must(yard.exchange(town));  // with its session opened
    const auto draft = must(client::new_draft(town.replica(), problem_report(town.replica())));
    must(client::offer_draft(town.replica(), draft, true));
    must(client::sign_off(town.replica(), draft, all_gates()));
  }
  std::uint64_t log_size() { return yard.server().jurisdiction().state()->checkpoint.size; }
};

Tampering::Damage cut_at(std::size_t at) {
  return [at](base::Bytes& bytes) { bytes.resize(std::min(at, bytes.size())); };
}

Tampering::Damage turned_at(std::size_t at, int bit) {
  return [at, bit](base::Bytes& bytes) {
    if (at < bytes.size()) bytes[at] = static_cast<char>(bytes[at] ^ (1 << bit));
  };
}

}  // namespace

TEST_CASE("a request that was cut at any byte brings nothing in, and the whole one does") {
  TamperedTown stage;
  const std::uint64_t before = stage.log_size();
  stage.line.request = cut_at(0);
  CHECK_FALSE(stage.yard.exchange(stage.town).has_value());
  const std::size_t size = stage.line.request_bytes;
  REQUIRE(size > 500);
  for (std::size_t at = 1; at < size; ++at) {
    CAPTURE(at);
    stage.line.request = cut_at(at);
    CHECK_FALSE(stage.yard.exchange(stage.town).has_value());
    REQUIRE(stage.log_size() == before);
  }
  stage.line.request = nullptr;
  CHECK(must(stage.yard.exchange(stage.town)).admitted == 2);
  CHECK(stage.yard.settle() == "");
}

TEST_CASE("a request with one bit turned brings in what was signed, or nothing") {
  TamperedTown stage;
  const std::uint64_t before = stage.log_size();
  const int bit = static_cast<int>(testing::run_seed("cut_messages_test") % 8);
  stage.line.request = cut_at(0);
  CHECK_FALSE(stage.yard.exchange(stage.town).has_value());
  const std::size_t size = stage.line.request_bytes;
  for (std::size_t at = 0; at < size; ++at) {
    stage.line.request = turned_at(at, bit);
    static_cast<void>(stage.yard.exchange(stage.town));
    if (stage.log_size() != before) break;  // a bit that says nothing of the events
  }
  stage.line.request = nullptr;
  CHECK(stage.yard.settle() == "");
  CHECK(stage.log_size() == before + 2);
}

TEST_CASE(
    "an answer that was cut or changed is not believed, and the whole one is the same again") {
  TamperedTown stage;
  const int bit = static_cast<int>(testing::run_seed("cut_messages_test") % 8);
  const std::uint64_t before = stage.log_size();
  stage.line.answer = cut_at(0);
  CHECK_FALSE(stage.yard.exchange(stage.town).has_value());
  CHECK(stage.log_size() == before + 2);
  const auto seen = stage.town.replica().progress().checkpoint;
  const std::size_t size = stage.line.answer_bytes;
  REQUIRE(size > 300);
  for (std::size_t at = 0; at < size; ++at) {
    CAPTURE(at);
    for (const auto& damage : {cut_at(at), turned_at(at, bit)}) {
      stage.line.answer = damage;
      CHECK_FALSE(stage.yard.exchange(stage.town).has_value());
    }
    REQUIRE(stage.town.replica().progress().checkpoint == seen);
  }
  stage.line.answer = nullptr;
  CHECK(must(stage.yard.exchange(stage.town)).admitted == 2);
  CHECK(stage.log_size() == before + 2);
  CHECK(stage.yard.settle() == "");
}

}  // namespace yibao::simulation
