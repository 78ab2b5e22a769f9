#include "shared/report/standing_text.h"

#include <algorithm>

#include "shared/base/assert.h"
#include "shared/report/table.h"

namespace yibao::report {
namespace {

using rules::Decimal;
using rules::Fraction;
using rules::NodeResult;
using texts::Language;

constexpr auto kRight = Table::Align::kRight;

std::string place_text(const rules::Rank& rank) {
  if (rank.place == 0) return "–";
  return std::to_string(rank.place) + (rank.tied ? "=" : "");
}

std::string number(const Fraction& value) {
  return value.decimal(Decimal::kDecimals).text();
}

const rules::RankingResult* first_ranking(const rules::UnitResult& unit,
                                          rules::Ranking::Scope scope) {
  for (const rules::RankingResult& result : unit.rankings) {
    if (result.ranking->scope == scope) return &result;
  }
  return nullptr;
}

class StandingText {
 public:
  StandingText(Language language, rules::Scoring& scoring, const rules::Standing& standing)
      : language_(language),
        scoring_(scoring),
        standing_(standing),
        rules_(*scoring.rules_for(standing.period, standing.as_of).ruleset) {}

  std::string table() {
    std::string out = heading();
    const bool points = rules_.total() != nullptr;
    Table table;
    table.column(say("report.rank"), kRight);
    table.column(say("report.rank_in_group"), kRight);
    table.column(say("report.unit"));
    table.column(say("report.group"));
    if (points) {
      table.column(say("report.points"), kRight);
      table.column(say("report.provisional"), kRight);
    }
    if (!rules_.targets.empty()) table.column(say("report.completion"), kRight);
    for (const rules::Measure& measure : rules_.measures) {
      table.column(name_in(language_, measure.name), kRight);
    }
    for (const std::size_t index : by_rank()) {
      table.row(table_row(index, points));
    }
    return out + table.text() + incomplete();
  }

  std::string ledger(const rules::Code& wanted) {
    const auto index = index_of(wanted);
    const rules::UnitResult& result = standing_.units[index];
    const rules::Unit& unit = scoring_.units()[index];
    std::string out = heading();
    out += say("report.ledger_of", {{"unit", unit.name.zh}}) + "\n";
    for (const rules::RankingResult& rank : result.rankings) {
      out += say("report.rank_line", {{"ranking", name_in(language_, rank.ranking->name)},
                                      {"place", place_text(rank.rank)},
                                      {"of", std::to_string(rank.rank.of)}}) +
             "\n";
    }
    out += "\n" + targets(result);
    if (result.total) {
      out += "\n" + rules_table(result) + "\n" + rows(unit, result);
    }
    out += rewards(result);
    return out + incomplete();
  }

 private:
  std::string say(std::string_view key, const base::TextArgs& args = {}) const {
    return texts::text(language_, key, args);
  }

  std::string heading() const {
    return say("report.heading", {{"name", name_in(language_, rules_.name)},
                                  {"period", standing_.period.text()},
                                  {"as_of", base::to_text(standing_.as_of)}}) +
           "\n\n";
  }

  std::size_t index_of(const rules::Code& wanted) const {
    const auto& units = scoring_.units();
    const auto found = std::find_if(units.begin(), units.end(),
                                    [&](const rules::Unit& unit) { return unit.id == wanted; });
    YIBAO_ASSERT(found != units.end());
    return static_cast<std::size_t>(found - units.begin());
  }

