// Time. Instants are stored and sent in UTC with millisecond precision; days are civil days in a
// jurisdiction's fixed offset (+08:00 for all of China), never in the PC's time zone.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yibao::base {

using Timestamp = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::sys_days;
using UtcOffset = std::chrono::minutes;

inline constexpr UtcOffset kChinaOffset{8 * 60};

// The source of time: injected everywhere, so that a simulation can own it.
class Clock {
 public:
  virtual ~Clock() = default;
  // The wall clock as this machine believes it; may jump and may be years off.
  virtual Timestamp now() = 0;
  // Never goes back; for timers and measuring only.
  virtual std::chrono::steady_clock::time_point steady() = 0;
};

class SystemClock final : public Clock {
 public:
  Timestamp now() override;
  std::chrono::steady_clock::time_point steady() override;
};

std::int64_t to_millis(Timestamp time);
Timestamp from_millis(std::int64_t millis);

Date local_date(Timestamp time, UtcOffset offset);
// The first instant of a civil day, and of the day after it (the day's exclusive end).
Timestamp start_of(Date day, UtcOffset offset);
Timestamp end_of(Date day, UtcOffset offset);

std::string to_text(Date day);                          // 2022-07-06
std::string to_text(Timestamp time, UtcOffset offset);  // 2022-07-06 09:05:00
std::string to_rfc3339(Timestamp time);                 // 2022-07-06T01:05:00.123Z
// Accepts 2022-07-06 and the spreadsheet forms 2022/7/6 and 2022.7.6; only days that exist.
std::optional<Date> parse_date(std::string_view text);
// Accepts a date, or a date and HH:MM[:SS] separated by a space or T, in the given offset.
std::optional<Timestamp> parse_time(std::string_view text, UtcOffset offset);

}  // namespace yibao::base
