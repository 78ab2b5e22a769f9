#include "shared/rules/structure.h"

#include <doctest/doctest.h>

#include "shared/rules/load.h"
#include "shared/rules/preflight.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

const Finding* find(const std::vector<Finding>& findings, const std::string& code) {
  for (const Finding& finding : findings) {
    if (finding.code == code) return &finding;
  }
  return nullptr;
}

TEST_CASE("a kind's parts are seen by their names and markers") {
  const StructureRule rule{
      {"problem"}, Severity::kHint, {{{"问题", "problem"}, {"困难"}}, {{"建议", ""}, {}}}, {}};
  const auto seen = [&](const std::string& body) {
    std::string marks;
    for (const SeenPart& part : seen_parts(rule, body)) marks += part.seen ? '+' : '-';
    return marks;
  };
  CHECK(seen("") == "--");
  CHECK(seen("群众反映吃水困难。") == "+-");
  CHECK(seen("群众反映吃水困难。建议尽快打井。") == "++");
  CHECK(seen("一、问题\n　　群众吃水不便。\n二、建议\n　　打井。") == "++");
  CHECK_MESSAGE(seen("一、问题\n\n二、建议\n\n") == "--", "headings alone say nothing");
  CHECK(seen("一、问题\n吃水不便。\n十一、建议") == "+-");
  CHECK_MESSAGE(seen("一、建议尽快打井。") == "-+", "a paragraph, not a heading");
}

TEST_CASE(
    "a new draft begins with the headings its notice asks for, and pre-flight looks for them") {
  const auto ruleset =
      load_ruleset(testing::read_file(testing::source_path("schemas/jurisdictions/changji.json")))
          .ruleset;
  CHECK(skeleton(*ruleset, "problem") == "一、问题\n\n二、分析\n\n三、建议\n\n");
  CHECK(skeleton(*ruleset, "dynamic").empty());
  CHECK(structure_rule(*ruleset, "dynamic") == nullptr);

  domain::DraftFacts draft;
  draft.kind = "problem";
  domain::Words words;
  words.body = skeleton(*ruleset, "problem");
  const auto found = [&] { return preflight(*ruleset, words, draft, base::Timestamp{}); };
  const auto empty = found();
  const Finding* hint = find(empty, "part_missing");
  REQUIRE(hint != nullptr);
  CHECK(hint->severity == Severity::kHint);
  CHECK(hint->clause == "二（二）");
  CHECK(hint->args ==
        base::TextArgs{{"parts", "问题、分析、建议"}, {"missing", "问题、分析、建议"}});
  words.body = "村民吃水困难，原因是机井老化。";
  const auto partly = found();
  REQUIRE(find(partly, "part_missing") != nullptr);
  CHECK(find(partly, "part_missing")->args[1].second == "建议");
  words.body += "建议列入今年维修计划。";
  CHECK(find(found(), "part_missing") == nullptr);
}

}  // namespace
}  // namespace yibao::rules
