#include "shared/rules/preflight.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "shared/base/text.h"
#include "shared/rules/load.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

TEST_CASE("a text that is too long is found where it becomes too long") {
  const auto ruleset =
      load_ruleset(testing::read_file(testing::source_path("schemas/jurisdictions/haicheng.json")))
          .ruleset;
  REQUIRE(ruleset);
  domain::DraftFacts draft;
  draft.kind = "dynamic";
  const Kind* kind = ruleset->words.kinds.by_id("dynamic");
  REQUIRE(kind->words_max);
  domain::Words words;
  const auto found = [&]() -> std::optional<Finding> {
    const auto findings = preflight(*ruleset, words, draft, base::Timestamp{});
    const auto at = std::find_if(findings.begin(), findings.end(), [](const Finding& finding) {
      return finding.code == "words_above";
    });
    return at == findings.end() ? std::nullopt : std::optional(*at);
  };
  for (std::int64_t i = 0; i < *kind->words_max; ++i) words.body += "字";
  CHECK_FALSE(found());
  words.body += "多了";
  REQUIRE(found());
  CHECK(found()->place.field == FindingPlace::Field::kBody);
  CHECK(found()->place.begin == static_cast<std::size_t>(*kind->words_max));
  CHECK(found()->place.end == base::to_code_points(words.body).size());
}

}  // namespace
}  // namespace yibao::rules
