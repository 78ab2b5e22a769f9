#include "shared/base/time.h"

#include <doctest/doctest.h>

#include "tests/support/clock.h"

namespace yibao::base {
namespace {

using testing::day;

TEST_CASE("a civil day begins at midnight in the fixed offset") {
  const Timestamp start = start_of(day("2022-07-06"), kChinaOffset);
  CHECK(to_rfc3339(start) == "2022-07-05T16:00:00.000Z");
  CHECK(local_date(start, kChinaOffset) == day("2022-07-06"));
  CHECK(local_date(start - std::chrono::milliseconds(1), kChinaOffset) == day("2022-07-05"));
  CHECK(end_of(day("2022-07-06"), kChinaOffset) == start_of(day("2022-07-07"), kChinaOffset));
  CHECK(local_date(end_of(day("2022-12-31"), kChinaOffset), kChinaOffset) == day("2023-01-01"));
}

TEST_CASE("times before 1970 fall on the right day") {
  const Timestamp time = from_millis(-1);
  CHECK(local_date(time, UtcOffset(0)) == Date(std::chrono::days(-1)));
  CHECK(to_text(time, UtcOffset(0)) == "1969-12-31 23:59:59");
  CHECK(to_rfc3339(time) == "1969-12-31T23:59:59.999Z");
}

TEST_CASE("dates are read in the three spellings of spreadsheets") {
  CHECK(parse_date("2022-07-06") == day("2022-07-06"));
  CHECK(parse_date("2022/7/6") == day("2022-07-06"));
  CHECK(parse_date("2022.7.6") == day("2022-07-06"));
  CHECK(to_text(day("2022/7/6")) == "2022-07-06");
}

TEST_CASE("only days that exist are days") {
  for (const std::string_view text :
       {"", "2022-02-29", "2022-13-01", "2022-00-10", "2022-01-32", "22-01-01", "2022-1", "2022",
        "2022-01-01 ", " 2022-01-01", "2022年1月1日", "2022-1-1-1", "-022-01-01", "20220101",
        "02022-01-01", "1969-12-31", "2200-01-01", "2022--1-01", "2022-+1-01"}) {
    CAPTURE(std::string(text));
    CHECK(!parse_date(text).has_value());
  }
  CHECK(parse_date("2024-02-29").has_value());
}

TEST_CASE("a time of day is read in the given offset") {
  const auto time = parse_time("2022-07-06 09:05", kChinaOffset);
  REQUIRE(time.has_value());
  CHECK(to_rfc3339(*time) == "2022-07-06T01:05:00.000Z");
  CHECK(to_text(*time, kChinaOffset) == "2022-07-06 09:05:00");
  CHECK(parse_time("2022-07-06T09:05:00", kChinaOffset) == time);
  CHECK(parse_time("2022-07-06", kChinaOffset) == start_of(day("2022-07-06"), kChinaOffset));
  for (const std::string_view text : {"2022-07-06 24:00", "2022-07-06 09:60", "2022-07-06 09",
                                      "2022-07-06 09:05:60", "2022-07-06 ", "2022-02-30 09:05"}) {
    CAPTURE(std::string(text));
    CHECK(!parse_time(text, kChinaOffset).has_value());
  }
}

TEST_CASE("milliseconds go there and back") {
  for (const std::int64_t millis : {0LL, 1LL, -1LL, 1'656'000'000'123LL, 253'402'300'799'999LL}) {
    CHECK(to_millis(from_millis(millis)) == millis);
  }
}

}  // namespace
}  // namespace yibao::base
