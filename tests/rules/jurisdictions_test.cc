// The five jurisdictions as files: complete, in both languages, each rule with its clause.
#include <doctest/doctest.h>

#include <algorithm>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>

#include "shared/rules/load.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

using nlohmann::json;

const std::map<std::string, std::map<std::string, std::size_t>>& units_by_group() {
  static const std::map<std::string, std::map<std::string, std::size_t>> kUnits = {
      {"shuimogou", {{"t1", 8}, {"t2", 6}, {"t3", 4}, {"t4", 15}, {"t5", 8}}},
      {"otog", {{"g1", 5}, {"g2", 31}, {"g3", 16}}},
      {"changji", {{"county", 7}, {"park", 3}, {"key", 38}, {"other", 27}}},
      {"haicheng", {{"a", 19}, {"b", 7}, {"c", 3}, {"d", 3}}},
      {"yima", {{"g50", 20}, {"g30", 16}, {"g15", 27}}},
  };
  return kUnits;
}

std::string text_of(const std::string& jurisdiction) {
  return testing::read_file(
      testing::source_path("schemas/jurisdictions/" + jurisdiction + ".json"));
}

TEST_CASE("each jurisdiction has the units that its notice names, group by group") {
  for (const auto& entry : units_by_group()) {
    const std::string& jurisdiction = entry.first;
    CAPTURE(jurisdiction);
    const LoadedRuleset loaded = load_ruleset(text_of(jurisdiction));
    REQUIRE(loaded.ruleset != nullptr);
    CHECK(loaded.ruleset->id == jurisdiction);
    std::map<std::string, std::size_t> counted;
    for (const Unit& unit : loaded.ruleset->words.units.all()) ++counted[unit.group.value_or("")];
    CHECK(counted == entry.second);
  }
}

// Visits every object that has an id.
void each_named(const json& value, const std::string& place,
                const std::function<void(const json&, const std::string&)>& visit) {
  if (value.is_object()) {
    if (value.contains("id")) visit(value, place + " " + value.at("id").get<std::string>());
    for (const auto& [key, member] : value.items()) each_named(member, place + "." + key, visit);
  } else if (value.is_array()) {
    for (const json& element : value) each_named(element, place, visit);
  }
}

TEST_CASE("every rule of a jurisdiction cites its clause") {
  for (const auto& entry : units_by_group()) {
    const std::string& jurisdiction = entry.first;
    const json ruleset = json::parse(text_of(jurisdiction));
    for (const char* part : {"points", "targets", "rankings", "unit_awards", "item_awards",
                             "clocks", "obligations", "interpretations"}) {
      if (!ruleset.contains(part)) continue;
      each_named(ruleset.at(part), part, [&](const json& rule, const std::string& place) {
        CAPTURE(jurisdiction);
        CAPTURE(place);
        CHECK(rule.contains("cite"));
      });
    }
    for (const json& rule : ruleset.at("signoff")) CHECK(rule.contains("cite"));
  }
}

TEST_CASE("everything but the units is named in Chinese and English") {
  for (const auto& entry : units_by_group()) {
    const std::string& jurisdiction = entry.first;
    json ruleset = json::parse(text_of(jurisdiction));
    for (const char* field : {"name", "place"}) CHECK(ruleset.at(field).contains("en"));
    ruleset.erase("units");
    each_named(ruleset, "$", [&](const json& named, const std::string& place) {
      CAPTURE(jurisdiction);
      CAPTURE(place);
      const json& name = named.contains("text") ? named.at("text") : named.at("name");
      REQUIRE(name.is_object());
      CHECK(name.contains("zh"));
      CHECK(name.contains("en"));
    });
  }
}

// Counts a dash between digits as one of them: 0994-234….
std::size_t longest_number(std::string_view text) {
  std::size_t longest = 0;
  std::size_t run = 0;
  for (const char c : text) {
    const bool goes_on = (c >= '0' && c <= '9') || (c == '-' && run > 0);
    run = goes_on ? run + 1 : 0;
    longest = std::max(longest, run);
  }
  return longest;
}

TEST_CASE("no jurisdiction holds a telephone number or an address to write to") {
  for (const auto& entry : units_by_group()) {
    const std::string& jurisdiction = entry.first;
    CAPTURE(jurisdiction);
    const std::string text = text_of(jurisdiction);
    CHECK(longest_number(text) <= std::string_view("2017-05-25").size());
    CHECK(text.find('@') == std::string::npos);
    CHECK(text.find("://") == std::string::npos);
  }
}

TEST_CASE("what a notice leaves without figures stays open: two ladders in five notices") {
  for (const auto& entry : units_by_group()) {
    const std::string& jurisdiction = entry.first;
    CAPTURE(jurisdiction);
    const LoadedRuleset loaded = load_ruleset(text_of(jurisdiction));
    std::vector<Code> open;
    for (const Node* leaf : loaded.ruleset->leaves()) {
      if (std::holds_alternative<OpenLadder>(leaf->content)) open.push_back(leaf->id);
    }
    if (jurisdiction == "otog") {
      CHECK(open == std::vector<Code>{"ladder"});
    } else if (jurisdiction == "changji") {
      CHECK(open == std::vector<Code>{"breach_ladder"});
    } else {
      CHECK(open.empty());
    }
  }
}

TEST_CASE("who signs in each jurisdiction, and that an author does not where a leader must") {
  const std::map<std::string, std::vector<Signer>> signers = {
      {"shuimogou", {Signer::kInCharge}}, {"otog", {Signer::kInCharge, Signer::kPrincipal}},
      {"changji", {Signer::kInCharge}},   {"haicheng", {Signer::kPrincipal}},
      {"yima", {Signer::kInCharge}},
  };
  for (const auto& entry : signers) {
    const std::string& jurisdiction = entry.first;
    CAPTURE(jurisdiction);
    const LoadedRuleset loaded = load_ruleset(text_of(jurisdiction));
    const SignoffRule& rule = loaded.ruleset->signoff.front();
    CHECK(rule.signers == entry.second);
    CHECK(!rule.author_may_sign);
    CHECK(rule.delegation == (jurisdiction != "shuimogou"));
    CHECK(rule.gates.size() == (jurisdiction == "changji" ? 3U : 0U));
  }
}

}  // namespace
}  // namespace yibao::rules
