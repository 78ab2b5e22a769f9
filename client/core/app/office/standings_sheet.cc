#include "client/core/app/office/standings_sheet.h"

#include <algorithm>
#include <limits>
#include <tuple>

#include "client/core/period_figures.h"

namespace yibao::app {
namespace {

using base::Decimal;
using base::Fraction;

// The first ranking of a scope is the one that counts.
const rules::Ranking* ranking_of(const rules::Ruleset& ruleset, rules::Ranking::Scope scope) {
  const auto found = std::find_if(ruleset.rankings.begin(), ruleset.rankings.end(),
                                  [&](const auto& ranking) { return ranking.scope == scope; });
  return found == ruleset.rankings.end() ? nullptr : &*found;
}

PlaceCell place_in(const rules::UnitResult& result, const rules::Ranking* ranking) {
  for (const rules::RankingResult& each : result.rankings) {
    if (each.ranking == ranking) return {each.rank.place, each.rank.tied};
  }
  return {};
}

TargetSum sum_of(const std::vector<const rules::TargetStatus*>& statuses, bool ratio) {
  TargetSum sum;
  sum.periods = statuses.size();
  if (statuses.empty()) return sum;
  Fraction done, value, share;
  for (const rules::TargetStatus* status : statuses) {
    done = done + status->total();
    value = value + Fraction::of(status->value);
    if (status->running) continue;
    ++sum.ended;
    if (status->met) ++sum.met;
  }
  const auto count = Fraction::whole(static_cast<std::int64_t>(statuses.size()));
  if (ratio) done = done / count;
  if (ratio) value = value / count;
  sum.done = ratio ? done.percent(1) + "%" : done.decimal(Decimal::kDecimals).text();
  sum.value = ratio ? value.percent(1) + "%" : value.decimal(Decimal::kDecimals).text();
  if (value > Fraction()) share = done / value;
  sum.share = static_cast<double>(share.numerator()) / static_cast<double>(share.denominator());
  const bool all_met =
      std::all_of(statuses.begin(), statuses.end(), [](const auto* status) { return status->met; });
  sum.state = all_met               ? TargetSum::State::kMet
              : sum.met < sum.ended ? TargetSum::State::kMissed
                                    : TargetSum::State::kRunning;
  return sum;
}

class StandingsBuilder {
 public:
  StandingsBuilder(client::Replica& replica, rules::Scoring& scoring, const rules::Period& period)
      : scoring_(scoring),
        today_(replica.today()),
        ruleset_(*scoring.rules_for(period, today_).ruleset),
        overall_(ranking_of(ruleset_, rules::Ranking::Scope::kAll)),
        by_group_(ranking_of(ruleset_, rules::Ranking::Scope::kGroup)) {
    sheet_.period = period;
    sheet_.as_of = std::min(today_, period.last);
    sheet_.running = period.running(today_);
    sheet_.has_points = ruleset_.total() != nullptr;
    if (overall_ != nullptr) sheet_.overall = head_of(*overall_);
    if (by_group_ != nullptr) sheet_.by_group = head_of(*by_group_);
  }

  void add(const rules::Standing& standing) {
    note_targets(standing);
    for (const rules::Code& id : standing.incomplete) {
      if (const rules::Node* node = ruleset_.node(id)) sheet_.incomplete.push_back(head_of(*node));
    }
    for (std::size_t i = 0; i < standing.units.size(); ++i) {
      const rules::Unit& unit = scoring_.units()[i];
      if (!scoring_.facts().is_on_other_account(unit.id)) add_row(unit, standing.units[i]);
    }
    for (const rules::Named& group : ruleset_.words.groups.all()) {
      const bool any = std::any_of(sheet_.rows.begin(), sheet_.rows.end(),
                                   [&](const StandingRow& row) { return row.group == group.id; });
      if (any) sheet_.groups.push_back(group);
    }
  }

  // What waits here has changed these.
  void add_waiting(const rules::Standing& with_waiting) {
    for (StandingRow& row : sheet_.rows) {
      const auto found = std::find_if(
          with_waiting.units.begin(), with_waiting.units.end(),
          [&](const rules::UnitResult& result) { return result.unit == row.unit.text(); });
      if (found == with_waiting.units.end()) continue;
      row.waiting = found->points + found->provisional - row.points - row.provisional;
      row.waits = !row.waiting.is_zero() || found->completion != row.completion;
    }
    sheet_.any_waiting = true;
  }

