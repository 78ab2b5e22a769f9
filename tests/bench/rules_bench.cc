#include "tests/bench/rules_bench.h"

#include <algorithm>
#include <chrono>

#include "shared/base/assert.h"
#include "shared/base/random.h"
#include "shared/rules/load.h"
#include "shared/rules/scoring.h"

namespace yibao::bench {
namespace {

using rules::FactRow;
using SteadyClock = std::chrono::steady_clock;

constexpr std::uint64_t kSeed = 2018;
constexpr std::size_t kChanges = 50;

double milliseconds_since(SteadyClock::time_point begin) {
  return std::chrono::duration<double, std::milli>(SteadyClock::now() - begin).count();
}

// As many units as asked for, the ruleset's own first; the others join its groups in turn.
std::vector<rules::Unit> units_of(const rules::Ruleset& ruleset, std::size_t count) {
  std::vector<rules::Unit> units = ruleset.words.units.all();
  const auto& groups = ruleset.words.groups.all();
  while (units.size() < count) {
    rules::Unit unit;
    unit.id = "unit" + std::to_string(units.size());
    unit.name.zh = unit.id;
    unit.group = groups[units.size() % groups.size()].id;
    units.push_back(std::move(unit));
  }
  units.resize(count);
  return units;
}

class YearOfFacts {
 public:
  YearOfFacts(const rules::Ruleset& ruleset, base::Date first_day)
      : words_(ruleset.words), first_day_(first_day), random_(kSeed) {}

  // Submitted, adopted, and then mostly something more.
  std::vector<FactRow> item(const rules::Unit& unit, const std::string& name) {
    FactRow row;
    row.unit = unit.id;
    row.item = name;
    row.kind = any(words_.kinds.all()).id;
    row.record = rules::record::kSubmitted;
    row.date = first_day_ + std::chrono::days(static_cast<std::int64_t>(random_.below(330)));
    row.evidence = ++evidence_;
    std::vector<FactRow> rows = {row};
    rows.push_back(adoption(row));
    const std::uint64_t more = random_.below(4);
    if (more == 1) rows.push_back(adoption(row));
    if (more >= 2) rows.push_back(instruction(row));
    return rows;
  }

 private:
  FactRow adoption(FactRow row) {
    const rules::Journal& journal = any(words_.journals.all());
    row.record = rules::record::kAdopted;
    row.journal = journal.id;
    row.level = journal.level.value_or("");
    if (!journal.forms.empty()) row.form = any(journal.forms);
    return later(std::move(row));
  }
  FactRow instruction(FactRow row) {
    const rules::Post& post = any(words_.posts.all());
    row.record = rules::record::kInstructed;
    row.post = post.id;
    row.level = post.level.value_or("");
    return later(std::move(row));
  }
  FactRow later(FactRow row) {
    row.date += std::chrono::days(static_cast<std::int64_t>(random_.below(35)));
    row.evidence = ++evidence_;
    return row;
  }
  template <class Entry>
  const Entry& any(const std::vector<Entry>& entries) {
    return entries[random_.below(entries.size())];
  }

  const rules::Vocabulary& words_;
  base::Date first_day_;
  base::SeededRandom random_;
  std::uint64_t evidence_ = 0;
};

double median(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return values[values.size() / 2];
}

}  // namespace

RulesBenchResult run_rules_bench(std::string_view ruleset_json, const RulesBenchSize& size) {
  const rules::LoadedRuleset loaded = rules::load_ruleset(ruleset_json);
  YIBAO_ASSERT(loaded.ruleset != nullptr);
  const rules::Ruleset& ruleset = *loaded.ruleset;
  const rules::Period year =
      next(rules::period_of(rules::PeriodKind::kYear, ruleset.in_force_from));
  const auto units = units_of(ruleset, size.units);
  YearOfFacts maker(ruleset, year.first);
  rules::FactTable facts;
  for (const rules::Unit& unit : units) {
    for (std::size_t i = 0; i < size.items_per_unit; ++i) {
      const std::string item = unit.id + "/" + std::to_string(i);
      facts.put(item, maker.item(unit, item));
    }
  }
  facts.settle();

  RulesBenchResult result;
  const auto begin = SteadyClock::now();
  rules::Scoring scoring({{ruleset.in_force_from, loaded.ruleset}}, units, facts);
  rules::Standing standing = scoring.standing(year, year.last, false);
  result.jurisdiction_ms = milliseconds_since(begin);

  std::vector<double> changes;
  for (std::size_t i = 0; i < kChanges; ++i) {
    const std::size_t unit = i % units.size();
    const std::string item = units[unit].id + "/0";
    facts.put(item, maker.item(units[unit], item));
    facts.settle();
    const auto changed = SteadyClock::now();
    scoring.facts_changed(units[unit].id);
    standing.units[unit] = scoring.unit_result(units[unit].id, year, year.last, false);
    scoring.rank(standing);
    changes.push_back(milliseconds_since(changed));
  }
  result.one_unit_ms = median(std::move(changes));
  return result;
}

}  // namespace yibao::bench
