#include <doctest/doctest.h>

#include "tests/app/asking_office.h"

namespace yibao::testing {
namespace {

using app::AskedFilter;
using base::UnitCode;
using client::Chase;
using domain::CommissionVerdict;
using Section = app::AskingPlace::Section;

const app::AskedLine& line_of(AskingOffice& office, const std::string& title) {
  for (const app::AskedLine& line : office.place().sheet()->lines) {
    if (line.title == title) return line;
  }
  throw std::out_of_range(title);
}

TEST_CASE("the list counts who has said what, the nearest deadline first") {
  AskingOffice office;
  const auto late = office.asks("后到期的", "2024-03-20 18:00", {"jiaotiju"});
  const auto soon =
      office.asks("先到期的", "2024-03-13 18:00", {"chengchuan", "jiaotiju", "fagaiwei"});
  office.acknowledges("chengchuan", soon);
  office.town.received_from("chengchuan", {"按时报的", soon});
  office.acknowledges("jiaotiju", soon);
  office.asks_for_time("jiaotiju", soon, "2024-03-15 18:00", "人手紧");
  office.declines("fagaiwei", soon);
  office.sits_down();
  REQUIRE(office.place().sheet());
  CHECK(office.place().sheet()->lines[0].id == soon);
  CHECK(office.place().sheet()->lines[1].id == late);
  const client::CommissionTally& tally = line_of(office, "先到期的").tally;
  CHECK(tally.asked == 3);
  CHECK(tally.acknowledged == 2);
  CHECK(tally.in_time == 1);
  CHECK(tally.extension == 1);
  CHECK(tally.declined == 1);
  CHECK(tally.judged == 0);
  CHECK(tally.to_judge == 1);
  CHECK(office.place().count(AskedFilter::kOpen) == 2);
  CHECK(office.place().count(AskedFilter::kOverdue) == 0);
  CHECK(office.place().count(AskedFilter::kToJudge) == 1);
}

TEST_CASE(
    "past its deadline a commission is overdue until everybody is judged; then it is closed") {
  AskingOffice office;
  const auto id = office.asks("到期的", "2024-03-12 18:00", {"chengchuan", "jiaotiju"});
  office.town.received_from("chengchuan", {"按时报的", id});
  office.town.clock.advance(std::chrono::hours(48));
  office.sits_down();
  CHECK(line_of(office, "到期的").overdue());
  CHECK(line_of(office, "到期的").tally.overdue == 1);
  CHECK(line_of(office, "到期的").tally.to_judge == 2);
  office.gets_up();
  office.judged_elsewhere("chengchuan", id, CommissionVerdict::kDone);
  office.judged_elsewhere("jiaotiju", id, CommissionVerdict::kMissed);
  office.sits_down();
  CHECK_FALSE(line_of(office, "到期的").open());
  CHECK(line_of(office, "到期的").tally.in_time == 1);
  CHECK(office.place().count(AskedFilter::kClosed) == 1);
  CHECK(office.place().count(AskedFilter::kOpen) == 0);
}

TEST_CASE("an item that was taken back is no answer any more") {
  AskingOffice office;
  const auto id = office.asks("约稿", "2024-03-20 18:00", {"chengchuan"});
  const auto item = office.town.received_from("chengchuan", {"撤回的", id});
  office.town.unit_says("chengchuan", item, domain::DraftWithdrawn{"mistake"});
  office.sits_down();
  CHECK(line_of(office, "约稿").tally.in_time == 0);
}

TEST_CASE("who is to be reminded is told by how pressing it is, with a text for the group") {
  AskingOffice office;
  const auto id =
      office.asks("供暖保障", "2024-03-13 18:00", {"chengchuan", "jiaotiju", "fagaiwei"});
  office.asks("春耕备耕", "2024-03-25 18:00", {"chengchuan", "jiaotiju"});
  office.acknowledges("chengchuan", id);
  office.asks_for_time("jiaotiju", id, "2024-03-15 18:00", "人手紧");
  office.sits_down();
  const auto& chased = office.place().sheet()->chased;
  REQUIRE(chased.size() == 2);
  REQUIRE(chased[0].lines.size() == 3);
  CHECK(chased[0].lines[0].why == Chase::kDueSoon);
  CHECK(chased[0].lines[2].why == Chase::kExtension);
  CHECK(chased[0].lines[2].until == at("2024-03-15 18:00"));
  CHECK(chased[0].lines[2].note == "人手紧");
  CHECK(chased[1].lines[0].why == Chase::kUnseen);
  const std::string text =
      client::chase_text(texts::Language::kChinese, chased, base::kChinaOffset);
  CHECK(text.find("【约稿催办】供暖保障（3月13日 18:00 截止）") != std::string::npos);
  CHECK(text.find("期限临近还没有报送：") != std::string::npos);
  CHECK(text.find("发改委（还没有确认收到）") != std::string::npos);
  CHECK(text.find("还没有确认收到：") != std::string::npos);
  CHECK(text.find("人手紧") == std::string::npos);  // waits for the office, not for the unit
  const papers::Paper paper = app::chase_paper(texts::Language::kChinese, chased,
                                               office.town.clock.now(), base::kChinaOffset);
  CHECK(paper.blocks.size() == 4);
}

TEST_CASE("nobody is reminded of what is answered, judged or cancelled") {
  AskingOffice office;
  const auto answered = office.asks("已报的", "2024-03-13 18:00", {"chengchuan"});
  office.town.received_from("chengchuan", {"已报的", answered});
  const auto judged = office.asks("已评的", "2024-03-13 18:00", {"chengchuan", "jiaotiju"});
  office.judged_elsewhere("jiaotiju", judged, CommissionVerdict::kMissed);
  const auto cancelled = office.asks("已取消的", "2024-03-13 18:00", {"chengchuan"});
  office.town.office_says_of({"chengchuan"}, cancelled,
                             domain::CommissionCancelled{office.issued(cancelled), "not_needed"});
  office.sits_down();
  const auto& chased = office.place().sheet()->chased;
  REQUIRE(chased.size() == 1);
  CHECK(chased[0].commission == judged);
  CHECK(chased[0].lines.size() == 1);
}

TEST_CASE("a unit that owes one of two items is still reminded") {
  AskingOffice office;
  const auto id = office.asks("各报两篇", "2024-03-13 18:00", {"chengchuan"}, 2);
  office.town.received_from("chengchuan", {"第一篇", id});
  office.sits_down();
  REQUIRE(office.place().sheet()->chased.size() == 1);
  CHECK(office.place().sheet()->chased[0].lines[0].missing == 1);
  CHECK(line_of(office, "各报两篇").tally.in_time == 0);
}

TEST_CASE("coming back from an item that answers it, the commission is open again") {
  AskingOffice office;
  const auto id = office.asks("约稿", "2024-03-20 18:00", {"chengchuan"});
  const auto item = office.town.received_from("chengchuan", {"答复", id});
  TownDesk& desk = office.sits_down();
  office.place().open(id);
  desk.settle();
  REQUIRE(office.place().one.sheet());
  office.place().look_away();
  desk.work.open_subject(item);
  desk.settle();
  CHECK(desk.work.way.place() != app::Place::kAsking);
  desk.work.way.back();
  desk.settle();
  CHECK(office.place().one.opened() == id);
  CHECK(office.place().one.sheet());
  desk.work.way.go(app::Place::kDesk);
  desk.work.way.go(app::Place::kAsking);
  desk.settle();
  CHECK_FALSE(office.place().one.opened());
}

TEST_CASE("the office is led to the commissions it issued, a unit to those it was asked for") {
  AskingOffice office;
  const auto id = office.asks("约稿", "2024-03-20 18:00", {"chengchuan"});
  TownDesk& desk = office.sits_down(app::Place::kDesk);
  desk.work.open_commission(id);
  CHECK(desk.work.way.place() == app::Place::kAsking);
  CHECK(office.place().one.opened() == id);
  Town town;
  const auto other = town.commission("约稿", at("2024-03-20 18:00"));
  TownDesk unit(town);
  unit.sign_in(kReporterPassphrase);
  unit.work.open_commission(other);
  CHECK(unit.work.way.place() == app::Place::kCommissions);
}

}  // namespace
}  // namespace yibao::testing
