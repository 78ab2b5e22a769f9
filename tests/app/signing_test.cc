#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "tests/app/town.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

using app::SigningPlace;

// A third of a minute later, so that every item has its own time.
domain::Subject offered(Town& town, const std::string& title, bool emergency = false) {
  town.clock.advance(std::chrono::minutes(20));
  const domain::Subject draft = town.draft(title);
  const auto replica = town.replica();
  client::DraftDocument document = must(client::open_draft(*replica, draft));
  document.emergency = emergency;
  must(client::save_draft(*replica, draft, document));
  must(client::offer_draft(*replica, draft, true));
  return draft;
}

void sign(TownDesk& desk, const std::string& passphrase) {
  SigningPlace& place = desk.work.signing;
  place.gates = {true, true, true};
  place.not_secret = true;
  place.passphrase = passphrase;
  REQUIRE(place.ready_to_sign());
  place.sign_off();
  desk.settle();
}

void go_to_queue(TownDesk& desk) {
  desk.work.way.go(app::Place::kSigning);
  desk.settle();
}

std::string open_title(TownDesk& desk) {
  const auto sheet = desk.work.signing.sheet();
  return sheet ? sheet->item.words->title : "";
}

TEST_CASE("the queue: emergencies first, then the oldest, with who offered it and since when") {
  Town town;
  offered(town, "先提交的");
  offered(town, "后提交的");
  offered(town, "急件", true);
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  go_to_queue(desk);
  const app::DraftRows& queue = desk.work.signing.arrange(desk.work.snapshot());
  REQUIRE(queue.size() == 3);
  CHECK(queue[0]->title == "急件");
  CHECK(queue[1]->title == "先提交的");
  CHECK(queue[2]->title == "后提交的");
  CHECK(queue[1]->author == kReporterName);
  CHECK(queue[1]->for_leader.empty());
  const auto age = town.clock.now() - queue[1]->changed_at;
  CHECK(age >= std::chrono::minutes(40));
  CHECK(age < std::chrono::minutes(60));
}

TEST_CASE("after a signature the next item opens by itself, with nothing given in advance") {
  Town town;
  offered(town, "一");
  offered(town, "二");
  offered(town, "三");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  go_to_queue(desk);
  SigningPlace& place = desk.work.signing;
  place.open(place.arrange(desk.work.snapshot())[1]->id);
  desk.settle();
  CHECK(open_title(desk) == "二");
  CHECK(place.position() == 2);
  sign(desk, kLeaderPassphrase);
  CHECK(open_title(desk) == "三");
  CHECK_FALSE(place.not_secret);
  CHECK_FALSE(place.gates.policy);
  CHECK(place.passphrase.empty());
  CHECK_FALSE(place.pass_is_open());
  sign(desk, kLeaderPassphrase);
  CHECK(open_title(desk) == "一");
  place.step(1);
  desk.settle();
  CHECK(open_title(desk) == "一");
  place.send_back();
  desk.settle();
  CHECK_FALSE(place.is_open());
  CHECK(place.arrange(desk.work.snapshot()).empty());
  CHECK(desk.row("一")->state == "sent_back");
}

TEST_CASE("a pass spares the passphrase for five minutes, on this screen only, until the lock") {
  Town town;
  for (const char* title : {"一", "二", "三", "四", "五"}) offered(town, title);
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  go_to_queue(desk);
  SigningPlace& place = desk.work.signing;
  const auto open_first = [&] {
    place.open(place.arrange(desk.work.snapshot()).front()->id);
    desk.settle();
  };
  open_first();
  place.leave_pass = true;
  sign(desk, kLeaderPassphrase);
  CHECK(place.pass_is_open());
  sign(desk, "");
  CHECK(desk.row("二")->state == "signed_off");
  SUBCASE("time") {
    town.clock.advance(std::chrono::minutes(5));
    CHECK_FALSE(place.pass_is_open());
  }
  SUBCASE("another place") {
    desk.work.way.go(app::Place::kDrafts);
    go_to_queue(desk);
    open_first();
    CHECK_FALSE(place.pass_is_open());
  }
  SUBCASE("the lock") {
    desk.work.lock();
    desk.settle();
    desk.sign_in(kLeaderPassphrase);
    CHECK_FALSE(place.pass_is_open());
  }
  place.gates = {true, true, true};
  place.not_secret = true;
  CHECK_FALSE(place.ready_to_sign());
  // Nor does the core sign, whatever the screen believes.
  desk.core.drop_pass();
  const auto refused = desk.core.sign({}, [](client::Replica&) { return base::Status(); });
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == base::ErrorCode::kNotAllowedNow);
}

TEST_CASE("what changed since it was sent back is marked; findings are the offer's own") {
  Town town;
  const domain::Subject item = offered(town, "春季防火巡查");
  {
    const auto leader = town.replica(kLeaderPassphrase);
    const std::string reason = leader->ruleset()->words.reasons.all().front().id;
    must(client::send_back(*leader, item, reason, "请核实人数"));
  }
  {
    const auto reporter = town.replica();
    client::DraftDocument document = must(client::open_draft(*reporter, item));
    document.words.body.replace(document.words.body.find("126"), 3, "128");
    must(client::save_draft(*reporter, item, document));
    must(client::offer_draft(*reporter, item, true));
  }
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  desk.work.open_row(*desk.row("春季防火巡查"));
  desk.settle();
  CHECK(desk.work.way.place() == app::Place::kSigning);
  const auto sheet = desk.work.signing.sheet();
  REQUIRE(sheet);
  REQUIRE(sheet->changed_since);
  CHECK_FALSE(client::is_changed(sheet->title));
  REQUIRE(sheet->body.size() == 4);
  CHECK(sheet->body[1] == client::TextRun{client::TextChange::kRemoved, "126"});
  CHECK(sheet->body[2] == client::TextRun{client::TextChange::kAdded, "128"});
  CHECK(sheet->author == kReporterName);
  CHECK(sheet->findings.empty());
}

