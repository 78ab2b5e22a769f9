#include "shared/report/standing_text.h"
#include "shared/report/standing_voice.h"
#include "shared/report/table.h"

namespace yibao::report {
namespace {

using rules::Fraction;
using rules::NodeResult;

constexpr auto kToTheRight = Table::Align::kRight;

class UnitLedger {
 public:
  UnitLedger(const StandingVoice& voice, const ItemLabel& label) : voice_(voice), label_(label) {}

  std::string text(const rules::Code& wanted) {
    const auto index = voice_.index_of(wanted);
    const rules::UnitResult& result = voice_.standing().units[index];
    const rules::Unit& unit = voice_.scoring().units()[index];
    std::string out = voice_.heading();
    out += voice_.say("report.ledger_of", {{"unit", unit.name.zh}}) + "\n";
    for (const rules::RankingResult& rank : result.rankings) {
      const char* key = rank.rank.place == 0 ? "report.rank_line_none"
                        : rank.rank.tied     ? "report.rank_line_tied"
                                             : "report.rank_line";
      out += voice_.say(key, {{"ranking", voice_.name_in(rank.ranking->name)},
                              {"place", std::to_string(rank.rank.place)},
                              {"of", std::to_string(rank.rank.of)}}) +
             "\n";
    }
    out += "\n" + targets(result);
    if (result.total) {
      out += "\n" + rules_table(result) + "\n" + rows(unit, result);
    }
    out += rewards(result);
    return out + voice_.incomplete();
  }

