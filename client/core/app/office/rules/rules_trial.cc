#include "client/core/app/office/rules/rules_trial.h"

namespace yibao::app {

void RulesTrial::start(std::shared_ptr<const rules::Ruleset> draft, std::uint64_t revision) {
  if (!draft || !year.ready()) return;
  result_.reset();
  unit.reset();
  done_ = total_ = 0;
  revision_ = revision;
  const int number = static_cast<int>(std::chrono::year_month_day(year.period().first).year());
  const auto slice = [draft = std::move(draft), number,
                      trial = std::shared_ptr<client::RulesetTrial>()](
                         client::Replica& replica) mutable -> base::Result<Progress> {
    if (trial == nullptr) {
      YIBAO_TRY(trial, client::RulesetTrial::begin(replica, draft, number));
    } else {
      YIBAO_CHECK(trial->go_on(replica));
    }
    Progress progress{trial->done(), trial->total(), nullptr};
    if (trial->finished()) {
      progress.result = std::make_shared<const client::TrialResult>(trial->result());
    }
    return progress;
  };
  work_.start(slice, [this](const Progress& progress) {
    done_ = progress.done;
    total_ = progress.total;
    result_ = progress.result;
    return result_ == nullptr;
  });
}

void RulesTrial::close() {
  stop();
  result_.reset();
  unit.reset();
  done_ = total_ = 0;
}

}  // namespace yibao::app
