#include "client/core/app/office/awards_place.h"

#include <doctest/doctest.h>

#include "client/core/app/office/office.h"
#include "client/core/bulletin_drafting.h"
#include "tests/app/bulletin_stage.h"
#include "tests/support/files.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

using client::AwardState;

// 昌吉's notice: the first counties and parks, authors by what bulletins show.
struct AtAwards {
  BulletinStage stage{"changji", {"fukangshi", "qitaixian", "muleixian", "zhundong"}};
  domain::Subject item;
  std::unique_ptr<TownDesk> desk;

  AtAwards() {
    item = stage.item_of("fukangshi", "关于冬小麦长势的调查");
    stage.adopt("fukangshi", item, "neikan", "2024-03-20", "dynamic");
    stage.adopt("fukangshi", item, "xinjiang_yaoqing", "2024-03-28");
  }
  void sit_down() {
    desk = std::make_unique<TownDesk>(stage.town);
    desk->sign_in(kPublisherPassphrase);
    desk->work.way.go(app::Place::kAwards);
    settle();
  }
  void settle() {
    desk->settle();
    desk->settle();
  }
  app::AwardsPlace& place() { return desk->work.office().awards; }
  const client::UnitAwardLine& unit(const std::string& code) {
    for (const auto& line : place().sheet()->account.units) {
      if (line.unit == code) return line;
    }
    FAIL("no line of " << code);
    return place().sheet()->account.units.front();
  }
  const client::ItemAwardLine& author() { return place().sheet()->account.items.at(0); }
};

TEST_CASE("a year that is not over pays nothing; what it would pay is shown") {
  AtAwards at;
  at.stage.wait_until("2024-10-05 09:00");
  at.sit_down();
  at.place().choose(*rules::parse_period("2024"));
  at.settle();
  CHECK(at.place().sheet()->account.running);
  CHECK(at.unit("fukangshi").state == AwardState::kRunning);
  CHECK(at.author().state == AwardState::kRunning);
  CHECK(at.place().missing() == "why.award_running");
}

TEST_CASE(
    "units are paid by their places, those that tie at the cut only when the office says so") {
  AtAwards at;
  at.stage.wait_until("2025-01-10 09:00");
  at.sit_down();
  REQUIRE(at.place().sheet()->account.period.text() == "2024");
  const client::UnitAwardLine& first = at.unit("fukangshi");
  CHECK(first.award == "best_county");
  CHECK(first.place == 1);
  CHECK(first.amount.text() == "2000");
  // Two counties without any points share the second place: both fit among the first three.
  CHECK(first.state == AwardState::kDue);
  CHECK(at.unit("qitaixian").state == AwardState::kDue);
  CHECK(at.unit("zhundong").award == "best_park");
}

TEST_CASE("of a tie at the cut nobody is paid before somebody decides; the decision is kept") {
  BulletinStage stage{"changji",
                      {"fukangshi", "changjishi", "qitaixian", "muleixian", "manasixian"}};
  stage.wait_until("2025-01-10 09:00");
  TownDesk desk(stage.town);
  desk.sign_in(kPublisherPassphrase);
  desk.work.way.go(app::Place::kAwards);
  desk.settle();
  app::AwardsPlace& place = desk.work.office().awards;
  REQUIRE(place.sheet());
  REQUIRE(place.sheet()->account.units.size() >= 4);
  CHECK(place.sheet()->account.units[0].state == AwardState::kToDecide);
  CHECK(place.missing() == "why.award_undecided");
  CHECK(place.sheet()->payments.empty());
  place.choose(place.sheet()->account.units[1], true);
  desk.settle();
  desk.settle();
  CHECK(place.is_chosen(place.sheet()->account.units[1]));
  CHECK(place.sheet()->account.units[1].state == AwardState::kDue);
  CHECK(place.missing().empty());
  CHECK(place.sheet()->total.text() == "2000");
  place.choose(place.sheet()->account.units[1], false);
  desk.settle();
  desk.settle();
  CHECK(place.missing() == "why.award_undecided");
}

TEST_CASE("authors are paid only by what published bulletins show, and by name") {
  AtAwards at;
  at.stage.wait_until("2025-01-10 09:00");
  at.sit_down();
  CHECK(at.author().title == "关于冬小麦长势的调查");
  CHECK(at.author().authors == std::vector<std::string>{"甲某", "乙某"});
  CHECK(at.author().earned.text() == "500");
  CHECK(at.author().payable.is_zero());
  CHECK(at.author().state == AwardState::kUnpublished);
  at.desk.reset();
  at.stage.publish("2024-03");
  at.sit_down();
  CHECK(at.author().payable.text() == "500");
  CHECK(at.author().state == AwardState::kDue);
  CHECK(at.author().evidence.front().bulletin == 1);
  const auto& payment = at.place().sheet()->payments.back();
  CHECK(payment.reason == "《关于冬小麦长势的调查》被《新疆要情》（2024年3月28日）采用");
  CHECK(payment.payees.size() == 2);
  at.place().leave_titles_out(true);
  at.settle();
  CHECK(at.place().sheet()->payments.back().reason ==
        "报送的信息被《新疆要情》（2024年3月28日）采用");
}

