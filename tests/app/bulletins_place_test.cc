#include "client/core/app/office/bulletins_place.h"

#include <doctest/doctest.h>

#include "client/core/app/office/office.h"
#include "client/core/commands/items.h"
#include "shared/report/bulletin_prose.h"
#include "tests/app/bulletin_stage.h"
#include "tests/support/files.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

using PartKind = app::BulletinDraft::PartKind;
using Format = app::BulletinsPlace::Format;

// An officer at the bulletins, after a first quarter with three units.
struct AtBulletins {
  BulletinStage stage;
  domain::Subject item;
  std::unique_ptr<TownDesk> desk;

  AtBulletins() {
    item = stage.item_of("chengchuan", "城川镇推进民族团结进步工作");
    stage.adopt("chengchuan", item, "ordos_zhengxun", "2024-03-20");
    stage.item_of("jiaotiju", "教体局开展校园安全检查");
    stage.wait_until("2024-04-03 09:00");
    sit_down();
  }
  void sit_down() {
    desk = std::make_unique<TownDesk>(stage.town);
    desk->sign_in(kPublisherPassphrase);
    desk->work.way.go(app::Place::kBulletins);
    settle();
  }
  void settle() {
    desk->settle();
    desk->settle();
  }
  app::BulletinsPlace& place() { return desk->work.office().bulletins; }
  app::BulletinDraft& draft() { return place().draft; }
  void start(const char* period) {
    place().start(*rules::parse_period(period));
    settle();
  }
  std::size_t part(PartKind kind, const std::string& id) {
    for (std::size_t i = 0; i < draft().parts().size(); ++i) {
      if (draft().parts()[i].kind == kind && draft().parts()[i].id == id) return i;
    }
    FAIL("no part " << id);
    return 0;
  }
  void select(PartKind kind, const std::string& id) {
    draft().select(part(kind, id));
    settle();
  }
  // Long enough for what is typed to be kept.
  void pause() {
    settle();
    stage.town.clock.advance(std::chrono::seconds(2));
    settle();
  }
  void publish() {
    draft().publish([this](const domain::Subject&) { place().back(); });
    settle();
  }
  // The exchange: it needs the folder for itself.
  void deliver() {
    desk.reset();
    stage.town.deliver_waiting();
    sit_down();
  }
  const report::Bulletin& shown() { return *place().shown(); }
  std::string section(const char* id) {
    const auto* found = shown().section(id);
    return found == nullptr ? "" : found->text;
  }
};

TEST_CASE("the list has the periods that the rules want a bulletin of, and how each stands") {
  AtBulletins at;
  REQUIRE(at.place().sheet());
  const auto& sheet = *at.place().sheet();
  CHECK(sheet.every == rules::PeriodKind::kQuarter);
  REQUIRE(sheet.due.size() == 2);  // nothing is due of the time before the log
  CHECK(sheet.due[0].running);
  CHECK(sheet.due[1].period.text() == "2024-Q1");
  CHECK(!sheet.due[1].published);
  CHECK(!sheet.due[1].drafting);
  CHECK(sheet.published.empty());
  at.place().kind = 0;
  CHECK(at.place().periods().front().text() == "2024-04");
  CHECK(at.place().periods().back().text() == "2022-01");
}

TEST_CASE("a draft makes itself, follows what is typed, and is kept when the place is left") {
  AtBulletins at;
  at.start("2024-Q1");
  REQUIRE(at.place().shown());
  CHECK(at.section(report::section::kOverall).find("共报送政务信息2条，采用1条") !=
        std::string::npos);
  at.select(PartKind::kSection, report::section::kRequirements);
  at.draft().text.load("请各单位再接再厉。");
  at.draft().heading = "几点要求";
  at.settle();
  CHECK(at.section(report::section::kRequirements) == "请各单位再接再厉。");
  CHECK(at.draft().part()->edited);
  at.desk->work.way.go(app::Place::kDesk);
  at.settle();
  at.desk->work.way.go(app::Place::kBulletins);
  at.settle();
  REQUIRE(at.place().sheet()->drafts.size() == 1);
  CHECK(at.place().sheet()->due[1].drafting);
  at.start("2024-Q1");
  CHECK(at.section(report::section::kRequirements) == "请各单位再接再厉。");
  CHECK(at.shown().section(report::section::kRequirements)->heading == "几点要求");
}

TEST_CASE("what was typed outlives a lock and the end of the program") {
  AtBulletins at;
  at.start("2024-Q1");
  at.select(PartKind::kHead, "head");
  at.draft().head.addressees = "各苏木镇人民政府";
  at.desk->work.ask_to_leave(app::Workplace::Leaving::kClose);
  at.settle();
  CHECK(at.desk->work.closed());
  at.desk.reset();
  at.sit_down();
  at.start("2024-Q1");
  CHECK(at.shown().head->addressees == "各苏木镇人民政府");
}

