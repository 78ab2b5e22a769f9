// A draft of the rules as far as it can be read: its sentences, what is wrong with it and where,
// what it changes of the rules in force. Made on the core thread at each pause; a value.
#pragma once

#include <map>
#include <set>

#include "client/core/replica.h"
#include "client/core/ruleset/ruleset_changes.h"
#include "shared/rules/problem.h"

namespace yibao::app {

struct DraftReading {
  std::uint64_t revision = 0;  // of the draft that was read
  rules::Problems problems;
  std::shared_ptr<const rules::Ruleset> ruleset;  // null while there are problems
  bool is_json = false;
  std::vector<report::RuleChapter> chapters_zh, chapters_en;
  client::RulesetChanges changes_zh, changes_en;  // from the rules in force; none without them
  std::int64_t next_version = 1;                  // the one it must have to be adopted

  // By the number of a sentence, all chapters through: the problems within the part it says.
  std::vector<std::vector<std::size_t>> problems_of;
  std::vector<std::size_t> other_problems;  // of no sentence
  std::set<std::string> changed;            // places of sentences that are others than in force
  std::map<std::string, std::string> said_zh, said_en;  // the sentence of a place

  const std::vector<report::RuleChapter>& chapters(texts::Language language) const {
    return language == texts::Language::kEnglish ? chapters_en : chapters_zh;
  }
  // "" where the place has none.
  std::string said(texts::Language language, const std::string& place) const {
    const auto& said = language == texts::Language::kEnglish ? said_en : said_zh;
    const auto found = said.find(place);
    return found == said.end() ? "" : found->second;
  }
  const client::RulesetChanges& changes(texts::Language language) const {
    return language == texts::Language::kEnglish ? changes_en : changes_zh;
  }
};

DraftReading read_draft(client::Replica& replica, const std::string& text, std::uint64_t revision);

}  // namespace yibao::app