TEST_CASE("a half-typed note outlives the lock, the ticks do not; a colleague sees neither") {
  Town town;
  town.offered("春季防火巡查");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  desk.work.open_row(*desk.row("春季防火巡查"));
  desk.settle();
  app::SigningPlace& place = desk.work.signing;
  place.note = "请核实数字";
  place.gates.policy = true;
  place.passphrase = kLeaderPassphrase;
  desk.work.lock();
  desk.settle();
  CHECK(place.passphrase.empty());
  SUBCASE("the same person unlocks") {
    desk.sign_in(kLeaderPassphrase);
    CHECK(place.is_open());
    CHECK(place.note == "请核实数字");
    CHECK_FALSE(place.gates.policy);
  }
  SUBCASE("somebody else signs in") {
    desk.sign_in(kReporterPassphrase);
    CHECK_FALSE(place.is_open());
    CHECK(place.note.empty());
  }
}

TEST_CASE("an item laid before a signer for the first time has nothing marked") {
  Town town;
  town.offered("春季防火巡查");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  desk.work.open_row(*desk.row("春季防火巡查"));
  desk.settle();
  REQUIRE(desk.work.signing.sheet());
  CHECK_FALSE(desk.work.signing.sheet()->changed_since);
  CHECK_FALSE(client::is_changed(desk.work.signing.sheet()->body));
}

TEST_CASE("the author of a draft is no signer of it where a leader must sign") {
  Town town("changji", "fukangshi");
  {
    const domain::Subject draft = town.draft("领导自己写的一篇");
    const auto leader = town.replica(kLeaderPassphrase);
    const client::DraftDocument document = must(client::open_draft(*leader, draft));
    const domain::Subject own = must(client::new_draft(*leader, document));
    must(client::offer_draft(*leader, own, true));
  }
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  go_to_queue(desk);
  CHECK(desk.work.signing.arrange(desk.work.snapshot()).empty());
}

TEST_CASE("a unit withdraws before a verdict, with a reason") {
  Town town;
  town.offered("春季防火巡查");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.way.enter(app::Place::kReading);
  desk.work.reading.open(desk.row("春季防火巡查")->id);
  desk.settle();
  REQUIRE(desk.work.reading.sheet());
  CHECK(desk.work.reading.sheet()->may_withdraw);
  CHECK_FALSE(desk.work.reading.sheet()->may_ask_withdrawal);
  desk.work.reading.withdraw();
  desk.settle();
  CHECK(desk.row("春季防火巡查")->state == "withdrawn");
  CHECK_FALSE(desk.work.reading.sheet()->may_withdraw);
  CHECK_FALSE(desk.work.reading.sheet()->journey.back().reason.zh.empty());
}

TEST_CASE("what was signed is listed with its fate and checked again") {
  Town town;
  offered(town, "签过的");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  go_to_queue(desk);
  desk.work.signing.open(desk.row("签过的")->id);
  desk.settle();
  sign(desk, kLeaderPassphrase);
  app::SignedPlace& place = desk.work.signed_items;
  desk.work.way.go(app::Place::kSigned);
  desk.settle();
  const app::DraftRows& rows = place.shown(desk.work.snapshot().drafts);
  REQUIRE(rows.size() == 1);
  CHECK(rows.front()->title == "签过的");
  CHECK(rows.front()->signed_at);
  CHECK_FALSE(rows.front()->receipt);
  place.verify(rows.front()->id);
  desk.settle();
  REQUIRE(place.verified());
  CHECK(place.verified()->report.faults.empty());
  CHECK(place.verified()->report.entries == 2);
  CHECK(place.verified()->report.receipts == 0);
}

TEST_CASE("a leader lets a colleague sign for days of absence, with dates that can be") {
  Town town("changji", "fukangshi");
  offered(town, "等人签的");
  {
    TownDesk desk(town);
    desk.sign_in(kLeaderPassphrase);
    desk.work.way.go(app::Place::kDelegations);
    desk.settle();
    app::DelegationPlace& place = desk.work.delegations;
    REQUIRE(place.sheet());
    CHECK(place.sheet()->may_grant);
    CHECK(place.missing() == "desk.delegation.dates_missing");
    place.from = "2024-03-12";
    place.until = "2024-03-11";
    CHECK(place.missing() == "desk.delegation.dates_turned");
    place.from = "2024-03-01";
    place.until = "2024-03-02";
    CHECK(place.missing() == "desk.delegation.dates_past");
    place.from = "2024-03-11";
    place.until = "2024-03-15";
    CHECK(place.missing().empty());
    place.grant();
    desk.settle();
    REQUIRE(place.sheet()->delegations.size() == 1);
    CHECK(place.sheet()->delegations.front().phase == client::DelegationView::Phase::kNow);
    CHECK(place.sheet()->delegations.front().pending);
  }
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.way.go(app::Place::kDelegations);
  desk.settle();
  CHECK_FALSE(desk.work.delegations.sheet()->may_grant);
  CHECK(desk.work.delegations.sheet()->delegations.size() == 1);
}

}  // namespace
}  // namespace yibao::testing
