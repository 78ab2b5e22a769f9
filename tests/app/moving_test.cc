// Changing computers, as the desktop does it.
#include <doctest/doctest.h>

#include <cstdlib>

#include "client/core/commands/drafts.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

using app::MovingPlace;
using client::Arrival;

const std::string kFileWords = "words for the file";

// A computer of the town, with the place open. Its person's files are in `files`.
struct Moving {
  explicit Moving(const TempFolder& folder) : files(folder) {
    ::setenv("HOME", folder.path().c_str(), 1);
  }
  void open() {
    desk = std::make_unique<TownDesk>(town);
    desk->sign_in(kReporterPassphrase);
    desk->work.way.go(app::Place::kMoving);
    desk->settle();
  }
  MovingPlace& place() { return desk->work.moving; }
  void take_along(const std::string& name) {
    place().out.passphrase = place().out.repeated = kFileWords;
    place().out.start();
    desk->settle();
    desk->work.picker.text = name;
    desk->work.picker.accept();
    desk->settle();
  }
  // As dropped on the window; then looked into.
  void look_into(const std::string& name, const std::string& words = kFileWords) {
    desk->work.dropped({files.path() / name});
    place().in.passphrase = words;
    place().in.open();
    desk->settle();
  }
  std::string problem_in() {
    const auto& problem = place().in.problem();
    return problem ? std::string(base::name(problem->code)) : "";
  }

  const TempFolder& files;
  Town town;
  std::unique_ptr<TownDesk> desk;
};

TEST_CASE("chosen drafts go into a file, are looked through on the other computer and come in") {
  const TempFolder files;
  Moving old(files);
  old.town.draft("甲");
  old.town.draft("乙");
  old.town.offered("已提交");
  const auto unwanted = old.town.draft("丙");
  old.open();
  auto& out = old.place().out;
  REQUIRE(out.drafts());
  CHECK(out.drafts()->drafts.size() == 3);
  CHECK(out.chosen_count() == 3);
  out.choose_all(false);
  CHECK(out.missing() == "desk.moving.need_drafts");
  out.choose_all(true);
  out.choose(unwanted, false);
  CHECK(out.missing() == "desk.join.need_passphrase");
  out.passphrase = kFileWords;
  CHECK(out.missing() == "desk.join.need_repeat");
  old.take_along("搬家");
  CHECK_FALSE(out.problem());
  CHECK(out.passphrase.empty());
  CHECK(out.repeated.empty());
  CHECK(old.desk->work.way.notice()->key == "desk.notice.drafts_taken_along");
  CHECK(old.desk->work.way.notice()->args.front().second == "2");

  Moving fresh(files);
  fresh.town.clock.advance(std::chrono::hours(1));
  fresh.town.draft("本机的");
  fresh.open();
  fresh.look_into("搬家.yibao-drafts");
  auto& in = fresh.place().in;
  CHECK(fresh.problem_in().empty());
  REQUIRE(in.rows().size() == 2);
  CHECK(in.rows()[0].title == "乙");
  CHECK(in.count(Arrival::kNew) == 2);
  CHECK(fresh.desk->row("甲") == nullptr);
  in.bring_in();
  fresh.desk->settle();
  CHECK(fresh.desk->work.way.place() == app::Place::kDrafts);
  CHECK(fresh.desk->work.way.notice()->args.front().second == "2");
  CHECK(fresh.desk->row("甲") != nullptr);
  CHECK(fresh.desk->work.snapshot().drafts->size() == 3);

  fresh.look_into("搬家.yibao-drafts");
  CHECK(in.coming() == 0);
  CHECK(in.count(Arrival::kHere) == 2);
  in.bring_in();
  CHECK_FALSE(in.busy());
}