 private:
  std::string targets(const rules::UnitResult& result) const {
    if (result.targets.empty()) return voice_.say("report.no_targets") + "\n";
    std::string out = targets_table(voice_.language(), result.targets);
    if (result.completion) {
      out +=
          voice_.say("report.completion_line", {{"percent", result.completion->percent(1)}}) + "\n";
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
    table.row({indent + voice_.name_in(node.name),
               result.incomplete && result.children.empty() ? voice_.say("report.incomplete_mark")
                                                            : result.firm.text(),
               result.provisional.is_zero() ? "" : result.provisional.text(), node.origin.cite,
               how});
    for (const NodeResult& child : result.children) add_node(child, indent + "  ", table);
  }

  std::string rules_table(const rules::UnitResult& result) const {
    Table table;
    table.column(voice_.say("report.rule"));
    table.column(voice_.say("report.points"), kToTheRight);
    table.column(voice_.say("report.provisional"), kToTheRight);
    table.column(voice_.say("report.clause"));
    table.column(voice_.say("report.how"));
    add_node(*result.total, "", table);
    for (const NodeResult& node : result.earlier) add_node(node, "", table);
    std::string out = table.text();
    for (const std::string& id : result.overridden) {
      out += voice_.say("report.overridden", {{"rule", id}}) + "\n";
    }
    return out;
  }

  void add_rows(const NodeResult& result, rules::UnitAccount& account, Table& table) const {
    const auto& codes = voice_.scoring().facts().codes();
    for (const std::uint32_t index : result.rows) {
      const rules::LedgerRow& row = account.ledger()[index];
      const rules::Record& record = account.facts().records[row.record];
      const rules::RecordName* what = voice_.rules().words.records.by_id(codes.text(record.record));
      std::string evidence = what == nullptr ? "" : voice_.name_in(what->name);
      if (record.item != 0)
        evidence += " " + label_(voice_.scoring().facts().item_text(record.item));
      if (record.count != 1) evidence += " ×" + std::to_string(record.count);
      evidence += " #" + std::to_string(record.evidence);
      table.row({base::to_text(row.date), voice_.name_in(row.line->line->name), row.points.text(),
                 credit_text(row), row.line->line->origin.cite, evidence});
    }
    for (const NodeResult& child : result.children) add_rows(child, account, table);
  }

  std::string credit_text(const rules::LedgerRow& row) const {
    switch (row.credit) {
      case rules::Credit::kFull: return "";
      case rules::Credit::kIncrease:
        return voice_.say("report.credit_increase", {{"points", row.line_points.text()}});
      case rules::Credit::kNoIncrease:
        return voice_.say("report.credit_no_increase", {{"points", row.line_points.text()}});
      case rules::Credit::kRepeated: return voice_.say("report.credit_repeated");
      case rules::Credit::kUnmet: return voice_.say("report.credit_unmet");
      case rules::Credit::kZeroed: return voice_.say("report.credit_zeroed");
      case rules::Credit::kOutOfRange: return voice_.say("report.credit_out_of_range");
    }
    return "";
  }

  std::string rows(const rules::Unit& unit, const rules::UnitResult& result) {
    Table table;
    table.column(voice_.say("report.date"));
    table.column(voice_.say("report.line"));
    table.column(voice_.say("report.points"), kToTheRight);
    table.column(voice_.say("report.remark"));
    table.column(voice_.say("report.clause"));
    table.column(voice_.say("report.evidence"));
    rules::UnitAccount& account = voice_.scoring().account(unit.id);
    add_rows(*result.total, account, table);
    for (const NodeResult& node : result.earlier) add_rows(node, account, table);
    std::string out = table.empty() ? "" : table.text();
    out += voice_.say("report.total_line", {{"points", result.points.text()}});
    if (!result.provisional.is_zero()) {
      out += voice_.say("report.provisional_line", {{"points", result.provisional.text()}});
    }
    return out + "\n";
  }

  std::string rewards(const rules::UnitResult& result) const {
    std::string out;
    for (const rules::FlagResult& flag : result.flags) {
      out += voice_.say("report.flag_line", {{"flag", voice_.name_in(flag.rule->name)},
                                             {"period", flag.period.text()}}) +
             "\n";
    }
    for (const rules::UnitAwardResult& award : result.unit_awards) {
      const char* key = award.barred          ? "report.award_barred"
                        : award.tie_to_decide ? "report.award_tie"
                        : award.provisional   ? "report.award_running"
                                              : "report.award_line";
      out += voice_.say(key, {{"award", voice_.name_in(award.award->name)},
                              {"amount", award.amount.text()}}) +
             "\n";
    }
    for (const rules::ItemAwardResult& award : result.item_awards) {
      std::string authors;
      for (const std::string& author : award.authors) {
        authors += (authors.empty() ? "" : "、") + author;
      }
      out += voice_.say(
                 "report.item_award_line",
                 {{"award", voice_.name_in(award.award->name)},
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
      out += voice_.say(state, {{"duty", voice_.name_in(duty.duty->name)},
                                {"due", base::to_text(duty.duty->due)}}) +
             "\n";
    }
    if (result.interview) out += voice_.say("report.interview") + "\n";
    if (result.bunched) out += voice_.say("report.bunched") + "\n";
    return out;
  }

  const StandingVoice& voice_;
  const ItemLabel& label_;
};

}  // namespace

std::string targets_table(texts::Language language,
                          const std::vector<rules::TargetStatus>& targets) {
  const auto say = [&](const char* key) { return texts::text(language, key); };
  Table table;
  table.column(say("report.target"));
  table.column(say("report.period"));
  table.column(say("report.done"), kToTheRight);
  table.column(say("report.value"), kToTheRight);
  table.column(say("report.state"));
  table.column(say("report.clause"));
  for (const rules::TargetStatus& status : targets) {
    const char* state = status.met       ? "report.met"
                        : status.running ? "report.running"
                                         : "report.missed";
    std::string done = number_text(status.done);
    if (status.carried != Fraction()) done += "+" + number_text(status.carried);
    table.row({name_in(language, status.target->name), status.period.text(), done,
               status.value.text(), say(state), status.target->origin.cite});
  }
  return table.text();
}

std::string unit_ledger(texts::Language language, rules::Scoring& scoring,
                        const rules::Standing& standing, const rules::Code& unit,
                        const ItemLabel& label) {
  return UnitLedger(StandingVoice(language, scoring, standing), label).text(unit);
}

}  // namespace yibao::report
