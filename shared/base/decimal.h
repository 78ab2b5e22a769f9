// Exact numbers for points: fixed point with six decimals, never floating. Adding and multiplying
// by whole numbers is exact; where a product or quotient must be cut, the caller names the
// rounding.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yibao::base {

__extension__ using Int128 = __int128;

enum class Rounding : std::uint8_t {
  kHalfUp,    // 四舍五入: halves away from zero
  kHalfEven,  // halves to the even neighbour
  kDown,      // towards zero
  kUp,        // away from zero
};

// numerator / denominator as a whole number; denominator > 0.
Int128 divide(Int128 numerator, Int128 denominator, Rounding rounding);

class Decimal {
 public:
  static constexpr int kDecimals = 6;
  static constexpr std::int64_t kScale = 1'000'000;

  constexpr Decimal() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a whole number is a decimal
  constexpr Decimal(int whole) : units_(static_cast<Int128>(whole) * kScale) {}
  static constexpr Decimal from_units(Int128 units) {
    Decimal value;
    value.units_ = units;
    return value;
  }
  static constexpr Decimal whole(std::int64_t number) {
    return from_units(static_cast<Int128>(number) * kScale);
  }
  // "12", "-0.5", "33.333333"; at most 12 digits before the point and six after it.
  static std::optional<Decimal> parse(std::string_view text);

  // Without trailing zeros: "12", "-0.5".
  std::string text() const;
  // With exactly that many decimals (0 to 6), rounded half up for display.
  std::string text(int decimals) const;

  constexpr Int128 units() const { return units_; }
  constexpr bool is_zero() const { return units_ == 0; }
  constexpr bool is_negative() const { return units_ < 0; }

  constexpr auto operator<=>(const Decimal&) const = default;
  constexpr Decimal operator-() const { return from_units(-units_); }
  constexpr Decimal operator+(Decimal other) const { return from_units(units_ + other.units_); }
  constexpr Decimal operator-(Decimal other) const { return from_units(units_ - other.units_); }
  constexpr Decimal& operator+=(Decimal other) { return *this = *this + other; }
  constexpr Decimal& operator-=(Decimal other) { return *this = *this - other; }
  constexpr Decimal times(std::int64_t count) const { return from_units(units_ * count); }
  Decimal multiplied_by(Decimal factor, Rounding rounding = Rounding::kHalfUp) const;
  // divisor != 0.
  Decimal divided_by(Decimal divisor, Rounding rounding = Rounding::kHalfUp) const;
  Decimal rounded(int decimals, Rounding rounding) const;

 private:
  Int128 units_ = 0;
};

}  // namespace yibao::base
