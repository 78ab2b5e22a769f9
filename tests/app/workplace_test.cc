#include <doctest/doctest.h>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

void open(TownDesk& desk, const std::string& title) {
  desk.work.open_row(*desk.row(title));
  desk.settle();
}

TEST_CASE("the list tells whose turn it is, and rows that did not change stay the same objects") {
  Town town;
  town.offered("待签一篇");
  town.draft("草稿一篇");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  CHECK(desk.row("待签一篇")->duty == app::SignDuty::kMine);
  app::DraftsPlace& place = desk.work.drafts;
  desk.work.way.go(app::Place::kDrafts);
  desk.settle();
  REQUIRE(place.arranged());
  CHECK(place.arranged()->counts == std::vector<std::size_t>{2, 1, 1, 0, 0, 0});
  place.choice.filter = app::DraftFilter::kToSign;
  desk.settle();
  REQUIRE(place.arranged()->rows.size() == 1);
  CHECK(place.arranged()->rows.front()->title == "待签一篇");
  place.choice.filter = app::DraftFilter::kAll;
  place.choice.search = "草稿";
  desk.settle();
  CHECK(place.arranged()->rows.size() == 1);
  const app::DraftRow* offered = desk.row("待签一篇");
  open(desk, "草稿一篇");
  desk.work.writing.fields.title = "草稿改题";
  desk.work.writing.edited();
  desk.work.writing.flush();
  desk.settle();
  CHECK(desk.row("草稿改题") != nullptr);
  CHECK(desk.row("待签一篇") == offered);
}

TEST_CASE("a leader signs with the gates, the finding and the passphrase, not without") {
  Town town;
  town.offered("待签一篇");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  open(desk, "待签一篇");
  app::SigningPlace& place = desk.work.signing;
  REQUIRE(place.sheet());
  CHECK(place.sheet()->item.duty == app::SignDuty::kMine);
  CHECK(place.sheet()->item.words->title == "待签一篇");
  CHECK_FALSE(place.ready_to_sign());
  place.gates = {true, true, true};
  place.passphrase = kReporterPassphrase;
  CHECK_FALSE(place.ready_to_sign());
  place.not_secret = true;
  CHECK(place.ready_to_sign());
  place.sign_off();
  desk.settle();
  CHECK(place.problem()->code == base::ErrorCode::kPassphraseWrong);
  CHECK(desk.row("待签一篇")->state == "offered");
  CHECK_FALSE(place.ready_to_sign());
  place.passphrase = kLeaderPassphrase;
  place.sign_off();
  desk.settle();
  CHECK_FALSE(place.is_open());
  CHECK(desk.work.way.notice()->key == "desk.notice.signed");
  CHECK(desk.row("待签一篇")->state == "signed_off");
  CHECK(desk.row("待签一篇")->pending);
  CHECK(desk.row("待签一篇")->signed_by_me);
  CHECK(desk.work.snapshot().line->waiting == 2);
}

TEST_CASE("sent back with a reason, mended and offered again") {
  Town town;
  town.offered("待签一篇");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  open(desk, "待签一篇");
  desk.work.signing.note = "请补充数字";
  desk.work.signing.send_back();
  desk.settle();
  CHECK(desk.row("待签一篇")->state == "sent_back");
  desk.work.ask_to_leave(app::Workplace::Leaving::kSignOut);
  desk.settle();
  desk.work.sign_in.choice = 0;
  desk.sign_in(kReporterPassphrase);
  open(desk, "待签一篇");
  REQUIRE(desk.work.reading.sheet());
  CHECK(desk.work.reading.sheet()->may_mend);
  CHECK(desk.work.reading.sheet()->journey.back().step.note == "请补充数字");
  CHECK_FALSE(desk.work.reading.sheet()->journey.back().reason.zh.empty());
  desk.work.mend(desk.work.reading.sheet()->id);
  desk.settle();
  REQUIRE(desk.work.writing.is_open());
  desk.work.writing.fields.title = "改好的一篇";
  desk.work.writing.edited();
  desk.work.writing.offer(true);
  desk.settle();
  REQUIRE(desk.row("改好的一篇") != nullptr);
  CHECK(desk.row("改好的一篇")->state == "offered");
}

