#include "client/core/ruleset/ruleset_text.h"

#include <doctest/doctest.h>

namespace yibao::client {
namespace {

// As somebody wrote it: some of it on one line, some over several.
const std::string kText = R"({
  "ruleset": "small",
  "units": [
    {"id": "a", "name": "甲"},
    {
      "id": "b",
      "name": {"zh": "乙", "en": "B"}
    }
  ],
  "targets": {"id": "month", "value": {"by_group": {"a.b": 5, "a": 3}, "otherwise": "0.5"}},
  "list": [1, 2, 3],
  "empty": []
}
)";

RulesetText text_of(const std::string& json) {
  auto text = RulesetText::read(json);
  REQUIRE(text);
  return *std::move(text);
}

std::string at(const RulesetText& text, const std::string& place) {
  const TextPart* part = text.find(place);
  return part == nullptr ? "(nothing)" : std::string(text.raw(*part));
}

TEST_CASE("each part is found by the place that a problem names") {
  const RulesetText text = text_of(kText);
  CHECK(at(text, "$.ruleset") == "\"small\"");
  CHECK(at(text, "$.units[0].name") == "\"甲\"");
  CHECK(at(text, "$.units[1].name.en") == "\"B\"");
  CHECK(at(text, "$.targets.value.by_group.a.b") == "5");
  CHECK(at(text, "$.targets.value.by_group.a") == "3");
  CHECK(at(text, "$.list[2]") == "3");
  CHECK(text.find("$")->parts.size() == 5);
  for (const char* nowhere : {"$.colour", "$.units[2]", "$.units[x]", "$.list[2].a", "$[0]",
                              "$.ruleset.a", "$.units[0", "$.units[]", "$.unit"}) {
    CAPTURE(nowhere);
    CHECK(text.find(nowhere) == nullptr);
  }
  CHECK(text.nearest("$.units[0].group") == "$.units[0]");
  CHECK(text.nearest("$.units[7].group") == "$.units");
  CHECK(text.outer("$.units[1].name.en") == "$.units[1].name");
  CHECK(text.outer("$.units[1]") == "$.units");
  CHECK(text.outer("$.units[1].group") == "$.units[1]");
  CHECK(text.outer("$.targets.value.by_group.a.b") == "$.targets.value.by_group");
  CHECK(text.outer("$").empty());
}

TEST_CASE("of a key that stands twice the last one is meant, as it is read") {
  const RulesetText text = text_of(R"({"name": "一", "name": "二"})");
  CHECK(at(text, "$.name") == "\"二\"");
}

TEST_CASE("what is changed changes, and not a blank elsewhere") {
  RulesetText text = text_of(kText);
  REQUIRE(text.replace("$.targets.value.by_group.a.b", "8"));
  std::string wanted = kText;
  wanted.replace(wanted.find("\"a.b\": 5") + 7, 1, "8");
  CHECK(text.text() == wanted);
  CHECK_FALSE(text.replace("$.colour", "8"));
  CHECK(text.text() == wanted);
}

TEST_CASE("a member comes after the others, laid out as they are") {
  RulesetText text = text_of(kText);
  REQUIRE(text.put("$.units[0]", "group", "\"town\""));
  CHECK(at(text, "$.units[0]") == R"({"id": "a", "name": "甲", "group": "town"})");
  REQUIRE(text.put("$.units[1]", "group", "\"town\""));
  CHECK(text.text().find(R"(      "name": {"zh": "乙", "en": "B"},
      "group": "town"
    })") != std::string::npos);
  REQUIRE(text.put("$.units[1]", "group", "\"city\""));
  CHECK(at(text, "$.units[1].group") == "\"city\"");
  CHECK_FALSE(text.put("$.units", "group", "1"));
}

TEST_CASE("an element comes after the others; what stands alone becomes a list") {
  RulesetText text = text_of(kText);
  REQUIRE(text.append("$.units", R"({"id": "c"})"));
  CHECK(text.text().find("    },\n    {\"id\": \"c\"}\n  ],") != std::string::npos);
  REQUIRE(text.append("$.list", "4"));
  CHECK(at(text, "$.list") == "[1, 2, 3, 4]");
  REQUIRE(text.append("$.empty", "\"x\""));
  CHECK(at(text, "$.empty") == "[\"x\"]");
  REQUIRE(text.append("$.targets", R"({"id": "year"})"));
  CHECK(at(text, "$.targets[0].id") == "\"month\"");
  CHECK(at(text, "$.targets[1].id") == "\"year\"");
}

