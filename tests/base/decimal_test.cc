#include "shared/base/decimal.h"

#include <doctest/doctest.h>

#include "shared/base/random.h"
#include "tests/support/seed.h"

namespace yibao::base {
namespace {

Decimal number(std::string_view text) {
  const auto parsed = Decimal::parse(text);
  REQUIRE_MESSAGE(parsed.has_value(), std::string(text));
  return *parsed;
}

TEST_CASE("decimals are read exactly and written without trailing zeros") {
  for (const std::string_view text :
       {"0", "12", "-0.5", "33.333333", "0.000001", "-0.000001", "999999999999.999999"}) {
    CHECK(number(text).text() == text);
  }
  CHECK(number("1.50").text() == "1.5");
  CHECK(number("007").text() == "7");
  CHECK(number("-0").text() == "0");
}

TEST_CASE("what is no decimal is refused") {
  for (const std::string_view text : {"", "-", ".5", "5.", "+1", "1e3", " 1", "1 ", "1,000", "１２",
                                      "0.0000001", "1.2.3", "--1", "1000000000000", "0x1"}) {
    CAPTURE(std::string(text));
    CHECK(!Decimal::parse(text).has_value());
  }
}

TEST_CASE("adding and counting are exact") {
  Decimal sum;
  for (int i = 0; i < 10; ++i) sum += number("0.1");
  CHECK(sum == Decimal(1));
  CHECK(number("0.333333").times(3) == number("0.999999"));
  CHECK(number("1.5") - number("2") == number("-0.5"));
  CHECK(-number("1.5") == number("-1.5"));
}

TEST_CASE("rounding is the one that was named") {
  struct Row {
    const char* value;
    const char* half_up;
    const char* half_even;
    const char* down;
    const char* up;
  };
  const Row rows[] = {
      {"0.5", "1", "0", "0", "1"},      {"1.5", "2", "2", "1", "2"},
      {"2.5", "3", "2", "2", "3"},      {"-0.5", "-1", "0", "0", "-1"},
      {"-2.5", "-3", "-2", "-2", "-3"}, {"2.4", "2", "2", "2", "3"},
      {"-2.6", "-3", "-3", "-2", "-3"}, {"7", "7", "7", "7", "7"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CHECK(number(row.value).rounded(0, Rounding::kHalfUp).text() == row.half_up);
    CHECK(number(row.value).rounded(0, Rounding::kHalfEven).text() == row.half_even);
    CHECK(number(row.value).rounded(0, Rounding::kDown).text() == row.down);
    CHECK(number(row.value).rounded(0, Rounding::kUp).text() == row.up);
  }
  CHECK(number("33.335").rounded(2, Rounding::kHalfUp).text() == "33.34");
  CHECK(number("33.335").rounded(2, Rounding::kHalfEven).text() == "33.34");
  CHECK(number("33.345").rounded(2, Rounding::kHalfEven).text() == "33.34");
}

TEST_CASE("products and quotients are cut once, at the sixth decimal") {
  CHECK(number("0.000001").multiplied_by(number("0.5")).text() == "0.000001");
  CHECK(number("0.000001").multiplied_by(number("0.5"), Rounding::kDown).text() == "0");
  CHECK(Decimal(1).divided_by(Decimal(3)).text() == "0.333333");
  CHECK(Decimal(2).divided_by(Decimal(3)).text() == "0.666667");
  CHECK(Decimal(-2).divided_by(Decimal(3)).text() == "-0.666667");
  CHECK(Decimal(2).divided_by(Decimal(-3), Rounding::kDown).text() == "-0.666666");
  CHECK(number("28.8").multiplied_by(number("0.8")).text() == "23.04");
}

TEST_CASE("the largest figures that can be read multiply without overflow") {
  const Decimal most = number("999999999999.999999");
  CHECK(most.multiplied_by(most).text() == "999999999999999998000000");
}

TEST_CASE("shown decimals are padded and never show minus zero") {
  CHECK(number("1.5").text(2) == "1.50");
  CHECK(number("1").text(2) == "1.00");
  CHECK(number("-0.004").text(2) == "0.00");
  CHECK(number("1.005").text(2) == "1.01");
  CHECK(number("12.6").text(0) == "13");
}

TEST_CASE("comparing is by value") {
  CHECK(number("1.50") == number("1.5"));
  CHECK(number("-1") < number("0.000001"));
  CHECK(Decimal::whole(3) > number("2.999999"));
}

TEST_CASE("any decimal reads back from its text, and sums in any order are equal") {
  SeededRandom random(testing::run_seed("decimal"));
  for (int round = 0; round < 2000; ++round) {
    const auto any = [&] {
      const auto units = static_cast<std::int64_t>(random.below(2'000'000'000'000'000'000ULL));
      return Decimal::from_units(units - 1'000'000'000'000'000'000LL);
    };
    const Decimal a = any();
    const Decimal b = any();
    const Decimal c = any();
    if (a > Decimal::whole(-1'000'000'000'000)) CHECK(number(a.text()) == a);
    CHECK((a + b) + c == c + (b + a));
    CHECK(a.times(7) - a.times(6) == a);
  }
}

}  // namespace
}  // namespace yibao::base
