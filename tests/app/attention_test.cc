#include "client/core/app/attention.h"

#include <doctest/doctest.h>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

std::shared_ptr<const app::DraftRow> row(const std::string& id, const std::string& state) {
  auto made = std::make_shared<app::DraftRow>();
  made->id = domain::Subject(id);
  made->state = state;
  return made;
}

app::Snapshot snapshot(app::Phase phase, app::DraftRows rows, bool office = false) {
  app::Snapshot made;
  auto account = std::make_shared<app::Account>();
  account->phase = phase;
  account->office = office;
  made.account = account;
  made.drafts = std::make_shared<app::DraftRows>(std::move(rows));
  made.waiting = std::make_shared<app::WaitingItems>(app::waiting_items(*made.drafts, office));
  return made;
}

TEST_CASE(
    "what was there at signing in is counted and does not call; what comes later calls once") {
  app::Attention attention;
  attention.look(snapshot(app::Phase::kSignedIn, {row("one", "returned"), row("two", "accepted")}));
  CHECK(attention.count() == 1);
  CHECK_FALSE(attention.take_call());
  attention.look(snapshot(app::Phase::kSignedIn, {row("one", "returned"), row("two", "returned")}));
  CHECK(attention.count() == 2);
  CHECK(attention.take_call());
  CHECK_FALSE(attention.take_call());
}

TEST_CASE("the office is called by emergencies and by what units ask back, not by each item") {
  app::Attention attention;
  attention.look(snapshot(app::Phase::kSignedIn, {}, true));
  attention.look(
      snapshot(app::Phase::kSignedIn, {row("one", "received"), row("two", "returned")}, true));
  CHECK(attention.count() == 0);
  CHECK_FALSE(attention.take_call());
  auto urgent = std::make_shared<app::DraftRow>(*row("three", "received"));
  urgent->emergency = true;
  auto back = std::make_shared<app::DraftRow>(*row("four", "accepted"));
  back->withdrawal_asked = true;
  attention.look(snapshot(app::Phase::kSignedIn, {urgent, back}, true));
  CHECK(attention.count() == 2);
  CHECK(attention.take_call());
}

TEST_CASE("what is done with stops waiting and does not call") {
  app::Attention attention;
  attention.look(snapshot(app::Phase::kSignedIn, {row("one", "returned"), row("two", "returned")}));
  attention.look(snapshot(app::Phase::kSignedIn, {row("two", "returned")}));
  CHECK(attention.count() == 1);
  CHECK_FALSE(attention.take_call());
}

TEST_CASE("a locked screen is called too; nobody is, after signing out") {
  app::Attention attention;
  attention.look(snapshot(app::Phase::kSignedIn, {}));
  attention.look(snapshot(app::Phase::kLocked, {row("one", "returned")}));
  CHECK(attention.take_call());
  attention.look(snapshot(app::Phase::kSignedOut, {row("one", "returned")}));
  CHECK(attention.count() == 0);
  // The next person finds it there.
  attention.look(snapshot(app::Phase::kSignedIn, {row("one", "returned")}));
  CHECK(attention.count() == 1);
  CHECK_FALSE(attention.take_call());
}

TEST_CASE("a commission calls when it comes, and waits until somebody says that it was seen") {
  app::Attention attention;
  app::Snapshot seen = snapshot(app::Phase::kSignedIn, {});
  attention.look(seen);
  app::CommissionLine line;
  line.id = domain::Subject("one");
  line.open = true;
  seen.commissions = std::make_shared<app::CommissionLines>(app::CommissionLines{line});
  attention.look(seen);
  CHECK(attention.count() == 1);
  CHECK(attention.take_call());
  line.acknowledged = true;
  seen.commissions = std::make_shared<app::CommissionLines>(app::CommissionLines{line});
  attention.look(seen);
  CHECK(attention.count() == 0);
  CHECK_FALSE(attention.take_call());
}

TEST_CASE("a commission that is closed waits for nobody") {
  app::Attention attention;
  app::CommissionLine line;
  line.id = domain::Subject("one");
  line.cancelled = true;
  app::Snapshot seen = snapshot(app::Phase::kSignedIn, {});
  seen.commissions = std::make_shared<app::CommissionLines>(app::CommissionLines{line});
  attention.look(seen);
  CHECK(attention.count() == 0);
}

TEST_CASE("an offer waits for the leader who may sign it") {
  Town town;
  town.offered("待签一篇");
  TownDesk desk(town);
  desk.sign_in(kLeaderPassphrase);
  CHECK(desk.work.attention.count() == 1);
  CHECK_FALSE(desk.work.attention.take_call());
}

TEST_CASE("a refused event waits for its author, beside what waited before") {
  Town town;
  town.offered("被拒一篇");
  const auto waiting = [&] {
    TownDesk desk(town);
    desk.sign_in(kReporterPassphrase);
    return desk.work.attention.count();
  };
  const std::size_t before = waiting();
  town.refuse_waiting();
  CHECK(waiting() == before + 1);
}

}  // namespace
}  // namespace yibao::testing
