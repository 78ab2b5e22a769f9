// Time that passes only when the simulation says so, and the clocks of the machines that live in
// it: each may stand years beside the true time and may jump.
#pragma once

#include "shared/base/time.h"

namespace yibao::simulation {

class VirtualTime {
 public:
  explicit VirtualTime(base::Timestamp start) : now_(start) {}
  base::Timestamp now() const { return now_; }
  std::chrono::milliseconds elapsed() const { return elapsed_; }
  void pass(std::chrono::milliseconds time) {
    now_ += time;
    elapsed_ += time;
  }

 private:
  base::Timestamp now_;
  std::chrono::milliseconds elapsed_{std::chrono::hours(1)};
};

class MachineClock final : public base::Clock {
 public:
  explicit MachineClock(const VirtualTime& time) : time_(time) {}
  base::Timestamp now() override { return time_.now() + offset_; }
  std::chrono::steady_clock::time_point steady() override {
    return std::chrono::steady_clock::time_point(time_.elapsed());
  }
  // How far it stands beside the true time from now on.
  void set_offset(std::chrono::milliseconds offset) { offset_ = offset; }

 private:
  const VirtualTime& time_;
  std::chrono::milliseconds offset_{0};
};

}  // namespace yibao::simulation
