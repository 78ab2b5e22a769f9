#include "shared/report/award_bulletin.h"

#include <algorithm>

#include "shared/report/bulletin_prose.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"

namespace yibao::report {
namespace {

using Payments = std::vector<AwardPayment>;

bool is_to_unit(const AwardPayment& payment) {
  return payment.item.empty();
}

base::Decimal amount_of(const AwardPayment& payment) {
  return base::Decimal::parse(payment.amount).value_or(base::Decimal());
}

// Awards in the order of the rules, each with its payments.
std::vector<std::pair<std::string, Payments>> by_award(const Payments& payments, bool to_units) {
  std::vector<std::pair<std::string, Payments>> awards;
  for (const AwardPayment& payment : payments) {
    if (is_to_unit(payment) != to_units) continue;
    if (awards.empty() || awards.back().first != payment.award_name) {
      awards.emplace_back(payment.award_name, Payments());
    }
    awards.back().second.push_back(payment);
  }
  return awards;
}

// One amount for all of them, or the sum.
std::string award_sentence(const std::string& name, const Payments& payments, bool to_units) {
  std::vector<std::string> units;
  for (const AwardPayment& payment : payments) units.push_back(payment.unit_name);
  const bool same = std::all_of(payments.begin(), payments.end(), [&](const AwardPayment& each) {
    return each.amount == payments.front().amount;
  });
  const base::TextArgs args = {{"award", name},
                               {"units", joined(units, "、")},
                               {"count", std::to_string(payments.size())},
                               {"each", payments.front().amount},
                               {"sum", total_of(payments).text()}};
  if (!to_units) return say("bulletin.award.items", args);
  return say(same ? "bulletin.award.units" : "bulletin.award.units_sum", args);
}

std::optional<BulletinSection> award_section(const char* id, const char* heading,
                                             const Payments& payments, bool to_units) {
  std::vector<std::string> sentences;
  for (const auto& [name, paid] : by_award(payments, to_units)) {
    sentences.push_back(award_sentence(name, paid, to_units));
  }
  if (sentences.empty()) return std::nullopt;
  return BulletinSection{id, say(heading), joined(sentences, "\n")};
}

BulletinTable award_table(const char* id, const std::string& annex, const Payments& payments,
                          bool to_units) {
  BulletinTable table;
  table.id = id;
  table.annex = annex;
  table.columns = {{say("bulletin.col.number"), BulletinCell::kNumber},
                   {say("report.unit"), BulletinCell::kText}};
  if (!to_units) table.columns.push_back({say("bulletin.col.authors"), BulletinCell::kText});
  table.columns.push_back({say("bulletin.col.reason"), BulletinCell::kText});
  table.columns.push_back({say("bulletin.col.amount"), BulletinCell::kNumber});
  for (const AwardPayment& payment : payments) {
    if (is_to_unit(payment) != to_units) continue;
    std::vector<std::string> row = {std::to_string(table.rows.size() + 1), payment.unit_name};
    if (!to_units) row.push_back(joined(payment.payees, "、"));
    row.push_back(payment.reason);
    row.push_back(payment.amount);
    table.rows.push_back(std::move(row));
  }
  return table;
}

}  // namespace

base::Decimal total_of(const std::vector<AwardPayment>& payments) {
  base::Decimal total;
  for (const AwardPayment& payment : payments) total += amount_of(payment);
  return total;
}

Bulletin make_award_bulletin(const rules::Ruleset& rules, const rules::Period& period,
                             const BulletinSource& source, std::vector<AwardPayment> payments,
                             const std::optional<BulletinReference>& corrects) {
  const std::string words = period_words(kBulletinLanguage, period);
  const base::TextArgs args = {{"period", words},
                               {"area", area_words(rules)},
                               {"notice", notice_words(rules)},
                               {"title", corrects ? corrects->title : ""},
                               {"issue", corrects ? corrects->issue : ""},
                               {"issued", corrects ? corrects->issued : ""},
                               {"sum", total_of(payments).text()}};
  Bulletin bulletin;
  bulletin.kind = domain::BulletinKind::kAwards;
  bulletin.title = say(corrects ? "bulletin.award.correction_title" : "bulletin.award.title", args);
  bulletin.period = period.text();
  bulletin.from = base::to_text(period.first);
  bulletin.to = base::to_text(period.last);
  bulletin.as_of = base::to_text(source.issued);
  bulletin.ruleset = rules.name.zh;
  bulletin.sequence = source.sequence;
  bulletin.number = source.number;
  bulletin.head = usual_head(rules, source);
  bulletin.corrects = corrects;
  bulletin.sections.push_back(
      {section::kOpening, "",
       say(corrects ? "bulletin.award.correction_opening" : "bulletin.award.opening", args)});
  for (auto& each :
       {award_section(section::kUnitAwards, "bulletin.heading.unit_awards", payments, true),
        award_section(section::kItemAwards, "bulletin.heading.item_awards", payments, false)}) {
    if (each) bulletin.sections.push_back(*each);
  }
  bulletin.sections.push_back({section::kClosing, "", say("bulletin.award.closing", args)});
  for (const bool to_units : {true, false}) {
    const std::string annex =
        say(to_units ? "bulletin.table.unit_awards" : "bulletin.table.item_awards", args);
    BulletinTable table = award_table(to_units ? section::kUnitAwards : section::kItemAwards, annex,
                                      payments, to_units);
    if (!table.rows.empty()) bulletin.tables.push_back(std::move(table));
  }
  bulletin.settled = std::move(payments);
  return bulletin;
}

BulletinTable payee_sheet(const std::string& title, const std::vector<AwardPayment>& payments) {
  BulletinTable table;
  table.id = "payees";
  table.annex = title;
  table.columns = {{say("bulletin.col.number"), BulletinCell::kNumber},
                   {say("report.unit"), BulletinCell::kText},
                   {say("bulletin.col.payee"), BulletinCell::kText},
                   {say("bulletin.col.reason"), BulletinCell::kText},
                   {say("bulletin.col.amount"), BulletinCell::kNumber},
                   {say("bulletin.col.signature"), BulletinCell::kText}};
  for (const AwardPayment& payment : payments) {
    table.rows.push_back({std::to_string(table.rows.size() + 1), payment.unit_name,
                          joined(payment.payees, "、"), payment.reason, payment.amount, ""});
  }
  table.rows.push_back({"", say("bulletin.col.total"), "", "", total_of(payments).text(), ""});
  return table;
}

}  // namespace yibao::report
