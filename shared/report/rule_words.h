// The words that descriptions of rules are made of: names for codes, conditions, amounts, periods.
// Used by describe*.cc; lives no longer than its ruleset.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/report/describe.h"

namespace yibao::report {

class RuleWords {
 public:
  RuleWords(texts::Language language, const rules::Ruleset& ruleset)
      : language_(language), ruleset_(ruleset) {}

  const rules::Ruleset& ruleset() const { return ruleset_; }
  std::string say(std::string_view key, const base::TextArgs& args = {}) const {
    return texts::text(language_, key, args);
  }
  const std::string& name(const rules::Name& name) const;
  // "A、B、C".
  std::string list(const std::vector<std::string>& parts) const;
  // "A；B".
  std::string chain(const std::vector<std::string>& parts) const;

  template <class Entry>
  std::string named(const rules::NamedList<Entry>& list, const rules::Code& code) const {
    const Entry* entry = list.by_id(code);
    return entry == nullptr ? code : name(entry->name);
  }
  template <class Entry>
  std::string named(const rules::NamedList<Entry>& entries,
                    const std::vector<rules::Code>& codes) const {
    std::vector<std::string> parts;
    for (const rules::Code& code : codes) parts.push_back(named(entries, code));
    return list(parts);
  }
  std::string target(const rules::Code& code) const;
  std::string measure(const rules::Code& code) const;
  std::string node(const rules::Code& code) const;
  std::string ranking(const rules::Code& code) const;

  // "每月"
  std::string each(rules::PeriodKind kind) const;
  std::string attribute(rules::Attribute attribute, const rules::Code& code) const;
  std::string selector(const rules::Selector& selector) const;
  std::string amount(const rules::Amount& amount) const;
  std::string condition(const rules::Condition& condition) const;

  // An entry with the origin's clause, reading and place.
  RuleEntry entry(int depth, std::string text, const rules::Origin& origin) const;
  RuleEntry entry(int depth, std::string text, const rules::Named& named) const;
  // A heading, or a part of another entry.
  static RuleEntry part(int depth, std::string text, std::string place);

 private:
  texts::Language language_;
  const rules::Ruleset& ruleset_;
};

}  // namespace yibao::report
