// What the unit has written before that is much like what is being written.
#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

TEST_CASE("an item that is much like the draft is pointed out, and follows the text") {
  Town town;
  town.offered("去年的巡查");  // the sample text
  {
    const auto replica = town.replica();
    client::DraftDocument document;
    document.words.title = "新的一篇";
    document.words.body = "春耕备耕工作全面展开。";
    REQUIRE(client::new_draft(*replica, document));
  }
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.open_row(*desk.row("新的一篇"));
  desk.settle();
  const app::NearDuplicates& near = desk.work.near;
  CHECK(near.found().empty());
  desk.work.writing.fields.body =
      "截至2月底，昂素镇组织护林员126名，巡查林草地38.6万亩，清理可燃物52处。"
      "例如，某嘎查在春节期间劝阻野外用火17起，未发生火情。";
  desk.work.writing.edited();
  desk.settle();
  CHECK_MESSAGE(near.found().empty(), "not while the person types");
  town.clock.advance(std::chrono::seconds(2));
  desk.settle();
  desk.settle();
  REQUIRE(near.found().size() == 1);
  CHECK(near.found().front().row->title == "去年的巡查");
  CHECK(near.found().front().percent >= app::NearDuplicates::kTextPercent);
  desk.work.writing.fields.body = "春耕备耕工作全面展开。";
  desk.work.writing.edited();
  town.clock.advance(std::chrono::seconds(2));
  desk.settle();
  desk.settle();
  CHECK(near.found().empty());
}

TEST_CASE("many texts are read a few at a time") {
  Town town;
  {
    const auto replica = town.replica();
    client::DraftDocument document;
    for (std::size_t i = 0; i < 2 * app::NearDuplicates::kSlice; ++i) {
      document.words.title = "编号" + std::to_string(i * 7919) + "的情况";
      REQUIRE(client::new_draft(*replica, document));
    }
    document.words.title = "冬春季草场防火巡查";
    REQUIRE(client::new_draft(*replica, document));
    town.clock.advance(std::chrono::minutes(1));
    document.words.title = "春季草场防火巡查";
    REQUIRE(client::new_draft(*replica, document));
  }
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.open_row(*desk.row("春季草场防火巡查"));
  for (int i = 0; i < 4; ++i) desk.settle();
  REQUIRE_FALSE(desk.work.near.found().empty());
  CHECK(desk.work.near.found().front().row->title == "冬春季草场防火巡查");
}

}  // namespace
}  // namespace yibao::testing
