#include "tests/fault/honest.h"

#include <algorithm>

namespace yibao::fault {
namespace {

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

Honest::Honest(const std::vector<testing::OfficePc*>& offices, std::chrono::milliseconds every)
    : every_(every), reports_(offices.size()) {
  const auto begin = std::chrono::steady_clock::now();
  for (std::size_t i = 0; i < offices.size(); ++i) {
    // Not all at one time.
    const auto due = begin + every * i / offices.size();
    threads_.emplace_back([this, office = offices[i], due, i] { work(*office, due, reports_[i]); });
  }
}

Honest::~Honest() {
  ending_ = true;
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

void Honest::work(testing::OfficePc& office, std::chrono::steady_clock::time_point due,
                  HonestReport& report) {
  for (; !ending_; due += every_) {
    office.submit("草原防火巡查");
    std::this_thread::sleep_until(due);
    base::Status done = office.exchange_all();
    for (int again = 0; !done && is_busy(done.error()) && again < kAgainMost; ++again) {
      ++report.busy;
      std::this_thread::sleep_for(kBeforeComingAgain);
      done = office.exchange_all();
    }
    report.took.push_back(std::chrono::duration_cast<std::chrono::microseconds>(
        std::chrono::steady_clock::now() - due));
    if (!done) report.failures.emplace_back(base::name(done.error().code));
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
