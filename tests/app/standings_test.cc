#include <doctest/doctest.h>

#include "client/core/commands/items.h"
#include "client/core/kept_figures.h"
#include "tests/app/asking_office.h"

namespace yibao::testing {
namespace {

using base::UnitCode;
using StandingsSection = app::StandingsPlace::Section;
using State = app::TargetSum::State;

// An office whose units have sent in something: 城川镇 three items in March and one in January,
// 教体局 one, adopted by the city's journal.
struct Standing : AskingOffice {
  domain::Subject adopted;

  Standing() {
    town.clock.set(at("2024-01-20 09:00"));
    town.received_from("chengchuan", {"一月的"});
    town.clock.set(at("2024-03-11 09:00"));
    for (const char* title : {"三月一", "三月二", "三月三"}) {
      town.received_from("chengchuan", {title});
    }
    adopted = town.received_from("jiaotiju", {"教体的"});
    town.office_says_of({"jiaotiju"}, adopted, adoption());
  }
  static domain::ItemAdopted adoption() {
    domain::ItemAdopted body;
    body.journal = "ordos_zhengxun";
    body.on_date = day("2024-03-11");
    return body;
  }
  app::StandingsPlace& looks() {
    sits_down(app::Place::kStandings);
    return place();
  }
  app::StandingsPlace& place() { return desk->work.office().standings; }
  const app::StandingRow& row(const std::string& unit) {
    for (const app::StandingRow& each : place().sheet()->rows) {
      if (each.unit.text() == unit) return each;
    }
    throw std::out_of_range(unit);
  }
  void choose(const std::string& period) {
    place().period.choose(*rules::parse_period(period));
    desk->settle();
  }
};

TEST_CASE("all units stand by their place, with points, completion and every target") {
  Standing office;
  app::StandingsPlace& place = office.looks();
  REQUIRE(place.sheet());
  const app::StandingsSheet& sheet = *place.sheet();
  CHECK(sheet.period.text() == "2024");
  CHECK(sheet.running);
  CHECK(sheet.has_points);
  REQUIRE(sheet.rows.size() == 3);
  CHECK(sheet.rows[0].unit_name == "教体局");
  CHECK(sheet.rows[0].overall.place == 1);
  CHECK(office.row("chengchuan").points.text() == "4");
  REQUIRE(sheet.targets.size() == 1);
  const app::TargetSum& sum = office.row("chengchuan").targets[0];
  CHECK(sum.done == "4");
  CHECK(sum.value == "24");  // eight in each of three months
  CHECK(sum.ended == 2);
  CHECK(sum.met == 0);
  CHECK(sum.state == State::kMissed);
  CHECK_FALSE(sheet.any_waiting);
}

TEST_CASE("a past period is accounted for by itself, and the running month is not missed yet") {
  Standing office;
  office.looks();
  office.choose("2024-01");
  CHECK(office.row("chengchuan").points.text() == "1");
  CHECK(office.row("chengchuan").targets[0].state == State::kMissed);
  CHECK_FALSE(office.place().sheet()->running);
  office.choose("2024-03");
  CHECK(office.row("chengchuan").points.text() == "3");
  CHECK(office.row("chengchuan").targets[0].state == State::kRunning);
}

TEST_CASE("a unit that has ended since stands where it stood in the periods before") {
  Standing office;
  office.town.end_unit("chengchuan", day("2024-02-01"));
  office.looks();
  CHECK(office.place().sheet()->rows.size() == 2);
  office.choose("2024-01");
  REQUIRE(office.place().sheet()->rows.size() == 3);
  CHECK(office.row("chengchuan").points.text() == "1");
  // And follows what is found out later.
  const auto retracted = office.desk->core.change([&](client::Replica& replica) -> base::Status {
    office.town.office_says_of(replica, {"jiaotiju"}, office.adopted, [] {
      domain::ItemAdopted again = Standing::adoption();
      again.on_date = day("2024-01-31");
      return again;
    }());
    return {};
  });
  REQUIRE(retracted.has_value());
  office.desk->settle();
  CHECK(office.row("jiaotiju").points.text() == "20");
}

TEST_CASE("what waits on this PC is told apart from what is in the log") {
  Standing office;
  const auto item = office.town.received_from("fagaiwei", {"发改的"});
  office.looks();
  CHECK_FALSE(office.row("fagaiwei").waits);
  const auto adopted = office.desk->core.change([&](client::Replica& replica) {
    client::Adoption adoption;
    adoption.journal = "ordos_zhengxun";
    adoption.on_date = day("2024-03-11");
    adoption.reason = "确有价值";
    return client::adopt_item(replica, item, adoption);
  });
  REQUIRE(adopted.has_value());
  office.desk->settle();
  CHECK(office.place().sheet()->any_waiting);
  CHECK(office.row("fagaiwei").waits);
  CHECK(office.row("fagaiwei").waiting.text() == "20");
  CHECK(office.row("fagaiwei").points.text() == "1");
  CHECK_FALSE(office.row("chengchuan").waits);
}

TEST_CASE("rows are filtered by group and any name, and sorted by any column both ways") {
  Standing office;
  app::StandingsPlace& place = office.looks();
  app::StandingsTable& table = place.table;
  const auto names = [&] {
    std::string text;
    for (const std::size_t row : table.arrange(place.sheet())) {
      text += place.sheet()->rows[row].unit_name + " ";
    }
    return text;
  };
  table.sort_by(app::StandingsTable::Column::kPoints);
  CHECK(names() == "教体局 城川镇 发改委 ");
  table.sort_by(app::StandingsTable::Column::kPoints);
  CHECK(names() == "发改委 城川镇 教体局 ");
  table.sort_by(app::StandingsTable::Column::kTarget, 0);
  CHECK(names() == "城川镇 教体局 发改委 ");
  table.search = "教育体育局";
  CHECK(names() == "教体局 ");
  table.search.clear();
  table.group = "g2";
  table.sort_by(app::StandingsTable::Column::kPlace);
  CHECK(names() == "教体局 发改委 ");
}

TEST_CASE("a figure that was published otherwise is an alarm; one that agrees is none") {
  Standing office;
  office.looks();
  protocol::StandingDocument document;
  document.ruleset = "otog";
  document.period = "2024";
  document.as_of = day("2024-03-11");
  document.sequence = 1000;
  for (const app::StandingRow& row : office.place().sheet()->rows) {
    protocol::StandingUnit unit;
    unit.unit = row.unit;
    unit.points = row.points.text();
    unit.provisional = "0";
    unit.completion = client::published_text(*row.completion);
    document.units.push_back(std::move(unit));
  }
  office.gets_up();
  office.town.publish(document);
  office.looks();
  REQUIRE(office.place().sheet()->published);
  CHECK(office.place().sheet()->published->differences.empty());
  office.gets_up();
  document.units[1].points = "99";
  office.town.publish(document);
  office.looks();
  REQUIRE(office.place().sheet()->published->differences.size() == 1);
  const auto& line = office.place().sheet()->published->differences.front();
  CHECK(line.unit_name == "城川镇");
  CHECK(line.difference.published == "99");
  CHECK(line.difference.here == "4");
}

TEST_CASE("a unit's ledger has every point with its item, what is missing, and its months") {
  Standing office;
  app::StandingsPlace& place = office.looks();
  place.open(UnitCode("chengchuan"));
  office.desk->settle();
  REQUIRE(place.account());
  const app::StandingSheet& account = place.account()->account;
  CHECK(account.unit_name == "城川镇");
  CHECK(account.points == "4");
  REQUIRE(account.credits.size() == 4);
  CHECK(account.credits[0].title == "三月三");
  CHECK(account.credits[0].item);
  CHECK(account.credits[0].evidence > 0);
  REQUIRE(account.targets.size() == 1);
  CHECK(account.targets[0].cells[0].missing == "7");
  CHECK(account.next.empty());
  const app::MonthTable& months = place.account()->months;
  REQUIRE(months.months.size() == 3);
  REQUIRE_FALSE(months.rows.empty());
  CHECK(months.rows[0].points);
  CHECK(months.rows[0].cells == std::vector<std::string>{"1", "", "3"});
  place.period.choose(*rules::parse_period("2024-01"));
  office.desk->settle();
  CHECK(place.account()->account.points == "1");
}

TEST_CASE("coming back from an item of the ledger, the unit is still open; otherwise it is not") {
  Standing office;
  app::StandingsPlace& place = office.looks();
  place.open(UnitCode("jiaotiju"));
  office.desk->settle();
  const domain::Subject item = *place.account()->account.credits.front().item;
  place.look_away();
  office.desk->work.open_subject(item);
  office.desk->settle();
  office.desk->work.way.back();
  office.desk->settle();
  CHECK(place.opened() == UnitCode("jiaotiju"));
  office.desk->work.way.go(app::Place::kDesk);
  CHECK_FALSE(place.opened());
}

TEST_CASE("month by month every unit's points and measures are computed, a month at a time") {
  Standing office;
  app::StandingsPlace& place = office.looks();
  place.section = StandingsSection::kCharts;
  place.picture = app::StandingsPlace::Picture::kMonths;
  for (int i = 0; i < 3; ++i) office.desk->settle();
  const auto series = place.months().series();
  REQUIRE(series);
  CHECK(series->months.size() == 3);
  REQUIRE(series->figures.size() == 3);
  const auto points = [&](std::size_t month, const std::string& unit) {
    for (const app::UnitMonth& each : series->figures[month]) {
      if (each.unit.text() == unit) return each.points.text;
    }
    return std::string("none");
  };
  CHECK(points(0, "chengchuan") == "1");
  CHECK(points(1, "chengchuan") == "0");
  CHECK(points(2, "chengchuan") == "3");
  CHECK(points(2, "jiaotiju") == "21");
  CHECK(series->figures[0][0].measures.size() == series->measures.size());
}

TEST_CASE(
    "a unit's pace climbs to what it has and ends at today, the straight line at the target") {
  Standing office;
  app::StandingsPlace& place = office.looks();
  place.section = StandingsSection::kCharts;
  place.picture = app::StandingsPlace::Picture::kPace;
  place.paced = UnitCode("chengchuan");
  for (int i = 0; i < 2; ++i) office.desk->settle();
  REQUIRE(place.pace());
  REQUIRE(place.pace()->size() == 1);
  const app::PaceLine& line = place.pace()->front();
  CHECK(line.period.text() == "2024-03");
  REQUIRE(line.days.size() == 31);
  CHECK(line.done[0] == 0.0);
  CHECK(line.done[10] == 3.0);
  CHECK_FALSE(line.done[11]);
  CHECK(line.straight.back() == doctest::Approx(8));
  CHECK(line.running);
  CHECK(line.pace.missing == "5");
}

}  // namespace
}  // namespace yibao::testing
