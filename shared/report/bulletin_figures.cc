#include "shared/report/bulletin_figures.h"

#include <algorithm>
#include <map>
#include <set>

namespace yibao::report {
namespace {

using rules::Fraction;

constexpr int kCompletionDecimals = 1;
constexpr int kRatioDecimals = 2;

const rules::Selector* items_of(const rules::Measure& measure) {
  const auto* items = std::get_if<rules::CountItems>(&measure.how);
  return items == nullptr ? nullptr : &items->of;
}

bool counts(const rules::Selector& selector, const char* record) {
  return std::any_of(selector.one_of.begin(), selector.one_of.end(), [&](const auto& test) {
    return test.attribute == rules::Attribute::kRecord && test.codes.size() == 1 &&
           test.codes.front() == record;
  });
}

// What narrows it beside the record's name; what is only excluded does not count.
std::size_t conditions(const rules::Selector& selector) {
  return selector.one_of.size() + selector.between.size() + selector.all.size() +
         selector.any.size() + selector.item_has.size();
}

std::optional<std::size_t> widest(const rules::Ruleset& rules, const char* record) {
  std::optional<std::size_t> found;
  for (std::size_t i = 0; i < rules.measures.size(); ++i) {
    const rules::Selector* items = items_of(rules.measures[i]);
    if (items == nullptr || !counts(*items, record)) continue;
    if (!found || conditions(*items) < conditions(*items_of(rules.measures[*found]))) found = i;
  }
  return found;
}

}  // namespace

BulletinFigures::BulletinFigures(rules::Scoring& scoring, const rules::Standing& standing)
    : scoring_(scoring),
      standing_(standing),
      rules_(*scoring.rules_for(standing.period, standing.as_of).ruleset),
      year_(rules::period_of(rules::PeriodKind::kYear, standing.period.last)) {
  shows_year_ = rules_.bulletins && rules_.bulletins->cumulative;
  for (const rules::Ranking& ranking : rules_.rankings) {
    shows_year_ = shows_year_ || ranking.basis == rules::Ranking::Basis::kYearToDate;
  }
  for (std::size_t i = 0; i < standing.units.size(); ++i) {
    if (!scoring.facts().is_on_other_account(standing.units[i].unit)) units_.push_back(i);
  }
  find_measures();
  find_places();
  find_targets();
  for (const std::size_t unit : units_) {
    const bool spoke =
        scoring.account(standing.units[unit].unit).submitted_in(standing.period.first, upto());
    if (!spoke) silent_.push_back(unit);
    if (standing.units[unit].interview) to_interview_.push_back(unit);
  }
}

std::string BulletinFigures::names(const std::vector<std::size_t>& units) const {
  std::string text;
  for (const std::size_t unit : units) text += (text.empty() ? "" : "、") + name(unit);
  return text;
}

std::string BulletinFigures::group_name(const rules::Code& group) const {
  const rules::Named* named = rules_.words.groups.by_id(group);
  return named == nullptr ? group : named->name.zh;
}

// -- measures -------------------------------------------------------------------------------------

bool BulletinFigures::is_count(std::size_t measure) const {
  const auto& how = rules_.measures[measure].how;
  return std::holds_alternative<rules::CountItems>(how) ||
         std::holds_alternative<rules::CountRecords>(how);
}

bool BulletinFigures::is_ratio(std::size_t measure) const {
  return std::holds_alternative<rules::RatioOf>(rules_.measures[measure].how);
}

void BulletinFigures::find_measures() {
  submitted_ = widest(rules_, rules::record::kSubmitted);
  adopted_ = widest(rules_, rules::record::kAdopted);
  for (std::size_t i = 0; i < rules_.measures.size(); ++i) {
    const rules::Selector* items = items_of(rules_.measures[i]);
    if (items == nullptr || i == submitted_ || i == adopted_) continue;
    if (counts(*items, rules::record::kSubmitted)) {
      if (is_kind_of_submitted(i)) kinds_.push_back(i);
    } else if (counts(*items, rules::record::kAdopted) ||
               counts(*items, rules::record::kInstructed)) {
      others_.push_back(i);
    }
  }
}

// All that it counts in the period is counted as submitted too.
bool BulletinFigures::is_kind_of_submitted(std::size_t measure) const {
  for (const std::size_t unit : units_) {
    const rules::Code& id = standing_.units[unit].unit;
    const auto all = scoring_.counted(id, *submitted_, year_, upto());
    const std::set<const rules::Record*> known(all.begin(), all.end());
    for (const rules::Record* each : scoring_.counted(id, measure, year_, upto())) {
      if (!known.contains(each)) return false;
    }
  }
  return true;
}

std::int64_t BulletinFigures::total(std::size_t measure, const rules::Period& period,
                                    const std::optional<rules::Code>& group) const {
  const bool once_per_item =
      std::holds_alternative<rules::CountItems>(rules_.measures[measure].how);
  std::set<std::uint32_t> items;
  std::int64_t count = 0;
  for (const std::size_t unit : units_) {
    if (group && this->group(unit) != group) continue;
    for (const rules::Record* record :
         scoring_.counted(standing_.units[unit].unit, measure, period, upto())) {
      if (once_per_item && record->item != 0) {
        items.insert(record->item);
      } else if (record->share == 0) {
        count += record->count;
      }
    }
  }
  return count + static_cast<std::int64_t>(items.size());
}

std::int64_t BulletinFigures::records(std::size_t unit, const char* record) const {
  const auto code = scoring_.facts().codes().find(record);
  if (!code) return 0;
  std::int64_t count = 0;
  for (const rules::Record& each : scoring_.account(standing_.units[unit].unit).facts().records) {
    const bool counted = each.record == *code && each.share == 0 && each.date() <= upto() &&
                         each.date() >= standing_.period.first;
    if (counted) count += each.count;
  }
  return count;
}

std::string BulletinFigures::value(std::size_t unit, std::size_t measure,
                                   const rules::Period& period) const {
  const Fraction value =
      scoring_.measure(standing_.units[unit].unit, rules_.measures[measure].id, period, upto());
  return is_ratio(measure) ? value.percent(kRatioDecimals)
                           : value.decimal(base::Decimal::kDecimals).text();
}

// -- places ---------------------------------------------------------------------------------------

void BulletinFigures::find_places() {
  for (const rules::Ranking& ranking : rules_.rankings) {
    std::map<std::optional<rules::Code>, RankedList> lists;
    for (const std::size_t unit : units_) {
      for (const rules::RankingResult& result : standing_.units[unit].rankings) {
        if (result.ranking != &ranking) continue;
        RankedList& list = lists[result.group];
        list.ranking = &ranking;
        list.group = result.group;
        (result.rank.place == 0 ? list.unranked : list.lines).push_back({unit, &result});
      }
    }
    const auto by_place = [](const RankedList::Line& a, const RankedList::Line& b) {
      return a.result->rank.place < b.result->rank.place;
    };
    const auto take = [&](const std::optional<rules::Code>& group) {
      const auto found = lists.find(group);
      if (found == lists.end()) return;
      std::stable_sort(found->second.lines.begin(), found->second.lines.end(), by_place);
      lists_.push_back(std::move(found->second));
    };
    take(std::nullopt);
    for (const rules::Named& group : rules_.words.groups.all()) take(group.id);
  }
}

bool BulletinFigures::key_is_percent(const rules::RankKey& key) {
  return std::holds_alternative<rules::ByCompletion>(key.by) ||
         std::holds_alternative<rules::ByTargetRatio>(key.by);
}

std::string BulletinFigures::key_text(const rules::Ranking& ranking,
                                      const rules::RankingResult& result, std::size_t key) {
  if (key >= result.keys.size()) return "";
  const Fraction& value = result.keys[key];
  if (std::holds_alternative<rules::ByCompletion>(ranking.keys[key].by)) {
    return value.percent(kCompletionDecimals);
  }
  if (std::holds_alternative<rules::ByTargetRatio>(ranking.keys[key].by)) {
    return value.percent(kRatioDecimals);
  }
  return value.decimal(base::Decimal::kDecimals).text();
}

// -- targets --------------------------------------------------------------------------------------

void BulletinFigures::find_targets() {
  for (const rules::Target& target : rules_.targets) {
    Missed missed{&target, {}, 0};
    Early early{&target, {}};
    for (const std::size_t unit : units_) {
      Missed::Unit here{unit, {}};
      bool asked = false;
      for (const rules::TargetStatus& status : standing_.units[unit].targets) {
        if (status.target != &target || status.value.is_zero()) continue;
        asked = true;
        if (!status.met && !status.running) here.periods.push_back(&status);
        if (status.met && status.running) early.units.push_back(unit);
      }
      if (asked) ++missed.asked;
      if (!here.periods.empty()) missed.units.push_back(std::move(here));
    }
    if (!missed.units.empty()) missed_.push_back(std::move(missed));
    if (!early.units.empty()) early_.push_back(std::move(early));
  }
  for (const std::size_t unit : units_) {
    const auto& targets = standing_.units[unit].targets;
    const auto over = [](const rules::TargetStatus& status) {
      return !status.running && !status.value.is_zero();
    };
    if (std::none_of(targets.begin(), targets.end(), over)) continue;
    ++judged_;
    const bool all = std::all_of(targets.begin(), targets.end(),
                                 [&](const auto& status) { return !over(status) || status.met; });
    if (all) all_met_.push_back(unit);
  }
}

}  // namespace yibao::report
