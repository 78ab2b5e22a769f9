#include "client/core/ruleset/trial_lines.h"

#include <algorithm>

namespace yibao::client {
namespace {

using base::Decimal;

// What a rule, or a line of its items, gave.
struct Given {
  std::string key;
  int depth = 0;
  const rules::Named* rule = nullptr;
  Decimal points;
};

// In the order of the tree.
class AllGiven {
 public:
  AllGiven(rules::Scoring& scoring, const rules::UnitResult& result)
      : account_(scoring.account(result.unit)) {
    if (result.total) add(*result.total, 0);
  }

  const std::vector<Given>& all() const { return given_; }
  const Given* find(const std::string& key) const {
    const auto found = std::find_if(given_.begin(), given_.end(),
                                    [&](const Given& each) { return each.key == key; });
    return found == given_.end() ? nullptr : &*found;
  }

 private:
  void add(const rules::NodeResult& result, int depth) {
    given_.push_back({"node " + result.node->id, depth, result.node, result.firm});
    for (const std::uint32_t index : result.rows) {
      const rules::LedgerRow& row = account_.ledger()[index];
      add_line(*row.line->line, depth + 1, row.points);
    }
    for (const rules::NodeResult& child : result.children) add(child, depth + 1);
  }

  void add_line(const rules::Line& line, int depth, Decimal points) {
    const std::string key = "line " + line.id;
    const auto found = std::find_if(given_.begin(), given_.end(),
                                    [&](const Given& each) { return each.key == key; });
    if (found == given_.end()) {
      given_.push_back({key, depth, &line, points});
    } else {
      found->points += points;
    }
  }

  rules::UnitAccount& account_;
  std::vector<Given> given_;
};

TrialLine line_of(const Given& given) {
  TrialLine line;
  line.depth = given.depth;
  line.name = given.rule->name;
  line.clause = given.rule->origin.cite;
  return line;
}

void add_rules(const AllGiven& before, const AllGiven& after, std::vector<TrialLine>& lines) {
  for (const Given& now : after.all()) {
    const Given* was = before.find(now.key);
    const bool same = was == nullptr ? now.points.is_zero() : was->points == now.points;
    if (same) continue;
    TrialLine line = line_of(now);
    if (was != nullptr) line.before = was->points.text();
    line.after = now.points.text();
    lines.push_back(std::move(line));
  }
  for (const Given& was : before.all()) {
    if (after.find(was.key) != nullptr || was.points.is_zero()) continue;
    TrialLine line = line_of(was);
    line.before = was.points.text();
    lines.push_back(std::move(line));
  }
}

// "3/10".
std::string figure_of(const rules::TargetStatus& status) {
  return status.total().decimal(Decimal::kDecimals).text() + "/" + status.value.text();
}

const rules::TargetStatus* same_target(const std::vector<rules::TargetStatus>& all,
                                       const rules::TargetStatus& wanted) {
  const auto found = std::find_if(all.begin(), all.end(), [&](const auto& each) {
    return each.target->id == wanted.target->id && each.period == wanted.period;
  });
  return found == all.end() ? nullptr : &*found;
}

TrialLine line_of(const rules::TargetStatus& status) {
  TrialLine line;
  line.is_target = true;
  line.name = status.target->name;
  line.clause = status.target->origin.cite;
  line.period = status.period.text();
  return line;
}

void add_targets(const rules::UnitResult& before, const rules::UnitResult& after,
                 std::vector<TrialLine>& lines) {
  for (const rules::TargetStatus& now : after.targets) {
    const rules::TargetStatus* was = same_target(before.targets, now);
    if (was != nullptr && figure_of(*was) == figure_of(now)) continue;
    TrialLine line = line_of(now);
    if (was != nullptr) line.before = figure_of(*was);
    line.after = figure_of(now);
    lines.push_back(std::move(line));
  }
  for (const rules::TargetStatus& was : before.targets) {
    if (same_target(after.targets, was) != nullptr) continue;
    TrialLine line = line_of(was);
    line.before = figure_of(was);
    lines.push_back(std::move(line));
  }
}

}  // namespace

std::vector<TrialLine> trial_lines(rules::Scoring& before_scoring, const rules::UnitResult& before,
                                   rules::Scoring& after_scoring, const rules::UnitResult& after) {
  std::vector<TrialLine> lines;
  add_rules(AllGiven(before_scoring, before), AllGiven(after_scoring, after), lines);
  add_targets(before, after, lines);
  return lines;
}

}  // namespace yibao::client
