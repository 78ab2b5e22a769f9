// What the texts of a standing have in common: the language, the heading, the rules without
// figures. Used by standing_text.cc and unit_ledger.cc; lives no longer than its standing.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "shared/rules/scoring.h"
#include "shared/texts/catalogue.h"

namespace yibao::report {

class StandingVoice {
 public:
  StandingVoice(texts::Language language, rules::Scoring& scoring, const rules::Standing& standing);

  std::string say(std::string_view key, const base::TextArgs& args = {}) const;
  const std::string& name_in(const rules::Name& name) const;
  // The ruleset's name, the period, the day.
  std::string heading() const;
  // A line for each rule whose figures the notice leaves out.
  std::vector<std::string> incomplete() const;
  // Where the unit stands in the standing and in the scoring.
  std::size_t index_of(const rules::Code& unit) const;

  texts::Language language() const { return language_; }
  rules::Scoring& scoring() const { return scoring_; }
  const rules::Standing& standing() const { return standing_; }
  const rules::Ruleset& rules() const { return rules_; }

 private:
  texts::Language language_;
  rules::Scoring& scoring_;
  const rules::Standing& standing_;
  const rules::Ruleset& rules_;
};

// "3", "3=" for a tie, a dash for who is not ranked.
std::string place_text(const rules::Rank& rank);
std::string number_text(const rules::Fraction& value);

}  // namespace yibao::report
