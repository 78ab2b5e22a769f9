#include "client/core/app/standing_sheet.h"

#include <algorithm>
#include <tuple>

#include "client/core/period_figures.h"

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
  SheetBuilder(client::Replica& replica, client::PeriodFigures& figures, base::UnitCode unit,
               const rules::Period& period)
      : replica_(replica),
        figures_(figures),
        scoring_(figures.scoring()),
        unit_(std::move(unit)),
        ruleset_(*scoring_.rules_for(period, replica.today()).ruleset) {
    sheet_.as_of = std::min(replica.today(), period.last);
    sheet_.period = period;
    sheet_.unit_name = replica.unit_name(unit_);
  }

  bool scored() const {
    const auto& units = scoring_.units();
    return std::any_of(units.begin(), units.end(),
                       [&](const rules::Unit& each) { return each.id == unit_.text(); });
  }

  // What the log says first, with its rows; then the same with what waits here.
  base::Status add_account(bool with_next) {
    const rules::UnitResult confirmed = result_in(scoring_, true);
    YIBAO_CHECK(add_credits(confirmed));
    rules::UnitResult all;
    YIBAO_CHECK(figures_.with_pending([&](client::ScoredFacts& facts) {
      all = figures_.any_pending() ? result_in(facts.scoring(), false) : confirmed;
      if (with_next) add_next(facts);
    }));
    YIBAO_CHECK(add_targets(confirmed, all));
    add_points(confirmed, all);
    return {};
  }

  StandingSheet take() { return std::move(sheet_); }

 private:
  rules::UnitResult result_in(rules::Scoring& scoring, bool explain) const {
    return scoring.unit_result(unit_.text(), sheet_.period, replica_.today(), explain);
  }

  // The day the log was opened: its first entry is everybody's.
  base::Result<base::Date> opened_on() {
    base::Date day = sheet_.period.first;
    YIBAO_CHECK(replica_.entries().each_registry_entry([&](const domain::Entry& entry) {
      if (entry.stamp) {
        day = base::local_date(entry.stamp->received_at, ruleset_.utc_offset);
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
      if (!status.running && !status.met) {
        cell.missing = number(Fraction::of(status.value) - status.total());
      }
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
    return ruleset_.measure(status.target->measure);
  }

  void add_duties(const rules::UnitResult& result) {
    for (const rules::ObligationStatus& status : result.obligations) {
      const rules::Obligation& duty = *status.duty;
      auto& lines = status.done ? sheet_.duties_done : sheet_.duties;
      lines.push_back({duty.name, duty.origin.cite, duty.due, status.overdue, status.late});
    }
    for (const rules::FlagResult& flag : result.flags) {
      if (!flag.provisional) sheet_.flags.push_back(flag.rule->name);
    }
    sheet_.interview = result.interview;
    sheet_.bunched = result.bunched;
  }

  // By all that is known here: what waits counts as well.
  void add_next(client::ScoredFacts& all) {
    sheet_.next = next_lines(
        rules::next_items(all.scoring(), all.facts(), unit_.text(), sheet_.as_of), ruleset_);
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

  base::Status add_credits(const rules::UnitResult& confirmed) {
    if (!confirmed.total) return {};
    add_credits(*confirmed.total);
    for (const rules::NodeResult& node : confirmed.earlier) add_credits(node);
    std::stable_sort(sheet_.credits.begin(), sheet_.credits.end(),
                     [](const CreditLine& a, const CreditLine& b) {
                       return std::tie(b.date, b.evidence) < std::tie(a.date, a.evidence);
                     });
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

  void add_credits(const rules::NodeResult& result) {
    rules::UnitAccount& account = scoring_.account(unit_.text());
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
      const rules::Code& code = scoring_.facts().codes().text(record.record);
      if (const auto* name = ruleset_.words.records.by_id(code)) credit.record = name->name;
      if (record.item != 0) credit.item = domain::Subject(scoring_.facts().item_text(record.item));
      sheet_.credits.push_back(std::move(credit));
    }
    for (const rules::NodeResult& child : result.children) add_credits(child);
  }

  // Facts know an item by its id; people by its title, as far as the words are here.
  base::Status add_titles() {
    std::map<domain::Subject, std::string> titles;
    for (CreditLine& credit : sheet_.credits) {
      if (!credit.item) continue;
      const auto [found, added] = titles.emplace(*credit.item, credit.item->text());
      if (added) {
        YIBAO_TRY(const auto row, replica_.index().item(*credit.item));
        if (row) found->second = row->title;
      }
      credit.title = found->second;
    }
    return {};
  }

  client::Replica& replica_;
  client::PeriodFigures& figures_;
  rules::Scoring& scoring_;
  base::UnitCode unit_;
  const rules::Ruleset& ruleset_;
  StandingSheet sheet_;
};

}  // namespace

base::Result<StandingSheet> account_sheet(client::Replica& replica, const base::UnitCode& unit,
                                          const rules::Period& period) {
  YIBAO_TRY(client::PeriodFigures figures, client::PeriodFigures::of(replica, period));
  SheetBuilder builder(replica, figures, unit, period);
  if (!builder.scored()) {
    return base::fail(base::ErrorCode::kUnitUnknown, "unit",
                      base::TextArgs{{"value", replica.unit_name(unit)}});
  }
  YIBAO_CHECK(builder.add_account(false));
  return builder.take();
}

base::Result<StandingSheet> standing_sheet(client::Replica& replica) {
  const rules::Period year = rules::period_of(rules::PeriodKind::kYear, replica.today());
  YIBAO_TRY(client::PeriodFigures figures, client::PeriodFigures::of(replica, year));
  SheetBuilder builder(replica, figures, replica.identity()->unit, year);
  if (builder.scored()) YIBAO_CHECK(builder.add_account(true));
  StandingSheet sheet = builder.take();
  YIBAO_TRY(sheet.published, published_sheet(replica));
  return sheet;
}

}  // namespace yibao::app
