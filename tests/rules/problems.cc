#include "tests/rules/problems.h"

#include "shared/texts/catalogue.h"

namespace yibao::testing {

std::string english(const rules::Problem& problem) {
  return texts::text(texts::Language::kEnglish, "problem." + problem.key, problem.args);
}

std::string all_of(const rules::Problems& problems) {
  std::string text;
  for (const rules::Problem& problem : problems) {
    text += problem.place + ": " + english(problem) + "\n";
  }
  return text;
}

const rules::Problem* find(const rules::Problems& problems, const std::string& place,
                           const std::string& key) {
  for (const rules::Problem& problem : problems) {
    if (problem.place == place && problem.key == key) return &problem;
  }
  return nullptr;
}

}  // namespace yibao::testing
