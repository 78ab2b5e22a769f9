#include "client/core/app/standing_sheet.h"

#include <algorithm>

#include "client/core/kept_figures.h"

namespace yibao::app {
namespace {

using base::Decimal;
using base::Fraction;

std::string number(const Fraction& value) {
  return value.decimal(Decimal::kDecimals).text();
}

// "" for nothing: what a screen leaves out.
std::string unless_zero(Decimal value) {
  return value.is_zero() ? "" : value.text();
}

struct Totals {
  std::map<std::string, Decimal> by_node;
  void add(const rules::NodeResult& result) {
    by_node[result.node->id] = result.firm + result.provisional;
    for (const rules::NodeResult& child : result.children) add(child);
  }
};

class SheetBuilder {
 public:
  SheetBuilder(client::Replica& replica, client::KeptFigures& kept)
      : replica_(replica), kept_(kept), scoring_(kept.figures().scoring()) {
    sheet_.as_of = replica.today();
    sheet_.period = rules::period_of(rules::PeriodKind::kYear, sheet_.as_of);
    sheet_.unit_name = replica.unit_name(replica.identity()->unit);
  }

  base::Result<StandingSheet> build() {
    const std::string unit = replica_.identity()->unit.text();
    const auto& units = scoring_.units();
    const bool scored = std::any_of(units.begin(), units.end(),
                                    [&](const rules::Unit& each) { return each.id == unit; });
    if (scored) YIBAO_CHECK(add_own(unit));
    YIBAO_TRY(sheet_.published, published_sheet(replica_));
    return std::move(sheet_);
  }

 private:
  // What the log says first, with its rows; then the same with what waits here.
  base::Status add_own(const std::string& unit) {
    const auto result = [&](bool explain) {
      return scoring_.unit_result(unit, sheet_.period, sheet_.as_of, explain);
    };
    const rules::UnitResult confirmed = result(true);
    YIBAO_CHECK(add_credits(confirmed, unit));
    rules::UnitResult all;
    YIBAO_CHECK(kept_.with_pending([&](client::ScoredFacts& figures) {
      all = kept_.any_pending() ? result(false) : confirmed;
      add_next(figures, unit);
    }));
    YIBAO_CHECK(add_targets(confirmed, all));
    add_points(confirmed, all);
    return {};
  }

  // The day the log was opened: its first entry is everybody's.
  base::Result<base::Date> opened_on() {
    base::Date day = sheet_.period.first;
    YIBAO_CHECK(replica_.entries().each_registry_entry([&](const domain::Entry& entry) {
      if (entry.stamp) {
        day = base::local_date(entry.stamp->received_at, replica_.ruleset()->utc_offset);
      }
      return false;
    }));
    return day;
  }

  base::Status add_targets(const rules::UnitResult& confirmed, const rules::UnitResult& all) {
    YIBAO_TRY(const base::Date opened, opened_on());
    if (all.completion) sheet_.completion = all.completion->percent(1);
    const rules::Target* shown = nullptr;
    for (std::size_t i = 0; i < all.targets.size(); ++i) {
      const rules::TargetStatus& status = all.targets[i];
      const bool before = status.period.last < opened && status.total() == Fraction();
      if (before) ++sheet_.unrecorded;
      if (status.period.first > sheet_.as_of || before) continue;
      const Fraction waiting = status.total() - confirmed.targets[i].total();
      TargetCell cell;
      cell.period = status.period.text();
      cell.done = number(status.total());
      cell.pending = waiting == Fraction() ? "" : number(waiting);
      cell.value = status.value.text();
      cell.met = status.met;
      cell.running = status.running;
      if (!status.value.is_zero()) {
        const Fraction share = status.total() / Fraction::of(status.value);
        cell.share =
            static_cast<double>(share.numerator()) / static_cast<double>(share.denominator());
      }
      if (status.running) cell.pace = pace_of(status, measure_of(status), sheet_.as_of);
      if (shown != status.target) {
        sheet_.targets.push_back({status.target->name, status.target->origin.cite, {}});
        shown = status.target;
      }
      sheet_.targets.back().cells.push_back(std::move(cell));
    }
    add_duties(all);
    return {};
  }

  const rules::Measure* measure_of(const rules::TargetStatus& status) const {
    return replica_.ruleset()->measure(status.target->measure);
  }

  void add_duties(const rules::UnitResult& result) {
    for (const rules::ObligationStatus& status : result.obligations) {
      if (status.done) continue;
      const rules::Obligation& duty = *status.duty;
      sheet_.duties.push_back({duty.name, duty.origin.cite, duty.due, status.overdue});
    }
    for (const rules::FlagResult& flag : result.flags) {
      if (!flag.provisional) sheet_.flags.push_back(flag.rule->name);
    }
    sheet_.interview = result.interview;
  }