TEST_CASE("what grows too long for a line is laid out over several") {
  RulesetText text = text_of(kText);
  const std::string name = "\"" + std::string(100, 'n') + "\"";
  REQUIRE(text.put("$.units[0]", "note", name));
  CHECK(at(text, "$.units[0]") ==
        "{\n      \"id\": \"a\",\n      \"name\": \"甲\",\n      \"note\": " + name + "\n    }");
}

TEST_CASE("what is taken out leaves no comma behind, wherever it stood") {
  RulesetText text = text_of(kText);
  REQUIRE(text.remove("$.list[1]"));
  CHECK(at(text, "$.list") == "[1, 3]");
  REQUIRE(text.remove("$.list[1]"));
  REQUIRE(text.remove("$.list[0]"));
  CHECK(at(text, "$.list") == "[]");
  REQUIRE(text.remove("$.units[0]"));
  CHECK(at(text, "$.units[0].id") == "\"b\"");
  REQUIRE(text.remove("$.ruleset"));
  REQUIRE(text.remove("$.empty"));
  CHECK(text.text().find("\n  \"list\": []\n}\n") != std::string::npos);
  CHECK_FALSE(text.remove("$"));
  CHECK_FALSE(text.remove("$.colour"));
}

TEST_CASE("neighbours in a list change places") {
  RulesetText text = text_of(kText);
  REQUIRE(text.swap_with_next("$.units[0]"));
  CHECK(at(text, "$.units[0].id") == "\"b\"");
  CHECK(at(text, "$.units[1]") == R"({"id": "a", "name": "甲"})");
  CHECK_FALSE(text.swap_with_next("$.units[1]"));
  CHECK_FALSE(text.swap_with_next("$.ruleset"));
}

TEST_CASE("a part over several lines is read and written as if it began a line of its own") {
  RulesetText text = text_of(kText);
  const std::string shown = text.dedented(*text.find("$.units[1]"));
  CHECK(shown == "{\n  \"id\": \"b\",\n  \"name\": {\"zh\": \"乙\", \"en\": \"B\"}\n}");
  REQUIRE(text.replace("$.units[1]", shown));
  CHECK(text.text() == kText);
}

TEST_CASE("what is no JSON, or nested too deeply, is no such text") {
  CHECK_FALSE(RulesetText::read(""));
  CHECK_FALSE(RulesetText::read("{\"a\": }"));
  CHECK_FALSE(RulesetText::read("{\"a\": 1} 2"));
  CHECK_FALSE(RulesetText::read("{\"a\": \"\xC3\x28\"}"));
  CHECK_FALSE(RulesetText::read(std::string(100'000, '[') + std::string(100'000, ']')));
  CHECK(RulesetText::read("{\"a\": \"}]\\\"{\", \"b\": [true, null, -1.5e3]}"));
  CHECK(text_of("\xEF\xBB\xBF{\"a\": 1}").find("$.a") != nullptr);
}

TEST_CASE("texts are told as they are, with what was escaped") {
  const RulesetText text = text_of(R"({"a": "x\"y\u4e00\n", "b": -12, "c": true})");
  CHECK(text.value(*text.find("$.a")) == "x\"y一\n");
  CHECK(text.value(*text.find("$.b")) == "-12");
  CHECK(text.value(*text.find("$.c")) == "true");
  CHECK(json_text("x\"y一\n") == R"("x\"y一\n")");
}

TEST_CASE("a place is within another only at a joint") {
  CHECK(is_within("$.units[1].name", "$.units[1]"));
  CHECK(is_within("$.units[1]", "$.units[1]"));
  CHECK(is_within("$.units[1]", "$.units"));
  CHECK_FALSE(is_within("$.units[12]", "$.units[1]"));
  CHECK_FALSE(is_within("$.unit_awards", "$.unit"));
}

}  // namespace
}  // namespace yibao::client
