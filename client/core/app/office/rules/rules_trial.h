// Trying the draft on a year: how far it has come, what came of it, and the unit that is looked at.
// The screen's thread.
#pragma once

#include "client/core/app/office/period_choice.h"
#include "client/core/app/sliced_work.h"
#include "client/core/ruleset/trial.h"

namespace yibao::app {

class RulesTrial {
 public:
  explicit RulesTrial(Desk& desk) : work_(desk) {}

  PeriodChoice year{rules::PeriodKind::kYear, {rules::PeriodKind::kYear}};
  // Of the result's units; nullopt: none is looked at.
  std::optional<std::size_t> unit;

  // `revision`: of the draft that is tried.
  void start(std::shared_ptr<const rules::Ruleset> draft, std::uint64_t revision);
  void stop() { work_.stop(); }
  void close();

  bool running() const { return work_.running(); }
  std::size_t done() const { return done_; }
  std::size_t total() const { return total_; }
  const std::shared_ptr<const client::TrialResult>& result() const { return result_; }
  // Of the draft that gave it.
  std::uint64_t revision() const { return revision_; }
  const std::optional<base::Error>& problem() const { return work_.problem(); }

 private:
  struct Progress {
    std::size_t done = 0, total = 0;
    std::shared_ptr<const client::TrialResult> result;  // at the end
  };
  SlicedWork<Progress> work_;
  std::size_t done_ = 0, total_ = 0;
  std::uint64_t revision_ = 0;
  std::shared_ptr<const client::TrialResult> result_;
};

}  // namespace yibao::app
