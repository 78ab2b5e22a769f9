#include "shared/report/standing_voice.h"

#include <algorithm>

#include "shared/base/assert.h"
#include "shared/report/standing_text.h"

namespace yibao::report {

StandingVoice::StandingVoice(texts::Language language, rules::Scoring& scoring,
                             const rules::Standing& standing)
    : language_(language),
      scoring_(scoring),
      standing_(standing),
      rules_(*scoring.rules_for(standing.period, standing.as_of).ruleset) {}

std::string StandingVoice::say(std::string_view key, const base::TextArgs& args) const {
  return texts::text(language_, key, args);
}

const std::string& StandingVoice::name_in(const rules::Name& name) const {
  return report::name_in(language_, name);
}

std::string StandingVoice::heading() const {
  return say("report.heading", {{"name", name_in(rules_.name)},
                                {"period", standing_.period.text()},
                                {"as_of", base::to_text(standing_.as_of)}});
}

std::vector<std::string> StandingVoice::incomplete() const {
  std::vector<std::string> lines;
  for (const rules::Code& id : standing_.incomplete) {
    const rules::Node* node = rules_.node(id);
    lines.push_back(
        say("report.incomplete", {{"rule", name_in(node->name)}, {"cite", node->origin.cite}}));
  }
  return lines;
}

std::size_t StandingVoice::index_of(const rules::Code& wanted) const {
  const auto& units = scoring_.units();
  const auto found = std::find_if(units.begin(), units.end(),
                                  [&](const rules::Unit& unit) { return unit.id == wanted; });
  YIBAO_ASSERT(found != units.end());
  return static_cast<std::size_t>(found - units.begin());
}

std::string place_text(const rules::Rank& rank) {
  if (rank.place == 0) return "–";
  return std::to_string(rank.place) + (rank.tied ? "=" : "");
}

std::string number_text(const rules::Fraction& value) {
  return value.decimal(base::Decimal::kDecimals).text();
}

const std::string& name_in(texts::Language language, const rules::Name& name) {
  return language == texts::Language::kEnglish && !name.en.empty() ? name.en : name.zh;
}

}  // namespace yibao::report
