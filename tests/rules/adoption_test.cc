#include "shared/rules/adoption.h"

#include <doctest/doctest.h>

#include "shared/rules/load.h"
#include "tests/support/clock.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

using testing::day;

std::string otog() {
  return testing::read_file(testing::source_path("schemas/jurisdictions/otog.json"));
}

std::shared_ptr<const Ruleset> loaded(const std::string& text) {
  auto result = load_ruleset(text);
  REQUIRE(result.ruleset != nullptr);
  return result.ruleset;
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

// A registry of events that nobody signed.
class AdoptingOffice {
 public:
  void say(const std::string& unit, domain::EventBody body) {
    auto event = std::make_shared<domain::Event>();
    event->unit = base::UnitCode(unit);
    event->subject = domain::Subject(unit);
    event->body = std::move(body);
    domain::Entry entry;
    entry.event = std::move(event);
    entry.stamp = domain::Stamp{};
    registry.apply(entry);
  }
  void adopt(const char* ruleset, std::int64_t version, base::Date from) {
    domain::RulesetAdopted body;
    body.ruleset = ruleset;
    body.version = version;
    body.from = from;
    say("office", body);
  }
  void define(const std::string& unit, std::optional<std::string> group) {
    domain::UnitDefined body;
    body.group = std::move(group);
    say(unit, body);
  }
  std::string faults(const std::string& text, base::Date from = day("2024-07-01")) const {
    std::string all;
    for (const AdoptionFault& fault :
         adoption_faults(registry, *loaded(text), from,
                         [](const base::UnitCode& unit) { return unit.text(); })) {
      all += fault.key;
      for (const auto& [key, value] : fault.args) all += " " + key + "=" + value;
      all += "\n";
    }
    return all;
  }

  domain::Registry registry;
};

TEST_CASE("the first ruleset is anybody's and any version") {
  const AdoptingOffice office;
  CHECK(office.faults(otog()).empty());
  CHECK(next_version(office.registry) == 1);
}

TEST_CASE("a version is above every one that was adopted, also one that begins later") {
  AdoptingOffice office;
  office.adopt("otog", 1, day("2022-07-01"));
  office.adopt("otog", 4, day("2030-01-01"));
  office.adopt("otog", 2, day("2024-01-01"));
  CHECK(next_version(office.registry) == 5);
  CHECK(office.faults(otog()) == "version value=1 known=4 next=5\n");
  CHECK(office.faults(with(otog(), "\"version\": 1,", "\"version\": 5,")).empty());
}

TEST_CASE("another jurisdiction's rules are told with both names") {
  AdoptingOffice office;
  office.adopt("changji", 1, day("2022-07-01"));
  CHECK(office.faults(with(otog(), "\"version\": 1,", "\"version\": 2,")) ==
        "other value=otog known=changji\n");
}

TEST_CASE("a unit without a group is told where rules go by group, on that day") {
  AdoptingOffice office;
  office.define("angsu", "g1");
  office.define("strange", std::nullopt);
  office.define("elsewhere", "nowhere");
  CHECK(office.faults(otog()).find("count=2") != std::string::npos);
  CHECK(office.faults(otog()).find("units=elsewhere, strange") != std::string::npos);
  // It ends before: then it is no unit any more.
  office.say("strange", domain::UnitSucceeded{std::nullopt, day("2024-06-30"), false});
  office.define("elsewhere", "g1");
  CHECK(office.faults(otog()).empty());
  CHECK_FALSE(office.faults(otog(), day("2024-06-01")).empty());
}

TEST_CASE("where nothing goes by group a unit needs none") {
  AdoptingOffice office;
  office.define("lone", std::nullopt);
  const std::string text = R"({
    "format": "yibao.ruleset/1", "ruleset": "small", "name": "小", "place": "县",
    "in_force_from": "2024-01-01", "signoff": {"signers": "reporter"},
    "groups": {"id": "town", "name": "镇"},
    "measures": {"id": "submitted", "name": "报送", "items": {"record": "submitted"}},
    "targets": {"id": "month", "name": "每月", "measure": "submitted", "every": "month",
                "value": {"by_group": {"town": 3}, "otherwise": 1}},
    "rankings": {"id": "all", "name": "排名", "keys": {"completion": "month"}}
  })";
  CHECK(office.faults(text).empty());
  CHECK_FALSE(office.faults(with(text, ", \"otherwise\": 1", "")).empty());
  CHECK_FALSE(office.faults(with(text, "\"keys\"", "\"scope\": \"group\", \"keys\"")).empty());
  CHECK(
      office.faults(with(text, "\"keys\"", "\"scope\": \"group\", \"groups\": \"town\", \"keys\""))
          .empty());
}

}  // namespace
}  // namespace yibao::rules
