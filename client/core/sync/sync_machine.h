// When to exchange, and with how much: a pure value. It is told what happened and what time it is;
// it says what to do next. The thread that does it is sync_agent.h; a simulation has no thread.
//
// Failures are of three kinds: try again (with growing pauses), blocked (a person must act; looked
// at again from time to time), and refused events, which are no failure of the exchange at all.
#pragma once

#include <chrono>
#include <optional>

#include "client/core/sync/exchanger.h"
#include "shared/base/random.h"

namespace yibao::client {

using SteadyTime = std::chrono::steady_clock::time_point;

struct SyncTuning {
  std::chrono::milliseconds attended{60'000};  // with a person at the screen
  std::chrono::milliseconds unattended{300'000};
  std::chrono::milliseconds pause_least{1'000};   // after a failure, doubled each time...
  std::chrono::milliseconds pause_most{300'000};  // ...up to this
  std::chrono::milliseconds blocked{300'000};
  // Of drafts half a megabyte on the line; the same for them: larger batches are no faster.
  std::size_t events_most = 250;
  // Uncompressed. Four times as much is no faster: while one page is stored the next is made.
  std::size_t pull_bytes = 1024 * 1024;
};

struct SyncStatus {
  enum class Line : std::uint8_t { kUnknown, kUp, kDown, kBlocked };
  Line line = Line::kUnknown;
  std::optional<base::ErrorCode> code;  // of the last failure
  base::TextArgs args;
  int failures = 0;  // in a row
};

class SyncMachine {
 public:
  explicit SyncMachine(SyncTuning tuning) : tuning_(tuning) { limits_ = full_limits(); }

  struct Action {
    bool exchange = false;  // now, within `limits`
    ExchangeLimits limits;
    SteadyTime wake_at{};  // else look again then
  };
  Action next(SteadyTime now) const;

  // Something was put in the outbox, or a person asked for it: at once, pauses notwithstanding.
  void poke(SteadyTime now);
  void set_attended(bool attended) { attended_ = attended; }
  void exchanged(const ExchangeOutcome& outcome, SteadyTime now, base::RandomSource& random);
  void failed(const base::Error& error, SteadyTime now, base::RandomSource& random);

  const SyncStatus& status() const { return status_; }

 private:
  ExchangeLimits full_limits() const { return {tuning_.events_most, tuning_.pull_bytes}; }
  std::chrono::milliseconds jittered(std::chrono::milliseconds pause,
                                     base::RandomSource& random) const;

  SyncTuning tuning_;
  SyncStatus status_;
  ExchangeLimits limits_;
  bool attended_ = true;
  // An answer contradicted the log: nothing goes out to it before one continues it again.
  bool doubtful_ = false;
  SteadyTime due_{};  // the epoch: at once
};

}  // namespace yibao::client
