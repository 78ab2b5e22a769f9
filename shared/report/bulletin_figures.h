// The figures behind a bulletin's sentences, tables and charts: totals over all units, who stands
// where, who missed what. Everything is taken from one standing; lives no longer than it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/rules/scoring.h"

namespace yibao::report {

// Places in one ranking, among all units or within a group: best first.
struct RankedList {
  struct Line {
    std::size_t unit = 0;  // of standing.units
    const rules::RankingResult* result = nullptr;
  };
  const rules::Ranking* ranking = nullptr;
  std::optional<rules::Code> group;
  std::vector<Line> lines;
  std::vector<Line> unranked;
  // Somebody has something to show.
  bool any() const {
    return !lines.empty() && lines.front().result->keys.front() != base::Fraction();
  }
};

class BulletinFigures {
 public:
  BulletinFigures(rules::Scoring& scoring, const rules::Standing& standing);

  rules::Scoring& scoring() const { return scoring_; }
  const rules::Standing& standing() const { return standing_; }
  const rules::Ruleset& rules() const { return rules_; }
  const rules::Period& period() const { return standing_.period; }
  // The last day that counts.
  base::Date upto() const { return std::min(standing_.period.last, standing_.as_of); }
  bool running() const { return standing_.period.running(standing_.as_of); }
  // The year of its last day, and whether the period is all that has passed of it.
  const rules::Period& year() const { return year_; }
  bool is_whole_year_so_far() const { return standing_.period.first == year_.first; }
  // The rules rank by the year so far, or the bulletin shall show it.
  bool shows_year() const { return shows_year_ && !is_whole_year_so_far(); }

  // Units that stand for themselves: numbers of standing.units.
  const std::vector<std::size_t>& units() const { return units_; }
  const std::string& name(std::size_t unit) const { return scoring_.units()[unit].name.zh; }
  std::string names(const std::vector<std::size_t>& units) const;  // A、B、C
  const rules::UnitResult& result(std::size_t unit) const { return standing_.units[unit]; }
  std::string group_name(const rules::Code& group) const;
  const std::optional<rules::Code>& group(std::size_t unit) const {
    return scoring_.units()[unit].group;
  }

  // -- measures, by their number in the rules
  // Items that were submitted, or adopted, with the fewest conditions.
  std::optional<std::size_t> submitted() const { return submitted_; }
  std::optional<std::size_t> adopted() const { return adopted_; }
  // Other counts of items: of submitted ones that are kinds of those, and of what became of them.
  const std::vector<std::size_t>& kinds() const { return kinds_; }
  const std::vector<std::size_t>& others() const { return others_; }
  bool is_count(std::size_t measure) const;
  bool is_ratio(std::size_t measure) const;
  // Over all units, or those of a group; an item of several units counts once.
  std::int64_t total(std::size_t measure, const rules::Period& period,
                     const std::optional<rules::Code>& group = std::nullopt) const;
  // Records of a name in the period: how many of a unit's.
  std::int64_t records(std::size_t unit, const char* record) const;
  // As a table shows it, without the sign of a percentage.
  std::string value(std::size_t unit, std::size_t measure, const rules::Period& period) const;

  // -- places
  const std::vector<RankedList>& lists() const { return lists_; }
  // What a ranking goes by first: "120", "93.3".
  static std::string key_text(const rules::Ranking& ranking, const rules::RankingResult& result,
                              std::size_t key = 0);
  static bool key_is_percent(const rules::RankKey& key);

  // -- targets
  struct Missed {
    const rules::Target* target = nullptr;
    struct Unit {
      std::size_t unit = 0;
      std::vector<const rules::TargetStatus*> periods;
    };
    std::vector<Unit> units;
    std::size_t asked = 0;  // units that have the target
  };
  const std::vector<Missed>& missed() const { return missed_; }
  // Met all targets whose periods are over; none where there are no such targets.
  const std::vector<std::size_t>& all_met() const { return all_met_; }
  // Units that have a target whose period is over.
  std::size_t judged() const { return judged_; }
  // Reached a target before its period is over.
  struct Early {
    const rules::Target* target = nullptr;
    std::vector<std::size_t> units;
  };
  const std::vector<Early>& early() const { return early_; }

  const std::vector<std::size_t>& silent() const { return silent_; }
  const std::vector<std::size_t>& to_interview() const { return to_interview_; }

 private:
  void find_measures();
  void find_places();
  void find_targets();
  bool is_kind_of_submitted(std::size_t measure) const;

  rules::Scoring& scoring_;
  const rules::Standing& standing_;
  const rules::Ruleset& rules_;
  rules::Period year_;
  bool shows_year_ = false;
  std::vector<std::size_t> units_;
  std::optional<std::size_t> submitted_, adopted_;
  std::vector<std::size_t> kinds_, others_;
  std::vector<RankedList> lists_;
  std::vector<Missed> missed_;
  std::vector<std::size_t> all_met_;
  std::size_t judged_ = 0;
  std::vector<Early> early_;
  std::vector<std::size_t> silent_;
  std::vector<std::size_t> to_interview_;
};

}  // namespace yibao::report
