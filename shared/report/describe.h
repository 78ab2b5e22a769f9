// A ruleset in readable words, in either language: what a reporter reads instead of JSON. Every
// rule with its clause and, where the notice is silent, how it is read. Pure.
#pragma once

#include <string>
#include <vector>

#include "shared/rules/ruleset.h"
#include "shared/texts/catalogue.h"

namespace yibao::report {

struct RuleEntry {
  int depth = 0;  // parts of a rule stand deeper than the rule
  std::string text;
  std::string clause;   // of the notice; "" where the entry is part of another
  std::string reading;  // the interpretation, "" for none
};

struct RuleChapter {
  std::string title;
  std::vector<RuleEntry> entries;
};

// Chapters without entries are left out.
std::vector<RuleChapter> describe(texts::Language language, const rules::Ruleset& ruleset);

}  // namespace yibao::report
