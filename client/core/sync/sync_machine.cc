#include "client/core/sync/sync_machine.h"

#include <algorithm>

namespace yibao::client {

SyncMachine::Action SyncMachine::next(SteadyTime now) const {
  Action action{now >= due_, limits_, due_};
  if (doubtful_) action.limits.events_max = 0;
  return action;
}

void SyncMachine::poke(SteadyTime now) {
  due_ = std::min(due_, now);
}

// Many offices start at eight: a tenth more or less keeps them from coming all at once.
std::chrono::milliseconds SyncMachine::jittered(std::chrono::milliseconds pause,
                                                base::RandomSource& random) const {
  const auto tenth = std::max<std::int64_t>(pause.count() / 10, 1);
  const auto offset =
      static_cast<std::int64_t>(random.below(static_cast<std::uint64_t>(2 * tenth))) - tenth;
  return pause + std::chrono::milliseconds(offset);
}

void SyncMachine::exchanged(const ExchangeOutcome& outcome, SteadyTime now,
                            base::RandomSource& random) {
  status_ = {SyncStatus::Line::kUp, std::nullopt, {}, 0};
  doubtful_ = false;
  // Grows back towards the full batch after it had to be cut.
  limits_.events_max = std::min(limits_.events_max * 2, tuning_.events_most);
  limits_.pull_bytes_max = tuning_.pull_bytes;
  if (outcome.server_too_old) {
    status_.line = SyncStatus::Line::kBlocked;
    status_.code = base::ErrorCode::kUnknownType;
  }
  const bool progress = outcome.admitted + outcome.refused + outcome.pulled > 0;
  const bool go_on = progress && !outcome.server_too_old &&
                     (outcome.more_to_send || outcome.more_to_pull || outcome.held > 0);
  due_ = go_on ? now : now + jittered(attended_ ? tuning_.attended : tuning_.unattended, random);
}

void SyncMachine::failed(const base::Error& error, SteadyTime now, base::RandomSource& random) {
  ++status_.failures;
  status_.code = error.code;
  status_.args = error.args;
  const bool contradicts = error.code == base::ErrorCode::kLogForked ||
                           error.code == base::ErrorCode::kLogSplit ||
                           error.code == base::ErrorCode::kProofFailed;
  doubtful_ = doubtful_ || contradicts;
  if (error.code == base::ErrorCode::kTooLarge && limits_.events_max > 1) {
    limits_.events_max /= 2;  // the one that is too large alone is refused by itself in the end
    due_ = now;
    return;
  }
  const bool blocked = base::failure_class(error.code) == base::FailureClass::kBlocked;
  status_.line = blocked ? SyncStatus::Line::kBlocked : SyncStatus::Line::kDown;
  if (blocked) {
    due_ = now + jittered(tuning_.blocked, random);
    return;
  }
  auto pause = tuning_.pause_least;
  for (int i = 1; i < status_.failures && pause < tuning_.pause_most; ++i) pause *= 2;
  due_ = now + jittered(std::min(pause, tuning_.pause_most), random);
}

}  // namespace yibao::client