TEST_CASE("found secret: the words are gone from this machine") {
  Town town;
  town.offered("待签一篇");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  open(desk, "待签一篇");
  desk.work.signing.find_secret();
  desk.settle();
  CHECK(desk.row("待签一篇") == nullptr);
  REQUIRE(desk.work.snapshot().drafts->size() == 1);
  CHECK(desk.work.snapshot().drafts->front()->state == "secret");
  CHECK(desk.work.snapshot().drafts->front()->words_gone);
}

TEST_CASE("discarding from the outbox asks first and gives the words back") {
  Town town;
  town.offered("待签一篇");
  town.refuse_waiting();
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  REQUIRE(desk.work.snapshot().outbox->size() == 1);
  const app::OutboxRow row = desk.work.snapshot().outbox->front();
  CHECK(row.type == "draft.offered");
  CHECK(row.title == "待签一篇");
  desk.work.outbox.discard();
  desk.settle();
  CHECK(desk.work.snapshot().outbox->size() == 1);
  desk.work.outbox.to_discard = row.id;
  desk.work.outbox.discard();
  desk.settle();
  CHECK(desk.work.snapshot().outbox->empty());
  REQUIRE(desk.row("待签一篇") != nullptr);
  CHECK(desk.row("待签一篇")->local);
}

TEST_CASE("points of what is signed here are pending, not confirmed") {
  Town town;
  town.offered("待签一篇");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  open(desk, "待签一篇");
  desk.work.signing.gates = {true, true, true};
  desk.work.signing.not_secret = true;
  desk.work.signing.passphrase = kLeaderPassphrase;
  desk.work.signing.sign_off();
  desk.settle();
  desk.work.way.go(app::Place::kTargets);
  desk.settle();
  const auto sheet = desk.work.standing.sheet();
  REQUIRE(sheet);
  CHECK(sheet->points == "0");
  CHECK(sheet->pending == "1");
  REQUIRE_FALSE(sheet->targets.empty());
  REQUIRE_FALSE(sheet->targets.front().cells.empty());
  const app::TargetCell& month = sheet->targets.front().cells.back();
  CHECK(month.period == "2024-03");
  CHECK(month.done == "1");
  CHECK(month.pending == "1");
  CHECK(month.running);
  CHECK_FALSE(sheet->targets.front().clause.empty());
  CHECK_FALSE(sheet->published);
}

TEST_CASE("the line state says what the last exchange met") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  // The agent answers from its own thread.
  while (desk.work.snapshot().line->status.line == client::SyncStatus::Line::kUnknown) {
    if (const auto job = desk.desk.jobs().take_until(app::JobQueue::SteadyTime::max())) {
      (*job)(desk.core);
    }
    desk.settle();
  }
  CHECK(desk.work.snapshot().line->status.line == client::SyncStatus::Line::kDown);
  CHECK(desk.work.snapshot().line->status.code == base::ErrorCode::kLineDown);
  CHECK_FALSE(desk.work.snapshot().line->last_exchange);
}

TEST_CASE("files dropped where none are wanted are answered, not lost in silence") {
  Town town;
  TownDesk desk(town);
  desk.work.dropped({"/tmp/report.docx"});
  CHECK_FALSE(desk.work.way.notice());  // nobody is signed in: nothing is told
  desk.sign_in(kReporterPassphrase);
  desk.work.dropped({});
  CHECK_FALSE(desk.work.way.notice());
  desk.work.dropped({"/tmp/picture.png"});
  REQUIRE(desk.work.way.notice());
  CHECK(desk.work.way.notice()->key == "desk.drop.nowhere");
  desk.work.dropped({"/tmp/report.docx"});  // a text becomes a draft
  CHECK(desk.work.way.place() == app::Place::kWriting);
}

}  // namespace
}  // namespace yibao::testing
