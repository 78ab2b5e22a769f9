#include <doctest/doctest.h>

#include "shared/protocol/documents.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

TEST_CASE("the rules are there in both languages, and can be searched") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.way.go(app::Place::kReference);
  desk.settle();
  app::ReferencePlace& place = desk.work.reference;
  REQUIRE(place.sheet());
  CHECK(place.sheet()->rules_zh.size() == place.sheet()->rules_en.size());
  CHECK(place.sheet()->rules_zh.size() > 5);
  CHECK(place.sheet()->topics.empty());
  CHECK(place.fits({"每月基础条数"}));
  place.search = "基础";
  CHECK(place.fits({"每月基础条数", ""}));
  CHECK_FALSE(place.fits({"排名", ""}));
}

TEST_CASE("key topics of today come before those that are over") {
  Town town;
  town.key_topics("二月要点", day("2024-02-01"), day("2024-02-29"));
  town.key_topics("三月要点", day("2024-03-01"), day("2024-03-31"));
  const auto sheet = app::reference_sheet(*town.replica());
  REQUIRE(sheet);
  REQUIRE(sheet->topics.size() == 2);
  CHECK(sheet->topics[0].title == "三月要点");
  CHECK(sheet->topics[0].current);
  CHECK(sheet->topics[0].text == "请围绕要点报送。");
  CHECK_FALSE(sheet->topics[1].current);
}

TEST_CASE("adopted items of the unit are its examples, with who took them") {
  Town town;
  const domain::Subject item = town.offered("被采用一篇");
  CHECK(app::reference_sheet(*town.replica())->examples.empty());
  domain::ItemAdopted adopted;
  adopted.journal = "meiri_yaoqing";
  adopted.on_date = day("2024-03-10");
  town.office_says(item, adopted);
  const auto sheet = app::reference_sheet(*town.replica());
  REQUIRE(sheet->examples.size() == 1);
  CHECK(sheet->examples[0].title == "被采用一篇");
  CHECK(sheet->examples[0].kind.zh == "动态");
  CHECK(sheet->examples[0].where.zh == "《每日要情》");
}

}  // namespace
}  // namespace yibao::testing
