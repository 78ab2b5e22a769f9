#include "shared/base/time.h"

#include <fmt/format.h>

#include <array>
#include <charconv>

namespace yibao::base {
namespace {

using std::chrono::days;
using std::chrono::floor;
using std::chrono::milliseconds;

// Reads up to N unsigned numbers of at most four digits separated by one of the given characters.
template <std::size_t N>
std::optional<std::array<int, N>> numbers(std::string_view text, std::string_view separators) {
  std::array<int, N> values{};
  for (std::size_t i = 0; i < N; ++i) {
    if (i > 0) {
      if (text.empty() || separators.find(text.front()) == std::string_view::npos) return {};
      text.remove_prefix(1);
    }
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), values[i]);
    const auto digits = static_cast<std::size_t>(end - text.data());
    if (error != std::errc() || digits == 0 || digits > 4 || values[i] < 0) return {};
    text.remove_prefix(digits);
  }
  if (!text.empty()) return {};
  return values;
}

}  // namespace

Timestamp SystemClock::now() {
  return std::chrono::time_point_cast<milliseconds>(std::chrono::system_clock::now());
}

std::chrono::steady_clock::time_point SystemClock::steady() {
  return std::chrono::steady_clock::now();
}

std::int64_t to_millis(Timestamp time) {
  return time.time_since_epoch().count();
}
Timestamp from_millis(std::int64_t millis) {
  return Timestamp(milliseconds(millis));
}

Date local_date(Timestamp time, UtcOffset offset) {
  return floor<days>(time + offset);
}
Timestamp start_of(Date day, UtcOffset offset) {
  return Timestamp(day) - offset;
}
Timestamp end_of(Date day, UtcOffset offset) {
  return start_of(day + days(1), offset);
}

std::string to_text(Date day) {
  const std::chrono::year_month_day civil(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(civil.year()),
                     static_cast<unsigned>(civil.month()), static_cast<unsigned>(civil.day()));
}

std::string to_text(Timestamp time, UtcOffset offset) {
  const auto local = time + offset;
  const auto day = floor<days>(local);
  const std::chrono::hh_mm_ss clock(floor<std::chrono::seconds>(local - day));
  return fmt::format("{} {:02}:{:02}:{:02}", to_text(Date(day)), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count());
}

std::string to_rfc3339(Timestamp time) {
  const auto day = floor<days>(time);
  const std::chrono::hh_mm_ss clock(time - day);
  return fmt::format("{}T{:02}:{:02}:{:02}.{:03}Z", to_text(Date(day)), clock.hours().count(),
                     clock.minutes().count(), clock.seconds().count(), clock.subseconds().count());
}

std::optional<Date> parse_date(std::string_view text) {
  const auto parts = numbers<3>(text, "-/.");
  if (!parts) return std::nullopt;
  const auto [year, month, day] = *parts;
  const std::chrono::year_month_day civil(std::chrono::year(year),
                                          std::chrono::month(static_cast<unsigned>(month)),
                                          std::chrono::day(static_cast<unsigned>(day)));
  const bool plausible = year >= 1970 && year <= 2199;
  if (!plausible || !civil.ok()) return std::nullopt;
  return Date(civil);
}

std::optional<Timestamp> parse_time(std::string_view text, UtcOffset offset) {
  const std::size_t gap = text.find_first_of(" T");
  const auto day = parse_date(text.substr(0, gap));
  if (!day) return std::nullopt;
  if (gap == std::string_view::npos) return start_of(*day, offset);
  const std::string_view clock = text.substr(gap + 1);
  std::array<int, 3> hms{};
  if (const auto two = numbers<2>(clock, ":")) {
    hms = {(*two)[0], (*two)[1], 0};
  } else if (const auto three = numbers<3>(clock, ":")) {
    hms = *three;
  } else {
    return std::nullopt;
  }
  if (hms[0] > 23 || hms[1] > 59 || hms[2] > 59) return std::nullopt;
  return start_of(*day, offset) + std::chrono::hours(hms[0]) + std::chrono::minutes(hms[1]) +
         std::chrono::seconds(hms[2]);
}

}  // namespace yibao::base
