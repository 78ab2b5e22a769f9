// No room on the disk: what was typed stays on the screen and is saved when there is room again.
#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "client/core/moving.h"
#include "tests/app/town.h"
#include "tests/support/full_disk.h"

namespace yibao::testing {
namespace {

using Save = app::WritingPlace::Save;

constexpr std::chrono::seconds kAPause{2};

struct Crammed {
  Crammed() { desk.sign_in(kReporterPassphrase); }
  void pause() {
    town.clock.advance(kAPause);
    desk.settle();
  }
  bool says_full() {
    const auto& problem = place().problem();
    return problem && problem->code == base::ErrorCode::kDiskFull;
  }
  app::WritingPlace& place() { return desk.work.writing; }

  FullDisk disk;
  Town town;
  domain::Subject draft = town.draft("防火巡查");
  TownDesk desk{town, disk.name()};
};

TEST_CASE("a draft that finds no room is told, stays, and is saved by the next pause with room") {
  std::string typed;
  Crammed crammed;
  crammed.desk.work.open_row(*crammed.desk.row("防火巡查"));
  crammed.desk.settle();
  app::WritingPlace& place = crammed.place();
  crammed.disk.limit(0);
  typed = place.fields.body += "又写了一段。";
  place.edited();
  crammed.pause();
  CHECK(crammed.says_full());
  CHECK(place.save_state() == Save::kFailed);
  CHECK_FALSE(place.safe_to_leave());
  CHECK(place.fields.body == typed);
  CHECK(place.text.body.utf8() == typed);
  // Still none, and more is typed.
  typed = place.fields.body += "再写一段。";
  place.edited();
  crammed.pause();
  CHECK(crammed.says_full());
  CHECK(place.fields.body == typed);
  crammed.disk.unlimit();
  crammed.pause();
  CHECK_FALSE(place.problem());
  CHECK(place.save_state() == Save::kSaved);
  CHECK(place.safe_to_leave());
  CHECK(place.fields.body == typed);
}

TEST_CASE("a new draft that finds no room is there once, when there is room") {
  Crammed crammed;
  crammed.desk.work.write_new();
  crammed.desk.settle();
  crammed.disk.limit(0);
  crammed.place().fields.title = "新写的";
  crammed.place().edited();
  for (int i = 0; i < 3; ++i) crammed.pause();
  CHECK(crammed.says_full());
  CHECK(crammed.desk.row("新写的") == nullptr);
  crammed.disk.unlimit();
  crammed.pause();
  CHECK_FALSE(crammed.place().problem());
  CHECK(crammed.desk.row("新写的") != nullptr);
  CHECK(crammed.desk.work.snapshot().drafts->size() == 2);
}

TEST_CASE("an attachment that finds no room is told, and the draft is as it was") {
  Crammed crammed;
  const TempFolder files;
  write_file(files.path() / "图.png", "\x89PNG\r\n\x1A\n" + std::string(100'000, 'p'));
  crammed.desk.work.open_row(*crammed.desk.row("防火巡查"));
  crammed.desk.settle();
  crammed.disk.limit(0);
  crammed.desk.work.papers.take({files.path() / "图.png"});
  crammed.desk.settle();
  REQUIRE(crammed.desk.work.papers.problem());
  CHECK(crammed.desk.work.papers.problem()->code == base::ErrorCode::kDiskFull);
  CHECK(crammed.place().fields.attachments.empty());
  CHECK(crammed.place().is_open());
}

TEST_CASE("drafts brought in where there is no room are told; with room they come") {
  const TempFolder files;
  {
    Town old;
    old.clock.advance(std::chrono::hours(1));
    old.draft("搬来的");
    const auto replica = old.replica();
    client::DraftsParcel parcel = client::new_parcel(*replica);
    const auto movable = client::movable_drafts(*replica);
    for (const client::MovableDraft& draft : movable->drafts) {
      parcel.drafts.push_back(**client::pack_draft(*replica, draft.draft));
    }
    write_file(files.path() / "a.yibao-drafts",
               *client::seal_parcel(parcel, "words for the file", {1}, old.random));
  }
  Crammed crammed;
  crammed.desk.work.dropped({files.path() / "a.yibao-drafts"});
  auto& in = crammed.desk.work.moving.in;
  in.passphrase = "words for the file";
  in.open();
  crammed.desk.settle();
  REQUIRE(in.coming() == 1);
  crammed.disk.limit(0);
  in.bring_in();
  crammed.desk.settle();
  REQUIRE(in.problem());
  CHECK(in.problem()->code == base::ErrorCode::kDiskFull);
  CHECK(in.coming() == 1);
  crammed.disk.unlimit();
  in.bring_in();
  crammed.desk.settle();
  CHECK(crammed.desk.row("搬来的") != nullptr);
}

}  // namespace
}  // namespace yibao::testing
