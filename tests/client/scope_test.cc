// What a replica may see changes: it fetches what was added and drops what it lost.
#include <doctest/doctest.h>

#include <algorithm>

#include "client/core/commands/registry.h"
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

std::vector<std::string> titles(Computer& computer) {
  std::vector<std::string> found;
  for (const ItemRow& row : must(computer.replica().index().items())) found.push_back(row.title);
  return found;
}

using Titles = std::vector<std::string>;

TEST_CASE("a parent sees what a unit below it signed off, not what it only offered") {
  County county;
  define_village(county, true);
  const auto village =
      county.join("village", {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge);
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
  define_village(county, true);
  const auto village =
      county.join("village", {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge);
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

// The office is off line: its word of the change is lost on the server and comes to nobody.
TEST_CASE("what was dropped for a change that a restore has lost is there again") {
  County county;
  define_village(county, true);
  const auto village =
      county.join("village", {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge);
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
  define_village(county, true);
  const auto village =
      county.join("village", {Role::kReporter, Role::kLeader}, domain::LeaderPost::kInCharge);
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

}  // namespace
}  // namespace yibao::client
