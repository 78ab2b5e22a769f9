#include "shared/report/unit_statement.h"

#include "shared/report/standing_voice.h"

namespace yibao::report {
namespace {

using rules::Fraction;
using rules::NodeResult;

BulletinTable table_with(const StandingVoice& voice,
                         std::initializer_list<std::pair<const char*, BulletinCell>> columns) {
  BulletinTable table;
  for (const auto& [key, cell] : columns) table.columns.push_back({voice.say(key), cell});
  return table;
}

class Statement {
 public:
  Statement(const StandingVoice& voice, const ItemLabel& label) : voice_(voice), label_(label) {}

  UnitStatement make(const rules::Code& wanted) {
    const auto index = voice_.index_of(wanted);
    const rules::UnitResult& result = voice_.standing().units[index];
    const rules::Unit& unit = voice_.scoring().units()[index];
    statement_.heading = voice_.heading();
    statement_.unit = unit.name.zh;
    statement_.title = voice_.say("report.ledger_of", {{"unit", unit.name.zh}});
    add_places(result);
    add_targets(result);
    add_rules(result);
    add_rows(unit, result);
    add_rewards(result);
    statement_.incomplete = voice_.incomplete();
    return std::move(statement_);
  }

 private:
  void add_places(const rules::UnitResult& result) {
    for (const rules::RankingResult& rank : result.rankings) {
      const char* key = rank.rank.place == 0 ? "report.rank_line_none"
                        : rank.rank.tied     ? "report.rank_line_tied"
                                             : "report.rank_line";
      statement_.places.push_back(voice_.say(key, {{"ranking", voice_.name_in(rank.ranking->name)},
                                                   {"place", std::to_string(rank.rank.place)},
                                                   {"of", std::to_string(rank.rank.of)}}));
    }
  }

  void add_targets(const rules::UnitResult& result) {
    statement_.targets = targets_of(voice_.language(), result.targets);
    if (!result.targets.empty() && result.completion) {
      statement_.completion =
          voice_.say("report.completion_line", {{"percent", result.completion->percent(1)}});
    }
  }

  void add_node(const NodeResult& result, const std::string& indent, BulletinTable& table) const {
    const rules::Node& node = *result.node;
    std::string how;
    for (const rules::PeriodStep& step : result.steps) {
      if (step.points.is_zero() && !step.provisional) continue;
      how += (how.empty() ? "" : "; ") + step.period.text() + ": " + step.arithmetic;
    }
    for (const std::string& limit : result.limits) how += (how.empty() ? "" : "; ") + limit;
    table.rows.push_back(
        {indent + voice_.name_in(node.name),
         result.incomplete && result.children.empty() ? voice_.say("report.incomplete_mark")
                                                      : result.firm.text(),
         result.provisional.is_zero() ? "" : result.provisional.text(), node.origin.cite, how});
    for (const NodeResult& child : result.children) add_node(child, indent + "  ", table);
  }

  void add_rules(const rules::UnitResult& result) {
    if (!result.total) return;
    BulletinTable table = table_with(voice_, {{"report.rule", BulletinCell::kText},
                                              {"report.points", BulletinCell::kNumber},
                                              {"report.provisional", BulletinCell::kNumber},
                                              {"report.clause", BulletinCell::kText},
                                              {"report.how", BulletinCell::kText}});
    add_node(*result.total, "", table);
    for (const NodeResult& node : result.earlier) add_node(node, "", table);
    statement_.rules = std::move(table);
    for (const std::string& id : result.overridden) {
      statement_.overridden.push_back(voice_.say("report.overridden", {{"rule", id}}));
    }
  }

  void add_rows_of(const NodeResult& result, rules::UnitAccount& account) {
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
      statement_.rows.rows.push_back({base::to_text(row.date), voice_.name_in(row.line->line->name),
                                      row.points.text(), credit_text(row),
                                      row.line->line->origin.cite, evidence});
    }
    for (const NodeResult& child : result.children) add_rows_of(child, account);
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

