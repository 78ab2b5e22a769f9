#include "shared/rules/next_item.h"

#include <algorithm>

namespace yibao::rules {
namespace {

// No subject of a log is called so.
constexpr const char* kOwner = "next item";

// The places where the ruleset knows items to be adopted.
std::vector<FactRow> adoptions_of(const Ruleset& ruleset) {
  std::vector<FactRow> rows;
  FactRow row;
  row.record = record::kAdopted;
  for (const Journal& journal : ruleset.words.journals.all()) {
    row.journal = journal.id;
    row.level = journal.level.value_or("");
    row.form.clear();
    if (journal.forms.empty()) rows.push_back(row);
    for (const Code& form : journal.forms) {
      row.form = form;
      rows.push_back(row);
    }
  }
  if (!rows.empty()) return rows;
  for (const Named& level : ruleset.words.levels.all()) {
    row.level = level.id;
    rows.push_back(row);
  }
  return rows;
}

class Trial {
 public:
  Trial(Scoring& scoring, FactTable& facts, const Code& unit, Date as_of)
      : scoring_(scoring),
        facts_(facts),
        unit_(unit),
        as_of_(as_of),
        year_(period_of(PeriodKind::kYear, as_of)),
        before_(points()) {}
  ~Trial() { put({}); }
  Trial(const Trial&) = delete;
  Trial& operator=(const Trial&) = delete;

  NextItem with(const Code& kind, const FactRow* adoption) {
    FactRow submitted;
    submitted.record = record::kSubmitted;
    submitted.kind = kind;
    std::vector<FactRow> rows = {submitted};
    NextItem next;
    next.kind = kind;
    if (adoption != nullptr) {
      rows.push_back(*adoption);
      rows.back().kind = kind;
      next.journal = adoption->journal;
      next.form = adoption->form;
      next.level = adoption->journal.empty() ? adoption->level : "";
    }
    for (FactRow& row : rows) {
      row.unit = unit_;
      row.item = kOwner;
      row.date = as_of_;
    }
    put(rows);
    next.points = points() - before_;
    next.clause = clause(rows.back().record);
    return next;
  }

 private:
  void put(const std::vector<FactRow>& rows) {
    std::vector<Code> touched = facts_.put(kOwner, rows);
    facts_.settle();
    for (const Code& unit : touched) scoring_.facts_changed(unit);
  }

  Decimal points() { return scoring_.prospect(unit_, year_, as_of_); }

  std::string clause(const Code& record) {
    const auto wanted = facts_.codes().find(record);
    UnitAccount& account = scoring_.account(unit_);
    const std::vector<Record>& records = account.facts().records;
    // It is the newest item, or nearly.
    const auto last = std::find_if(records.rbegin(), records.rend(), [&](const Record& each) {
      return each.item != 0 && facts_.item_text(each.item) == kOwner;
    });
    if (last == records.rend()) return {};
    for (const LedgerRow& row : account.ledger()) {
      const Record& behind = records[row.record];
      const bool ours = behind.item == last->item && wanted == behind.record;
      if (ours && !row.points.is_zero()) {
        return row.line->line->origin.cite;
      }
    }
    return {};
  }

  Scoring& scoring_;
  FactTable& facts_;
  Code unit_;
  Date as_of_;
  Period year_;
  Decimal before_;
};

}  // namespace

std::vector<NextItem> next_items(Scoring& scoring, FactTable& facts, const Code& unit, Date as_of) {
  const Period year = period_of(PeriodKind::kYear, as_of);
  const std::shared_ptr<const Ruleset> ruleset = scoring.rules_for(year, as_of).ruleset;
  const bool scored = std::any_of(scoring.units().begin(), scoring.units().end(),
                                  [&](const Unit& each) { return each.id == unit; });
  std::vector<NextItem> items;
  if (ruleset->total() == nullptr || !scored) return items;
  const std::vector<FactRow> adoptions = adoptions_of(*ruleset);
  Trial trial(scoring, facts, unit, as_of);
  for (const Kind& kind : ruleset->words.kinds.all()) {
    items.push_back(trial.with(kind.id, nullptr));
    if (kind.brief) continue;
    for (const FactRow& adoption : adoptions) items.push_back(trial.with(kind.id, &adoption));
  }
  return items;
}

}  // namespace yibao::rules
