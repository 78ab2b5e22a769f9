#include "client/papers/number_format.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <optional>

#include "shared/base/time.h"

namespace yibao::papers {
namespace {

using Kind = NumberFormat::Kind;

constexpr int kDigitsShown = 15;       // what a spreadsheet shows of a number
constexpr int kExponentPlain = 30;     // beyond, nobody could read it as figures
constexpr double kDaysMost = 2958465;  // 9999-12-31
constexpr int kSecondsOfDay = 86400;

std::optional<double> parsed(std::string_view raw) {
  double value = 0;
  const auto [end, error] = std::from_chars(raw.data(), raw.data() + raw.size(), value);
  if (error != std::errc() || end != raw.data() + raw.size()) return std::nullopt;
  return value;
}

bool is_whole(std::string_view raw) {
  if (raw.starts_with('-')) raw.remove_prefix(1);
  return !raw.empty() && raw.find_first_not_of("0123456789") == std::string_view::npos;
}

// "1.38E+10" as 13800000000, fifteen digits of it: what binary numbers leave behind is not shown.
std::string plain(std::string_view raw) {
  if (is_whole(raw)) return std::string(raw);
  const auto value = parsed(raw);
  if (!value || !std::isfinite(*value)) return std::string(raw);
  std::array<char, 64> buffer{};
  const auto written = std::to_chars(buffer.data(), buffer.data() + buffer.size(), std::abs(*value),
                                     std::chars_format::scientific, kDigitsShown - 1);
  const std::string_view text(buffer.data(), written.ptr);
  const std::size_t mark = text.find('e');
  std::string digits = std::string(1, text.front()) + std::string(text.substr(2, mark - 2));
  int exponent = 0;
  const std::string_view power = text.substr(mark + (text[mark + 1] == '+' ? 2 : 1));
  std::from_chars(power.data(), power.data() + power.size(), exponent);
  if (std::abs(exponent) > kExponentPlain) return std::string(raw);
  if (exponent < 0) digits.insert(0, static_cast<std::size_t>(-exponent), '0');
  const auto whole = static_cast<std::size_t>(std::max(0, exponent)) + 1;
  if (digits.size() < whole) digits.append(whole - digits.size(), '0');
  const std::size_t last = digits.find_last_not_of('0');
  digits.resize(std::max(whole, last == std::string::npos ? 0 : last + 1));
  if (digits.size() > whole) digits.insert(whole, 1, '.');
  return (*value < 0 && digits != "0" ? "-" : "") + digits;
}

std::string two(int number) {
  return (number < 10 ? "0" : "") + std::to_string(number);
}

std::string clock(int seconds) {
  std::string text = two(seconds / 3600) + ":" + two(seconds / 60 % 60);
  if (seconds % 60 != 0) text += ":" + two(seconds % 60);
  return text;
}

std::string moment(std::string_view raw, Kind kind, bool from_1904) {
  const auto value = parsed(raw);
  if (!value || *value < 0 || *value > kDaysMost) return plain(raw);
  auto day = static_cast<int>(std::floor(*value));
  auto seconds = static_cast<int>(std::lround((*value - day) * kSecondsOfDay));
  if (seconds == kSecondsOfDay) {
    ++day;
    seconds = 0;
  }
  if (kind == Kind::kTime) return clock(seconds + (day < 100 ? day * kSecondsOfDay : 0));
  // The format's calendar has a 29 February 1900; before it, days are counted from one day later.
  const bool no_day = !from_1904 && (day == 0 || day == 60);
  if (no_day) return day == 0 && seconds > 0 ? clock(seconds) : plain(raw);
  using std::chrono::days;
  const base::Date first = from_1904 ? std::chrono::sys_days{std::chrono::year{1904} / 1 / 1}
                                     : std::chrono::sys_days{std::chrono::year{1899} / 12 / 30};
  const std::string date = base::to_text(first + days{day + (!from_1904 && day < 60 ? 1 : 0)});
  return kind == Kind::kMoment && seconds > 0 ? date + " " + clock(seconds) : date;
}

std::string percent(std::string_view raw, int decimals) {
  const auto value = parsed(raw);
  if (!value || std::abs(*value) > 1e15) return plain(raw);
  // A half goes up, also where the binary number lies a hair below it.
  constexpr double kHair = 1 + 1e-14;
  std::array<char, 400> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), *value * 100 * kHair,
                                 std::chars_format::fixed, std::min(decimals, kDigitsShown));
  return std::string(buffer.data(), end.ptr) + "%";
}

std::string padded(std::string_view raw, int digits) {
  std::string text = plain(raw);
  if (!is_whole(text) || text.starts_with('-')) return text;
  const auto size = static_cast<std::size_t>(digits);
  if (text.size() < size) text.insert(0, size - text.size(), '0');
  return text;
}

// A pattern's first section without what is only shown: quoted, escaped, in brackets.
std::string bare(std::string_view pattern) {
  std::string kept;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == ';') break;
    if (c == '\\' || c == '_' || c == '*') {
      ++i;
    } else if (c == '"' || c == '[') {
      const std::size_t end = pattern.find(c == '"' ? '"' : ']', i + 1);
      const std::string_view inside = pattern.substr(i + 1, end - i - 1);
      // Hours beyond the day: [h]:mm.
      if (c == '[' && inside.find_first_not_of("hHmMsS") == std::string_view::npos) kept += inside;
      if (end == std::string_view::npos) break;
      i = end;
    } else {
      kept += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  return kept;
}

}  // namespace

NumberFormat built_in_format(int id) {
  const auto within = [id](int first, int last) { return id >= first && id <= last; };
  if (id == 9) return {Kind::kPercent, 0};
  if (id == 10) return {Kind::kPercent, 2};
  if (id == 22) return {Kind::kMoment, 0};
  if (within(18, 21) || within(32, 35) || within(45, 47) || within(55, 56)) {
    return {Kind::kTime, 0};
  }
  if (within(14, 17) || within(27, 31) || id == 36 || within(50, 54) || within(57, 58)) {
    return {Kind::kDate, 0};
  }
  return {};
}

NumberFormat format_of_pattern(std::string_view pattern) {
  const std::string shown = bare(pattern);
  if (shown.find("general") != std::string::npos) return {};
  const auto has = [&](const char* letters) {
    return shown.find_first_of(letters) != std::string::npos;
  };
  const std::size_t share = shown.find('%');
  if (share != std::string::npos) {
    const std::size_t point = shown.find('.');
    if (point == std::string::npos || point > share) return {Kind::kPercent, 0};
    return {Kind::kPercent, static_cast<int>(share - point - 1)};
  }
  const bool of_day = has("yd");
  const bool of_clock = has("hs");
  if (of_day || of_clock || has("m")) {
    if (of_day && of_clock) return {Kind::kMoment, 0};
    return {of_clock ? Kind::kTime : Kind::kDate, 0};
  }
  if (shown.size() > 1 && shown.find_first_not_of('0') == std::string::npos) {
    return {Kind::kPadded, static_cast<int>(shown.size())};
  }
  return {};
}

std::string shown_number(std::string_view raw, NumberFormat format, bool from_1904) {
  switch (format.kind) {
    case Kind::kPlain: break;
    case Kind::kDate:
    case Kind::kTime:
    case Kind::kMoment: return moment(raw, format.kind, from_1904);
    case Kind::kPercent: return percent(raw, format.digits);
    case Kind::kPadded: return padded(raw, format.digits);
  }
  return plain(raw);
}

}  // namespace yibao::papers
