#include <doctest/doctest.h>

#include "tests/app/asking_office.h"

namespace yibao::testing {
namespace {

using base::UnitCode;
using StandingsSection = app::StandingsPlace::Section;

// Under rules with a condition: two missed months, no adoption, or a commission missed, each
// quarter. 阜康市 owes a hundred a month.
struct Interviews : AskingOffice {
  Interviews() : AskingOffice("changji", "changjishi", {"fukangshi", "xinfangju"}) {
    town.clock.set(at("2024-04-10 09:00"));
  }
  app::InterviewsDesk& looks(const char* period = "2024-Q1") {
    sits_down(app::Place::kStandings);
    place().section = StandingsSection::kInterviews;
    place().period.choose_kind(rules::PeriodKind::kQuarter);
    place().period.choose(*rules::parse_period(period));
    desk->settle();
    return place().interviews;
  }
  app::StandingsPlace& place() { return desk->work.office().standings; }
};

TEST_CASE("the ruleset's condition puts units on the list, with the figures that do so") {
  Interviews office;
  app::InterviewsDesk& list = office.looks();
  REQUIRE(list.sheet());
  CHECK(list.sheet()->has_rule);
  REQUIRE(list.sheet()->candidates.size() == 2);
  const client::InterviewCandidate& first = list.sheet()->candidates.front();
  CHECK(first.unit_name == "阜康市");
  CHECK_FALSE(first.running);
  REQUIRE(first.grounds.size() == 2);
  CHECK(first.grounds[0].code == "submitted_month");
  REQUIRE(first.grounds[0].figures.size() == 3);
  CHECK(first.grounds[0].figures[0].period.text() == "2024-01");
  CHECK(first.grounds[0].figures[0].text == "0 < 100");
  CHECK(first.grounds[1].code == "adopted");
  CHECK(first.grounds[1].figures[0].text == "0 ≤ 0");
}

TEST_CASE("of a longer time each period of the condition has its own, the newest first") {
  Interviews office;
  app::InterviewsDesk& list = office.looks();
  office.place().period.choose(*rules::parse_period("2024"));
  office.desk->settle();
  REQUIRE(list.sheet()->candidates.size() == 4);
  CHECK(list.sheet()->candidates.front().period.text() == "2024-Q2");
  CHECK(list.sheet()->candidates.back().period.text() == "2024-Q1");
}

TEST_CASE("in a running period the list is only how it looks now") {
  Interviews office;
  app::InterviewsDesk& list = office.looks("2024-Q2");
  REQUIRE_FALSE(list.sheet()->candidates.empty());
  CHECK(list.sheet()->candidates.front().running);
}

TEST_CASE(
    "an interview that was held is noted with its grounds, and is no candidate's news any more") {
  Interviews office;
  app::InterviewsDesk& list = office.looks();
  list.begin(UnitCode("fukangshi"), &list.sheet()->candidates.front());
  office.desk->settle();
  CHECK(list.day == "2024-04-10");
  CHECK(list.missing() == "desk.interview.need.problems");
  list.problems = "报送数量不够";
  list.measures = "每周报两篇";
  list.mend_by = "2024-04-01";
  CHECK(list.missing() == "desk.interview.need.mend_by");
  list.mend_by = "2024-05-10";
  CHECK(list.missing().empty());
  list.named[1] = false;
  list.hold(texts::Language::kChinese);
  office.desk->settle();
  CHECK_FALSE(list.unit());
  REQUIRE(list.sheet()->held.size() == 1);
  const client::HeldInterview& held = list.sheet()->held.front();
  CHECK(held.unit_name == "阜康市");
  CHECK(held.note == "问题：报送数量不够\n整改措施：每周报两篇");
  REQUIRE(held.grounds.size() == 1);
  CHECK(held.grounds[0].zh == "每月报送");
  CHECK_FALSE(held.mend_is_over);
  CHECK(held.by == "赵审核");
  CHECK(list.sheet()->candidates.front().interviewed_on == day("2024-04-10"));
}

TEST_CASE("afterwards one sees that the day to mend is over and the unit is on the list again") {
  Interviews office;
  {
    app::InterviewsDesk& list = office.looks();
    list.begin(UnitCode("fukangshi"));
    list.problems = "数量不够";
    list.mend_by = "2024-05-10";
    office.desk->settle();
    list.hold(texts::Language::kChinese);
    office.desk->settle();
  }
  office.gets_up();
  office.town.clock.set(at("2024-07-05 09:00"));
  app::InterviewsDesk& list = office.looks();
  REQUIRE(list.sheet()->held.size() == 1);
  const client::HeldInterview& held = list.sheet()->held.front();
  CHECK(held.mend_is_over);
  REQUIRE(held.since);
  CHECK(held.since->text() == "2024-Q2");
  CHECK(held.again);
}

TEST_CASE("one noted by mistake is taken back and stays on record") {
  Interviews office;
  app::InterviewsDesk& list = office.looks();
  list.begin(UnitCode("xinfangju"));
  list.problems = "质量不高";
  office.desk->settle();
  list.hold(texts::Language::kChinese);
  office.desk->settle();
  list.to_retract = list.sheet()->held.front().event;
  list.why = "登记错单位";
  list.retract();
  office.desk->settle();
  REQUIRE(list.sheet()->held.size() == 1);
  CHECK(list.sheet()->held.front().retracted);
  CHECK_FALSE(list.sheet()->candidates.back().interviewed_on);
}

TEST_CASE("what is typed about one unit comes back, and is not mixed with another's") {
  Interviews office;
  app::InterviewsDesk& list = office.looks();
  list.begin(UnitCode("fukangshi"));
  office.desk->settle();
  list.problems = "写了一半";
  list.edited();
  list.begin(UnitCode("xinfangju"));
  office.desk->settle();
  CHECK(list.problems.empty());
  office.desk->work.way.go(app::Place::kDesk);
  office.desk->settle();
  app::InterviewsDesk& again = office.looks();
  again.begin(UnitCode("fukangshi"));
  office.desk->settle();
  CHECK(again.problems == "写了一半");
}

TEST_CASE(
    "rules without a condition have no candidates, and an interview can be noted all the same") {
  AskingOffice office;
  office.sits_down(app::Place::kStandings);
  app::StandingsPlace& place = office.desk->work.office().standings;
  place.section = StandingsSection::kInterviews;
  office.desk->settle();
  CHECK_FALSE(place.interviews.sheet()->has_rule);
  CHECK(place.interviews.sheet()->candidates.empty());
  CHECK(place.interviews.sheet()->units.size() == 3);
}

TEST_CASE("nobody is interviewed tomorrow, nor mends before") {
  Interviews office;
  const auto replica = office.town.replica(kOfficerPassphrase);
  client::InterviewInput input;
  input.unit = UnitCode("fukangshi");
  input.on_date = day("2024-04-11");
  CHECK_FALSE(client::hold_interview(*replica, input).has_value());
  input.on_date = day("2024-04-10");
  input.mend_by = day("2024-04-09");
  CHECK_FALSE(client::hold_interview(*replica, input).has_value());
  input.mend_by = day("2024-04-10");
  CHECK(client::hold_interview(*replica, input).has_value());
}

}  // namespace
}  // namespace yibao::testing
