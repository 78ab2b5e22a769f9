#include "client/core/ledger.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <functional>

#include "client/core/commands/adoption.h"
#include "client/core/commands/items.h"
#include "client/core/commands/registry.h"
#include "client/core/ruleset/adoption.h"
#include "client/core/standing_check.h"
#include "client/core/verify.h"
#include "tests/client/county.h"
#include "tests/support/files.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;

const rules::Period kYear = *rules::parse_period("2024");

std::string submitted(Replica& replica, bool with_pending, const char* unit = "angsu") {
  Ledger ledger = must(Ledger::build(replica, with_pending));
  const auto day = replica.today();
  return ledger.scoring().measure(unit, "submitted", kYear, day).decimal(0).text();
}

// An item of that computer's unit, taken and printed in the higher journal.
void submit_and_adopt(County& county, Computer& computer) {
  const auto item = county.submit(computer);
  must(computer.exchange());
  must(county.office().exchange());
  must(accept_item(county.office().replica(), item));
  Adoption adoption;
  adoption.journal = "guoban";
  adoption.on_date = testing::day("2024-03-01");
  adoption.reason = "确有价值";
  must(adopt_item(county.office().replica(), item, adoption));
  must(county.office().exchange());
}

TEST_CASE("a unit sees its own figures, what is confirmed and what is only here told apart") {
  County county;
  Replica& replica = county.angsu().replica();
  CHECK(submitted(replica, true) == "0");
  county.submit(county.angsu());
  CHECK(submitted(replica, false) == "0");
  CHECK(submitted(replica, true) == "1");
  must(county.angsu().exchange());
  CHECK(submitted(replica, false) == "1");
  CHECK(submitted(replica, true) == "1");
}

TEST_CASE("a unit accounts for itself, the office for everyone") {
  County county;
  CHECK(must(Ledger::build(county.angsu().replica(), false)).scoring().units().size() == 1);
  CHECK(must(Ledger::build(county.office().replica(), false)).scoring().units().size() > 5);
}

TEST_CASE("a unit whose item was merged into another unit's accounts for that one's adoptions") {
  County county;
  const auto town = county.join("chengchuan", {domain::Role::kReporter});
  const auto whole = county.submit(*town, "城川镇春季造林");
  const auto part = county.submit(county.angsu(), "昂素镇春季造林");
  Replica& office = county.office().replica();
  const auto everybody = [&] {
    for (Computer* computer : {town.get(), &county.angsu(), &county.office()}) {
      must(computer->exchange());
    }
    county.server().scoring().work();
  };
  const auto adopt = [&](const char* journal) {
    Adoption adoption;
    adoption.journal = journal;
    adoption.on_date = testing::day("2024-03-01");
    must(adopt_item(office, whole, adoption));
  };
  everybody();
  SUBCASE("adopted when it was merged") {
    adopt("ordos_zhengxun");
    must(merge_items(office, whole, {part}, domain::CreditPolicy::kByRuleset, {}));
  }
  SUBCASE("adopted afterwards") {
    must(merge_items(office, whole, {part}, domain::CreditPolicy::kByRuleset, {}));
    adopt("ordos_zhengxun");
  }
  SUBCASE("both") {
    adopt("meiri_yaoqing");
    must(merge_items(office, whole, {part}, domain::CreditPolicy::kByRuleset, {}));
    everybody();
    adopt("ordos_zhengxun");
  }
  everybody();
  everybody();
  for (Computer* computer : {town.get(), &county.angsu(), &county.office()}) {
    const auto standing = must(published_standing(computer->replica()));
    REQUIRE(standing.has_value());
    CHECK(text_of(must(compare_with_published(computer->replica(), *standing))) == "");
  }
  // It has what it is credited for, once; the words are another unit's.
  Replica& credited = county.angsu().replica();
  const auto offer = must(credited.item(whole)).current_offer()->body.words;
  CHECK(!must(credited.words(offer)).has_value());
  const auto row = must(credited.index().item(whole));
  REQUIRE(row.has_value());
  CHECK(row->words_gone);
  CHECK(row->title.empty());
  CHECK(must(county.angsu().exchange()).pulled == 0);
}

TEST_CASE("without a ruleset there is no ledger") {
  County county;
  testing::Computer bare(county, base::UnitCode("angsu"));
  CHECK(code_of(Ledger::build(bare.replica(), false)) == "ruleset_missing");
}

