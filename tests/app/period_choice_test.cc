#include "client/core/app/office/period_choice.h"

#include <doctest/doctest.h>

#include "tests/support/clock.h"

namespace yibao::testing {
namespace {

using app::PeriodChoice;
using rules::PeriodKind;
using texts::Language;

PeriodChoice since(const char* first, const char* today, PeriodKind kind) {
  PeriodChoice choice(kind);
  choice.set_days(day(first), day(today));
  return choice;
}

TEST_CASE("the running period is chosen at first, and all are offered back to the first day") {
  const PeriodChoice choice = since("2023-11-15", "2024-03-11", PeriodKind::kMonth);
  CHECK(choice.period().text() == "2024-03");
  CHECK(choice.runs());
  REQUIRE(choice.offered().size() == 5);
  CHECK(choice.offered().front().text() == "2024-03");
  CHECK(choice.offered().back().text() == "2023-11");
}

TEST_CASE("nothing is chosen before it is known which day it is") {
  PeriodChoice choice;
  CHECK_FALSE(choice.ready());
  CHECK(choice.offered().empty());
  CHECK_FALSE(choice.can_step(-1));
}

TEST_CASE("another kind is the period around the same days") {
  PeriodChoice choice = since("2022-01-01", "2024-03-11", PeriodKind::kMonth);
  choice.step(-4);
  CHECK(choice.period().text() == "2023-11");
  choice.choose_kind(PeriodKind::kQuarter);
  CHECK(choice.period().text() == "2023-Q4");
  choice.choose_kind(PeriodKind::kYear);
  CHECK(choice.period().text() == "2023");
  choice.choose_kind(PeriodKind::kMonth);
  CHECK(choice.period().text() == "2023-12");
  choice.choose_kind(PeriodKind::kWeek);  // not among those offered
  CHECK(choice.kind() == PeriodKind::kMonth);
}

TEST_CASE("one steps as far as there are periods") {
  PeriodChoice choice = since("2023-01-01", "2024-03-11", PeriodKind::kYear);
  CHECK_FALSE(choice.can_step(1));
  choice.step(1);
  CHECK(choice.period().text() == "2024");
  choice.step(-1);
  CHECK(choice.period().text() == "2023");
  CHECK_FALSE(choice.can_step(-1));
  choice.choose(*rules::parse_period("2019"));
  CHECK(choice.period().text() == "2023");
}

TEST_CASE("who looks at the running period goes on with it over midnight; a past one stays") {
  PeriodChoice running = since("2024-01-01", "2024-03-31", PeriodKind::kMonth);
  // On its last day a period no longer runs by the rules: whoever chose it keeps it.
  running.set_days(day("2024-01-01"), day("2024-03-30"));
  CHECK(running.runs());
  running.set_days(day("2024-01-01"), day("2024-04-01"));
  CHECK(running.period().text() == "2024-04");
  running.step(-2);
  running.set_days(day("2024-01-01"), day("2024-05-01"));
  CHECK(running.period().text() == "2024-02");
}

TEST_CASE("periods are said as people say them") {
  const auto said = [](const char* text, Language language) {
    return app::period_text(language, *rules::parse_period(text));
  };
  CHECK(said("2024", Language::kChinese) == "2024年");
  CHECK(said("2024-H2", Language::kChinese) == "2024年下半年");
  CHECK(said("2024-Q3", Language::kChinese) == "2024年第三季度");
  CHECK(said("2024-05", Language::kChinese) == "2024年5月");
  CHECK(said("2024-10", Language::kChinese) == "2024年10月");
  CHECK(said("2024-W07", Language::kChinese) == "2024年第7周");
  CHECK(said("2024-Q1", Language::kEnglish) == "first quarter of 2024");
}

}  // namespace
}  // namespace yibao::testing
