#include "client/core/app/office/item_desk_sheet.h"

#include <algorithm>

#include "client/core/app/terms.h"
#include "client/core/commands/drafts.h"
#include "client/core/kept_figures.h"

namespace yibao::app {
namespace {

class Facts {
 public:
  Facts(client::Replica& replica, const domain::ItemState& item) : replica_(replica), item_(item) {}

  std::vector<DeskFact> all() {
    for (const auto& fact : item_.adoptions) {
      DeskFact& added = add(fact, "item.adopted", fact.body.on_date, fact.body.reason);
      added.what = term_name(replica_, fact.body.journal);
      if (fact.body.form)
        added.form = term_name(replica_, &rules::Vocabulary::forms, *fact.body.form);
      added.issue = fact.body.issue;
    }
    for (const auto& fact : item_.forwardings) {
      add(fact, "item.forwarded", fact.body.on_date, std::nullopt).what =
          term_name(replica_, fact.body.level);
    }
    for (const auto& fact : item_.instructions) {
      add(fact, "item.instructed", fact.body.on_date, fact.body.note).what =
          fact.body.post
              ? term_name(replica_, &rules::Vocabulary::posts, *fact.body.post)
              : term_name(replica_, &rules::Vocabulary::levels, fact.body.level.value_or(""));
    }
    for (const auto& fact : item_.inaccuracies) {
      add(fact, "item.found_inaccurate", fact.body.on_date, fact.body.reason);
    }
    for (const auto& fact : item_.records) {
      add(fact, "record.entered", fact.body.on_date, fact.body.note).what =
          term_name(replica_, &rules::Vocabulary::records, fact.body.record);
    }
    for (const auto& fact : item_.merges) {
      add(fact, "item.merged", base::local_date(fact.made_at, offset()), std::nullopt);
    }
    std::stable_sort(facts_.begin(), facts_.end(),
                     [](const DeskFact& a, const DeskFact& b) { return a.on_date > b.on_date; });
    return std::move(facts_);
  }

 private:
  template <class Body>
  DeskFact& add(const domain::Fact<Body>& fact, const char* type, base::Date on_date,
                const std::optional<domain::ContentAddress>& note) {
    DeskFact each;
    each.event = fact.id;
    each.type = type;
    each.on_date = on_date;
    each.note = replica_.note_text(note);
    each.author = replica_.person_name(fact.author);
    if (fact.stamp) each.receipt = fact.stamp->sequence;
    each.retracted = fact.retracted;
    facts_.push_back(std::move(each));
    return facts_.back();
  }
  base::UtcOffset offset() const {
    const auto ruleset = replica_.ruleset();
    return ruleset ? ruleset->utc_offset : base::kChinaOffset;
  }
  client::Replica& replica_;
  const domain::ItemState& item_;
  std::vector<DeskFact> facts_;
};

// Rows of the ledgers that stand on the item's records, beside the facts they stand on. What waits
// here has no number in the log yet: its rows go to the waiting facts of their day.
void add_credits(const rules::NodeResult& result, rules::UnitAccount& account,
                 const rules::FactTable& table, const std::string& item,
                 const std::string& unit_name, std::vector<DeskFact>& facts) {
  for (const std::uint32_t index : result.rows) {
    const rules::LedgerRow& row = account.ledger()[index];
    const rules::Record& record = account.facts().records[row.record];
    if (record.item == 0 || table.item_text(record.item) != item) continue;
    const auto found = std::find_if(facts.begin(), facts.end(), [&](const DeskFact& fact) {
      if (fact.retracted) return false;
      if (record.evidence != 0) return fact.receipt == record.evidence;
      return !fact.receipt && fact.on_date == record.date();
    });
    if (found == facts.end()) continue;
    found->credits.push_back({unit_name, row.line->line->name, row.line->line->origin.cite,
                              row.points.text(), row.credit});
  }
  for (const rules::NodeResult& child : result.children) {
    add_credits(child, account, table, item, unit_name, facts);
  }
}

base::Status add_credits(client::Replica& replica, const domain::Subject& item,
                         std::vector<DeskFact>& facts) {
  if (!replica.ruleset() || facts.empty()) return {};
  YIBAO_TRY(const auto units, client::units_of_item(replica, item));
  YIBAO_CHECK(replica.figures().follow());
  // Over all the years that facts are of.
  std::map<rules::Period, bool> years;
  for (const DeskFact& fact : facts) {
    years[rules::period_of(rules::PeriodKind::kYear, fact.on_date)] = true;
  }
  return replica.figures().with_pending([&](client::ScoredFacts& scored) {
    rules::Scoring& scoring = scored.scoring();
    for (const rules::Unit& unit : scoring.units()) {
      const bool concerned =
          std::find(units.begin(), units.end(), base::UnitCode(unit.id)) != units.end();
      if (!concerned) continue;
      for (const auto& [year, any] : years) {
        const auto result = scoring.unit_result(unit.id, year, replica.today(), true);
        if (!result.total) continue;
        add_credits(*result.total, scoring.account(unit.id), scored.facts(), item.text(),
                    unit.name.zh, facts);
      }
    }
  });
}

base::Result<MergedItem> merged_item(client::Replica& replica, const domain::Subject& item) {
  MergedItem merged{item, "", ""};
  YIBAO_TRY(const auto row, replica.index().item(item));
  if (row) merged.title = row->title;
  if (row) merged.unit_name = replica.unit_name(row->unit);
  return merged;
}

base::Status add_merges(client::Replica& replica, const domain::ItemState& item,
                        ItemDeskSheet& sheet) {
  for (const auto& merge : item.merges) {
    if (merge.retracted) continue;
    sheet.credit = merge.body.credit;
    for (const domain::Subject& source : merge.body.sources) {
      YIBAO_TRY(auto part, merged_item(replica, source));
      sheet.parts.push_back(std::move(part));
    }
  }
  if (const auto whole = item.merged_into()) {
    YIBAO_TRY(sheet.part_of, merged_item(replica, *whole));
  }
  return {};
}

}  // namespace

base::Result<ItemDeskSheet> item_desk_sheet(client::Replica& replica,
                                            const domain::Subject& subject) {
  YIBAO_TRY(client::ItemView view, client::view_item(replica, subject));
  const domain::ItemState item = view.state;
  ItemDeskSheet sheet;
  sheet.item = item_sheet(replica, std::move(view));
  if (const domain::Offer* offer = item.current_offer()) {
    for (const base::UnitCode& unit : offer->body.co_units) {
      sheet.co_units.push_back(replica.unit_name(unit));
    }
    if (sheet.item.words && replica.ruleset()) {
      YIBAO_TRY(sheet.findings, client::check_draft(replica, {offer->body, *sheet.item.words}));
    }
  }
  sheet.facts = Facts(replica, item).all();
  YIBAO_CHECK(add_credits(replica, subject, sheet.facts));
  YIBAO_CHECK(add_merges(replica, item, sheet));
  sheet.withdrawal_asked = item.withdrawal_open;
  if (item.withdrawal_open) {
    sheet.withdrawal_reason = replica.note_text(item.withdrawals_asked.back().body.reason);
  }
  return sheet;
}

}  // namespace yibao::app
