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

}  // namespace

const UnitFacts UnitAccount::kNoFacts;

UnitAccount::UnitAccount(const UnitFacts* facts, const Unit& unit,
                         std::span<const VersionInForce> versions, const CodePool& codes)
    : facts_(facts == nullptr ? kNoFacts : *facts),
      unit_(unit),
      codes_(codes),
      submitted_(codes.find(record::kSubmitted)),
      ledger_(build_ledger(facts_, unit, versions, codes)) {}

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

std::vector<UnitAccount::Hit> UnitAccount::find_hits(const CompiledRuleset& compiled,
                                                     const CompiledMeasure& measure) const {
  std::vector<Hit> found;
  MatchContext context;
  context.unit = codes_.find(unit_.id).value_or(0);
  context.group = unit_.group ? codes_.find(*unit_.group).value_or(0) : 0;
  const bool for_all = compiled.ruleset->attribution.count_for_all;
  const std::span<const Record> all(facts_.records);
  std::uint32_t ordinal = 0;
  for (std::size_t begin = 0; begin < all.size(); ++ordinal) {
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
      found.push_back({record.day, ordinal, static_cast<std::uint32_t>(i), weight});
    }
    begin = end;
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const Hit& a, const Hit& b) { return a.day < b.day; });
  return found;
}

const std::vector<UnitAccount::Hit>& UnitAccount::hits(const VersionInForce& version,
                                                       std::size_t measure) {
  const auto key = std::pair(&version.compiled, measure);
  const auto found = hits_.find(key);
  if (found != hits_.end()) return found->second;
  const CompiledMeasure& compiled = version.compiled.measures[measure];
  return hits_.emplace(key, find_hits(version.compiled, compiled)).first->second;
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
      if (seen_[hit->ordinal] == question_) continue;
      seen_[hit->ordinal] = question_;
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
