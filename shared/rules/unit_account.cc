#include "shared/rules/unit_account.h"

#include <algorithm>
#include <set>

#include "shared/base/assert.h"

namespace yibao::rules {
namespace {

std::uint16_t code_by(const Record& record, Attribute attribute) {
  switch (attribute) {
    case Attribute::kRecord: return record.record;
    case Attribute::kKind: return record.kind;
    case Attribute::kJournal: return record.journal;
    case Attribute::kForm: return record.form;
    case Attribute::kLevel: return record.level;
    case Attribute::kPost: return record.post;
    case Attribute::kUnit: return record.origin;
    case Attribute::kFlag:
    case Attribute::kGroup: break;
  }
  return 0;
}

std::int32_t days_of(Date date) {
  return static_cast<std::int32_t>(date.time_since_epoch().count());
}

// Puts a sorted end among what is sorted before it, and after its equals there: what comes before
// the first of it need not be looked at.
template <class Value, class Before>
void merge_in(std::vector<Value>& values, std::ptrdiff_t end_of_first, Before before) {
  const auto middle = values.begin() + end_of_first;
  if (middle == values.end()) return;
  const auto first = std::upper_bound(values.begin(), middle, *middle, before);
  std::inplace_merge(first, middle, values.end(), before);
}

}  // namespace

const UnitFacts UnitAccount::kNoFacts;

UnitAccount::UnitAccount(const UnitFacts* facts, const Unit& unit,
                         std::span<const VersionInForce> versions, const CodePool& codes)
    : facts_(facts == nullptr ? kNoFacts : *facts),
      unit_(unit),
      versions_(versions),
      codes_(codes),
      submitted_(codes.find(record::kSubmitted)),
      ledger_(build_ledger(facts_, unit, versions, codes, 0)) {}

// Where the item begins that has the last record before those that changed: it may have more or
// fewer of them now.
std::size_t UnitAccount::begin_of_item(std::size_t unchanged) const {
  const std::vector<Record>& all = facts_.records;
  std::size_t begin = std::min(unchanged, all.size());
  if (begin == 0) return 0;
  const std::uint32_t item = all[begin - 1].item;
  while (item != 0 && begin > 0 && all[begin - 1].item == item) --begin;
  return begin;
}

void UnitAccount::facts_changed(std::size_t unchanged) {
  const std::size_t first = begin_of_item(unchanged);
  submitted_ = codes_.find(record::kSubmitted);
  std::erase_if(ledger_, [&](const LedgerRow& row) { return row.record >= first; });
  const auto kept = static_cast<std::ptrdiff_t>(ledger_.size());
  const auto anew = build_ledger(facts_, unit_, versions_, codes_, first);
  ledger_.insert(ledger_.end(), anew.begin(), anew.end());
  merge_in(ledger_, kept, &in_ledger_order);
  for (auto& [key, hits] : hits_) {
    std::erase_if(hits, [&](const Hit& hit) { return hit.record >= first; });
    add_hits(*key.first, key.second, first, hits);
  }
}

bool UnitAccount::is_submission(std::size_t index) const {
  const Record& record = facts_.records[index];
  if (!submitted_ || record.record != *submitted_) return false;
  if (record.item == 0) return true;
  for (std::size_t i = index; i > 0 && facts_.records[i - 1].item == record.item; --i) {
    if (facts_.records[i - 1].record == *submitted_) return false;
  }
  return true;
}

bool UnitAccount::submitted_in(Date first, Date last) const {
  for (std::size_t i = 0; i < facts_.records.size(); ++i) {
    const Date day = facts_.records[i].date();
    if (first <= day && day <= last && is_submission(i)) return true;
  }
  return false;
}

std::span<const LedgerRow> UnitAccount::rows(std::uint16_t node_key, Date first, Date last) const {
  const auto key_and_day = [](const LedgerRow& row) { return std::pair(row.items->key, row.date); };
  const auto begin = std::lower_bound(
      ledger_.begin(), ledger_.end(), std::pair(node_key, first),
      [&](const LedgerRow& row, const auto& wanted) { return key_and_day(row) < wanted; });
  const auto end = std::upper_bound(
      begin, ledger_.end(), std::pair(node_key, last),
      [&](const auto& wanted, const LedgerRow& row) { return wanted < key_and_day(row); });
  if (begin >= end) return {};
  return {&*begin, static_cast<std::size_t>(end - begin)};
}

Decimal UnitAccount::points(std::uint16_t node_key, Date first, Date last) const {
  Decimal total;
  for (const LedgerRow& row : rows(node_key, first, last)) total += row.points;
  return total;
}

void UnitAccount::add_hits(const CompiledRuleset& compiled, std::size_t which, std::size_t first,
                           std::vector<Hit>& hits) const {
  const CompiledMeasure& measure = compiled.measures[which];
  const auto kept = static_cast<std::ptrdiff_t>(hits.size());
  MatchContext context;
  context.unit = codes_.find(unit_.id).value_or(0);
  context.group = unit_.group ? codes_.find(*unit_.group).value_or(0) : 0;
  const bool for_all = compiled.ruleset->attribution.count_for_all;
  const std::span<const Record> all(facts_.records);
  for (std::size_t begin = first; begin < all.size();) {
    std::size_t end = begin + 1;
    while (all[begin].item != 0 && end < all.size() && all[end].item == all[begin].item) ++end;
    context.item = all.subspan(begin, end - begin);
    for (std::size_t i = begin; i < end; ++i) {
      const Record& record = all[i];
      const bool lead_only = record.credit == domain::CreditPolicy::kByRuleset
                                 ? !for_all
                                 : record.credit == domain::CreditPolicy::kLeadOnly;
      if (record.share != 0 && lead_only) continue;
      const bool sent_again = submitted_ && record.record == *submitted_ && !is_submission(i);
      if (sent_again) continue;
      if (!measure.of.matches(record, context)) continue;
      Decimal weight = Decimal(1);
      if (measure.weights) weight = measure.weights->of(record, context);
      if (record.item == 0) weight = weight.times(record.count);
      hits.push_back(
          {record.day, static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(i), weight});
    }
    begin = end;
  }
  const auto by_day = [](const Hit& a, const Hit& b) { return a.day < b.day; };
  std::stable_sort(hits.begin() + kept, hits.end(), by_day);
  merge_in(hits, kept, by_day);
}

const std::vector<UnitAccount::Hit>& UnitAccount::hits(const VersionInForce& version,
                                                       std::size_t measure) {
  const auto key = std::pair(&version.compiled, measure);
  const auto found = hits_.find(key);
  if (found != hits_.end()) return found->second;
  std::vector<Hit>& all = hits_[key];
  add_hits(version.compiled, measure, 0, all);
  return all;
}

Fraction UnitAccount::count(const VersionInForce& version, std::size_t measure, Date first,
                            Date last) {
  const std::vector<Hit>& all = hits(version, measure);
  const auto& how = version.compiled.measures[measure].measure->how;
  if (seen_.size() < facts_.records.size()) seen_.resize(facts_.records.size());
  ++question_;
  const auto* distinct = std::get_if<CountDistinct>(&how);
  const auto* sum = std::get_if<SumQuantity>(&how);
  const bool once_per_item =
      std::holds_alternative<CountItems>(how) || std::holds_alternative<CountWeighted>(how);
  std::set<std::uint16_t> codes;
  Decimal total;
  const auto begin =
      std::lower_bound(all.begin(), all.end(), days_of(first),
                       [](const Hit& hit, std::int32_t day) { return hit.day < day; });
  for (auto hit = begin; hit != all.end() && hit->day <= days_of(last); ++hit) {
    if (once_per_item) {
      if (seen_[hit->item] == question_) continue;
      seen_[hit->item] = question_;
    }
    const Record& record = facts_.records[hit->record];
    if (distinct != nullptr) {
      codes.insert(code_by(record, distinct->by));
    } else if (sum != nullptr) {
      total += quantity_of(record, sum->quantity).value_or(Decimal()).times(record.count);
    } else if (std::holds_alternative<CountRecords>(how)) {
      total += Decimal::whole(record.count);
    } else {
      total += hit->weight;
    }
  }
  if (distinct != nullptr) return Fraction::whole(static_cast<std::int64_t>(codes.size()));
  return Fraction::of(total);
}

std::vector<const Record*> UnitAccount::counted(const VersionInForce& version, std::size_t measure,
                                                Date first, Date last) {
  std::vector<const Record*> records;
  for (const Hit& hit : hits(version, measure)) {
    if (hit.day >= days_of(first) && hit.day <= days_of(last)) {
      records.push_back(&facts_.records[hit.record]);
    }
  }
  return records;
}

}  // namespace yibao::rules
