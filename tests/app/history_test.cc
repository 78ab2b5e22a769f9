// The saves of a draft: compared, taken back.
#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

domain::Subject draft_with_saves(Town& town) {
  const domain::Subject draft = town.draft("防火巡查");
  const auto replica = town.replica();
  for (const char* body : {"第一稿。", "第一稿，改过。", "重写的第三稿。"}) {
    town.clock.advance(std::chrono::minutes(1));
    auto document = *client::open_draft(*replica, draft);
    document.words.body = body;
    REQUIRE(client::save_draft(*replica, draft, document));
  }
  return draft;
}

TEST_CASE("every save is listed, compared with the one before it or with the present") {
  Town town;
  const domain::Subject draft = draft_with_saves(town);
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.open_row(*desk.row("防火巡查"));
  desk.settle();
  desk.work.show_history();
  desk.settle();
  app::HistoryPlace& place = desk.work.history;
  REQUIRE(place.sheet());
  CHECK(place.sheet()->title == "防火巡查");
  REQUIRE(place.sheet()->lines.size() == 4);
  CHECK(place.sheet()->lines.front().characters == 7);
  CHECK(place.sheet()->lines.front().saved_at > place.sheet()->lines.back().saved_at);

  place.choose(1);
  desk.settle();
  REQUIRE(place.changes());
  CHECK(place.changes()->body == client::diff_texts("第一稿。", "第一稿，改过。"));
  CHECK_FALSE(client::is_changed(place.changes()->title));
  place.compare_with(app::HistoryAgainst::kPresent);
  desk.settle();
  CHECK(place.changes()->body == client::diff_texts("第一稿，改过。", "重写的第三稿。"));
  place.choose(3);
  place.compare_with(app::HistoryAgainst::kPredecessor);
  desk.settle();
  CHECK_MESSAGE(client::is_changed(place.changes()->title), "the first save: all of it is new");
  CHECK(place.is_current(desk.work.snapshot()));
}

TEST_CASE("a save that is taken back is a save again; nothing is lost by it") {
  Town town;
  const domain::Subject draft = draft_with_saves(town);
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.open_row(*desk.row("防火巡查"));
  desk.settle();
  desk.work.writing.fields.body = "没有停顿的一句。";
  desk.work.writing.edited();
  desk.work.show_history();  // saves it first
  desk.settle();
  app::HistoryPlace& place = desk.work.history;
  REQUIRE(place.sheet()->lines.size() == 5);
  place.choose(2);
  place.restore();
  desk.settle();
  CHECK(desk.work.way.place() == app::Place::kWriting);
  CHECK(desk.work.way.notice()->key == "desk.notice.restored");
  CHECK(desk.work.writing.fields.body == "第一稿，改过。");
  desk.work.show_history();
  desk.settle();
  CHECK(place.sheet()->lines.size() == 6);
  place.choose(1);
  place.restore();
  desk.settle();
  CHECK(desk.work.writing.fields.body == "没有停顿的一句。");
  CHECK(desk.work.writing.draft() == draft);
}

}  // namespace
}  // namespace yibao::testing