  void add_rows(const rules::Unit& unit, const rules::UnitResult& result) {
    if (!result.total) return;
    statement_.rows = table_with(voice_, {{"report.date", BulletinCell::kText},
                                          {"report.line", BulletinCell::kText},
                                          {"report.points", BulletinCell::kNumber},
                                          {"report.remark", BulletinCell::kText},
                                          {"report.clause", BulletinCell::kText},
                                          {"report.evidence", BulletinCell::kText}});
    rules::UnitAccount& account = voice_.scoring().account(unit.id);
    add_rows_of(*result.total, account);
    for (const NodeResult& node : result.earlier) add_rows_of(node, account);
    statement_.total = voice_.say("report.total_line", {{"points", result.points.text()}});
    if (!result.provisional.is_zero()) {
      statement_.total +=
          voice_.say("report.provisional_line", {{"points", result.provisional.text()}});
    }
  }

  void add_rewards(const rules::UnitResult& result) {
    const auto add = [&](const char* key, const base::TextArgs& args = {}) {
      statement_.rewards.push_back(voice_.say(key, args));
    };
    for (const rules::FlagResult& flag : result.flags) {
      add("report.flag_line",
          {{"flag", voice_.name_in(flag.rule->name)}, {"period", flag.period.text()}});
    }
    for (const rules::UnitAwardResult& award : result.unit_awards) {
      const char* key = award.barred          ? "report.award_barred"
                        : award.tie_to_decide ? "report.award_tie"
                        : award.provisional   ? "report.award_running"
                                              : "report.award_line";
      add(key, {{"award", voice_.name_in(award.award->name)}, {"amount", award.amount.text()}});
    }
    for (const rules::ItemAwardResult& award : result.item_awards) {
      std::string authors;
      for (const std::string& author : award.authors) {
        authors += (authors.empty() ? "" : "、") + author;
      }
      add("report.item_award_line",
          {{"award", voice_.name_in(award.award->name)},
           {"item", award.item.empty() ? "#" + std::to_string(award.evidence) : label_(award.item)},
           {"amount", award.amount.text()},
           {"authors", authors}});
    }
    for (const rules::ObligationStatus& duty : result.obligations) {
      const char* state = duty.overdue ? "report.duty_overdue"
                          : !duty.done ? "report.duty_open"
                          : duty.late  ? "report.duty_late"
                                       : "report.duty_done";
      add(state,
          {{"duty", voice_.name_in(duty.duty->name)}, {"due", base::to_text(duty.duty->due)}});
    }
    if (result.interview) add("report.interview");
    if (result.bunched) add("report.bunched");
  }

  const StandingVoice& voice_;
  const ItemLabel& label_;
  UnitStatement statement_;
};

}  // namespace

BulletinTable targets_of(texts::Language language,
                         const std::vector<rules::TargetStatus>& targets) {
  BulletinTable table;
  const auto column = [&](const char* key, BulletinCell cell) {
    table.columns.push_back({texts::text(language, key), cell});
  };
  column("report.target", BulletinCell::kText);
  column("report.period", BulletinCell::kText);
  column("report.done", BulletinCell::kNumber);
  column("report.value", BulletinCell::kNumber);
  column("report.state", BulletinCell::kText);
  column("report.clause", BulletinCell::kText);
  for (const rules::TargetStatus& status : targets) {
    const char* state = status.met       ? "report.met"
                        : status.running ? "report.running"
                                         : "report.missed";
    std::string done = number_text(status.done);
    if (status.carried != Fraction()) done += "+" + number_text(status.carried);
    table.rows.push_back({name_in(language, status.target->name), status.period.text(), done,
                          status.value.text(), texts::text(language, state),
                          status.target->origin.cite});
  }
  return table;
}

UnitStatement unit_statement(texts::Language language, rules::Scoring& scoring,
                             const rules::Standing& standing, const rules::Code& unit,
                             const ItemLabel& label) {
  return Statement(StandingVoice(language, scoring, standing), label).make(unit);
}

}  // namespace yibao::report
