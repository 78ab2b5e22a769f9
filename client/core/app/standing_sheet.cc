#include "client/core/app/standing_sheet.h"

#include <algorithm>

#include "client/core/ledger.h"

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
  SheetBuilder(client::Replica& replica, client::Ledger& confirmed, client::Ledger& all)
      : replica_(replica), confirmed_(confirmed), all_(all) {
    sheet_.as_of = replica.today();
    sheet_.period = rules::period_of(rules::PeriodKind::kYear, sheet_.as_of);
    sheet_.unit_name = replica.unit_name(replica.identity()->unit);
  }

  base::Result<StandingSheet> build() {
    const std::string unit = replica_.identity()->unit.text();
    const auto& units = confirmed_.scoring().units();
    const bool scored = std::any_of(units.begin(), units.end(),
                                    [&](const rules::Unit& each) { return each.id == unit; });
    if (scored) {
      add_targets(unit);
      YIBAO_CHECK(add_points(unit));
    }
    YIBAO_CHECK(add_published());
    return std::move(sheet_);
  }

 private:
  rules::UnitResult result(client::Ledger& ledger, const std::string& unit, bool explain) {
    return ledger.scoring().unit_result(unit, sheet_.period, sheet_.as_of, explain);
  }

  void add_targets(const std::string& unit) {
    const rules::UnitResult confirmed = result(confirmed_, unit, false);
    const rules::UnitResult all = result(all_, unit, false);
    if (all.completion) sheet_.completion = all.completion->percent(1);
    for (std::size_t i = 0; i < all.targets.size(); ++i) {
      const rules::TargetStatus& status = all.targets[i];
      if (status.period.first > sheet_.as_of) continue;
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
      if (i == 0 || all.targets[i - 1].target != status.target || sheet_.targets.empty()) {
        sheet_.targets.push_back({status.target->name, status.target->origin.cite, {}});
      }
      sheet_.targets.back().cells.push_back(std::move(cell));
    }
  }

  base::Status add_points(const std::string& unit) {
    const rules::UnitResult confirmed = result(confirmed_, unit, true);
    const rules::UnitResult all = result(all_, unit, false);
    sheet_.points = confirmed.points.text();
    sheet_.provisional = unless_zero(confirmed.provisional);
    sheet_.pending =
        unless_zero(all.points + all.provisional - confirmed.points - confirmed.provisional);
    if (!confirmed.total) return {};
    sheet_.has_points = true;
    Totals with_pending;
    if (all.total) with_pending.add(*all.total);
    for (const rules::NodeResult& node : all.earlier) with_pending.add(node);
    add_lines(*confirmed.total, 0, with_pending);
    for (const rules::NodeResult& node : confirmed.earlier) add_lines(node, 0, with_pending);
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
    rules::Scoring& scoring = confirmed_.scoring();
    rules::UnitAccount& account = scoring.account(unit);
    const auto& words = scoring.rules_for(sheet_.period, sheet_.as_of).ruleset->words;
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
      if (const auto* name = words.records.by_id(scoring.facts().codes().text(record.record))) {
        credit.record = name->name;
      }
      if (record.item != 0) credit.title = scoring.facts().item_text(record.item);
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

  base::Status add_published() {
    YIBAO_TRY(const auto document, client::published_standing(replica_));
    if (!document) return {};
    YIBAO_TRY(const std::string differences, client::compare_with_published(replica_, *document));
    PublishedSheet published;
    published.period = document->period;
    published.as_of = document->as_of;
    published.sequence = document->sequence;
    published.agrees = differences.empty();
    for (const protocol::StandingUnit& unit : document->units) {
      published.places.push_back(place_of(unit));
    }
    std::stable_sort(published.places.begin(), published.places.end(),
                     [](const PlaceLine& a, const PlaceLine& b) {
                       const auto last = [](std::int64_t place) { return place == 0; };
                       return std::tuple(last(a.overall), a.overall, last(a.in_group), a.in_group) <
                              std::tuple(last(b.overall), b.overall, last(b.in_group), b.in_group);
                     });
    sheet_.published = std::move(published);
    return {};
  }

  PlaceLine place_of(const protocol::StandingUnit& unit) {
    PlaceLine line;
    line.unit_name = replica_.unit_name(unit.unit);
    line.points = unit.points;
    line.own = unit.unit == replica_.identity()->unit;
    const std::size_t slash = unit.completion.find('/');
    const auto numerator = Decimal::parse(unit.completion.substr(0, slash));
    const auto denominator = slash == std::string::npos
                                 ? std::optional(Decimal(1))
                                 : Decimal::parse(unit.completion.substr(slash + 1));
    if (numerator && denominator && !denominator->is_zero()) {
      line.completion = (Fraction::of(*numerator) / Fraction::of(*denominator)).percent(1);
    }
    for (const protocol::StandingPlace& place : unit.places) {
      if (place.group.empty() && line.overall == 0) {
        line.overall = place.place;
        line.tied = place.tied;
      }
      if (!place.group.empty() && line.in_group == 0) {
        line.in_group = place.place;
        line.group = group_name(place.group);
      }
    }
    return line;
  }

  std::string group_name(const std::string& code) const {
    const auto ruleset = replica_.ruleset();
    const rules::Named* group = ruleset ? ruleset->words.groups.by_id(code) : nullptr;
    return group == nullptr ? code : group->name.zh;
  }

  client::Replica& replica_;
  client::Ledger& confirmed_;
  client::Ledger& all_;
  StandingSheet sheet_;
};

}  // namespace

base::Result<StandingSheet> standing_sheet(client::Replica& replica) {
  YIBAO_TRY(client::Ledger confirmed, client::Ledger::build(replica, false));
  YIBAO_TRY(client::Ledger all, client::Ledger::build(replica, true));
  return SheetBuilder(replica, confirmed, all).build();
}

}  // namespace yibao::app
