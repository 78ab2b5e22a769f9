// One request, again and again and at once, as a line that repeats and a client that does not wait
// would send it: each event is in the log once, and every answer says the same.
#include <doctest/doctest.h>

#include <atomic>
#include <set>
#include <thread>

#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using protocol::Outcome;
using testing::JurisdictionFixture;

TEST_CASE("a request repeated from eight threads brings each of its events in once") {
  constexpr int kThreads = 8;
  for (const int repeats : {1, 2, 25}) {
    CAPTURE(repeats);
    JurisdictionFixture fixture({.threads = true});
    auto request = fixture.request();
    for (int i = 0; i < 5; ++i) {
      const auto draft = fixture.draft(fixture.reporter());
      request.events.push_back(protocol::sign_event(draft.offered, fixture.reporter().key));
      request.contents.push_back(draft.words);
    }
    const std::uint64_t before = fixture.size();
    request.client_time = fixture.clock.now();
    std::mutex mutex;
    std::vector<std::set<std::uint64_t>> places(request.events.size());
    std::atomic<int> wrong{0};
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; ++i) {
      threads.emplace_back([&] {
        for (int n = 0; n < repeats; ++n) {
          const auto response =
              fixture.server().exchange().handle(fixture.reporter().device, request);
          if (!response || response->answers.size() != places.size()) {
            ++wrong;
            continue;
          }
          const std::scoped_lock lock(mutex);
          for (std::size_t at = 0; at < places.size(); ++at) {
            const protocol::Answer& answer = response->answers[at];
            const bool in_log =
                answer.outcome == Outcome::kAdmitted || answer.outcome == Outcome::kKnown;
            if (!in_log || !answer.stamp) ++wrong;
            if (answer.stamp) places[at].insert(answer.stamp->sequence);
          }
        }
      });
    }
    for (std::thread& thread : threads) thread.join();
    CHECK(wrong == 0);
    CHECK(fixture.size() == before + places.size());
    for (const auto& place : places) CHECK(place.size() == 1);
  }
}