TEST_CASE("a file that is none, is damaged or huge, or a wrong passphrase is told, nothing comes") {
  const TempFolder files;
  Moving old(files);
  old.town.draft("甲");
  old.open();
  old.take_along("搬家");
  const std::string bytes = read_file(files.path() / "搬家.yibao-drafts");
  write_file(files.path() / "cut.yibao-drafts", bytes.substr(0, bytes.size() / 2));
  write_file(files.path() / "other.yibao-drafts", "nothing of the kind");
  write_file(files.path() / "huge.yibao-drafts", "");
  std::filesystem::resize_file(files.path() / "huge.yibao-drafts",
                               base::limits::kDraftsFileBytesMax + 1);
  old.look_into("搬家.yibao-drafts", "not the words");
  CHECK(old.problem_in() == "file_passphrase");
  CHECK_FALSE(old.place().in.is_open());
  CHECK(old.place().in.passphrase.empty());
  old.look_into("cut.yibao-drafts");
  CHECK(old.problem_in() == "file_damaged");
  old.look_into("other.yibao-drafts");
  CHECK(old.problem_in() == "file_unknown");
  old.look_into("huge.yibao-drafts");
  CHECK(old.problem_in() == "file_unknown");
  old.look_into("gone.yibao-drafts");
  CHECK(old.problem_in() == "file_missing");
  old.look_into("搬家.yibao-drafts");
  CHECK(old.problem_in().empty());
  CHECK(old.place().in.count(Arrival::kHere) == 1);
}

TEST_CASE("drafts of another unit are not brought in") {
  const TempFolder files;
  Moving old(files);
  old.town.draft("甲");
  old.open();
  old.take_along("搬家");
  Town elsewhere("otog", "office");
  TownDesk desk(elsewhere);
  desk.sign_in(kReporterPassphrase);
  desk.work.dropped({files.path() / "搬家.yibao-drafts"});
  CHECK(desk.work.way.place() == app::Place::kMoving);
  desk.work.moving.in.passphrase = kFileWords;
  desk.work.moving.in.open();
  desk.settle();
  REQUIRE(desk.work.moving.in.problem());
  CHECK(desk.work.moving.in.problem()->code == base::ErrorCode::kFileForeign);
  CHECK_FALSE(desk.work.moving.in.is_open());
}

TEST_CASE("many drafts are gathered and taken in piece by piece; who stops goes on later") {
  const TempFolder files;
  Moving old(files);
  {
    const auto replica = old.town.replica();
    client::DraftDocument document;
    for (int i = 0; i < 30; ++i) {
      document.words.title = std::to_string(i);
      REQUIRE(client::new_draft(*replica, document));
    }
  }
  old.open();
  auto& out = old.place().out;
  out.passphrase = out.repeated = kFileWords;
  out.start();
  old.desk->settle();
  old.desk->work.picker.text = "many";
  old.desk->work.picker.accept();
  while (const auto errand = old.desk->desk.errands().take()) (*errand)();
  old.desk->desk.open_mail();
  REQUIRE(out.can_stop());
  app::work_off(old.desk->core, old.desk->desk);
  old.desk->desk.open_mail();
  CHECK(out.done() == 25);
  CHECK(out.total() == 30);
  out.stop();
  old.desk->settle();
  CHECK_FALSE(std::filesystem::exists(files.path() / "many.yibao-drafts"));
  old.take_along("many");
  CHECK(std::filesystem::exists(files.path() / "many.yibao-drafts"));

  Moving fresh(files);
  fresh.open();
  fresh.look_into("many.yibao-drafts");
  auto& in = fresh.place().in;
  CHECK(in.coming() == 30);
  in.bring_in();
  app::work_off(fresh.desk->core, fresh.desk->desk);
  fresh.desk->desk.open_mail();
  CHECK(in.done() == 10);
  in.stop();
  fresh.desk->settle();
  // What was under way when it was stopped has come as well.
  CHECK(in.coming() == 10);
  in.bring_in();
  fresh.desk->settle();
  CHECK(fresh.desk->work.snapshot().drafts->size() == 30);
  CHECK(fresh.desk->work.way.notice()->args.front().second == "10");
}

TEST_CASE("leaving the place or locking keeps neither passphrases nor what was opened") {
  const TempFolder files;
  Moving old(files);
  old.town.draft("甲");
  old.open();
  old.take_along("搬家");
  old.look_into("搬家.yibao-drafts");
  REQUIRE(old.place().in.is_open());
  old.place().out.passphrase = kFileWords;
  old.desk->work.lock();
  CHECK_FALSE(old.place().in.is_open());
  CHECK(old.place().in.rows().empty());
  CHECK(old.place().out.passphrase.empty());
}

}  // namespace
}  // namespace yibao::testing
