#include "shared/report/standing_text.h"

#include <algorithm>

#include "shared/report/standing_voice.h"
#include "shared/report/table.h"

namespace yibao::report {
namespace {

using rules::Fraction;

constexpr auto kRight = Table::Align::kRight;

const rules::RankingResult* first_ranking(const rules::UnitResult& unit,
                                          rules::Ranking::Scope scope) {
  for (const rules::RankingResult& result : unit.rankings) {
    if (result.ranking->scope == scope) return &result;
  }
  return nullptr;
}

class StandingTable {
 public:
  explicit StandingTable(const StandingVoice& voice) : voice_(voice) {}

  std::string text() {
    std::string out = voice_.heading() + "\n\n";
    const bool points = voice_.rules().total() != nullptr;
    Table table;
    table.column(voice_.say("report.rank"), kRight);
    table.column(voice_.say("report.rank_in_group"), kRight);
    table.column(voice_.say("report.unit"));
    table.column(voice_.say("report.group"));
    if (points) {
      table.column(voice_.say("report.points"), kRight);
      table.column(voice_.say("report.provisional"), kRight);
    }
    if (!voice_.rules().targets.empty()) table.column(voice_.say("report.completion"), kRight);
    for (const rules::Measure& measure : voice_.rules().measures) {
      table.column(voice_.name_in(measure.name), kRight);
    }
    for (const std::size_t index : by_rank()) {
      table.row(table_row(index, points));
    }
    out += table.text();
    const std::vector<std::string> incomplete = voice_.incomplete();
    if (!incomplete.empty()) out += "\n";
    for (const std::string& line : incomplete) out += line + "\n";
    return out;
  }

 private:
  std::vector<std::size_t> by_rank() const {
    std::vector<std::size_t> order(voice_.standing().units.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto place = [&](std::size_t i) {
      const rules::UnitResult& unit = voice_.standing().units[i];
      const auto* rank = first_ranking(unit, rules::Ranking::Scope::kAll);
      if (rank == nullptr) rank = first_ranking(unit, rules::Ranking::Scope::kGroup);
      return rank == nullptr || rank->rank.place == 0 ? SIZE_MAX : rank->rank.place;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    return order;
  }

  std::vector<std::string> table_row(std::size_t index, bool points) {
    const rules::UnitResult& result = voice_.standing().units[index];
    const rules::Unit& unit = voice_.scoring().units()[index];
    const auto* overall = first_ranking(result, rules::Ranking::Scope::kAll);
    const auto* in_group = first_ranking(result, rules::Ranking::Scope::kGroup);
    std::vector<std::string> fields = {overall ? place_text(overall->rank) : "",
                                       in_group ? place_text(in_group->rank) : "", unit.name.zh,
                                       group_name(unit)};
    if (points) {
      fields.push_back(result.points.text());
      fields.push_back(result.provisional.is_zero() ? "" : result.provisional.text());
    }
    if (!voice_.rules().targets.empty()) {
      fields.push_back(result.completion ? result.completion->percent(1) + "%" : "–");
    }
    for (const rules::Measure& measure : voice_.rules().measures) {
      fields.push_back(measure_text(unit, measure));
    }
    return fields;
  }

  // Against the target where there is one for just this period: 28/30.
  std::string measure_text(const rules::Unit& unit, const rules::Measure& measure) {
    const Fraction value = voice_.scoring().measure(unit.id, measure.id, voice_.standing().period,
                                                    voice_.standing().as_of);
    if (std::holds_alternative<rules::RatioOf>(measure.how)) return value.percent(2) + "%";
    std::string text = number_text(value);
    const rules::UnitResult& result = voice_.standing().units[voice_.index_of(unit.id)];
    for (const rules::TargetStatus& status : result.targets) {
      const bool same = status.target->measure == measure.id &&
                        status.period.first == voice_.standing().period.first &&
                        status.period.last == voice_.standing().period.last;
      if (same) text += "/" + status.value.text();
    }
    return text;
  }

  std::string group_name(const rules::Unit& unit) const {
    if (!unit.group) return "";
    const rules::Named* group = voice_.rules().words.groups.by_id(*unit.group);
    return group == nullptr ? *unit.group : voice_.name_in(group->name);
  }

  const StandingVoice& voice_;
};

}  // namespace

std::string standing_table(texts::Language language, rules::Scoring& scoring,
                           const rules::Standing& standing) {
  return StandingTable(StandingVoice(language, scoring, standing)).text();
}

}  // namespace yibao::report