  std::vector<std::size_t> by_rank() const {
    std::vector<std::size_t> order(standing_.units.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    const auto place = [&](std::size_t i) {
      const rules::UnitResult& unit = standing_.units[i];
      const auto* rank = first_ranking(unit, rules::Ranking::Scope::kAll);
      if (rank == nullptr) rank = first_ranking(unit, rules::Ranking::Scope::kGroup);
      return rank == nullptr || rank->rank.place == 0 ? SIZE_MAX : rank->rank.place;
    };
    std::stable_sort(order.begin(), order.end(),
                     [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
    return order;
  }

  std::vector<std::string> table_row(std::size_t index, bool points) {
    const rules::UnitResult& result = standing_.units[index];
    const rules::Unit& unit = scoring_.units()[index];
    const auto* overall = first_ranking(result, rules::Ranking::Scope::kAll);
    const auto* in_group = first_ranking(result, rules::Ranking::Scope::kGroup);
    std::vector<std::string> fields = {overall ? place_text(overall->rank) : "",
                                       in_group ? place_text(in_group->rank) : "", unit.name.zh,
                                       group_name(unit)};
    if (points) {
      fields.push_back(result.points.text());
      fields.push_back(result.provisional.is_zero() ? "" : result.provisional.text());
    }
    if (!rules_.targets.empty()) {
      fields.push_back(result.completion ? result.completion->percent(1) + "%" : "–");
    }
    for (const rules::Measure& measure : rules_.measures) {
      fields.push_back(measure_text(unit, measure));
    }
    return fields;
  }

  // Against the target where there is one for just this period: 28/30.
  std::string measure_text(const rules::Unit& unit, const rules::Measure& measure) {
    const Fraction value = scoring_.measure(unit.id, measure.id, standing_.period, standing_.as_of);
    if (std::holds_alternative<rules::RatioOf>(measure.how)) return value.percent(2) + "%";
    std::string text = number(value);
    const rules::UnitResult& result = standing_.units[index_of(unit.id)];
    for (const rules::TargetStatus& status : result.targets) {
      const bool same = status.target->measure == measure.id &&
                        status.period.first == standing_.period.first &&
                        status.period.last == standing_.period.last;
      if (same) text += "/" + status.value.text();
    }
    return text;
  }

  std::string group_name(const rules::Unit& unit) const {
    if (!unit.group) return "";
    const rules::Named* group = rules_.words.groups.by_id(*unit.group);
    return group == nullptr ? *unit.group : name_in(language_, group->name);
  }

  std::string targets(const rules::UnitResult& result) const {
    if (result.targets.empty()) return say("report.no_targets") + "\n";
    Table table;
    table.column(say("report.target"));
    table.column(say("report.period"));
    table.column(say("report.done"), kRight);
    table.column(say("report.value"), kRight);
    table.column(say("report.state"));
    table.column(say("report.clause"));
    for (const rules::TargetStatus& status : result.targets) {
      const char* state = status.met       ? "report.met"
                          : status.running ? "report.running"
                                           : "report.missed";
      std::string done = number(status.done);
      if (status.carried != Fraction()) done += "+" + number(status.carried);
      table.row({name_in(language_, status.target->name), status.period.text(), done,
                 status.value.text(), say(state), status.target->origin.cite});
    }
    std::string out = table.text();
    if (result.completion) {
      out += say("report.completion_line", {{"percent", result.completion->percent(1)}}) + "\n";
    }
    return out;
  }

  void add_node(const NodeResult& result, const std::string& indent, Table& table) const {
    const rules::Node& node = *result.node;
    std::string how;
    for (const rules::PeriodStep& step : result.steps) {
      if (step.points.is_zero() && !step.provisional) continue;
      how += (how.empty() ? "" : "; ") + step.period.text() + ": " + step.arithmetic;
    }
    for (const std::string& limit : result.limits) how += (how.empty() ? "" : "; ") + limit;
    table.row({indent + name_in(language_, node.name),
               result.incomplete && result.children.empty() ? say("report.incomplete_mark")
                                                            : result.firm.text(),
               result.provisional.is_zero() ? "" : result.provisional.text(), node.origin.cite,
               how});
    for (const NodeResult& child : result.children) add_node(child, indent + "  ", table);
  }

  std::string rules_table(const rules::UnitResult& result) const {
    Table table;
    table.column(say("report.rule"));
    table.column(say("report.points"), kRight);
    table.column(say("report.provisional"), kRight);
    table.column(say("report.clause"));
    table.column(say("report.how"));
    add_node(*result.total, "", table);
    for (const NodeResult& node : result.earlier) add_node(node, "", table);
    std::string out = table.text();
    for (const std::string& id : result.overridden) {
      out += say("report.overridden", {{"rule", id}}) + "\n";
    }
    return out;
  }

  void add_rows(const NodeResult& result, rules::UnitAccount& account, Table& table) const {
    const auto& codes = scoring_.facts().codes();
    for (const std::uint32_t index : result.rows) {
      const rules::LedgerRow& row = account.ledger()[index];
      const rules::Record& record = account.facts().records[row.record];
      const rules::RecordName* what = rules_.words.records.by_id(codes.text(record.record));
      std::string evidence = what == nullptr ? "" : name_in(language_, what->name);
      if (record.item != 0) evidence += " " + scoring_.facts().item_text(record.item);
      if (record.count != 1) evidence += " ×" + std::to_string(record.count);
      evidence += " #" + std::to_string(record.evidence);
      table.row({base::to_text(row.date), name_in(language_, row.line->line->name),
                 row.points.text(), credit_text(row), row.line->line->origin.cite, evidence});
    }
    for (const NodeResult& child : result.children) add_rows(child, account, table);
  }

  std::string credit_text(const rules::LedgerRow& row) const {
    switch (row.credit) {
      case rules::Credit::kFull: return "";
      case rules::Credit::kIncrease:
        return say("report.credit_increase", {{"points", row.line_points.text()}});
      case rules::Credit::kNoIncrease:
        return say("report.credit_no_increase", {{"points", row.line_points.text()}});
      case rules::Credit::kRepeated: return say("report.credit_repeated");
      case rules::Credit::kUnmet: return say("report.credit_unmet");
      case rules::Credit::kZeroed: return say("report.credit_zeroed");
      case rules::Credit::kOutOfRange: return say("report.credit_out_of_range");
    }
    return "";
  }

  std::string rows(const rules::Unit& unit, const rules::UnitResult& result) {
    Table table;
    table.column(say("report.date"));
    table.column(say("report.line"));
    table.column(say("report.points"), kRight);
    table.column(say("report.remark"));
    table.column(say("report.clause"));
    table.column(say("report.evidence"));
    rules::UnitAccount& account = scoring_.account(unit.id);
    add_rows(*result.total, account, table);
    for (const NodeResult& node : result.earlier) add_rows(node, account, table);
    std::string out = table.empty() ? "" : table.text();
    out += say("report.total_line", {{"points", result.points.text()}});
    if (!result.provisional.is_zero()) {
      out += say("report.provisional_line", {{"points", result.provisional.text()}});
    }
    return out + "\n";
  }

  std::string rewards(const rules::UnitResult& result) const {
    std::string out;
    for (const rules::FlagResult& flag : result.flags) {
      out += say("report.flag_line",
                 {{"flag", name_in(language_, flag.rule->name)}, {"period", flag.period.text()}}) +
             "\n";
    }
    for (const rules::UnitAwardResult& award : result.unit_awards) {
      const char* key = award.barred          ? "report.award_barred"
                        : award.tie_to_decide ? "report.award_tie"
                        : award.provisional   ? "report.award_running"
                                              : "report.award_line";
      out += say(key, {{"award", name_in(language_, award.award->name)},
                       {"amount", award.amount.text()}}) +
             "\n";
    }
    for (const rules::ItemAwardResult& award : result.item_awards) {
      std::string authors;
      for (const std::string& author : award.authors) {
        authors += (authors.empty() ? "" : "、") + author;
      }
      out += say("report.item_award_line",
                 {{"award", name_in(language_, award.award->name)},
                  {"item", award.item.empty() ? "#" + std::to_string(award.evidence) : award.item},
                  {"amount", award.amount.text()},
                  {"authors", authors}}) +
             "\n";
    }
    for (const rules::ObligationStatus& duty : result.obligations) {
      const char* state = duty.overdue ? "report.duty_overdue"
                          : !duty.done ? "report.duty_open"
                          : duty.late  ? "report.duty_late"
                                       : "report.duty_done";
      out += say(state, {{"duty", name_in(language_, duty.duty->name)},
                         {"due", base::to_text(duty.duty->due)}}) +
             "\n";
    }
    if (result.interview) out += say("report.interview") + "\n";
    if (result.bunched) out += say("report.bunched") + "\n";
    return out;
  }

  std::string incomplete() const {
    std::string out;
    for (const rules::Code& id : standing_.incomplete) {
      const rules::Node* node = rules_.node(id);
      out += say("report.incomplete",
                 {{"rule", name_in(language_, node->name)}, {"cite", node->origin.cite}}) +
             "\n";
    }
    return out.empty() ? out : "\n" + out;
  }

  Language language_;
  rules::Scoring& scoring_;
  const rules::Standing& standing_;
  const rules::Ruleset& rules_;
};

}  // namespace

const std::string& name_in(Language language, const rules::Name& name) {
  return language == Language::kEnglish && !name.en.empty() ? name.en : name.zh;
}

std::string standing_table(Language language, rules::Scoring& scoring,
                           const rules::Standing& standing) {
  return StandingText(language, scoring, standing).table();
}

std::string unit_ledger(Language language, rules::Scoring& scoring, const rules::Standing& standing,
                        const rules::Code& unit) {
  return StandingText(language, scoring, standing).ledger(unit);
}

}  // namespace yibao::report
