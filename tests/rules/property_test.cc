// What must hold for any facts, tried with many made-up ones. A failure prints its seed.
#include <doctest/doctest.h>

#include <filesystem>
#include <map>

#include "shared/rules/load.h"
#include "shared/rules/registry_units.h"
#include "shared/rules/scoring.h"
#include "tests/rules/random_facts.h"
#include "tests/support/files.h"
#include "tests/support/seed.h"

namespace yibao::rules {
namespace {

constexpr std::uint64_t kSeeds = testing::rounds(12);

using Rules = std::shared_ptr<const Ruleset>;

Rules load(const std::filesystem::path& path) {
  LoadedRuleset loaded = load_ruleset(testing::read_file(path));
  REQUIRE(loaded.ruleset != nullptr);
  return loaded.ruleset;
}

std::map<std::string, Rules> all_rulesets() {
  std::map<std::string, Rules> rulesets;
  for (const char* folder : {"schemas/jurisdictions", "tests/rules/rulesets"}) {
    for (const auto& entry : std::filesystem::directory_iterator(testing::source_path(folder))) {
      const std::string name = entry.path().filename().string();
      if (name.ends_with(".json") && !name.ends_with(".scenarios.json")) {
        rulesets[name] = load(entry.path());
      }
    }
  }
  return rulesets;
}

std::vector<Unit> first_units(const Ruleset& rules, std::size_t count) {
  std::vector<Unit> units = rules.words.units.all();
  if (units.size() > count) units.resize(count);
  return units;
}

testing::RandomFactsOptions over_two_years(const Ruleset& rules) {
  const Period year = period_of(PeriodKind::kYear, rules.in_force_from);
  return {40, 40, year.first, next(year).last};
}

FactTable table_of(const Ruleset& rules, const std::vector<Unit>& units,
                   const std::vector<FactRow>& rows) {
  FactTable facts;
  set_accounts(facts, units, rules);
  std::map<std::string, std::vector<FactRow>> items;
  for (const FactRow& row : rows) {
    if (row.item.empty()) facts.add(row);
    if (!row.item.empty()) items[row.item].push_back(row);
  }
  for (const auto& [item, own] : items) facts.put(item, own);
  facts.settle();
  return facts;
}

// A unit's figures as text, without what depends on the order in which items became known.
std::string figures(const UnitResult& result, bool with_ranks) {
  std::string text = result.unit + ": " + result.points.text() + " + " + result.provisional.text();
  for (const TargetStatus& status : result.targets) {
    text += "\n  " + status.target->id + " " + status.period.text() + " " +
            status.total().decimal(6).text() + "/" + status.value.text() +
            (status.met ? " met" : "");
  }
  if (result.completion) text += "\n  completion " + result.completion->decimal(6).text();
  const auto node = [&](const NodeResult& each, const auto& self) -> void {
    text += "\n  " + each.node->id + " " + each.firm.text() + " " + each.provisional.text();
    for (const NodeResult& child : each.children) self(child, self);
  };
  if (result.total) node(*result.total, node);
  for (const FlagResult& flag : result.flags) text += "\n  " + flag.rule->id + flag.period.text();
  for (const std::string& rule : result.overridden) text += "\n  " + rule;
  std::map<std::string, Decimal> money;
  for (const ItemAwardResult& award : result.item_awards) money[award.item] += award.amount;
  for (const auto& [item, amount] : money) text += "\n  " + item + " " + amount.text();
  text += result.interview ? "\n  interview" : "";
  text += result.bunched ? "\n  bunched" : "";
  if (!with_ranks) return text;
  for (const RankingResult& rank : result.rankings) {
    text += "\n  " + rank.ranking->id + " " + std::to_string(rank.rank.place) + " of " +
            std::to_string(rank.rank.of) + (rank.rank.tied ? " tied" : "");
    for (const Fraction& key : rank.keys) text += " " + key.decimal(6).text();
  }
  for (const UnitAwardResult& award : result.unit_awards) {
    text += "\n  " + award.award->id + " " + award.amount.text() +
            (award.tie_to_decide ? " tie" : "") + (award.barred ? " barred" : "");
  }
  return text;
}

std::string figures(const Standing& standing) {
  std::string text;
  for (const UnitResult& unit : standing.units) text += figures(unit, true) + "\n";
  return text;
}

// The periods in which a ruleset is tried.
std::vector<std::pair<Period, Date>> looks(const Ruleset& rules) {
  const Period year = period_of(PeriodKind::kYear, rules.in_force_from);
  const Period quarter = period_of(PeriodKind::kQuarter, year.last - std::chrono::days(100));
  return {{year, year.last},
          {next(year), year.last + std::chrono::days(200)},
          {quarter, year.last},
          {period_of(PeriodKind::kMonth, quarter.last), quarter.last - std::chrono::days(9)},
          {period_of(PeriodKind::kWeek, quarter.last), year.last}};
}

// Calls `check` for every ruleset there is and every seed.
template <class Check>
void in_every_ruleset(const Check& check) {
  for (const auto& entry : all_rulesets()) {
    const std::string& name = entry.first;
    CAPTURE(name);
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
      CAPTURE(seed);
      base::SeededRandom random(seed);
      check(entry.second, random);
    }
  }
}

TEST_CASE("the points of a year are the points of its months where rules only add") {
  for (const char* file : {"schemas/jurisdictions/otog.json", "schemas/jurisdictions/yima.json",
                           "tests/rules/rulesets/jintan.json"}) {
    const Rules rules = load(testing::source_path(file));
    for (std::uint64_t seed = 1; seed <= kSeeds; ++seed) {
      CAPTURE(file);
      CAPTURE(seed);
      base::SeededRandom random(seed);
      const auto units = first_units(*rules, 5);
      const auto options = over_two_years(*rules);
      FactTable facts =
          table_of(*rules, units, testing::random_facts(*rules, units, options, "i", random));
      Scoring scoring({{rules->in_force_from, rules}}, units, facts);
      const Period year = next(period_of(PeriodKind::kYear, rules->in_force_from));
      for (const Unit& unit : units) {
        Decimal months;
        for (const Period& month : periods_in(PeriodKind::kMonth, year)) {
          months += scoring.unit_result(unit.id, month, year.last, false).points;
        }
        CHECK(months.text() == scoring.unit_result(unit.id, year, year.last, false).points.text());
      }
    }
  }
}

TEST_CASE("facts in any order give the same standing") {
  in_every_ruleset([](const Rules& rules, base::SeededRandom& random) {
    const auto units = first_units(*rules, 5);
    auto rows = testing::random_facts(*rules, units, over_two_years(*rules), "i", random);
    FactTable in_order = table_of(*rules, units, rows);
    testing::shuffle(rows, random);
    FactTable shuffled = table_of(*rules, units, rows);
    Scoring one({{rules->in_force_from, rules}}, units, in_order);
    Scoring other({{rules->in_force_from, rules}}, units, shuffled);
    for (const auto& [period, as_of] : looks(*rules)) {
      CHECK(figures(one.standing(period, as_of, true)) ==
            figures(other.standing(period, as_of, false)));
    }
  });
}

TEST_CASE("an unrelated unit changes no other unit's figures") {
  in_every_ruleset([](const Rules& rules, base::SeededRandom& random) {
    const auto units = first_units(*rules, 3);
    auto more_units = units;
    Unit stranger;
    stranger.id = "stranger";
    stranger.name.zh = "新来的单位";
    stranger.group = units.front().group;
    more_units.push_back(stranger);
    const auto options = over_two_years(*rules);
    auto rows = testing::random_facts(*rules, units, options, "i", random);
    FactTable alone = table_of(*rules, units, rows);
    for (const FactRow& row : testing::random_facts(*rules, {stranger}, options, "s", random)) {
      rows.push_back(row);
    }
    FactTable together = table_of(*rules, more_units, rows);
    Scoring before({{rules->in_force_from, rules}}, units, alone);
    Scoring after({{rules->in_force_from, rules}}, more_units, together);
    if (before.compares_units()) return;
    for (const auto& [period, as_of] : looks(*rules)) {
      for (const Unit& unit : units) {
        CHECK(figures(before.unit_result(unit.id, period, as_of, false), false) ==
              figures(after.unit_result(unit.id, period, as_of, false), false));
      }
    }
  });
}

TEST_CASE("a standing mended after each change is the standing computed anew") {
  in_every_ruleset([](const Rules& rules, base::SeededRandom& random) {
    const auto units = first_units(*rules, 5);
    const auto options = over_two_years(*rules);
    FactTable facts =
        table_of(*rules, units, testing::random_facts(*rules, units, options, "i", random));
    const std::vector<DatedRuleset> history = {{rules->in_force_from, rules}};
    Scoring kept(history, units, facts);
    std::vector<Standing> standings;
    for (const auto& [period, as_of] : looks(*rules)) {
      standings.push_back(kept.standing(period, as_of, false));
    }
    // The rows of another item take the place of an item that is there, early or late, twice or for
    // the first time; one goes without any in its place.
    for (const char* item : {"i7", "i2", "i7", "new", "i19", "gone", "new"}) {
      auto rows =
          testing::random_facts(*rules, units, {1, 0, options.first, options.last}, "x", random);
      for (FactRow& row : rows) row.item = item;
      if (item == std::string("gone")) rows.clear();
      const std::vector<Code> changed = facts.put(rows.empty() ? "i2" : item, rows);
      facts.settle();
      for (const Code& unit : changed) kept.facts_changed(unit);
      Scoring anew(history, units, facts);
      for (Standing& standing : standings) {
        for (std::size_t i = 0; i < units.size(); ++i) {
          const bool touched =
              std::find(changed.begin(), changed.end(), units[i].id) != changed.end();
          if (!touched && !kept.compares_units()) continue;
          standing.units[i] = kept.unit_result(units[i].id, standing.period, standing.as_of, false);
        }
        kept.rank(standing);
        CHECK(figures(standing) == figures(anew.standing(standing.period, standing.as_of, false)));
      }
    }
  });
}

}  // namespace
}  // namespace yibao::rules
