#include <doctest/doctest.h>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

using app::Phase;

TEST_CASE("a wrong passphrase says so and the right one signs in") {
  Town town;
  TownDesk desk(town);
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedOut);
  CHECK(desk.work.snapshot().account->people.size() == 2);
  desk.sign_in("not the words");
  REQUIRE(desk.work.sign_in.problem());
  CHECK(desk.work.sign_in.problem()->code == base::ErrorCode::kPassphraseWrong);
  CHECK(desk.work.sign_in.passphrase.empty());
  desk.sign_in(kLeaderPassphrase);
  CHECK_FALSE(desk.work.sign_in.problem());
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedIn);
  CHECK(desk.work.snapshot().account->person_name == kLeaderName);
  CHECK(desk.work.snapshot().account->unit_name == "昂素镇");
  CHECK(desk.work.snapshot().account->has(domain::Role::kLeader));
}

// What is shown: the seconds that are left, 0 where nothing is said of them.
std::string seconds_shown(const TownDesk& desk) {
  const auto problem = desk.work.sign_in.problem();
  if (!problem || problem->code != base::ErrorCode::kPassphraseWait) return "0";
  return problem->args.at(0).second;
}

TEST_CASE("after five wrong passphrases the seconds to wait are shown and run down") {
  Town town;
  TownDesk desk(town);
  for (int i = 0; i < 5; ++i) {
    CHECK(seconds_shown(desk) == "0");
    desk.sign_in("not the words");
  }
  CHECK(seconds_shown(desk) == "2");
  const app::Account& account = *desk.work.snapshot().account;
  CHECK(desk.work.sign_in.waits(account));
  // A frame comes by itself when the next second begins.
  REQUIRE(desk.work.wake_at().has_value());
  CHECK(*desk.work.wake_at() == town.clock.steady() + std::chrono::seconds(1));
  town.clock.advance(std::chrono::milliseconds(1500));
  CHECK(seconds_shown(desk) == "1");
  // What is typed meanwhile stays, and is not sent.
  desk.work.sign_in.passphrase = kLeaderPassphrase;
  desk.work.sign_in.sign_in(account);
  desk.settle();
  CHECK(desk.work.sign_in.passphrase == kLeaderPassphrase);
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedOut);
  town.clock.advance(std::chrono::milliseconds(500));
  CHECK_FALSE(desk.work.sign_in.waits(account));
  REQUIRE(desk.work.sign_in.problem());
  CHECK(desk.work.sign_in.problem()->code == base::ErrorCode::kPassphraseWrong);
  desk.work.sign_in.sign_in(account);
  desk.settle();
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedIn);
  CHECK_FALSE(desk.work.sign_in.problem());
}

TEST_CASE("a program that is started again says how long is left, once it is asked") {
  Town town;
  {
    TownDesk desk(town);
    for (int i = 0; i < 6; ++i) {
      town.clock.advance(std::chrono::seconds(2));
      desk.sign_in("not the words");
    }
    CHECK(seconds_shown(desk) == "4");
  }
  TownDesk desk(town);
  CHECK(seconds_shown(desk) == "0");
  desk.sign_in(kLeaderPassphrase);
  CHECK(seconds_shown(desk) == "3");
  town.clock.advance(std::chrono::seconds(3));
  CHECK_FALSE(desk.work.sign_in.problem());
  desk.sign_in(kLeaderPassphrase);
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedIn);
}

TEST_CASE("whoever unlocks the screen waits as well; somebody else signs in meanwhile") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.lock();
  desk.settle();
  for (int i = 0; i < 5; ++i) {
    desk.work.sign_in.passphrase = "not the words";
    desk.work.sign_in.unlock(*desk.work.snapshot().account);
    desk.settle();
  }
  CHECK(seconds_shown(desk) == "2");
  CHECK(desk.work.sign_in.waits(*desk.work.snapshot().account));
  desk.work.ask_to_leave(app::Workplace::Leaving::kSignOut);
  desk.settle();
  desk.work.sign_in.choice = 1;
  CHECK_FALSE(desk.work.sign_in.waits(*desk.work.snapshot().account));
  desk.sign_in(kLeaderPassphrase);
  CHECK(desk.work.snapshot().account->person_name == kLeaderName);
}

TEST_CASE("a name from the command line must be the passphrase's") {
  Town town;
  TownDesk desk(town);
  desk.work.sign_in.passphrase = kReporterPassphrase;
  desk.work.sign_in.sign_in_as(kLeaderName);
  desk.settle();
  REQUIRE(desk.work.sign_in.problem());
  CHECK(desk.work.sign_in.problem()->code == base::ErrorCode::kPersonUnknown);
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedOut);
  desk.work.sign_in.passphrase = kReporterPassphrase;
  desk.work.sign_in.sign_in_as(kReporterName);
  desk.settle();
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedIn);
}

TEST_CASE("after signing out nothing of the person is left, their names are known") {
  Town town;
  town.draft("防火巡查");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  CHECK(desk.row("防火巡查") != nullptr);
  desk.work.ask_to_leave(app::Workplace::Leaving::kSignOut);
  desk.settle();
  const app::Snapshot& after = desk.work.snapshot();
  CHECK(after.account->phase == Phase::kSignedOut);
  CHECK(after.drafts->empty());
  CHECK(after.account->person_name.empty());
  CHECK(after.ruleset == nullptr);
  CHECK(after.account->people.front().name == kReporterName);
}

TEST_CASE("a locked screen signs nothing until its person is back") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.lock();
  desk.settle();
  CHECK(desk.work.snapshot().account->phase == Phase::kLocked);
  const auto refused = desk.core.change(
      [](client::Replica&) -> base::Status { return base::fail(base::ErrorCode::kInternal); });
  CHECK(refused.error().code == base::ErrorCode::kSignedOut);
  desk.work.sign_in.passphrase = kReporterPassphrase;
  desk.work.sign_in.sign_in_as(desk.work.snapshot().account->person->text());
  desk.settle();
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedIn);
}

TEST_CASE("a screen that nobody touches locks itself") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  town.clock.advance(std::chrono::minutes(9));
  desk.settle();
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedIn);
  desk.work.touched();
  town.clock.advance(std::chrono::minutes(9));
  desk.settle();
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedIn);
  town.clock.advance(std::chrono::minutes(1));
  desk.settle();
  CHECK(desk.work.snapshot().account->phase == Phase::kLocked);
}

TEST_CASE("a folder that another program uses is named, and opened when it is free") {
  Town town;
  auto other = town.replica();
  TownDesk desk(town);
  CHECK(desk.work.snapshot().account->phase == Phase::kUnavailable);
  CHECK(desk.work.snapshot().account->problem->code == base::ErrorCode::kLocked);
  other.reset();
  desk.work.sign_in.open_again();
  desk.settle();
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedOut);
}

}  // namespace
}  // namespace yibao::testing