TEST_CASE("a ruleset that says something else of a post changes what was recorded before") {
  County county;
  Computer& office = county.office();
  const auto item = county.submit(county.angsu());
  must(county.angsu().exchange());
  must(office.exchange());
  must(accept_item(office.replica(), item));
  must(instruct_item(office.replica(), item, "", "city_leader", testing::day("2024-03-01"), ""));
  must(office.exchange());
  must(county.angsu().exchange());
  const auto points = [](Computer& computer) {
    Ledger ledger = must(Ledger::build(computer.replica(), true));
    return ledger.scoring()
        .unit_result("angsu", kYear, computer.replica().today(), false)
        .points.text();
  };
  CHECK(points(county.angsu()) == "21");

  std::string text = testing::read_file(testing::source_path("schemas/jurisdictions/otog.json"));
  const std::size_t post = text.find("\"city_leader\"");
  REQUIRE(post != std::string::npos);
  text.replace(text.find("\"city\"", post), 6, "\"region\"");
  const std::size_t version = text.find("\"version\": 1");
  if (version != std::string::npos) text.replace(version, 12, "\"version\": 2");
  must(adopt_ruleset(office.replica(), text, std::nullopt));
  CHECK(points(office) == "31");
  must(office.exchange());
  must(county.angsu().exchange());
  CHECK(points(county.angsu()) == "31");
}

TEST_CASE(
    "the published standing agrees with what the unit computes; a changed one raises an alarm") {
  County county;
  Replica& replica = county.angsu().replica();
  CHECK(!must(published_standing(replica)).has_value());
  submit_and_adopt(county, county.angsu());
  county.server().scoring().work();
  must(county.angsu().exchange());
  auto standing = must(published_standing(replica));
  REQUIRE(standing.has_value());
  CHECK(must(compare_with_published(replica, *standing)).empty());
  for (protocol::StandingUnit& unit : standing->units) unit.points = "999";
  const StandingDifferences differences = must(compare_with_published(replica, *standing));
  REQUIRE(differences.size() == 1);
  CHECK(differences.front().unit.text() == "angsu");
  CHECK(differences.front().what == StandingDifference::What::kPoints);
  CHECK(differences.front().published == "999");
  CHECK(text_of(differences).find("999") != std::string::npos);
  standing = must(published_standing(replica));
  for (protocol::StandingUnit& unit : standing->units) unit.completion = "1/1000";
  const StandingDifferences short_of = must(compare_with_published(replica, *standing));
  REQUIRE(short_of.size() == 1);
  CHECK(short_of.front().what == StandingDifference::What::kCompletion);
}

// The server's own signature over figures that do not follow from each other.
TEST_CASE(
    "every place is recomputed from the published figures: what is not by the rule is named") {
  County county;
  const auto other = county.join("chengchuan", {domain::Role::kReporter, domain::Role::kLeader},
                                 domain::LeaderPost::kInCharge);
  for (Computer* each : {&county.angsu(), other.get()}) {
    submit_and_adopt(county, *each);
  }
  county.server().scoring().work();
  must(county.angsu().exchange());
  Replica& replica = county.angsu().replica();
  const auto ruleset = replica.ruleset();
  const auto honest = must(published_standing(replica));
  REQUIRE(honest.has_value());
  REQUIRE(honest->units.size() > 3);
  CHECK(rank_again(*ruleset, *honest).empty());
  CHECK(must(standing_faults(replica)).empty());
  const auto of = [&](protocol::StandingDocument& standing, const char* unit) {
    const auto found = std::find_if(standing.units.begin(), standing.units.end(),
                                    [&](const auto& each) { return each.unit.text() == unit; });
    REQUIRE(found != standing.units.end());
    return &*found;
  };
  const auto faults_with = [&](const std::function<void(protocol::StandingDocument&)>& change) {
    protocol::StandingDocument standing = *honest;
    change(standing);
    must(replica.book().set_standing(
        protocol::sign_standing(standing, county.server().writer().log_key())));
    const auto faults = must(verify_replica(replica, [](std::size_t) { return true; })).faults;
    std::string text;
    for (const std::string& fault : faults) text += fault + "\n";
    return text;
  };
  protocol::StandingDocument as_published = *honest;
  CHECK(of(as_published, "angsu")->places.front().tied);
  CHECK(faults_with([&](auto& standing) {
          of(standing, "angsu")->places.front().place += 1;
        }).find("angsu: place 1 ≠ 2") != std::string::npos);
  CHECK(faults_with([&](auto& standing) {
          of(standing, "chengchuan")->places.front().tied = false;
        }).find("chengchuan: tied yes ≠ no") != std::string::npos);
  CHECK(faults_with([&](auto& standing) {
          of(standing, "chengchuan")->places.front().of -= 1;
        }).find("chengchuan: of") != std::string::npos);
  // A neighbour that is given more: its place must follow, and its key be its points.
  CHECK(faults_with([&](auto& standing) {
          of(standing, "chengchuan")->points = "999";
        }).find("chengchuan: key 999 ≠") != std::string::npos);
  CHECK(faults_with([&](auto& standing) {
          auto& key = of(standing, "chengchuan")->places.front().keys.front();
          of(standing, "chengchuan")->points = key = "999";
        }).find("place") != std::string::npos);
  // Its own, all consistent, and still not what its ledger says.
  const std::string own = faults_with([&](auto& standing) {
    for (protocol::StandingUnit& unit : standing.units) unit.completion = "1/1000";
  });
  CHECK(own.find("angsu") != std::string::npos);
}

}  // namespace
}  // namespace yibao::client
