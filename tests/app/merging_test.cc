// Versions of one item from two machines become one draft.
#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

// The same item offered twice, neither made from the other.
domain::Subject offered_twice(Town& town) {
  const domain::Subject item = town.offered("防火巡查");
  town.clock.advance(std::chrono::minutes(5));
  const auto replica = town.replica();
  auto document = *client::open_draft(*replica, item);
  document.parents.clear();
  document.words.title = "防火巡查见成效";
  document.words.body += "\n第二台电脑补充的一段，例如新增宣传点3处。";
  REQUIRE(client::save_draft(*replica, item, document));
  REQUIRE(client::offer_draft(*replica, item, true));
  return item;
}

TEST_CASE("two versions are shown as such and merged passage by passage") {
  Town town;
  const domain::Subject item = offered_twice(town);
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  const app::DraftRow row = *desk.work.snapshot().drafts->front();
  CHECK(row.id == item);
  CHECK(row.two_heads);
  desk.work.open_row(row);
  desk.settle();
  CHECK(desk.work.way.place() == app::Place::kMerging);
  app::MergingPlace& place = desk.work.merging;
  REQUIRE(place.sheet());
  CHECK(place.sheet()->versions.size() == 2);
  CHECK(place.sheet()->versions.front().author == kReporterName);
  REQUIRE(place.blocks().size() == 2);
  CHECK(place.blocks()[0].same);
  place.takes[1] = client::MergeTake::kRight;
  place.title = client::MergeTake::kRight;
  place.finish();
  desk.settle();
  CHECK(desk.work.way.place() == app::Place::kWriting);
  CHECK(desk.work.way.notice()->key == "desk.notice.merged");
  CHECK(desk.work.writing.fields.title == "防火巡查见成效");
  CHECK(desk.work.writing.fields.body.ends_with("宣传点3处。"));
  desk.work.writing.offer(true);
  desk.settle();
  const app::DraftRow* merged = desk.row("防火巡查见成效");
  REQUIRE(merged != nullptr);
  CHECK_FALSE(merged->two_heads);
  CHECK(merged->state == "offered");
}

TEST_CASE("an item with one version has nothing to merge") {
  Town town;
  const domain::Subject item = town.offered("防火巡查");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.merge(item);
  desk.settle();
  REQUIRE(desk.work.merging.problem());
  CHECK(desk.work.merging.problem()->code == base::ErrorCode::kNotAllowedNow);
  desk.work.merging.finish();
  CHECK_FALSE(desk.work.merging.busy());
}

}  // namespace
}  // namespace yibao::testing
