#include <doctest/doctest.h>

#include "tests/app/asking_office.h"

namespace yibao::testing {
namespace {

using base::UnitCode;
using StandingsSection = app::StandingsPlace::Section;

// Under rules with training and staffing: 阜康市 is a county, 信访局 a department.
struct Records : AskingOffice {
  Records() : AskingOffice("changji", "changjishi", {"fukangshi", "manasixian", "xinfangju"}) {}
  app::RecordsDesk& looks() {
    sits_down(app::Place::kStandings);
    place().section = StandingsSection::kRecords;
    desk->settle();
    return place().records;
  }
  app::StandingsPlace& place() { return desk->work.office().standings; }
  app::RecordsDesk& records() { return place().records; }
  std::size_t number_of(const std::string& record) {
    const auto& choices = records().sheet()->choices;
    for (std::size_t i = 0; i < choices.size(); ++i) {
      if (choices[i].id == record) return i;
    }
    throw std::out_of_range(record);
  }
  // Who lacks what a rule wants, by the rule's name.
  std::string lacking(const std::string& rule) {
    std::string units;
    for (const client::WantedRecord& wanted : records().sheet()->wanted) {
      if (wanted.rule.zh == rule) units += wanted.unit_name + " ";
    }
    return units;
  }
};

TEST_CASE("what the ruleset names about units can be entered, with what it counts for") {
  Records office;
  app::RecordsDesk& records = office.looks();
  REQUIRE(records.sheet());
  const app::RecordChoice& training = records.sheet()->choices[office.number_of("training")];
  CHECK(training.people);
  CHECK_FALSE(training.value);
  REQUIRE(training.uses.size() == 1);
  CHECK(training.uses[0].rule.zh == "集中培训积分");
  CHECK_FALSE(training.uses[0].clause.empty());
  for (const app::RecordChoice& choice : records.sheet()->choices) {
    CHECK(choice.id != "adopted");  // about items
  }
}

TEST_CASE("what is wanted is told by unit: only of those it can be had by, with what it is worth") {
  Records office;
  office.looks();
  CHECK(office.lacking("集中培训积分") == "阜康市 玛纳斯县 信访局 ");
  CHECK(office.lacking("跟班培训积分") == "阜康市 玛纳斯县 ");  // no department
  CHECK(office.lacking("组织体系建设积分") == "阜康市 玛纳斯县 信访局 ");
  const auto& wanted = office.records().sheet()->wanted;
  CHECK(wanted.front().points == "50");
  CHECK(wanted.front().arithmetic.find("0 ≥ 2") != std::string::npos);
}

TEST_CASE("a training of several units is entered at once and says what it moves") {
  Records office;
  app::RecordsDesk& records = office.looks();
  records.begin();
  office.desk->settle();
  records.record = office.number_of("training");
  records.units.set({UnitCode("fukangshi"), UnitCode("xinfangju")});
  CHECK(records.missing() == "desk.record.need.people");
  records.people = "60";
  records.day = "2024-03-12";
  CHECK(records.missing() == "desk.record.need.day");
  records.day = "2024-03-08";
  records.note = "县里集中办班";
  CHECK(records.missing().empty());
  records.enter();
  office.desk->settle();
  CHECK_FALSE(records.writing());
  REQUIRE(records.sheet()->records.size() == 2);
  CHECK(records.sheet()->records[0].note == "县里集中办班");
  CHECK(records.sheet()->records[0].people == 60);
  CHECK(office.lacking("集中培训积分") == "阜康市 玛纳斯县 ");  // a county needs two
  REQUIRE(records.moved());
}

TEST_CASE("a record that is taken back counts no more and stays on the list") {
  Records office;
  app::RecordsDesk& records = office.looks();
  records.begin("training", {UnitCode("xinfangju")});
  office.desk->settle();
  CHECK(records.choice()->id == "training");
  records.people = "20";
  records.enter();
  office.desk->settle();
  CHECK(office.lacking("集中培训积分") == "阜康市 玛纳斯县 ");
  records.to_retract = records.sheet()->records.front().event;
  records.why = "重复登记";
  records.retract();
  office.desk->settle();
  REQUIRE(records.sheet()->records.size() == 1);
  CHECK(records.sheet()->records.front().retracted);
  CHECK(office.lacking("集中培训积分") == "阜康市 玛纳斯县 信访局 ");
}

TEST_CASE("something to be handed in by a day is wanted until it is, and overdue after it") {
  AskingOffice office;
  office.town.clock.set(at("2022-06-10 09:00"));
  const auto wanted = [&] {
    const auto replica = office.town.replica(kOfficerPassphrase);
    const auto all = client::wanted_records(
        *replica, rules::period_of(rules::PeriodKind::kYear, replica->today()));
    return *all;
  };
  REQUIRE(wanted().size() == 3);
  CHECK(wanted().front().due == day("2022-07-31"));
  CHECK_FALSE(wanted().front().overdue);
  office.town.clock.set(at("2022-08-01 09:00"));
  CHECK(wanted().front().overdue);
  client::RecordInput input;
  input.record = "filing";
  input.on_date = day("2022-08-01");
  REQUIRE(client::enter_records(*office.town.replica(kOfficerPassphrase),
                                {UnitCode("chengchuan"), UnitCode("fagaiwei")}, input)
              .has_value());
  REQUIRE(wanted().size() == 1);
  CHECK(wanted().front().unit_name == "教体局");
}

TEST_CASE("of several units one that cannot be entered leaves all of them out") {
  Records office;
  const auto replica = office.town.replica(kOfficerPassphrase);
  client::RecordInput input;
  input.record = "no_such_record";
  input.on_date = day("2024-03-01");
  CHECK_FALSE(client::enter_records(*replica, {UnitCode("fukangshi")}, input).has_value());
  const auto year = *rules::parse_period("2024");
  CHECK(client::unit_records(*replica, year)->empty());
}

TEST_CASE("what was typed comes back, and a wanted one does not throw it away") {
  Records office;
  app::RecordsDesk& records = office.looks();
  records.begin();
  office.desk->settle();
  records.note = "写了一半的说明";
  records.edited();
  records.set_aside();
  office.desk->settle();
  office.looks();
  office.records().begin("training", {UnitCode("manasixian")});
  office.desk->settle();
  CHECK(office.records().note == "写了一半的说明");
  CHECK(office.records().choice()->id == "training");
  CHECK(office.records().units.units() == std::vector{UnitCode("manasixian")});
}

TEST_CASE("the list is narrowed to a record and a unit; another year has its own") {
  Records office;
  app::RecordsDesk& records = office.looks();
  for (const char* unit : {"fukangshi", "xinfangju"}) {
    records.begin("training", {UnitCode(unit)});
    office.desk->settle();
    records.people = "60";
    records.enter();
    office.desk->settle();
  }
  const auto shown = [&] {
    std::size_t count = 0;
    for (const client::UnitRecord& record : records.sheet()->records) {
      if (records.shows(record)) ++count;
    }
    return count;
  };
  CHECK(shown() == 2);
  records.search = "信访";
  CHECK(shown() == 1);
  records.only = "roster";
  CHECK(shown() == 0);
  office.place().period.choose(*rules::parse_period("2023"));
  office.desk->settle();
  CHECK(records.sheet()->records.empty());
}

}  // namespace
}  // namespace yibao::testing
