// Exact ratios: adoption rates and completion are compared as fractions, never as rounded percents.
#pragma once

#include <compare>
#include <cstdint>
#include <string>

#include "shared/base/decimal.h"

namespace yibao::base {

// Always in lowest terms with a positive denominator. Sums whose terms outgrow 62 bits are rounded
// half up to a denominator of 10^12: far below anything an office could see. A numerator beyond 62
// bits (no honest figure comes near) stands still at the bound.
class Fraction {
 public:
  constexpr Fraction() = default;
  // denominator != 0.
  Fraction(Int128 numerator, Int128 denominator);
  static Fraction whole(std::int64_t number) { return {number, 1}; }
  static Fraction of(Decimal value) { return {value.units(), Decimal::kScale}; }

  std::int64_t numerator() const { return numerator_; }
  std::int64_t denominator() const { return denominator_; }

  Fraction operator+(const Fraction& other) const;
  Fraction operator-(const Fraction& other) const;
  Fraction operator*(const Fraction& other) const;
  // other != 0.
  Fraction operator/(const Fraction& other) const;
  std::strong_ordering operator<=>(const Fraction& other) const;
  bool operator==(const Fraction& other) const = default;

  Decimal decimal(int decimals, Rounding rounding = Rounding::kHalfUp) const;
  // "93.3" for 28/30 with one decimal.
  std::string percent(int decimals) const;

 private:
  std::int64_t numerator_ = 0;
  std::int64_t denominator_ = 1;
};

}  // namespace yibao::base
