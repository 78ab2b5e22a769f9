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
