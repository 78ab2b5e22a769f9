#include "client/core/ruleset/ruleset_changes.h"

#include <doctest/doctest.h>

#include <functional>

#include "shared/rules/load.h"
#include "tests/support/files.h"

namespace yibao::client {
namespace {

constexpr auto kChinese = texts::Language::kChinese;

std::string jurisdiction(const char* name) {
  return testing::read_file(testing::source_path("schemas/jurisdictions/" + std::string(name)));
}

std::string with(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  REQUIRE(at != std::string::npos);
  return text.replace(at, from.size(), to);
}

RulesetChanges changes(const std::string& before, const std::string& after,
                       texts::Language language = kChinese) {
  return changes_between(language, read_ruleset(before).value(), read_ruleset(after).value());
}

TEST_CASE("a figure is told as the sentence that was there and the one that is now") {
  const std::string text = jurisdiction("changji.json");
  RulesetText mended = RulesetText::read(text).value();
  REQUIRE(mended.replace("$.targets[0].value.by_group.park", "25"));
  const auto found = changes(text, mended.text());
  REQUIRE(found.told.size() == 1);
  CHECK(found.quiet.empty());
  CHECK(found.told[0].chapter == "目标任务");
  CHECK(found.told[0].before->text.find("园区 30") != std::string::npos);
  CHECK(found.told[0].after->text.find("园区 25") != std::string::npos);
  CHECK(changes(text, text).empty());
}

TEST_CASE("what comes in between does not make its neighbours look changed") {
  const std::string text = jurisdiction("otog.json");
  RulesetText mended = RulesetText::read(text).value();
  REQUIRE(mended.append("$.kinds", R"({"id": "letter", "name": "专报"})"));
  const std::size_t last = mended.find("$.kinds")->parts.size() - 1;
  for (std::size_t i = last; i-- > 0;) {
    REQUIRE(mended.swap_with_next(element_place("$.kinds", i)));
  }
  REQUIRE(mended.remove("$.kinds[1]"));
  const auto found = changes(text, mended.text());
  std::size_t added = 0;
  std::size_t dropped = 0;
  for (const report::RuleChange& change : found.told) {
    if (change.chapter != "信息类别") continue;
    if (!change.before) ++added;
    if (!change.after) ++dropped;
    CHECK_FALSE((change.before && change.after));
  }
  CHECK(added == 1);
  CHECK(dropped == 1);
}

TEST_CASE("what no sentence says is told by its trail") {
  const std::string text = jurisdiction("changji.json");
  RulesetText mended = RulesetText::read(text).value();
  REQUIRE(mended.replace("$.units[6].aliases[0]", "\"木垒自治县\""));
  REQUIRE(mended.swap_with_next("$.units[0]"));
  const auto found = changes(text, mended.text());
  REQUIRE(found.quiet.size() == 2);
  const QuietChange& alias =
      found.quiet[1].trail.back().key == "rule.label.aliases" ? found.quiet[1] : found.quiet[0];
  REQUIRE(alias.trail.size() == 3);
  CHECK(alias.trail[0].key == "rule.label.ruleset.units");
  CHECK(alias.trail[1].name.zh == "木垒县");
  CHECK(alias.before == "木垒哈萨克自治县");
  CHECK(alias.after == "木垒自治县");
  const QuietChange& order = &alias == &found.quiet[0] ? found.quiet[1] : found.quiet[0];
  CHECK(order.trail.back().key == "rule.form.order");
}

TEST_CASE("a unit that comes in, and a name in the other language, are told") {
  const std::string text = jurisdiction("changji.json");
  RulesetText mended = RulesetText::read(text).value();
  REQUIRE(mended.append("$.units", R"({"id": "new_one", "name": "新单位", "group": "park"})"));
  auto found = changes(text, mended.text());
  REQUIRE(found.told.size() == 1);
  CHECK(found.told[0].after->text.find("新单位") != std::string::npos);
  CHECK(found.quiet.size() == 3);
  const std::string english = with(text, "\"en\": \"county\"", "\"en\": \"district\"");
  found = changes(text, english);
  CHECK(found.told.empty());
  REQUIRE(found.quiet.size() == 1);
  CHECK(found.quiet[0].after == "district");
  CHECK(changes(text, english, texts::Language::kEnglish).quiet.empty());
}

TEST_CASE("every figure of a ruleset that is another is told, in a sentence or by its trail") {
  const std::string text =
      testing::read_file(testing::source_path("tests/rules/rulesets/everything.json"));
  const RulesetText parts = RulesetText::read(text).value();
  std::vector<std::string> numbers;
  const std::function<void(const TextPart&, const std::string&)> collect =
      [&](const TextPart& part, const std::string& place) {
        if (part.is(TextPart::Kind::kNumber)) numbers.push_back(place);
        for (std::size_t i = 0; i < part.parts.size(); ++i) {
          collect(part.parts[i], part.is(TextPart::Kind::kObject)
                                     ? member_place(place, part.parts[i].key)
                                     : element_place(place, i));
        }
      };
  collect(parts.root(), "$");
  REQUIRE(numbers.size() > 40);
  for (const std::string& place : numbers) {
    CAPTURE(place);
    RulesetText mended = parts;
    const std::string other = parts.value(*parts.find(place)) == "1" ? "2" : "1";
    REQUIRE(mended.replace(place, other));
    CHECK_FALSE(changes(text, mended.text()).empty());
  }
}

}  // namespace
}  // namespace yibao::client