  // By all that is known here: what waits counts as well.
  void add_next(client::ScoredFacts& all, const std::string& unit) {
    sheet_.next = next_lines(rules::next_items(all.scoring(), all.facts(), unit, sheet_.as_of),
                             *replica_.ruleset());
  }

  void add_points(const rules::UnitResult& confirmed, const rules::UnitResult& all) {
    sheet_.points = confirmed.points.text();
    sheet_.provisional = unless_zero(confirmed.provisional);
    sheet_.pending =
        unless_zero(all.points + all.provisional - confirmed.points - confirmed.provisional);
    if (!confirmed.total) return;
    sheet_.has_points = true;
    Totals with_pending;
    if (all.total) with_pending.add(*all.total);
    for (const rules::NodeResult& node : all.earlier) with_pending.add(node);
    add_lines(*confirmed.total, 0, with_pending);
    for (const rules::NodeResult& node : confirmed.earlier) add_lines(node, 0, with_pending);
  }

  base::Status add_credits(const rules::UnitResult& confirmed, const std::string& unit) {
    if (!confirmed.total) return {};
    add_credits(*confirmed.total, unit);
    for (const rules::NodeResult& node : confirmed.earlier) add_credits(node, unit);
    std::stable_sort(sheet_.credits.begin(), sheet_.credits.end(),
                     [](const CreditLine& a, const CreditLine& b) { return a.date > b.date; });
    return add_titles();
  }

  void add_lines(const rules::NodeResult& result, int depth, const Totals& with_pending) {
    PointLine line;
    line.depth = depth;
    line.name = result.node->name;
    line.points = result.firm.text();
    line.provisional = unless_zero(result.provisional);
    line.clause = result.node->origin.cite;
    line.incomplete = result.incomplete && result.children.empty();
    const auto total = with_pending.by_node.find(result.node->id);
    if (total != with_pending.by_node.end()) {
      line.pending = unless_zero(total->second - result.firm - result.provisional);
    }
    const auto add_step = [&](const std::string& text) {
      line.arithmetic += (line.arithmetic.empty() ? "" : "; ") + text;
    };
    for (const rules::PeriodStep& step : result.steps) {
      if (step.points.is_zero() && !step.provisional) continue;
      add_step(step.period.text() + ": " + step.arithmetic);
    }
    for (const std::string& limit : result.limits) add_step(limit);
    sheet_.lines.push_back(std::move(line));
    for (const rules::NodeResult& child : result.children) {
      add_lines(child, depth + 1, with_pending);
    }
  }

  void add_credits(const rules::NodeResult& result, const std::string& unit) {
    rules::UnitAccount& account = scoring_.account(unit);
    const auto& words = scoring_.rules_for(sheet_.period, sheet_.as_of).ruleset->words;
    for (const std::uint32_t index : result.rows) {
      const rules::LedgerRow& row = account.ledger()[index];
      const rules::Record& record = account.facts().records[row.record];
      CreditLine credit;
      credit.date = row.date;
      credit.line = row.line->line->name;
      credit.points = row.points.text();
      credit.line_points = row.line_points.text();
      credit.credit = row.credit;
      credit.clause = row.line->line->origin.cite;
      credit.evidence = record.evidence;
      if (const auto* name = words.records.by_id(scoring_.facts().codes().text(record.record))) {
        credit.record = name->name;
      }
      if (record.item != 0) credit.title = scoring_.facts().item_text(record.item);
      sheet_.credits.push_back(std::move(credit));
    }
    for (const rules::NodeResult& child : result.children) add_credits(child, unit);
  }

  // Facts know an item by its id; people by its title, as far as the words are here.
  base::Status add_titles() {
    std::map<std::string, std::string> titles;
    for (CreditLine& credit : sheet_.credits) {
      if (credit.title.empty()) continue;
      const auto [found, added] = titles.emplace(credit.title, "");
      if (added) {
        YIBAO_TRY(const auto row, replica_.index().item(domain::Subject(credit.title)));
        found->second = row ? row->title : credit.title;
      }
      credit.title = found->second;
    }
    return {};
  }

  client::Replica& replica_;
  client::KeptFigures& kept_;
  rules::Scoring& scoring_;
  StandingSheet sheet_;
};

}  // namespace

base::Result<StandingSheet> standing_sheet(client::Replica& replica) {
  client::KeptFigures& figures = replica.figures();
  YIBAO_CHECK(figures.follow());
  return SheetBuilder(replica, figures).build();
}

}  // namespace yibao::app
