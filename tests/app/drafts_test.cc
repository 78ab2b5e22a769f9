// The list of drafts: order, filters, searching in texts.
#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

using app::DraftColumn;

app::DraftRows rows_of(std::initializer_list<app::DraftRow> rows) {
  app::DraftRows made;
  for (const app::DraftRow& row : rows) made.push_back(std::make_shared<const app::DraftRow>(row));
  return made;
}

app::DraftRow row(const std::string& title, const std::string& state, int minute) {
  app::DraftRow made;
  made.title = title;
  made.state = state;
  made.local = state == "drafting";
  made.changed_at = base::from_millis(minute * 60'000);
  return made;
}

std::string order(const app::DraftRows& rows, app::DraftChoice choice) {
  std::string titles;
  for (const auto& row : app::arrange(rows, choice, nullptr).rows) titles += row->title;
  return titles;
}

TEST_CASE("drafts stand by any column, either way, and equal ones keep their order") {
  const auto rows = rows_of({row("C", "returned", 9), row("A", "drafting", 8),
                             row("D", "received", 7), row("B", "returned", 6)});
  app::DraftChoice choice;
  CHECK(order(rows, choice) == "CADB");
  choice.descending = false;
  CHECK(order(rows, choice) == "BDAC");
  choice.column = DraftColumn::kTitle;
  CHECK(order(rows, choice) == "ABCD");
  choice.column = DraftColumn::kState;
  CHECK_MESSAGE(order(rows, choice) == "ADCB", "as far as they have come");
  choice.descending = true;
  CHECK(order(rows, choice) == "CBDA");
  choice.filter = app::DraftFilter::kToMend;
  CHECK(order(rows, choice) == "CB");
  choice.search = "b";
  CHECK(order(rows, choice) == "B");
}

TEST_CASE("pressing a column's head twice turns it round") {
  Town town;
  TownDesk desk(town);
  app::DraftsPlace& place = desk.work.drafts;
  place.sort_by(DraftColumn::kTitle);
  CHECK_FALSE(place.choice.descending);
  place.sort_by(DraftColumn::kTitle);
  CHECK(place.choice.descending);
  place.sort_by(DraftColumn::kChanged);
  CHECK(place.choice.descending);
}

TEST_CASE("texts are searched, drafts and items, the newest first") {
  Town town;
  town.offered("已报一篇");
  town.clock.advance(std::chrono::minutes(1));
  town.draft("草稿一篇");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  app::DraftsPlace& place = desk.work.drafts;
  desk.work.way.go(app::Place::kDrafts);
  desk.settle();
  CHECK_FALSE(place.texts.active());
  place.choice.search = "可燃物　126名";
  place.search_texts();
  CHECK(place.texts.running());
  desk.settle();
  CHECK_FALSE(place.texts.running());
  CHECK(place.texts.done() == 2);
  const auto found = place.found();
  REQUIRE(found.size() == 2);
  CHECK(found[0]->row->title == "草稿一篇");
  CHECK(found[1]->row->title == "已报一篇");
  CHECK(found[0]->snippet.match == "可燃物");
  CHECK(found[0]->snippet.before.ends_with("清理"));
  CHECK(found[0]->snippet.after.starts_with("52处"));
  place.choice.filter = app::DraftFilter::kWriting;
  CHECK(place.found().size() == 1);
  place.choice.search = "没有这样的话";
  place.search_texts();
  desk.settle();
  CHECK(place.texts.active());
  CHECK(place.found().empty());
  place.choice.search = "  ";
  place.search_texts();
  CHECK_FALSE(place.texts.active());
}

TEST_CASE("a search that is stopped reads no further and keeps what it found") {
  Town town;
  {
    const auto replica = town.replica();
    client::DraftDocument document;
    document.words.body = "巡查草场";
    for (std::size_t i = 0; i < 2 * app::TextSearch::kSlice; ++i) {
      document.words.title = std::to_string(i);
      REQUIRE(client::new_draft(*replica, document));
    }
  }
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  app::TextSearch& texts = desk.work.drafts.texts;
  desk.work.way.go(app::Place::kDrafts);
  desk.settle();
  desk.work.drafts.choice.search = "草场";
  desk.work.drafts.search_texts();
  app::work_off(desk.core, desk.desk);
  desk.desk.open_mail();
  CHECK(texts.done() == app::TextSearch::kSlice);
  CHECK(texts.running());
  texts.stop();
  desk.settle();
  CHECK(texts.done() == app::TextSearch::kSlice);
  CHECK(texts.found().size() == app::TextSearch::kSlice);
  CHECK(texts.total() == 2 * app::TextSearch::kSlice);
}

}  // namespace
}  // namespace yibao::testing