TEST_CASE("what came after the bulletin of its month is not shown by it") {
  AtAwards at;
  at.stage.wait_until("2024-04-02 09:00");
  at.stage.publish("2024-03");
  at.stage.adopt("fukangshi", at.item, "zuori_yaoqing", "2024-03-30");
  at.stage.wait_until("2025-01-10 09:00");
  at.sit_down();
  CHECK(at.author().earned.text() == "600");
  CHECK(at.author().payable.text() == "500");
}

TEST_CASE("what was settled is not paid again; what changes later is paid beyond or taken back") {
  AtAwards at;
  at.stage.wait_until("2025-01-10 09:00");
  at.stage.publish("2024-03");
  at.sit_down();
  const std::string total = at.place().sheet()->total.text();
  at.place().settle();
  at.settle();
  REQUIRE(at.desk->work.way.place() == app::Place::kBulletins);
  app::BulletinsPlace& bulletins = at.desk->work.office().bulletins;
  REQUIRE(bulletins.shown());
  CHECK(bulletins.shown()->title == "关于2024年度政务信息工作奖励情况的通报");
  CHECK(bulletins.shown()->settled.size() == 5);
  at.desk.reset();
  at.stage.publish("2024", domain::BulletinKind::kAwards);
  at.sit_down();
  CHECK(at.unit("fukangshi").state == AwardState::kSettled);
  CHECK(at.author().state == AwardState::kSettled);
  CHECK(at.place().sheet()->settled.has_value());
  CHECK(at.place().missing() == "why.award_none");
  at.desk.reset();

  // A county drops out since another one overtakes it, and the item is taken once more.
  at.stage.wait_until("2025-02-10 09:00");
  at.stage.adopt("fukangshi", at.item, "zuori_yaoqing", "2024-12-30");
  at.stage.publish("2024-12");
  at.sit_down();
  CHECK(at.author().state == AwardState::kDue);
  CHECK(at.author().settled.text() == "500");
  CHECK(at.author().payable.text() == "600");
  REQUIRE(at.place().sheet()->payments.size() == 1);
  CHECK(at.place().sheet()->payments.front().amount == "100");
  at.place().settle();
  at.settle();
  CHECK(at.desk->work.office().bulletins.shown()->title ==
        "关于2024年度政务信息工作奖励情况的更正通报");
}

TEST_CASE("what is no longer earned after it was settled is taken back") {
  AtAwards at;
  at.stage.wait_until("2025-01-10 09:00");
  at.stage.publish("2024-03");
  at.stage.publish("2024", domain::BulletinKind::kAwards);
  const auto adoption = [&] {
    const auto replica = at.stage.town.replica();
    return must(replica->item(at.item)).adoptions.at(1).id;
  }();
  at.stage.says("fukangshi", at.item, domain::FactRetracted{adoption, {}, "mistake", {}});
  at.sit_down();
  bool found = false;
  for (const auto& line : at.place().sheet()->account.items) {
    found = found || (line.state == AwardState::kOverpaid && line.settled.text() == "500");
  }
  CHECK(found);
  CHECK(at.place().sheet()->payments.back().amount == "-500");
}

TEST_CASE("the payee sheet is written, of what is due and of what was settled") {
  AtAwards at;
  at.stage.wait_until("2025-01-10 09:00");
  at.stage.publish("2024-03");
  at.sit_down();
  TempFolder folder;
  const auto saved = [&](bool as_pdf, bool settled, const char* name) {
    at.place().save_payees(as_pdf, settled);
    at.settle();
    auto& picker = at.desk->work.picker;
    REQUIRE(picker.is_open());
    picker.go(folder.path());
    at.settle();
    picker.text = name;
    picker.accept();
    at.settle();
    return read_file(folder.path() / name);
  };
  CHECK(saved(true, false, "due.pdf").starts_with("%PDF"));
  CHECK(saved(false, false, "due.xlsx").starts_with("PK"));
  at.desk.reset();
  at.stage.publish("2024", domain::BulletinKind::kAwards);
  at.sit_down();
  CHECK(saved(true, true, "settled.pdf").starts_with("%PDF"));
}

TEST_CASE("where the rules have no awards there is nothing to show") {
  BulletinStage stage;
  TownDesk desk(stage.town);
  desk.sign_in(kPublisherPassphrase);
  desk.work.way.go(app::Place::kAwards);
  desk.settle();
  REQUIRE(desk.work.office().awards.sheet());
  CHECK(desk.work.office().awards.sheet()->periods.empty());
  CHECK(!desk.work.office().awards.missing().empty());
}

}  // namespace
}  // namespace yibao::testing
