// A clock that stands still until a test moves it.
#pragma once

#include <stdexcept>
#include <string>

#include "shared/base/time.h"

namespace yibao::testing {

// A moment in China's offset: "2024-03-01 09:00".
inline base::Timestamp at(std::string_view text) {
  const auto time = base::parse_time(text, base::kChinaOffset);
  if (!time) throw std::invalid_argument("no time: " + std::string(text));
  return *time;
}

inline base::Date day(std::string_view text) {
  const auto date = base::parse_date(text);
  if (!date) throw std::invalid_argument("no date: " + std::string(text));
  return *date;
}

class TestClock final : public base::Clock {
 public:
  explicit TestClock(base::Timestamp now = at("2024-03-01 09:00")) : now_(now) {}
  base::Timestamp now() override { return now_; }
  std::chrono::steady_clock::time_point steady() override { return steady_; }

  // Time passes.
  void advance(std::chrono::milliseconds time) {
    now_ += time;
    steady_ += time;
  }
  // Somebody sets the wall clock; no time passes.
  void set(base::Timestamp now) { now_ = now; }

 private:
  base::Timestamp now_;
  std::chrono::steady_clock::time_point steady_{};
};

}  // namespace yibao::testing
