// The JSON Schema of rulesets says what the loader accepts: all rulesets fit it, and where one is
// broken structurally both refuse.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <set>

#include "shared/base/random.h"
#include "shared/rules/load.h"
#include "tests/support/files.h"
#include "tests/support/json_schema.h"

namespace yibao::rules {
namespace {

using nlohmann::json;

const testing::JsonSchema& schema() {
  static const auto kSchema = testing::JsonSchema::from_file("schemas/ruleset.schema.json");
  return kSchema;
}

std::map<std::string, json> rulesets() {
  std::map<std::string, json> found;
  for (const char* folder : {"schemas/jurisdictions", "tests/rules/rulesets"}) {
    for (const auto& entry : std::filesystem::directory_iterator(testing::source_path(folder))) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".json") && !name.ends_with(".scenarios.json")) {
        found[name] = json::parse(testing::read_file(entry.path()));
      }
    }
  }
  return found;
}

TEST_CASE("every ruleset in the repository fits the schema") {
  const auto all = rulesets();
  CHECK(all.size() >= 15);
  for (const auto& entry : all) {
    const std::string& name = entry.first;
    const json& ruleset = entry.second;
    CAPTURE(name);
    CHECK_MESSAGE(schema().refusal(ruleset).empty(), schema().refusal(ruleset));
  }
}

// -- mutations ------------------------------------------------------------------------------------

// What the schema cannot know: whether an id is defined, a name unique, a list too long...
bool is_structural(const Problem& problem) {
  static const std::set<std::string> kOfMeaning = {
      "not_defined",       "repeated", "name_shared",     "too_many",  "least_above_most",
      "last_must_fit_all", "circle",   "contact_no_name", "contact_of"};
  return !kOfMeaning.contains(problem.key);
}

void collect(const json& value, const json::json_pointer& at,
             std::vector<json::json_pointer>& places) {
  places.push_back(at);
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) collect(member, at / key, places);
  } else if (value.is_array()) {
    for (std::size_t i = 0; i < value.size(); ++i) collect(value[i], at / i, places);
  }
}

json other_value(base::RandomSource& random) {
  switch (random.below(12)) {
    case 0: return nullptr;
    case 1: return true;
    case 2: return 7;
    case 3: return -1;
    case 4: return 0.5;
    case 5: return "zzz";
    case 6: return "";
    case 7: return json::array();
    case 8: return json::object();
    case 9: return json::array({"zzz"});
    case 10: return 4'000'000'000'000;
    default: return json{{"zzz", 1}};
  }
}

// Breaks one thing somewhere, or leaves it whole by chance.
std::string mutate(json& ruleset, const std::vector<json::json_pointer>& places,
                   base::RandomSource& random) {
  const json::json_pointer& at = places[random.below(places.size())];
  json& value = ruleset[at];
  switch (random.below(4)) {
    case 0:
      if (at.empty()) break;
      if (ruleset[at.parent_pointer()].is_object()) {
        ruleset[at.parent_pointer()].erase(at.back());
        return "without " + at.to_string();
      }
      break;
    case 1:
      if (!value.is_object()) break;
      value["unasked"] = other_value(random);
      return "more in " + at.to_string();
    case 2:
      if (at.empty()) break;
      value = json::array({value});
      return "in a list: " + at.to_string();
    default: break;
  }
  value = other_value(random);
  return at.to_string() + " = " + value.dump();
}

std::string all_of(const Problems& problems) {
  std::string text;
  for (const Problem& problem : problems) text += problem.place + " " + problem.key + "\n";
  return text;
}

TEST_CASE("where a ruleset is broken structurally the loader and the schema agree") {
  std::size_t accepted = 0;
  std::size_t refused = 0;
  for (const auto& entry : rulesets()) {
    const std::string& name = entry.first;
    const json& ruleset = entry.second;
    std::vector<json::json_pointer> places;
    collect(ruleset, json::json_pointer(), places);
    const std::uint64_t tries = name == "everything.json" ? 1000 : 40;
    for (std::uint64_t seed = 1; seed <= tries; ++seed) {
      base::SeededRandom random(seed);
      json broken = ruleset;
      const std::string what = mutate(broken, places, random);
      CAPTURE(name);
      CAPTURE(seed);
      CAPTURE(what);
      const LoadedRuleset loaded = load_ruleset(broken.dump());
      const std::string refusal = schema().refusal(broken);
      const std::string problems = all_of(loaded.problems);
      CAPTURE(problems);
      CAPTURE(refusal);
      if (!refusal.empty()) {
        CHECK(loaded.ruleset == nullptr);
      } else {
        CHECK(std::none_of(loaded.problems.begin(), loaded.problems.end(), is_structural));
      }
      ++(refusal.empty() ? accepted : refused);
    }
  }
  CHECK(accepted > 100);
  CHECK(refused > 500);
}

// Fields that a schema knows must be those that the loader knows: each is there in this ruleset.
void collect_fields(const json& value, std::set<std::string>& fields) {
  if (value.is_object()) {
    for (const auto& [key, member] : value.items()) {
      fields.insert(key);
      collect_fields(member, fields);
    }
  } else if (value.is_array()) {
    for (const json& element : value) collect_fields(element, fields);
  }
}

void collect_properties(const json& value, std::set<std::string>& fields) {
  if (value.is_object()) {
    if (value.contains("properties") && value.at("properties").is_object()) {
      for (const auto& [key, member] : value.at("properties").items()) fields.insert(key);
    }
    for (const auto& [key, member] : value.items()) collect_properties(member, fields);
  } else if (value.is_array()) {
    for (const json& element : value) collect_properties(element, fields);
  }
}

TEST_CASE("every field of the schema stands in the ruleset that uses everything") {
  std::set<std::string> used;
  collect_fields(rulesets().at("everything.json"), used);
  std::set<std::string> known;
  collect_properties(schema().document(), known);
  for (const std::string& field : known) {
    CAPTURE(field);
    CHECK(used.contains(field));
  }
}

TEST_CASE("every definition of the schema says what it is, or its fields do") {
  for (const auto& entry : schema().document().at("definitions").items()) {
    const std::string& name = entry.key();
    const json& definition = entry.value();
    CAPTURE(name);
    const bool plain = definition.contains("properties") || definition.contains("anyOf");
    CHECK((definition.contains("description") || plain));
  }
}

}  // namespace
}  // namespace yibao::rules
