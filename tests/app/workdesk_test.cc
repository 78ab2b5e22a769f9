#include <doctest/doctest.h>

#include "client/core/app/pace.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

protocol::StandingUnit standing_unit(const char* unit, const char* points, std::int64_t place,
                                     bool tied) {
  protocol::StandingUnit line;
  line.unit = base::UnitCode(unit);
  line.points = points;
  line.places.push_back({"overall", "", place, 3, tied, {points}});
  line.places.push_back({"in_group", "g1", place, 2, tied, {points}});
  return line;
}

protocol::StandingDocument standing() {
  protocol::StandingDocument document;
  document.ruleset = "otog";
  document.period = "2024";
  document.as_of = day("2024-03-11");
  return document;
}

TEST_CASE("each row stands where it calls for the person, and for nobody else") {
  Town town;
  town.offered("待签一篇");
  town.draft("草稿一篇");
  {
    TownDesk desk(town);
    desk.sign_in(kReporterPassphrase);
    CHECK(desk.work.way.place() == app::Place::kDesk);
    const app::Awaiting& awaiting = desk.work.workdesk.awaiting(desk.work.snapshot());
    CHECK(awaiting.to_sign.size() + awaiting.with_leader.size() == 1);
    CHECK(awaiting.writing.size() == 1);
    CHECK(awaiting.to_mend.empty());
  }
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  const app::Awaiting& awaiting = desk.work.workdesk.awaiting(desk.work.snapshot());
  REQUIRE(awaiting.to_sign.size() == 1);
  CHECK(awaiting.to_sign.front()->title == "待签一篇");
  CHECK(awaiting.with_leader.empty());
}

TEST_CASE(
    "open work of somebody who has left is on the successor's desk, and drafts stay where they "
    "were") {
  const std::string colleague = "李接手";
  const std::string passphrase = "colleague-words";
  Town town;
  town.offered("待签一篇");
  town.draft("草稿一篇");
  town.add_reporter(colleague, passphrase);
  std::map<std::string, base::PersonId> people;
  {
    const auto replica = town.replica();
    for (const auto& [id, info] : replica->registry()->people()) {
      people[replica->person_name(id)] = id;
    }
  }
  const base::PersonId leaver = people.at(kReporterName);
  {
    TownDesk desk(town);
    desk.sign_in(passphrase);
    CHECK(desk.work.workdesk.awaiting(desk.work.snapshot()).handed_over.empty());
  }
  // From tomorrow on: until then nobody has left.
  town.office_says(domain::subject_of(leaver),
                   domain::PersonLeft{day("2024-03-12"), people.at(colleague)});
  {
    TownDesk desk(town);
    desk.sign_in(passphrase);
    CHECK(desk.work.snapshot().account->takes_over.empty());
  }
  town.clock.set(at("2024-03-12 09:00"));
  TownDesk desk(town);
  desk.sign_in(passphrase);
  CHECK(desk.work.snapshot().account->takes_over.at(leaver) == kReporterName);
  const app::Awaiting& awaiting = desk.work.workdesk.awaiting(desk.work.snapshot());
  REQUIRE(awaiting.handed_over.size() == 1);
  CHECK(awaiting.handed_over.front()->title == "待签一篇");
  REQUIRE(awaiting.writing.size() == 1);
  CHECK(awaiting.writing.front()->title == "草稿一篇");
}

TEST_CASE("the figures are there after signing in, with the pace of the month") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  const auto sheet = desk.work.standing.sheet();
  REQUIRE(sheet);
  REQUIRE_FALSE(sheet->targets.empty());
  REQUIRE(sheet->targets.front().cells.size() == 1);  // January and February were before the log
  const app::TargetCell& month = sheet->targets.front().cells.front();
  CHECK(month.period == "2024-03");
  CHECK(month.pace.missing == "8");
  CHECK(month.pace.days_left == 21);
  CHECK(month.pace.per_week == "3");
  CHECK(month.pace.behind);
  REQUIRE_FALSE(sheet->next.empty());
  CHECK(sheet->next.front().points == "5");
  CHECK(sheet->next.front().kinds.size() == 2);
  CHECK_FALSE(sheet->next.front().clause.empty());
}

TEST_CASE("pace: what is met asks for nothing, and a ratio is no number of items") {
  rules::Target target;
  rules::Measure count;
  count.how = rules::CountItems{};
  rules::Measure ratio;
  ratio.how = rules::RatioOf{};
  rules::TargetStatus status;
  status.target = &target;
  status.period = *rules::parse_period("2024-03");
  status.value = base::Decimal(8);
  status.done = base::Fraction::whole(8);
  CHECK(app::pace_of(status, &count, day("2024-03-11")).missing.empty());
  CHECK_FALSE(app::pace_of(status, &count, day("2024-03-11")).behind);
  status.done = base::Fraction::whole(5);
  CHECK(app::pace_of(status, &count, day("2024-03-11")).per_week == "1");
  CHECK_FALSE(app::pace_of(status, &count, day("2024-03-11")).behind);
  CHECK(app::pace_of(status, &ratio, day("2024-03-11")).per_week.empty());
  const app::Pace last = app::pace_of(status, &count, day("2024-03-30"));
  CHECK(last.days_left == 2);
  CHECK(last.missing == "3");
  CHECK(last.per_week.empty());
  CHECK(last.behind);
}

TEST_CASE("the rank names the unit ahead and the distance; ties are marked in both rankings") {
  Town town;
  protocol::StandingDocument document = standing();
  document.units = {standing_unit("angsu", "0", 2, true),
                    standing_unit("chengchuan", "12.5", 1, false),
                    standing_unit("shanghaimiao", "0", 2, true)};
  document.units.front().completion = "0";
  town.publish(document);
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  const auto sheet = desk.work.standing.sheet();
  REQUIRE(sheet);
  REQUIRE(sheet->published);
  REQUIRE(sheet->published->own);
  const app::RankGap& own = *sheet->published->own;
  CHECK(own.place == 2);
  CHECK(own.tied);
  CHECK(own.ahead == "城川镇");
  CHECK(own.gap == "12.5");
  CHECK_FALSE(own.percent);
  CHECK(sheet->published->agrees);
  CHECK(sheet->published->places.back().tied);
  CHECK(sheet->published->places.back().tied_in_group);
}

}  // namespace
}  // namespace yibao::testing
