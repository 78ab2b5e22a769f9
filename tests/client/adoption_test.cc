#include "client/core/ruleset/adoption.h"

#include <doctest/doctest.h>

#include "client/core/bulletin_drafting.h"
#include "client/core/commands/registry.h"
#include "tests/client/county.h"

namespace yibao::testing {
namespace {

using client::AdoptionCheck;

std::string text_of(std::int64_t version) {
  std::string text = read_file(source_path("schemas/jurisdictions/otog.json"));
  const std::string first = "\"version\": 1,";
  return text.replace(text.find(first), first.size(),
                      "\"version\": " + std::to_string(version) + ",");
}

std::string faults(const AdoptionCheck& check) {
  std::string keys;
  for (const rules::AdoptionFault& fault : check.faults) keys += fault.key + " ";
  return keys;
}

TEST_CASE("a newer version is adopted from a day, and everybody gets it") {
  County county;
  client::Replica& office = county.office().replica();
  CHECK(must(client::check_adoption(office, text_of(2), day("2024-06-01"))).passes());
  const auto adopted = must(client::adopt_ruleset(office, text_of(2), day("2024-06-01")));
  REQUIRE(adopted.event);
  must(county.office().exchange());
  must(county.angsu().exchange());
  CHECK(county.angsu().replica().registry()->rulesets().back().version == 2);
  CHECK(county.angsu().replica().ruleset()->version == 1);  // it begins in June
}

TEST_CASE("what does not load, or is no newer version, is not adopted and says why") {
  County county;
  client::Replica& office = county.office().replica();
  const std::size_t before = office.registry()->rulesets().size();
  const auto old = must(client::adopt_ruleset(office, text_of(1), day("2024-06-01")));
  CHECK_FALSE(old.event);
  CHECK(faults(old.check) == "version ");
  CHECK(old.check.next_version == 2);
  const auto broken = must(client::adopt_ruleset(office, "{", std::nullopt));
  CHECK_FALSE(broken.event);
  CHECK(broken.check.problems.size() == 1);
  CHECK_FALSE(broken.check.passes());
  CHECK(office.registry()->rulesets().size() == before);
}

TEST_CASE("a published bulletin closes its period and what was before it") {
  County county;
  client::Replica& office = county.office().replica();
  const auto publish = [&](const char* period, std::int64_t number) {
    client::BulletinPlan plan;
    plan.period = *rules::parse_period(period);
    report::BulletinEdits edits;
    edits.number = number;
    report::Bulletin drafted = must(client::draft_bulletin(office, plan));
    report::follow(edits, drafted);
    must(client::publish_bulletin(office, plan, edits, report::edited(std::move(drafted), edits)));
    must(county.office().exchange());
  };
  publish("2023-Q4", 4);
  publish("2024-01", 5);
  publish("2023-12", 6);
  publish("2024-Q1", 7);  // still runs: what it says may change
  const auto check = [&](const char* from) {
    return must(client::check_adoption(office, text_of(2), day(from)));
  };
  CHECK(check("2024-02-01").passes());
  const AdoptionCheck inside = check("2024-01-31");
  REQUIRE(faults(inside) == "closed ");
  CHECK(inside.faults[0].args[0].second == "5");
  CHECK(inside.faults[0].args[1].second == "2024-01");
  CHECK(inside.faults[0].args[2].second == "2024-02-01");
  CHECK(faults(check("2023-01-01")) == "closed ");
}

TEST_CASE("units without a group are named as people know them") {
  County county;
  client::Replica& office = county.office().replica();
  client::UnitInput unit;
  unit.code = base::UnitCode("strange");
  unit.name = "新设机构";
  must(client::define_unit(office, unit));
  const auto result = must(client::adopt_ruleset(office, text_of(2), day("2024-06-01")));
  CHECK_FALSE(result.event);
  REQUIRE(faults(result.check) == "group ");
  CHECK(result.check.faults[0].args[0].second == "新设机构");
}

}  // namespace
}  // namespace yibao::testing