  StandingsSheet take() {
    const auto key = [&](const StandingRow& row) {
      const auto place = [](const PlaceCell& cell) {
        return cell.place == 0 ? std::numeric_limits<std::size_t>::max() : cell.place;
      };
      return overall_ != nullptr ? std::tuple(place(row.overall), std::size_t{0})
                                 : std::tuple(group_number(row.group), place(row.in_group));
    };
    std::stable_sort(sheet_.rows.begin(), sheet_.rows.end(),
                     [&](const StandingRow& a, const StandingRow& b) { return key(a) < key(b); });
    return std::move(sheet_);
  }

 private:
  static StandingHead head_of(const rules::Named& named) { return {named.name, named.origin.cite}; }

  std::size_t group_number(const rules::Code& group) const {
    const auto& groups = sheet_.groups;
    return static_cast<std::size_t>(
        std::find_if(groups.begin(), groups.end(),
                     [&](const rules::Named& each) { return each.id == group; }) -
        groups.begin());
  }

  // Those that any unit has in the period.
  void note_targets(const rules::Standing& standing) {
    for (const rules::Target& target : ruleset_.targets) {
      const bool any =
          std::any_of(standing.units.begin(), standing.units.end(), [&](const auto& result) {
            return std::any_of(result.targets.begin(), result.targets.end(),
                               [&](const auto& status) { return status.target == &target; });
          });
      if (!any) continue;
      targets_.push_back(&target);
      sheet_.targets.push_back(head_of(target));
    }
  }

  void add_row(const rules::Unit& unit, const rules::UnitResult& result) {
    StandingRow row;
    row.unit = base::UnitCode(unit.id);
    row.unit_name = unit.name.zh;
    row.aliases = unit.aliases;
    row.group = unit.group.value_or("");
    row.overall = place_in(result, overall_);
    row.in_group = place_in(result, by_group_);
    row.points = result.points;
    row.provisional = result.provisional;
    row.completion = result.completion;
    sheet_.has_completion = sheet_.has_completion || result.completion.has_value();
    for (const rules::Target* target : targets_) {
      std::vector<const rules::TargetStatus*> statuses;
      for (const rules::TargetStatus& status : result.targets) {
        if (status.target == target) statuses.push_back(&status);
      }
      const rules::Measure* measure = ruleset_.measure(target->measure);
      const bool ratio = measure != nullptr && std::holds_alternative<rules::RatioOf>(measure->how);
      row.targets.push_back(sum_of(statuses, ratio));
    }
    for (const rules::FlagResult& flag : result.flags) {
      if (!flag.provisional) row.flags.push_back(flag.rule->name);
    }
    for (const rules::ObligationStatus& duty : result.obligations) {
      if (duty.overdue) ++row.duties_overdue;
    }
    row.interview = result.interview;
    row.bunched = result.bunched;
    sheet_.rows.push_back(std::move(row));
  }

  rules::Scoring& scoring_;
  base::Date today_;
  const rules::Ruleset& ruleset_;
  const rules::Ranking* overall_;
  const rules::Ranking* by_group_;
  std::vector<const rules::Target*> targets_;
  StandingsSheet sheet_;
};

}  // namespace

base::Result<std::optional<PublishedCheck>> check_published(client::Replica& replica) {
  YIBAO_TRY(const auto document, client::published_standing(replica));
  const auto period = document ? rules::parse_period(document->period) : std::nullopt;
  if (!period) return std::optional<PublishedCheck>();
  PublishedCheck check;
  check.period = *period;
  check.as_of = document->as_of;
  check.sequence = document->sequence;
  YIBAO_TRY(const auto differences, replica.figures().differences_from(*document));
  for (const client::StandingDifference& difference : differences) {
    check.differences.push_back({replica.unit_name(difference.unit), difference});
  }
  return std::optional(std::move(check));
}

base::Result<StandingsSheet> standings_sheet(client::Replica& replica,
                                             const rules::Period& period) {
  YIBAO_TRY(client::PeriodFigures figures, client::PeriodFigures::of(replica, period));
  StandingsBuilder builder(replica, figures.scoring(), period);
  builder.add(figures.scoring().standing(period, replica.today(), false));
  if (figures.any_pending()) {
    YIBAO_CHECK(figures.with_pending([&](client::ScoredFacts& all) {
      builder.add_waiting(all.scoring().standing(period, replica.today(), false));
    }));
  }
  StandingsSheet sheet = builder.take();
  sheet.units = std::make_shared<client::UnitDirectory>(client::unit_directory(replica));
  YIBAO_TRY(sheet.published, check_published(replica));
  return sheet;
}

}  // namespace yibao::app
