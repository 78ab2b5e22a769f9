// The loader as a whole; single faults are in load_faults_test.cc.
#include "shared/rules/load.h"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "shared/base/limits.h"
#include "tests/rules/problems.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

using nlohmann::json;

json all_primitives() {
  return json::parse(
      testing::read_file(testing::source_path("tests/rules/rulesets/everything.json")));
}

bool has(const Problems& problems, const std::string& place, const std::string& key) {
  return testing::find(problems, place, key) != nullptr;
}

TEST_CASE("the ruleset with every field in it is accepted") {
  const LoadedRuleset loaded = load_ruleset(all_primitives().dump());
  CHECK_MESSAGE(loaded.ruleset != nullptr, testing::all_of(loaded.problems));
}

TEST_CASE("a fault alone is one problem, not a shower of them") {
  json document = all_primitives();
  document["measures"][0]["items"]["record"] = "sent";
  CHECK(load_ruleset(document.dump()).problems.size() == 1);
  document = all_primitives();
  document["targets"][0]["value"] = "many";
  CHECK(load_ruleset(document.dump()).problems.size() == 1);
}

TEST_CASE("everything that is wrong is reported at once") {
  json document = all_primitives();
  document["format"] = "other";
  document["units"][0]["group"] = "towns";
  document["measures"][6]["ratio"]["of"] = "taken";
  document["points"]["sum"][1]["weight"] = 0.5;
  document["rankings"][0]["keys"] = json::array();
  document["colour"] = "red";
  const Problems problems = load_ruleset(document.dump()).problems;
  CAPTURE(testing::all_of(problems));
  CHECK(problems.size() == 6);
  CHECK(has(problems, "$.format", "wrong_format"));
  CHECK(has(problems, "$.units[0].group", "not_defined"));
  CHECK(has(problems, "$.measures[6].ratio.of", "not_defined"));
  CHECK(has(problems, "$.points.sum[1].weight", "fraction_not_quoted"));
  CHECK(has(problems, "$.rankings[0].keys", "missing"));
  CHECK(has(problems, "$.colour", "unknown_field"));
}

TEST_CASE("journals of different levels may share a name") {
  json document = all_primitives();
  document["journals"][1]["aliases"] = {"县刊"};
  CHECK(load_ruleset(document.dump()).ruleset != nullptr);
}

TEST_CASE("more than a limit allows is refused") {
  json document = all_primitives();
  for (std::size_t i = 0; i < base::limits::kRuleFlagsMax; ++i) {
    document["flags"].push_back(
        {{"id", fmt::format("f{}", i)}, {"name", fmt::format("标记{}", i)}});
  }
  for (std::size_t i = 0; i < base::limits::kUnitsMax; ++i) {
    document["units"].push_back(
        {{"id", fmt::format("u{}", i)}, {"name", fmt::format("单位{}", i)}});
  }
  for (std::size_t i = 0; i < base::limits::kRuleNodesMax; ++i) {
    document["points"]["sum"].push_back({{"id", fmt::format("n{}", i)},
                                         {"name", "节点"},
                                         {"base", {{"every", "month"}, {"points", 1}}}});
  }
  const Problems problems = load_ruleset(document.dump()).problems;
  CHECK(problems.size() == 3);
  CHECK(has(problems, "$.flags", "too_many"));
  CHECK(has(problems, "$.units", "too_many"));
  CHECK(has(problems, "$.points", "too_many"));
}

// -- text that is no ruleset at all ---------------------------------------------------------------

Problems problems_of(const std::string& text) {
  const LoadedRuleset loaded = load_ruleset(text);
  CHECK(loaded.ruleset == nullptr);
  return loaded.problems;
}

TEST_CASE("what is no JSON is reported with its line") {
  const Problems problems = problems_of("{\n  \"format\": \"yibao.ruleset/1\",\n  \"name\": }\n");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].key == "not_json");
  CHECK(testing::english(problems[0]) == "not valid JSON near line 3");
  CHECK(problems_of("").at(0).key == "not_json");
  CHECK(problems_of("{\"version\": 1e999}").at(0).key == "not_json");
  CHECK(problems_of("[]").at(0).key == "not_an_object");
  CHECK(problems_of("null").at(0).key == "not_an_object");
}

TEST_CASE("bad UTF-8 is refused before anything is read") {
  const Problems problems = problems_of("{\"name\": \"\xC3\x28\"}");
  REQUIRE(problems.size() == 1);
  CHECK(problems[0].key == "not_utf8");
}

TEST_CASE("a key that stands twice is refused where it stands, in the same object only") {
  const Problems problems = problems_of(
      R"({"name": "一", "place": "二", "name": "三", "units": [{"id": "a"}, {"id": "b", "id": "c"}]})");
  CHECK(has(problems, "$", "duplicate_key"));
  CHECK(has(problems, "$.units[1]", "duplicate_key"));
  CHECK(testing::english(problems[0]).find("name") != std::string::npos);
  CHECK(has(problems, "$.signoff", "missing"));  // the rest is reported with it
  for (const Problem& problem :
       problems_of(R"({"a": {"name": 1}, "b": {"name": 2}, "c": [{"name": 3}, {"name": 4}]})")) {
    CHECK(problem.key != "duplicate_key");
  }
}

TEST_CASE("what could be read is there to be shown, whatever is wrong beside it") {
  json document = all_primitives();
  document["targets"][0]["every"] = "fortnight";
  document["targets"][0]["measure"] = "taken";
  const LoadedRuleset loaded = load_ruleset(document.dump());
  CHECK(loaded.ruleset == nullptr);
  REQUIRE(loaded.as_read != nullptr);
  CHECK(loaded.as_read->targets.at(0).measure == "taken");
  CHECK(load_ruleset(all_primitives().dump()).as_read != nullptr);
  CHECK(load_ruleset("{").as_read == nullptr);
}

TEST_CASE("a file of nonsense has no more problems than somebody can read") {
  json document = all_primitives();
  for (int i = 0; i < 20'000; ++i) {
    document["units"].push_back({{"id", "twice"}, {"name", "单位"}, {"parent", "nobody"}});
    document["targets"].push_back({{"colour", i}});
  }
  const LoadedRuleset loaded = load_ruleset(document.dump());
  CHECK(loaded.problems.size() == base::limits::kRuleProblemsMax);
  CHECK(loaded.as_read != nullptr);
}

std::string nested(const std::string& open, const std::string& close, std::size_t depth) {
  std::string text = "{\"points\": ";
  for (std::size_t i = 0; i < depth; ++i) text += open;
  text += "1";
  for (std::size_t i = 0; i < depth; ++i) text += close;
  return text + "}";
}

TEST_CASE("nesting has a limit, for objects and for lists, however deep it goes") {
  for (const std::size_t depth : {base::limits::kRulesetDepthMax, std::size_t{100'000}}) {
    const Problems objects = problems_of(nested("{\"sum\":", "}", depth));
    REQUIRE(objects.size() == 1);
    CHECK(objects[0].key == "too_deep");
    const Problems lists = problems_of(nested("[", "]", depth));
    REQUIRE(lists.size() == 1);
    CHECK(lists[0].key == "too_deep");
  }
  for (const Problem& problem :
       problems_of(nested("{\"sum\":", "}", base::limits::kRulesetDepthMax - 1))) {
    CHECK(problem.key != "too_deep");
  }
}

TEST_CASE("the hash of a ruleset is of its bytes") {
  CHECK(ruleset_hash("{}") == ruleset_hash("{}"));
  CHECK(ruleset_hash("{}") != ruleset_hash("{} "));
}

}  // namespace
}  // namespace yibao::rules
