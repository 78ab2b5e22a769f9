// The machine is a pure value: told what happened and what time it is, it says what to do.
#include "client/core/sync/sync_machine.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace yibao::client {
namespace {

using base::ErrorCode;
using std::chrono::milliseconds;
using Line = SyncStatus::Line;

struct Machine {
  SyncTuning tuning;
  base::SeededRandom random{1};
  SteadyTime now{std::chrono::hours(100)};
  SyncMachine machine{tuning};

  bool goes() const { return machine.next(now).exchange; }
  milliseconds wait() const {
    return std::chrono::duration_cast<milliseconds>(machine.next(now).wake_at - now);
  }
  void pass(milliseconds time) { now += time; }
  void exchanged(const ExchangeOutcome& outcome = {}) { machine.exchanged(outcome, now, random); }
  void failed(ErrorCode code) { machine.failed(base::Error(code), now, random); }
};

bool near(milliseconds found, milliseconds wanted) {
  return found >= wanted - wanted / 10 && found <= wanted + wanted / 10;
}

TEST_CASE("a machine that has just started exchanges at once, knowing nothing of the line") {
  const Machine m;
  CHECK(m.goes());
  CHECK(m.machine.status().line == Line::kUnknown);
  CHECK(m.machine.next(m.now).limits.events_max == m.tuning.events_most);
  CHECK(m.machine.next(m.now).limits.pull_bytes_max == m.tuning.pull_bytes);
}

TEST_CASE("after an exchange with nothing left it waits a minute, five when nobody is there") {
  Machine m;
  m.exchanged();
  CHECK(!m.goes());
  CHECK(near(m.wait(), m.tuning.attended));
  CHECK(m.machine.status().line == Line::kUp);
  m.pass(m.wait() - milliseconds(1));
  CHECK(!m.goes());
  m.pass(milliseconds(1));
  CHECK(m.goes());
  m.machine.set_attended(false);
  m.exchanged();
  CHECK(near(m.wait(), m.tuning.unattended));
}

TEST_CASE("it goes on at once while there is more and it gets somewhere") {
  ExchangeOutcome more;
  more.admitted = 1;
  more.more_to_send = true;
  Machine m;
  m.exchanged(more);
  CHECK(m.goes());
  more = {};
  more.pulled = 1;
  more.more_to_pull = true;
  m.exchanged(more);
  CHECK(m.goes());
  more = {};
  more.refused = 1;
  more.more_to_send = true;
  m.exchanged(more);
  CHECK(m.goes());
}

TEST_CASE("held events are tried again as soon as something else went through") {
  ExchangeOutcome held;
  held.held = 2;
  Machine m;
  m.exchanged(held);
  CHECK(!m.goes());
  held.admitted = 1;
  m.exchanged(held);
  CHECK(m.goes());
}

TEST_CASE("an exchange that gets nowhere does not go round and round") {
  ExchangeOutcome stuck;
  stuck.more_to_send = true;
  stuck.more_to_pull = true;
  Machine m;
  m.exchanged(stuck);
  CHECK(!m.goes());
}

TEST_CASE("pauses double after each failure up to their limit, and end with the first success") {
  Machine m;
  milliseconds expected = m.tuning.pause_least;
  for (int i = 1; i <= 20; ++i) {
    m.failed(ErrorCode::kLineDown);
    CHECK(m.machine.status().failures == i);
    CHECK(m.machine.status().line == Line::kDown);
    CHECK(!m.goes());
    CHECK(near(m.wait(), expected));
    m.pass(m.wait());
    CHECK(m.goes());
    expected = std::min(expected * 2, m.tuning.pause_most);
  }
  CHECK(expected == m.tuning.pause_most);
  m.exchanged();
  CHECK(m.machine.status().failures == 0);
  CHECK(!m.machine.status().code.has_value());
  m.failed(ErrorCode::kTimeout);
  CHECK(near(m.wait(), m.tuning.pause_least));
}

TEST_CASE("offices do not come back all at once") {
  std::vector<milliseconds> waits;
  for (std::uint64_t seed = 1; seed <= 20; ++seed) {
    Machine m;
    m.random = base::SeededRandom(seed);
    m.exchanged();
    waits.push_back(m.wait());
    CHECK(near(waits.back(), m.tuning.attended));
  }
  const auto [least, most] = std::minmax_element(waits.begin(), waits.end());
  CHECK(*most - *least > milliseconds(1000));
}

TEST_CASE("a person who asks is served at once, whatever the pause") {
  Machine m;
  for (int i = 0; i < 10; ++i) m.failed(ErrorCode::kLineDown);
  CHECK(!m.goes());
  m.machine.poke(m.now);
  CHECK(m.goes());
  m.exchanged();
  m.machine.poke(m.now);
  CHECK(m.goes());
  m.failed(ErrorCode::kDeviceRevoked);
  CHECK(!m.goes());
  m.machine.poke(m.now);
  CHECK(m.goes());
}

TEST_CASE("what a person must mend is told apart from a line that is down, and looked at again") {
  for (const ErrorCode code :
       {ErrorCode::kDeviceRevoked, ErrorCode::kClientTooOld, ErrorCode::kServerRestored,
        ErrorCode::kTlsUntrusted, ErrorCode::kLogForked}) {
    Machine m;
    m.failed(code);
    CHECK(m.machine.status().line == Line::kBlocked);
    CHECK(m.machine.status().code == code);
    CHECK(near(m.wait(), m.tuning.blocked));
    m.failed(code);
    CHECK(near(m.wait(), m.tuning.blocked));
    m.exchanged();
    CHECK(m.machine.status().line == Line::kUp);
  }
}

TEST_CASE(
    "after an answer that contradicts the log nothing goes out until one continues it again") {
  for (const ErrorCode code : {ErrorCode::kLogForked, ErrorCode::kProofFailed}) {
    Machine m;
    m.failed(code);
    m.machine.poke(m.now);
    CHECK(m.goes());
    CHECK(m.machine.next(m.now).limits.events_max == 0);
    m.failed(ErrorCode::kLineDown);
    CHECK(m.machine.next(m.now).limits.events_max == 0);
    m.exchanged();
    CHECK(m.machine.next(m.now).limits.events_max == m.tuning.events_most);
  }
}

TEST_CASE("the values of a failure are kept for its sentence") {
  Machine m;
  m.machine.failed(base::Error(ErrorCode::kClientTooOld, "", {{"least", "0.2.0"}}), m.now,
                   m.random);
  const base::TextArgs expected = {{"least", "0.2.0"}};
  CHECK(m.machine.status().args == expected);
}

TEST_CASE("a server too old for an event is told, and not asked over and over") {
  ExchangeOutcome outcome;
  outcome.server_too_old = true;
  outcome.admitted = 1;
  outcome.more_to_send = true;
  Machine m;
  m.exchanged(outcome);
  CHECK(m.machine.status().line == Line::kBlocked);
  CHECK(m.machine.status().code == ErrorCode::kUnknownType);
  CHECK(!m.goes());
}

TEST_CASE("a batch that is too large is halved at once, and grows back as things go well") {
  Machine m;
  const auto most = [&] { return m.machine.next(m.now).limits.events_max; };
  std::size_t expected = m.tuning.events_most;
  while (expected > 1) {
    m.failed(ErrorCode::kTooLarge);
    expected /= 2;
    CHECK(m.goes());
    CHECK(most() == expected);
  }
  // A single event that is too large is no reason to hurry.
  m.failed(ErrorCode::kTooLarge);
  CHECK(most() == 1);
  CHECK(!m.goes());
  for (int i = 0; i < 12; ++i) {
    m.exchanged();
    expected = std::min(expected * 2, m.tuning.events_most);
    CHECK(most() == expected);
  }
  CHECK(most() == m.tuning.events_most);
}

TEST_CASE("a failure that says nothing of the size leaves the batch as it is") {
  Machine m;
  m.failed(ErrorCode::kTooLarge);
  const std::size_t halved = m.machine.next(m.now).limits.events_max;
  m.failed(ErrorCode::kLineDown);
  CHECK(m.machine.next(m.now).limits.events_max == halved);
}

}  // namespace
}  // namespace yibao::client
