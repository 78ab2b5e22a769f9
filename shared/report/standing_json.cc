#include "shared/report/standing_json.h"

#include <nlohmann/json.hpp>

namespace yibao::report {
namespace {

using nlohmann::json;
using rules::Decimal;
using rules::Fraction;
using rules::NodeResult;

// A decimal of up to 15 digits prints as itself again; whole numbers stay whole.
json number(const Decimal& value) {
  if (value.units() % Decimal::kScale == 0) {
    return static_cast<std::int64_t>(value.units() / Decimal::kScale);
  }
  return std::stod(value.text());
}

json number(const Fraction& value) {
  return number(value.decimal(Decimal::kDecimals));
}

json named(const rules::Name& name) {
  return name.en.empty() ? json{{"zh", name.zh}} : json{{"zh", name.zh}, {"en", name.en}};
}

constexpr const char* credit_name(rules::Credit credit) {
  switch (credit) {
    case rules::Credit::kFull: return "full";
    case rules::Credit::kIncrease: return "increase";
    case rules::Credit::kNoIncrease: return "no_increase";
    case rules::Credit::kRepeated: return "repeated";
    case rules::Credit::kUnmet: return "unmet";
    case rules::Credit::kZeroed: return "zeroed";
    case rules::Credit::kOutOfRange: return "out_of_range";
  }
  return "full";
}

class StandingWriter {
 public:
  StandingWriter(rules::Scoring& scoring, const rules::Standing& standing)
      : scoring_(scoring),
        standing_(standing),
        rules_(*scoring.rules_for(standing.period, standing.as_of).ruleset) {}

  json write(const rules::Code& wanted) {
    json out = {{"ruleset", rules_.id},
                {"version", rules_.version},
                {"name", named(rules_.name)},
                {"period", standing_.period.text()},
                {"from", base::to_text(standing_.period.first)},
                {"to", base::to_text(standing_.period.last)},
                {"as_of", base::to_text(standing_.as_of)},
                {"incomplete", json::array()},
                {"units", json::array()}};
    for (const rules::Code& id : standing_.incomplete) {
      const rules::Node* node = rules_.node(id);
      out["incomplete"].push_back(
          {{"rule", id}, {"name", named(node->name)}, {"cite", node->origin.cite}});
    }
    for (std::size_t i = 0; i < standing_.units.size(); ++i) {
      const rules::Unit& unit = scoring_.units()[i];
      if (wanted.empty() || wanted == unit.id) {
        out["units"].push_back(write_unit(unit, standing_.units[i]));
      }
    }
    return out;
  }

 private:
  json write_unit(const rules::Unit& unit, const rules::UnitResult& result) {
    json out = {{"unit", unit.id},
                {"name", unit.name.zh},
                {"interview", result.interview},
                {"bunched", result.bunched}};
    out["group"] = unit.group ? json(*unit.group) : json();
    out["measures"] = measures(unit);
    out["targets"] = json::array();
    for (const auto& status : result.targets) out["targets"].push_back(target(status));
    if (result.completion) out["completion"] = number(*result.completion);
    if (result.total) {
      out["points"] = number(result.points);
      out["provisional"] = number(result.provisional);
      out["rules"] = json::array();
      add_node(*result.total, "", out["rules"]);
      for (const NodeResult& node : result.earlier) add_node(node, "", out["rules"]);
      out["overridden"] = result.overridden;
      out["ledger"] = json::array();
      add_rows(unit, *result.total, out["ledger"]);
      for (const NodeResult& node : result.earlier) add_rows(unit, node, out["ledger"]);
    }
    add_ranks(result, out);
    add_rewards(result, out);
    return out;
  }

  json measures(const rules::Unit& unit) {
    json out = json::object();
    for (const rules::Measure& measure : rules_.measures) {
      out[measure.id] =
          number(scoring_.measure(unit.id, measure.id, standing_.period, standing_.as_of));
    }
    return out;
  }

  static json target(const rules::TargetStatus& status) {
    const Fraction gap = Fraction::of(status.value) - status.total();
    return {{"target", status.target->id},
            {"name", named(status.target->name)},
            {"cite", status.target->origin.cite},
            {"measure", status.target->measure},
            {"period", status.period.text()},
            {"value", number(status.value)},
            {"done", number(status.done)},
            {"carried", number(status.carried)},
            {"missing", gap > Fraction() ? number(gap) : json(0)},
            {"met", status.met},
            {"running", status.running}};
  }

