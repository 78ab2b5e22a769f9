#include "tests/fault/honest.h"

#include <algorithm>

namespace yibao::fault {
namespace {

constexpr std::chrono::milliseconds kPause{40};
// As the sync thread does, which takes longer.
constexpr std::chrono::milliseconds kBeforeComingAgain{200};
constexpr int kAgainMost = 20;

bool is_busy(const base::Error& error) {
  return error.code == base::ErrorCode::kServerBusy;
}

}  // namespace

std::chrono::microseconds HonestReport::part(double share) const {
  if (took.empty()) return {};
  const auto at = static_cast<std::size_t>(share * static_cast<double>(took.size()));
  return took.at(std::min(at, took.size() - 1));
}

Honest::Honest(const std::vector<testing::OfficePc*>& offices) : reports_(offices.size()) {
  for (std::size_t i = 0; i < offices.size(); ++i) {
    threads_.emplace_back([this, office = offices[i], i] { work(*office, reports_[i]); });
  }
}

Honest::~Honest() {
  ending_ = true;
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Honest::work(testing::OfficePc& office, HonestReport& report) {
  while (!ending_) {
    office.submit("草原防火巡查");
    const auto begin = std::chrono::steady_clock::now();
    base::Status done = office.exchange_all();
    for (int again = 0; !done && is_busy(done.error()) && again < kAgainMost; ++again) {
      ++report.busy;
      std::this_thread::sleep_for(kBeforeComingAgain);
      done = office.exchange_all();
    }
    report.took.push_back(std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - begin));
    if (!done) report.failures.emplace_back(base::name(done.error().code));
    std::this_thread::sleep_for(kPause);
  }
}

HonestReport Honest::end() {
  ending_ = true;
  HonestReport all;
  for (std::size_t i = 0; i < threads_.size(); ++i) {
    threads_[i].join();
    all.busy += reports_[i].busy;
    all.took.insert(all.took.end(), reports_[i].took.begin(), reports_[i].took.end());
    all.failures.insert(all.failures.end(), reports_[i].failures.begin(),
                        reports_[i].failures.end());
  }
  std::sort(all.took.begin(), all.took.end());
  return all;
}

}  // namespace yibao::fault
