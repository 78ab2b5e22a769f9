#include "client/core/ruleset/trial.h"

#include <algorithm>

#include "client/core/ruleset/trial_lines.h"
#include "client/core/ruleset/versions.h"
#include "client/core/scored_facts.h"
#include "shared/rules/item_facts.h"
#include "shared/rules/load.h"
#include "shared/rules/registry_units.h"

namespace yibao::client {
namespace {

constexpr std::size_t kSubjectsAtOnce = 100;
constexpr std::size_t kUnitsAtOnce = 6;
// Before anything that anybody remembers.
constexpr base::Date kAllAlong{std::chrono::days(0)};

// Set for single units by the end of the year, in order.
std::vector<rules::UnitTarget> unit_targets(const domain::Registry& registry, base::Date day) {
  std::vector<rules::UnitTarget> targets;
  for (const domain::UnitTargetInfo& info : registry.unit_targets()) {
    if (info.from > day) continue;
    rules::UnitTarget target{info.unit.text(), info.target, std::nullopt, info.from};
    if (info.value != "none") target.value = rules::Decimal::parse(info.value);
    targets.push_back(std::move(target));
  }
  std::stable_sort(targets.begin(), targets.end(),
                   [](const auto& a, const auto& b) { return a.from < b.from; });
  return targets;
}

}  // namespace

RulesetTrial::~RulesetTrial() = default;

base::Result<std::unique_ptr<RulesetTrial>> RulesetTrial::begin(
    Replica& replica, std::shared_ptr<const rules::Ruleset> draft, int year) {
  YIBAO_TRY(const std::string in_force, text_in_force(replica));
  rules::LoadedRuleset loaded = rules::load_ruleset(in_force);
  if (!loaded.ruleset) return base::fail(base::ErrorCode::kRulesetMissing);
  std::unique_ptr<RulesetTrial> trial(new RulesetTrial());
  const base::Date first(std::chrono::year(year) / std::chrono::January / 1);
  trial->year_ = rules::period_of(rules::PeriodKind::kYear, first);
  trial->as_of_ = std::min(trial->year_.last, replica.today());
  const auto targets = unit_targets(*replica.registry(), trial->as_of_);
  const auto prepare = [&](Side& side, std::shared_ptr<const rules::Ruleset> ruleset) {
    side.ruleset = rules::with_unit_targets(std::move(ruleset), targets);
    side.units = own_units(replica, *side.ruleset, trial->as_of_);
    rules::set_accounts(side.facts, *replica.registry(), *side.ruleset, trial->as_of_);
  };
  prepare(trial->before_, std::move(loaded.ruleset));
  prepare(trial->after_, std::move(draft));
  YIBAO_TRY(trial->subjects_, replica.entries().subjects());
  return trial;
}

// Facts, then each side is set up, scored unit by unit, and ranked.
std::size_t RulesetTrial::total() const {
  return subjects_.size() + before_.units.size() + after_.units.size() + 4;
}

bool RulesetTrial::finished() const {
  return done_ == total();
}

base::Status RulesetTrial::go_on(Replica& replica) {
  if (done_ < subjects_.size()) return take_facts(replica);
  const std::size_t of_one = before_.units.size() + 2;
  score(done_ < subjects_.size() + of_one ? before_ : after_);
  return {};
}

base::Status RulesetTrial::take_facts(Replica& replica) {
  const std::size_t end = std::min(done_ + kSubjectsAtOnce, subjects_.size());
  for (; done_ < end; ++done_) {
    const domain::Subject& subject = subjects_[done_];
    YIBAO_TRY(auto entries, replica.entries().about(subject));
    std::erase_if(entries, [](const domain::Entry& entry) { return entry.pending(); });
    if (entries.empty()) continue;
    before_.facts.put(subject.text(), rules::facts_of(subject, entries, *before_.ruleset));
    const auto rows = rules::facts_of(subject, entries, *after_.ruleset);
    count_unknown(rows);
    after_.facts.put(subject.text(), rows);
  }
  return {};
}

void RulesetTrial::count_unknown(const std::vector<rules::FactRow>& rows) {
  const rules::Vocabulary& words = after_.ruleset->words;
  const auto count = [&](const char* name, const auto& list, const rules::Code& code) {
    if (!code.empty() && !list.contains(code)) ++unknown_[{name, code}];
  };
  for (const rules::FactRow& row : rows) {
    if (!year_.contains(row.date)) continue;
    ++records_;
    count("records", words.records, row.record);
    count("kinds", words.kinds, row.kind);
    count("journals", words.journals, row.journal);
    count("forms", words.forms, row.form);
    count("levels", words.levels, row.level);
    count("posts", words.posts, row.post);
    for (const rules::Code& flag : row.flags) count("flags", words.flags, flag);
  }
}

void RulesetTrial::set_up(Side& side) const {
  side.facts.settle();
  side.scoring = std::make_unique<rules::Scoring>(
      std::vector<rules::DatedRuleset>{{kAllAlong, side.ruleset}}, side.units, side.facts);
  side.standing.period = year_;
  side.standing.as_of = as_of_;
}

void RulesetTrial::score(Side& side) {
  if (side.scoring == nullptr) {
    set_up(side);
    ++done_;
    return;
  }
  auto& scored = side.standing.units;
  if (scored.size() < side.units.size()) {
    const std::size_t end = std::min(scored.size() + kUnitsAtOnce, side.units.size());
    for (; scored.size() < end; ++done_) {
      scored.push_back(
          side.scoring->unit_result(side.units[scored.size()].id, year_, as_of_, true));
    }
    return;
  }
  side.scoring->rank(side.standing);
  ++done_;
}

namespace {

TrialFigures figures_of(const rules::UnitResult& result) {
  TrialFigures figures;
  figures.points = result.points;
  figures.completion = result.completion;
  bool overall = false;
  bool in_group = false;
  for (const rules::RankingResult& ranking : result.rankings) {
    bool& told = ranking.group ? in_group : overall;
    if (!told) (ranking.group ? figures.places.in_group : figures.places.overall) = ranking.rank;
    told = true;
  }
  return figures;
}

std::vector<rules::Name> incomplete_rules(const rules::Ruleset& ruleset) {
  std::vector<rules::Name> names;
  for (const rules::Node* leaf : ruleset.leaves()) {
    if (std::holds_alternative<rules::OpenLadder>(leaf->content)) names.push_back(leaf->name);
  }
  return names;
}

rules::Name name_of(const rules::Vocabulary& words, const std::string& list,
                    const std::string& code) {
  const auto in = [&](const auto& names) {
    const auto* found = names.by_id(code);
    return found == nullptr ? rules::Name{code, code} : found->name;
  };
  if (list == "records") return in(words.records);
  if (list == "kinds") return in(words.kinds);
  if (list == "journals") return in(words.journals);
  if (list == "forms") return in(words.forms);
  if (list == "levels") return in(words.levels);
  if (list == "posts") return in(words.posts);
  return in(words.flags);
}

}  // namespace

TrialResult RulesetTrial::result() {
  TrialResult result;
  result.year = static_cast<int>(std::chrono::year_month_day(year_.first).year());
  result.as_of = as_of_;
  result.version_before = before_.ruleset->version;
  result.version_after = after_.ruleset->version;
  result.by_points = before_.ruleset->total() != nullptr && after_.ruleset->total() != nullptr;
  result.incomplete_before = incomplete_rules(*before_.ruleset);
  result.incomplete_after = incomplete_rules(*after_.ruleset);
  result.records = records_;
  for (std::size_t i = 0; i < after_.standing.units.size(); ++i) {
    const rules::UnitResult& after = after_.standing.units[i];
    const auto same = std::find_if(before_.standing.units.begin(), before_.standing.units.end(),
                                   [&](const auto& other) { return other.unit == after.unit; });
    if (same == before_.standing.units.end()) continue;
    TrialUnit unit;
    unit.unit = base::UnitCode(after.unit);
    unit.name = after_.units[i].name.zh;
    if (const auto& group = after_.units[i].group) {
      const auto* known = after_.ruleset->words.groups.by_id(*group);
      unit.group = known == nullptr ? rules::Name{*group, *group} : known->name;
    }
    unit.before = figures_of(*same);
    unit.after = figures_of(after);
    const base::Fraction none;
    unit.gain = result.by_points
                    ? base::Fraction::of(unit.after.points - unit.before.points)
                    : unit.after.completion.value_or(none) - unit.before.completion.value_or(none);
    unit.lines = trial_lines(*before_.scoring, *same, *after_.scoring, after);
    result.units.push_back(std::move(unit));
  }
  std::stable_sort(result.units.begin(), result.units.end(),
                   [](const auto& a, const auto& b) { return b.gain < a.gain; });
  for (const auto& [word, records] : unknown_) {
    const auto& [list, code] = word;
    result.unknown.push_back({list, code, name_of(before_.ruleset->words, list, code), records});
  }
  std::stable_sort(result.unknown.begin(), result.unknown.end(),
                   [](const auto& a, const auto& b) { return a.records > b.records; });
  return result;
}

}  // namespace yibao::client
