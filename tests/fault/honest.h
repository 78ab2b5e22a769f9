// Offices at their work while others are at theirs: each submits a draft and exchanges, at a rate
// of its own, and every exchange is timed from when it was due.
#pragma once

#include <atomic>
#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "tests/server/office_pc.h"

namespace yibao::fault {

struct HonestReport {
  std::vector<std::chrono::microseconds> took;  // in order of length
  std::vector<std::string> failures;
  int busy = 0;  // asked to come again, and came; the time counts
  std::chrono::microseconds part(double share) const;
};

class Honest {
 public:
  // The computers outlive it; each belongs to a thread of its own until `end`, and has an exchange
  // due every so often.
  Honest(const std::vector<testing::OfficePc*>& offices, std::chrono::milliseconds every);
  ~Honest();
  HonestReport end();

 private:
  void work(testing::OfficePc& office, std::chrono::steady_clock::time_point due,
            HonestReport& report);

  const std::chrono::milliseconds every_;
  std::atomic<bool> ending_{false};
  std::vector<HonestReport> reports_;
  std::vector<std::thread> threads_;
};

}  // namespace yibao::fault
