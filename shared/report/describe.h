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
  // The part of the ruleset's text that it says, as a rules::Problem names it. What is said though
  // nothing stands there (a default) has the place where it would stand; what every ruleset has
  // without writing it has none.
  std::string place;
  std::string id;  // of the named thing that it says; "" for none
};

struct RuleChapter {
  std::string title;
  std::vector<RuleEntry> entries;
  std::vector<std::string> places;  // the lists and objects of the text that it is made of
};

// Chapters without entries are left out.
std::vector<RuleChapter> describe(texts::Language language, const rules::Ruleset& ruleset);

}  // namespace yibao::report
