#include "shared/base/decimal.h"

#include <array>

#include "shared/base/assert.h"

namespace yibao::base {
namespace {

constexpr std::array<std::int64_t, 7> kPowers = {1, 10, 100, 1000, 10'000, 100'000, 1'000'000};

std::string digits_of(Int128 value) {
  std::string digits;
  do {
    digits.insert(digits.begin(), static_cast<char>('0' + static_cast<int>(value % 10)));
    value /= 10;
  } while (value > 0);
  return digits;
}

}  // namespace

Int128 divide(Int128 numerator, Int128 denominator, Rounding rounding) {
  YIBAO_ASSERT(denominator > 0);
  const bool negative = numerator < 0;
  const Int128 magnitude = negative ? -numerator : numerator;
  Int128 quotient = magnitude / denominator;
  const Int128 rest = magnitude % denominator;
  const Int128 complement = denominator - rest;
  bool up = false;
  switch (rounding) {
    case Rounding::kHalfUp: up = rest >= complement; break;
    case Rounding::kHalfEven:
      up = rest > complement || (rest == complement && quotient % 2 != 0);
      break;
    case Rounding::kDown: break;
    case Rounding::kUp: up = rest != 0; break;
  }
  if (up) ++quotient;
  return negative ? -quotient : quotient;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction =
      point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
  if (whole.empty() || whole.size() > 12) return std::nullopt;
  if (point != std::string_view::npos && fraction.empty()) return std::nullopt;
  if (fraction.size() > static_cast<std::size_t>(kDecimals)) return std::nullopt;
  Int128 units = 0;
  for (const std::string_view part : {whole, fraction}) {
    for (const char c : part) {
      if (c < '0' || c > '9') return std::nullopt;
      units = units * 10 + (c - '0');
    }
  }
  units *= kPowers.at(static_cast<std::size_t>(kDecimals) - fraction.size());
  return from_units(negative ? -units : units);
}

std::string Decimal::text() const {
  const Int128 magnitude = units_ < 0 ? -units_ : units_;
  std::string text = digits_of(magnitude / kScale);
  if (magnitude % kScale != 0) {
    std::string fraction = digits_of(magnitude % kScale);
    fraction.insert(0, static_cast<std::size_t>(kDecimals) - fraction.size(), '0');
    while (fraction.back() == '0') fraction.pop_back();
    text += "." + fraction;
  }
  return (units_ < 0 ? "-" : "") + text;
}

std::string Decimal::text(int decimals) const {
  const Decimal shown = rounded(decimals, Rounding::kHalfUp);
  std::string text = shown.text();
  if (decimals == 0) return text;
  std::size_t point = text.find('.');
  if (point == std::string::npos) {
    point = text.size();
    text += '.';
  }
  const std::size_t have = text.size() - point - 1;
  text.append(static_cast<std::size_t>(decimals) - have, '0');
  return text;
}

Decimal Decimal::multiplied_by(Decimal factor, Rounding rounding) const {
  return from_units(divide(units_ * factor.units_, kScale, rounding));
}

Decimal Decimal::divided_by(Decimal divisor, Rounding rounding) const {
  YIBAO_ASSERT(divisor.units_ != 0);
  const Int128 numerator = units_ * kScale;
  return divisor.units_ > 0 ? from_units(divide(numerator, divisor.units_, rounding))
                            : from_units(divide(-numerator, -divisor.units_, rounding));
}

Decimal Decimal::rounded(int decimals, Rounding rounding) const {
  YIBAO_ASSERT(decimals >= 0 && decimals <= kDecimals);
  const Int128 step = kPowers.at(static_cast<std::size_t>(kDecimals - decimals));
  return from_units(divide(units_, step, rounding) * step);
}

}  // namespace yibao::base
