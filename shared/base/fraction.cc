#include "shared/base/fraction.h"

#include <algorithm>

#include "shared/base/assert.h"

namespace yibao::base {
namespace {

constexpr Int128 kTermMax = static_cast<Int128>(1) << 62;
constexpr std::int64_t kRoundedDenominator = 1'000'000'000'000;

Int128 greatest_common_divisor(Int128 a, Int128 b) {
  while (b != 0) {
    a %= b;
    std::swap(a, b);
  }
  return a;
}

}  // namespace

Fraction::Fraction(Int128 numerator, Int128 denominator) {
  YIBAO_ASSERT(denominator != 0);
  if (denominator < 0) {
    numerator = -numerator;
    denominator = -denominator;
  }
  const Int128 common =
      greatest_common_divisor(numerator < 0 ? -numerator : numerator, denominator);
  if (common > 1) {
    numerator /= common;
    denominator /= common;
  }
  if (denominator >= kTermMax) {
    const Int128 shrink = denominator / kRoundedDenominator + 1;
    numerator = divide(numerator, shrink, Rounding::kHalfUp);
    denominator = divide(denominator, shrink, Rounding::kHalfUp);
  }
  numerator = std::clamp(numerator, -kTermMax, kTermMax);
  numerator_ = static_cast<std::int64_t>(numerator);
  denominator_ = static_cast<std::int64_t>(denominator);
}

Fraction Fraction::operator+(const Fraction& other) const {
  return {static_cast<Int128>(numerator_) * other.denominator_ +
              static_cast<Int128>(other.numerator_) * denominator_,
          static_cast<Int128>(denominator_) * other.denominator_};
}

Fraction Fraction::operator-(const Fraction& other) const {
  return *this + Fraction(-static_cast<Int128>(other.numerator_), other.denominator_);
}

Fraction Fraction::operator*(const Fraction& other) const {
  return {static_cast<Int128>(numerator_) * other.numerator_,
          static_cast<Int128>(denominator_) * other.denominator_};
}

Fraction Fraction::operator/(const Fraction& other) const {
  return {static_cast<Int128>(numerator_) * other.denominator_,
          static_cast<Int128>(denominator_) * other.numerator_};
}

std::strong_ordering Fraction::operator<=>(const Fraction& other) const {
  const Int128 left = static_cast<Int128>(numerator_) * other.denominator_;
  const Int128 right = static_cast<Int128>(other.numerator_) * denominator_;
  return left <=> right;
}

Decimal Fraction::decimal(int decimals, Rounding rounding) const {
  // One division, then cut once: rounding twice could move a half.
  YIBAO_ASSERT(decimals >= 0 && decimals <= Decimal::kDecimals);
  Int128 step = 1;
  for (int i = decimals; i < Decimal::kDecimals; ++i) step *= 10;
  const Int128 units =
      divide(static_cast<Int128>(numerator_) * (Decimal::kScale / step), denominator_, rounding);
  return Decimal::from_units(units * step);
}

std::string Fraction::percent(int decimals) const {
  return (*this * Fraction::whole(100)).decimal(decimals).text(decimals);
}

}  // namespace yibao::base
