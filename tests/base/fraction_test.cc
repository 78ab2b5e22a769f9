#include "shared/base/fraction.h"

#include <doctest/doctest.h>

namespace yibao::base {
namespace {

TEST_CASE("fractions are kept in lowest terms with a positive denominator") {
  const Fraction half(-3, -6);
  CHECK(half.numerator() == 1);
  CHECK(half.denominator() == 2);
  CHECK(Fraction(3, -6) == Fraction(-1, 2));
  CHECK(Fraction(0, 17) == Fraction());
  CHECK(Fraction::of(*Decimal::parse("0.125")) == Fraction(1, 8));
}

TEST_CASE("arithmetic is exact") {
  Fraction sum;
  for (int i = 0; i < 3; ++i) sum = sum + Fraction(1, 3);
  CHECK(sum == Fraction::whole(1));
  CHECK(Fraction(1, 2) - Fraction(1, 3) == Fraction(1, 6));
  CHECK(Fraction(2, 3) * Fraction(3, 4) == Fraction(1, 2));
  CHECK(Fraction(2, 3) / Fraction(-4, 3) == Fraction(-1, 2));
}

TEST_CASE("rates that look alike as percentages are told apart") {
  const Fraction a(2857, 10000);
  const Fraction b(2, 7);  // 28.571...%
  CHECK(a.percent(1) == b.percent(1));
  CHECK(a < b);
  CHECK(b > a);
  CHECK(Fraction(14, 49) == b);
}

TEST_CASE("percentages are rounded half up for display") {
  CHECK(Fraction(28, 30).percent(1) == "93.3");
  CHECK(Fraction(1, 8).percent(1) == "12.5");
  CHECK(Fraction(1, 1).percent(0) == "100");
  CHECK(Fraction(1, 2000).percent(1) == "0.1");
}

TEST_CASE("a fraction becomes a decimal by one division only") {
  // Cut to six decimals first, 0.4444449999 would round to 0.444445 and then up to 0.44445.
  const Fraction value(4444449999LL, 10000000000LL);
  CHECK(value.decimal(6).text() == "0.444445");
  CHECK(value.decimal(5).text() == "0.44444");
  CHECK(Fraction(1, 3).decimal(2, Rounding::kUp).text() == "0.34");
  CHECK(Fraction(-1, 3).decimal(2, Rounding::kDown).text() == "-0.33");
}

TEST_CASE("sums of awkward denominators stay close and never overflow") {
  Fraction sum;
  double about = 0;
  for (const int prime : {999983, 999979, 999961, 999959, 999953, 999931, 999917, 999907}) {
    sum = sum + Fraction(1, prime);
    about += 1.0 / prime;
  }
  const double got = static_cast<double>(sum.numerator()) / static_cast<double>(sum.denominator());
  CHECK(got == doctest::Approx(about).epsilon(1e-6));
  CHECK(sum.denominator() > 0);
}

}  // namespace
}  // namespace yibao::base