  void add_node(const NodeResult& result, const rules::Code& parent, json& list) const {
    const rules::Node& node = *result.node;
    json out = {{"rule", node.id},
                {"name", named(node.name)},
                {"cite", node.origin.cite},
                {"points", number(result.firm)},
                {"provisional", number(result.provisional)},
                {"incomplete", result.incomplete}};
    if (!parent.empty()) out["part_of"] = parent;
    if (node.origin.interpretation) out["interpretation"] = *node.origin.interpretation;
    if (!result.limits.empty()) out["limits"] = result.limits;
    for (const rules::PeriodStep& step : result.steps) {
      out["steps"].push_back({{"period", step.period.text()},
                              {"arithmetic", step.arithmetic},
                              {"points", number(step.points)},
                              {"provisional", step.provisional}});
    }
    list.push_back(std::move(out));
    for (const NodeResult& child : result.children) add_node(child, node.id, list);
  }

  void add_rows(const rules::Unit& unit, const NodeResult& result, json& list) {
    rules::UnitAccount& account = scoring_.account(unit.id);
    const auto& codes = scoring_.facts().codes();
    for (const std::uint32_t index : result.rows) {
      const rules::LedgerRow& row = account.ledger()[index];
      const rules::Record& record = account.facts().records[row.record];
      json out = {{"date", base::to_text(row.date)},
                  {"rule", result.node->id},
                  {"line", row.line->line->id},
                  {"name", named(row.line->line->name)},
                  {"cite", row.line->line->origin.cite},
                  {"record", codes.text(record.record)},
                  {"count", record.count},
                  {"evidence", record.evidence},
                  {"line_points", number(row.line_points)},
                  {"points", number(row.points)},
                  {"credit", credit_name(row.credit)}};
      if (record.item != 0) out["item"] = scoring_.facts().item_text(record.item);
      if (record.units > 1) out["shared_by"] = record.units;
      list.push_back(std::move(out));
    }
    for (const NodeResult& child : result.children) add_rows(unit, child, list);
  }

  static void add_ranks(const rules::UnitResult& result, json& out) {
    out["rankings"] = json::array();
    for (const rules::RankingResult& rank : result.rankings) {
      json keys = json::array();
      for (const Fraction& key : rank.keys) keys.push_back(number(key));
      json place = {{"ranking", rank.ranking->id}, {"name", named(rank.ranking->name)},
                    {"place", rank.rank.place},    {"of", rank.rank.of},
                    {"tied", rank.rank.tied},      {"keys", keys}};
      if (rank.group) place["group"] = *rank.group;
      const bool in_group = rank.ranking->scope == rules::Ranking::Scope::kGroup;
      const char* which = in_group ? "group" : "overall";
      if (!out["rank"].contains(which)) out["rank"][which] = rank.rank.place;
      out["rankings"].push_back(std::move(place));
    }
  }

  static void add_rewards(const rules::UnitResult& result, json& out) {
    out["flags"] = json::array();
    for (const rules::FlagResult& flag : result.flags) {
      out["flags"].push_back({{"flag", flag.rule->id},
                              {"name", named(flag.rule->name)},
                              {"effect", base::enum_name(flag.rule->effect)},
                              {"period", flag.period.text()},
                              {"provisional", flag.provisional}});
    }
    out["awards"] = json::array();
    for (const rules::UnitAwardResult& award : result.unit_awards) {
      out["awards"].push_back({{"award", award.award->id},
                               {"name", named(award.award->name)},
                               {"amount", number(award.amount)},
                               {"tie_to_decide", award.tie_to_decide},
                               {"barred", award.barred},
                               {"provisional", award.provisional}});
    }
    for (const rules::ItemAwardResult& award : result.item_awards) {
      json rows = json::array();
      for (const rules::ItemAwardRow& row : award.rows) {
        rows.push_back({{"date", base::to_text(row.date)},
                        {"evidence", row.evidence},
                        {"amount", number(row.amount)}});
      }
      out["awards"].push_back({{"award", award.award->id},
                               {"name", named(award.award->name)},
                               {"item", award.item},
                               {"evidence", award.evidence},
                               {"amount", number(award.amount)},
                               {"authors", award.authors},
                               {"rows", rows}});
    }
    out["obligations"] = json::array();
    for (const rules::ObligationStatus& status : result.obligations) {
      out["obligations"].push_back({{"obligation", status.duty->id},
                                    {"name", named(status.duty->name)},
                                    {"due", base::to_text(status.duty->due)},
                                    {"done", status.done},
                                    {"late", status.late},
                                    {"overdue", status.overdue}});
    }
  }

  rules::Scoring& scoring_;
  const rules::Standing& standing_;
  const rules::Ruleset& rules_;
};

}  // namespace

std::string standing_json(rules::Scoring& scoring, const rules::Standing& standing,
                          const rules::Code& unit) {
  return StandingWriter(scoring, standing).write(unit).dump(2) + "\n";
}

}  // namespace yibao::report
