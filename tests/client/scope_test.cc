// What a replica may see changes: it fetches what was added and drops what it lost.
#include <doctest/doctest.h>

#include <algorithm>

#include "client/core/commands/items.h"
#include "client/core/commands/registry.h"
#include "client/core/commands/unit_changes.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using domain::Role;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;

// A village below 昂素镇, or standing alone.
void define_village(County& county, bool below_the_town) {
  UnitInput village;
  village.code = base::UnitCode("village");
  village.name = "草原村";
  if (below_the_town) village.parent = base::UnitCode("angsu");
  must(define_unit(county.office().replica(), village));
  must(county.office().exchange());
}

// Its computer, with a leader who may report.
std::unique_ptr<Computer> village_below_the_town(County& county) {
  define_village(county, true);
  return county.join("village", {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge);
}

std::vector<std::string> titles(Computer& computer) {
  std::vector<std::string> found;
  for (const ItemRow& row : must(computer.replica().index().items())) found.push_back(row.title);
  return found;
}

using Titles = std::vector<std::string>;

TEST_CASE("a parent sees what a unit below it signed off, not what it only offered") {
  County county;
  const auto village = village_below_the_town(county);
  county.submit(*village, "村里的稿件");
  must(offer_draft(village->replica(),
                   must(new_draft(village->replica(), county.draft("还没签的"))), true));
  must(village->exchange());
  must(county.angsu().exchange());
  CHECK(titles(county.angsu()) == Titles{"村里的稿件"});
}

TEST_CASE(
    "a unit that leaves its parent is dropped there, words and all; coming back it is all there") {
  County county;
  const auto village = village_below_the_town(county);
  const auto item = county.submit(*village, "村里的稿件");
  must(village->exchange());
  must(county.angsu().exchange());
  Replica& town = county.angsu().replica();
  const auto words = must(town.item(item)).current_offer()->body.words;
  CHECK(must(town.words(words)).has_value());

  define_village(county, false);
  must(county.angsu().exchange());
  CHECK(titles(county.angsu()).empty());
  CHECK(code_of(town.item(item)) == "not_found");
  CHECK(!must(town.words(words)).has_value());

  define_village(county, true);
  must(county.angsu().exchange());
  CHECK(titles(county.angsu()) == Titles{"村里的稿件"});
  CHECK(must(town.words(words)).has_value());
}

// The office does not exchange in the end: its word of the change comes to nobody again.
TEST_CASE("what was dropped for a change that a restore has lost is there again") {
  County county;
  const auto village = village_below_the_town(county);
  county.submit(*village, "村里的稿件");
  must(village->exchange());
  must(county.angsu().exchange());
  county.back_up();
  define_village(county, false);
  must(county.angsu().exchange());
  REQUIRE(titles(county.angsu()).empty());
  county.restore();
  must(county.angsu().exchange());
  CHECK(titles(county.angsu()) == Titles{"村里的稿件"});
}

TEST_CASE("what is dropped does not touch what the replica still sees, nor what waits in it") {
  County county;
  const auto village = village_below_the_town(county);
  county.submit(*village, "村里的稿件");
  must(village->exchange());
  county.submit(county.angsu(), "镇上的稿件");
  must(county.angsu().exchange());
  county.angsu().line().down = true;
  county.submit(county.angsu(), "还没送的");
  county.angsu().line().down = false;
  define_village(county, false);
  must(county.angsu().exchange());
  Titles left = titles(county.angsu());
  std::sort(left.begin(), left.end());
  Titles expected = {"镇上的稿件", "还没送的"};
  std::sort(expected.begin(), expected.end());
  CHECK(left == expected);
}

TEST_CASE("a unit that is another's heir no longer drops what it saw of it, words and all") {
  County county;
  const auto item = county.submit(county.angsu(), "镇上的稿件");
  must(county.angsu().exchange());
  const auto heir = county.join("chengchuan", {Role::kReporter});
  const auto ends = [&](std::optional<base::UnitCode> successor, const char* from) {
    Replica& office = county.office().replica();
    must(end_unit(office, base::UnitCode("angsu"), successor, testing::day(from), false));
    must(county.office().exchange());
    must(heir->exchange());
  };
  ends(heir->unit(), "2024-05-01");
  REQUIRE(titles(*heir) == Titles{"镇上的稿件"});
  const auto words = must(heir->replica().item(item)).current_offer()->body.words;
  REQUIRE(must(heir->replica().words(words)).has_value());
  ends(std::nullopt, "2024-04-01");
  CHECK(titles(*heir).empty());
  CHECK(code_of(heir->replica().item(item)) == "not_found");
  CHECK(!must(heir->replica().words(words)).has_value());
}

TEST_CASE("what a merge shows stays here without its words when its unit is overseen no longer") {
  County county;
  const auto village = village_below_the_town(county);
  const auto into = county.submit(*village, "村里的稿件");
  must(village->exchange());
  const auto taken_in = county.submit(county.angsu(), "镇上的稿件");
  must(county.angsu().exchange());
  must(county.office().exchange());
  must(merge_items(county.office().replica(), into, {taken_in}, domain::CreditPolicy::kFull, {}));
  must(county.office().exchange());
  must(county.angsu().exchange());
  Replica& town = county.angsu().replica();
  const auto words = must(town.item(into)).current_offer()->body.words;
  REQUIRE(must(town.words(words)).has_value());
  define_village(county, false);
  must(county.angsu().exchange());
  CHECK(must(town.item(into)).last_sign_off() != nullptr);
  CHECK(!must(town.words(words)).has_value());
  for (const ItemRow& row : must(town.index().items())) {
    if (row.item == into) CHECK(row.words_gone);
  }
  // Its own computer that begins anew is sent as much.
  const auto afresh = county.join("angsu", {Role::kReporter});
  must(afresh->exchange());
  CHECK(must(afresh->replica().item(into)).last_sign_off() != nullptr);
  CHECK(!must(afresh->replica().words(words)).has_value());
}

}  // namespace
}  // namespace yibao::client