TEST_CASE("parts are left out, moved and added; an own one is removed, another restored") {
  AtBulletins at;
  at.start("2024-Q1");
  at.draft().leave_out(at.part(PartKind::kTable, "targets"), true);
  at.draft().leave_out(at.part(PartKind::kSection, report::section::kGaps), true);
  at.draft().leave_out(at.part(PartKind::kChart, "chart.overall"), true);
  CHECK(at.section(report::section::kGaps).empty());
  for (const auto& table : at.shown().tables) CHECK(table.id != "targets");
  for (const auto& chart : at.shown().charts) CHECK(chart.id != "chart.overall");
  const auto order = [&] {
    std::string ids;
    for (const auto& section : at.shown().sections) ids += section.id + " ";
    return ids;
  };
  at.select(PartKind::kSection, report::section::kRequirements);
  at.draft().move(at.draft().selected(), -1);
  at.draft().move(at.draft().selected(), -1);
  CHECK(order() == "opening overall requirements praise ");
  CHECK(at.draft().part()->id == report::section::kRequirements);
  at.draft().add_section("其他事项");
  CHECK(at.draft().part()->own);
  at.draft().text.load("本通报由信息科负责解释。");
  at.settle();
  CHECK(order() == "opening overall requirements praise own-1 ");
  at.draft().restore(at.draft().selected());
  CHECK(order() == "opening overall requirements praise ");
  at.select(PartKind::kSection, report::section::kOpening);
  at.draft().text.load("改了。");
  at.settle();
  at.draft().restore(at.draft().selected());
  CHECK(at.section(report::section::kOpening).starts_with("根据《"));
  CHECK(!at.draft().part()->edited);
}

TEST_CASE("words written over figures that moved are marked until somebody has looked") {
  AtBulletins at;
  at.start("2024-Q1");
  at.select(PartKind::kSection, report::section::kOverall);
  at.draft().text.load("一季度共报送2条，采用1条。");
  at.pause();
  CHECK(at.draft().behind_count() == 0);
  at.desk.reset();
  at.stage.adopt("jiaotiju", at.stage.item_of("jiaotiju", "补报的"), "ordos_zhengxun",
                 "2024-03-25");
  at.sit_down();
  at.start("2024-Q1");
  CHECK(at.section(report::section::kOverall) == "一季度共报送2条，采用1条。");
  CHECK(at.draft().behind_count() == 1);
  at.draft().confirm(at.part(PartKind::kSection, report::section::kOverall));
  CHECK(at.draft().behind_count() == 0);
  CHECK(at.section(report::section::kOverall) == "一季度共报送2条，采用1条。");
}

TEST_CASE("what is shown is published, listed, and read from its snapshot") {
  AtBulletins at;
  at.start("2024-Q1");
  CHECK(!at.draft().blocked());
  CHECK(at.draft().drafted()->units == 3);
  at.publish();
  CHECK(!at.draft().is_open());
  REQUIRE(at.place().sheet()->published.size() == 1);
  CHECK(at.place().sheet()->published[0].pending);
  CHECK(at.place().sheet()->drafts.empty());
  at.deliver();
  const app::BulletinLine line = at.place().sheet()->published[0];
  CHECK(!line.pending);
  CHECK(at.place().sheet()->due[1].published == line.event);
  CHECK(at.place().watch().changed_units(line.event) == 0);
  at.place().read(line.event);
  at.settle();
  REQUIRE(at.place().published());
  CHECK(at.place().published()->bulletin.title == "关于2024年第一季度政务信息工作情况的通报");
  REQUIRE(at.place().changes());
  CHECK(at.place().changes()->empty());
}

TEST_CASE("publishing waits until everything of the office's own is in the log") {
  AtBulletins at;
  const auto said = at.desk->core.change(
      [&](client::Replica& replica) { return client::comment_item(replica, at.item, "数字很好"); });
  REQUIRE(said.has_value());
  at.settle();
  at.start("2024-Q1");
  REQUIRE(at.draft().blocked());
  at.publish();
  CHECK(at.draft().is_open());
  REQUIRE(at.draft().problem());
  CHECK(at.draft().problem()->code == base::ErrorCode::kNotAllowedNow);
}

TEST_CASE("a later change is shown with its entries and leads to a correction") {
  AtBulletins at;
  at.desk.reset();
  const base::EventId first = at.stage.publish("2024-Q1");
  at.stage.adopt("jiaotiju", at.stage.item_of("jiaotiju", "补报的"), "ordos_zhengxun",
                 "2024-03-25");
  at.sit_down();
  CHECK(*at.place().watch().changed_units(first) > 0);
  at.place().read(first);
  at.settle();
  REQUIRE(at.place().changes());
  bool told = false;
  for (const report::BulletinChange& change : *at.place().changes()) {
    if (change.name != "教体局") continue;
    told = true;
    REQUIRE(!change.causes.empty());
    CHECK(!change.causes.back().gone);
  }
  CHECK(told);
  at.place().correct();
  at.settle();
  REQUIRE(at.place().shown());
  CHECK(at.shown().corrects->event == first.text());
  CHECK(at.section(report::section::kChanges).find("教体局：") != std::string::npos);
  // The same period once more is its correction.
  at.place().back();
  at.settle();
  at.start("2024-Q1");
  CHECK(at.draft().plan()->corrects == first);
  at.publish();
  CHECK(at.place().sheet()->published.size() == 2);
  CHECK(at.place().sheet()->published[1].corrected);
}

TEST_CASE("a bulletin goes into files of all four kinds, the same one into the same bytes") {
  AtBulletins at;
  at.start("2024-Q1");
  TempFolder folder;
  const auto saved = [&](Format format, const char* name) {
    at.place().save(format);
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
  CHECK(saved(Format::kPdf, "a.pdf").starts_with("%PDF"));
  CHECK(saved(Format::kDocx, "a.docx").starts_with("PK"));
  CHECK(saved(Format::kXlsx, "a.xlsx").starts_with("PK"));
  CHECK(saved(Format::kCsv, "a.csv").starts_with("\xEF\xBB\xBF"));
  CHECK(saved(Format::kPdf, "b.pdf") == read_file(folder.path() / "a.pdf"));
  CHECK(saved(Format::kDocx, "b.docx") == read_file(folder.path() / "a.docx"));
  CHECK(saved(Format::kXlsx, "b.xlsx") == read_file(folder.path() / "a.xlsx"));
}

}  // namespace
}  // namespace yibao::testing
