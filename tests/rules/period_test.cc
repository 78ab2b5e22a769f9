#include "shared/rules/period.h"

#include <doctest/doctest.h>

namespace yibao::rules {
namespace {

using base::parse_date;
using base::to_text;

Period period(const char* text) {
  const auto parsed = parse_period(text);
  REQUIRE_MESSAGE(parsed.has_value(), text);
  return *parsed;
}

std::string span(const Period& period) {
  return to_text(period.first) + " " + to_text(period.last);
}

TEST_CASE("each way of writing a period names its first and last day") {
  CHECK(span(period("2022")) == "2022-01-01 2022-12-31");
  CHECK(span(period("2022-H1")) == "2022-01-01 2022-06-30");
  CHECK(span(period("2022-H2")) == "2022-07-01 2022-12-31");
  CHECK(span(period("2022-Q1")) == "2022-01-01 2022-03-31");
  CHECK(span(period("2022-Q4")) == "2022-10-01 2022-12-31");
  CHECK(span(period("2022-02")) == "2022-02-01 2022-02-28");
  CHECK(span(period("2024-02")) == "2024-02-01 2024-02-29");
  CHECK(span(period("2022-12")) == "2022-12-01 2022-12-31");
}

TEST_CASE("weeks are ISO weeks: Monday to Sunday, of the year their Thursday lies in") {
  CHECK(span(period("2021-W01")) == "2021-01-04 2021-01-10");
  CHECK(span(period("2020-W53")) == "2020-12-28 2021-01-03");
  CHECK(span(period("2018-W01")) == "2018-01-01 2018-01-07");
  CHECK(period_of(PeriodKind::kWeek, *parse_date("2021-01-03")).text() == "2020-W53");
  CHECK(period_of(PeriodKind::kWeek, *parse_date("2019-12-30")).text() == "2020-W01");
  CHECK(!parse_period("2021-W53"));
  CHECK(!parse_period("2021-W00"));
}

TEST_CASE("a period written and read again is the same") {
  for (const char* text : {"2022", "2022-H1", "2022-H2", "2022-Q1", "2022-Q3", "2022-01", "2022-12",
                           "2022-W01", "2022-W52", "2020-W53", "1970", "2199"}) {
    CHECK(period(text).text() == text);
  }
}

TEST_CASE("what is no period is none") {
  for (const char* text : {"",        "22",       "1969",       "2200",     "2022-",    "2022-13",
                           "2022-00", "2022-5",   "2022-Q5",    "2022-Q0",  "2022-H3",  "2022-W54",
                           "2022-Q",  "2022-M05", "2022-05-01", "二〇二二", "2022-Q1 ", "+2022",
                           "2022-+5", "02022",    "2022-W1",    "2022-Q01", "2022-005"}) {
    CAPTURE(text);
    CHECK(!parse_period(text));
  }
}

TEST_CASE("a year is made of its months, quarters and halves, and of the weeks that end in it") {
  CHECK(periods_in(PeriodKind::kMonth, period("2022")).size() == 12);
  CHECK(periods_in(PeriodKind::kQuarter, period("2022")).size() == 4);
  CHECK(periods_in(PeriodKind::kHalfYear, period("2022")).size() == 2);
  CHECK(periods_in(PeriodKind::kYear, period("2022")).size() == 1);
  const auto weeks = periods_in(PeriodKind::kWeek, period("2021"));
  CHECK(weeks.size() == 52);
  CHECK(weeks.front().text() == "2020-W53");
  CHECK(weeks.back().text() == "2021-W51");
}

TEST_CASE("each week of a year belongs to exactly one of its months") {
  for (const char* year : {"2018", "2020", "2021", "2024"}) {
    std::size_t weeks = 0;
    for (const Period& month : periods_in(PeriodKind::kMonth, period(year))) {
      weeks += periods_in(PeriodKind::kWeek, month).size();
    }
    CHECK(weeks == periods_in(PeriodKind::kWeek, period(year)).size());
  }
}

TEST_CASE("a period is not made of longer ones") {
  CHECK(periods_in(PeriodKind::kMonth, period("2021-W13")).empty());
  CHECK(periods_in(PeriodKind::kYear, period("2021-Q1")).empty());
  CHECK(periods_in(PeriodKind::kQuarter, period("2021-12")).empty());
}

TEST_CASE("the next period follows without a gap, over a year's end too") {
  for (const char* text : {"2021-12", "2021-Q4", "2021-H2", "2021", "2020-W53", "2024-02"}) {
    const Period each = period(text);
    const Period following = next(each);
    CHECK(following.first == each.last + std::chrono::days(1));
    CHECK(following.kind == each.kind);
  }
  CHECK(next(period("2021-12")).text() == "2022-01");
  CHECK(next(period("2020-W53")).text() == "2021-W01");
}

TEST_CASE("a period runs until its last day has come") {
  const Period month = period("2022-05");
  CHECK(month.running(*parse_date("2022-05-30")));
  CHECK(!month.running(*parse_date("2022-05-31")));
  CHECK(month.running(*parse_date("2022-04-01")));
  CHECK(month.contains(*parse_date("2022-05-01")));
  CHECK(month.contains(*parse_date("2022-05-31")));
  CHECK(!month.contains(*parse_date("2022-06-01")));
}

}  // namespace
}  // namespace yibao::rules
