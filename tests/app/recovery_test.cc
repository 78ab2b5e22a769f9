#include <doctest/doctest.h>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

using app::Phase;

std::string make_sheet(TownDesk& desk) {
  desk.work.way.go(app::Place::kSettings);
  desk.settle();
  desk.work.recovery.passphrase = kReporterPassphrase;
  desk.work.recovery.make();
  desk.settle();
  return desk.work.recovery.code();
}

TEST_CASE("who forgot the passphrase sets another by the sheet, and every draft is there") {
  Town town;
  town.draft("春季防火巡查");
  std::string code;
  {
    TownDesk desk(town);
    desk.sign_in(kReporterPassphrase);
    code = make_sheet(desk);
    REQUIRE(code.size() > 24);
    REQUIRE(desk.work.recovery.made());
    CHECK(desk.work.recovery.made()->at);
  }
  TownDesk desk(town);
  app::SignInPlace& place = desk.work.sign_in;
  CHECK(place.missing() == "desk.recovery.need_code");
  place.code = code;
  place.fresh = place.repeated = "a new passphrase";
  CHECK(place.missing().empty());
  place.recover();
  desk.settle();
  CHECK_FALSE(place.problem());
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedIn);
  CHECK(desk.work.snapshot().account->person_name == kReporterName);
  CHECK(desk.row("春季防火巡查") != nullptr);
  CHECK(place.code.empty());
  CHECK(place.fresh.empty());
}

TEST_CASE("the code is shown while the place is open and to whoever knows the passphrase") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.way.go(app::Place::kSettings);
  desk.settle();
  REQUIRE(desk.work.recovery.made());
  CHECK_FALSE(desk.work.recovery.made()->at);
  desk.work.recovery.passphrase = "not the words";
  desk.work.recovery.make();
  desk.settle();
  REQUIRE(desk.work.recovery.problem());
  CHECK(desk.work.recovery.problem()->code == base::ErrorCode::kPassphraseWrong);
  CHECK(desk.work.recovery.code().empty());
  CHECK_FALSE(make_sheet(desk).empty());
  desk.work.way.go(app::Place::kDesk);
  desk.settle();
  CHECK(desk.work.recovery.code().empty());
}

TEST_CASE("a wrong code says so and keeps what was typed") {
  Town town;
  TownDesk desk(town);
  app::SignInPlace& place = desk.work.sign_in;
  base::SeededRandom random(3);
  place.code = protocol::make_code(random).text();
  place.fresh = place.repeated = "a new passphrase";
  place.recover();
  desk.settle();
  REQUIRE(place.problem());
  CHECK(place.problem()->code == base::ErrorCode::kNotAllowedNow);
  CHECK_FALSE(place.code.empty());
  CHECK(place.fresh == "a new passphrase");
  CHECK(desk.work.snapshot().account->phase == Phase::kSignedOut);
}

TEST_CASE("the printed sheet says whose it is, the code, and how it is used") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  const auto paper = app::recovery_paper(texts::Language::kChinese, desk.work.snapshot(),
                                         "ABCD-EFGH", town.clock.now());
  const auto* fields = std::get_if<papers::Fields>(&paper.blocks.front());
  REQUIRE(fields != nullptr);
  CHECK(fields->lines.front().value == kReporterName);
  CHECK(fields->lines.back().value == "ABCD-EFGH");
  const auto* steps = std::get_if<papers::Paragraph>(&paper.blocks.back());
  REQUIRE(steps != nullptr);
  CHECK(steps->text.find("忘记口令") != std::string::npos);
}

}  // namespace
}  // namespace yibao::testing
