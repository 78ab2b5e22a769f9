// The versions of the rules, one of them in words, and what differs between it and another. Read on
// the core thread; a value.
#pragma once

#include "client/core/ruleset/ruleset_changes.h"
#include "client/core/ruleset/versions.h"

namespace yibao::app {

struct RulesSheet {
  base::Date today{};
  std::vector<client::RulesetVersion> versions;  // the newest first
  // Of these, the one that is shown; and the one it is compared with.
  std::size_t shown = 0;
  std::optional<std::size_t> compared;

  std::string text;                               // as it was adopted
  std::shared_ptr<const rules::Ruleset> ruleset;  // null where it is not here
  std::vector<report::RuleChapter> chapters_zh, chapters_en;
  // From the older of the two to the newer.
  client::RulesetChanges changes_zh, changes_en;

  const std::vector<report::RuleChapter>& chapters(texts::Language language) const {
    return language == texts::Language::kEnglish ? chapters_en : chapters_zh;
  }
  const client::RulesetChanges& changes(texts::Language language) const {
    return language == texts::Language::kEnglish ? changes_en : changes_zh;
  }
};

// The adoption that is shown, else the rules in force, else the newest.
base::Result<RulesSheet> rules_sheet(client::Replica& replica,
                                     const std::optional<base::EventId>& shown,
                                     const std::optional<base::EventId>& compared);

}  // namespace yibao::app
