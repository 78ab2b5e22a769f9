#include "shared/rules/ledger.h"

#include <algorithm>

#include "shared/rules/item_worth.h"

namespace yibao::rules {
namespace {

std::uint32_t once_key(OncePer per, const Record& record) {
  switch (per) {
    case OncePer::kItem: return 0;
    case OncePer::kLevel: return record.level;
    case OncePer::kJournal: return record.journal;
    case OncePer::kForm: return record.form;
    case OncePer::kPost: return record.post;
    case OncePer::kDate: return static_cast<std::uint32_t>(record.day);
  }
  return 0;
}

bool same_key(const Line& line, const Record& a, const Record& b) {
  if (line.once_per.empty()) return false;
  return std::all_of(line.once_per.begin(), line.once_per.end(),
                     [&](OncePer per) { return once_key(per, a) == once_key(per, b); });
}

Decimal attributed(const Attribution& attribution, Decimal points, const Record& record) {
  if (record.units <= 1 || points.is_zero()) return points;
  switch (record.credit) {
    case domain::CreditPolicy::kByRuleset: break;
    case domain::CreditPolicy::kFull: return points;
    case domain::CreditPolicy::kEqual: return points.divided_by(Decimal(record.units));
    case domain::CreditPolicy::kLeadOnly: return record.share == 0 ? points : Decimal();
    case domain::CreditPolicy::kShares:
      return points.multiplied_by(Decimal(record.percent)).divided_by(Decimal(100));
  }
  switch (attribution.mode) {
    case Attribution::Mode::kFull: return points;
    case Attribution::Mode::kEqual: return points.divided_by(Decimal(record.units));
    case Attribution::Mode::kLeadOnly: return record.share == 0 ? points : Decimal();
    case Attribution::Mode::kShares: {
      const std::size_t index = std::min<std::size_t>(record.share, attribution.shares.size() - 1);
      return points.multiplied_by(attribution.shares[index]).divided_by(Decimal(100));
    }
    case Attribution::Mode::kAmountEach:
      return points.is_negative() ? -attribution.amount : attribution.amount;
  }
  return points;
}

class LedgerBuilder {
 public:
  LedgerBuilder(const UnitFacts& facts, const Unit& unit, std::span<const VersionInForce> versions,
                const CodePool& codes)
      : facts_(facts), unit_(unit), versions_(versions) {
    context_.unit = codes.find(unit.id).value_or(0);
    context_.group = unit.group ? codes.find(*unit.group).value_or(0) : 0;
  }

  std::vector<LedgerRow> build(std::size_t first) {
    const std::span<const Record> all(facts_.records);
    std::size_t begin = first;
    while (begin < all.size()) {
      std::size_t end = begin + 1;
      // Records without an item stand for themselves.
      while (all[begin].item != 0 && end < all.size() && all[end].item == all[begin].item) ++end;
      add_item(all.subspan(begin, end - begin));
      begin = end;
    }
    std::stable_sort(rows_.begin(), rows_.end(), &in_ledger_order);
    return std::move(rows_);
  }

 private:
  void add_item(std::span<const Record> item) {
    context_.item = item;
    claims_.clear();
    for (const Record& record : item) {
      const VersionInForce* version = version_on(versions_, record.date());
      if (version == nullptr) continue;
      for (const CompiledItems& items : version->compiled.items) {
        for (const CompiledLine& line : items.lines) {
          if (line.when.matches(record, context_)) claim(items, line, record);
        }
      }
    }
    if (claims_.empty()) return;
    if (zeroed(item)) {
      for (Claim& each : claims_) each.credit = Credit::kZeroed;
    }
    if (claims_.size() == 1) {
      single(claims_.front());
      return;
    }
    std::stable_sort(claims_.begin(), claims_.end(), [](const Claim& a, const Claim& b) {
      if (a.items->key != b.items->key) return a.items->key < b.items->key;
      return a.date < b.date;
    });
    std::size_t begin = 0;
    while (begin < claims_.size()) {
      std::size_t end = begin + 1;
      while (end < claims_.size() && claims_[end].items->key == claims_[begin].items->key) ++end;
      combine(std::span(claims_).subspan(begin, end - begin));
      begin = end;
    }
  }

  void claim(const CompiledItems& items, const CompiledLine& line, const Record& record) {
    Claim claim{record.date(), &items, &line, &record, Decimal(), 1, Credit::kFull};
    if (line.needs) {
      const Record* needed = line.needs->first_in(context_);
      if (needed == nullptr) {
        claim.credit = Credit::kUnmet;
      } else {
        claim.date = std::max(claim.date, needed->date());
      }
    }
    points_of(claim);
    claims_.push_back(claim);
  }

  void points_of(Claim& claim) const {
    const Record& record = *claim.record;
    const PointsValue& value = claim.line->line->points;
    if (record.item == 0) claim.times = record.count;
    if (const auto* amount = std::get_if<Amount>(&value)) {
      claim.points = amount->of(unit_).value_or(Decimal());
    } else if (claim.line->table) {
      claim.points = claim.line->table->of(record, context_);
    } else if (const auto* input = std::get_if<PointsByInput>(&value)) {
      if (!input->input) claim.times = 1;  // the count is in the points already
      const auto figure =
          input->input ? quantity_of(record, *input->input) : Decimal::whole(record.count);
      if (!figure) claim.credit = Credit::kOutOfRange;
      claim.points = figure.value_or(Decimal()).multiplied_by(input->times);
    } else if (const auto* range = std::get_if<PointsInRange>(&value)) {
      const Decimal figure = record.value();
      const bool fits =
          record.has_value && record.has_reason && figure >= range->least && figure <= range->most;
      if (fits) {
        claim.points = figure;
      } else {
        claim.credit = Credit::kOutOfRange;
      }
    }
    for (const CompiledLine::Step& step : claim.line->modifiers) {
      if (!step.when.matches(record, context_)) continue;
      switch (step.op) {
        case Modifier::Op::kTimes: claim.points = claim.points.multiplied_by(step.by); break;
        case Modifier::Op::kPlus: claim.points += step.by; break;
        case Modifier::Op::kReplace: claim.points = step.by; break;
      }
    }
  }

  bool zeroed(std::span<const Record> item) const {
    for (const Record& record : item) {
      const VersionInForce* version = version_on(versions_, record.date());
      if (version == nullptr) continue;
      for (const CompiledSelector& rule : version->compiled.zeroed_items) {
        if (rule.matches(record, context_)) return true;
      }
    }
    return false;
  }

  void single(const Claim& claim) {
    Decimal worth;
    if (claim.credit == Credit::kFull) {
      const CompiledItems& items = items_on(claim);
      worth = items.plain_sum ? claim.points : worth_of(items.items->term, {&claim, 1});
    }
    put(claim, worth, claim.credit);
  }

  // The node that puts claims together on a claim's day.
  const CompiledItems& items_on(const Claim& claim) const {
    const VersionInForce* version = version_on(versions_, claim.date);
    for (const CompiledItems& items : version->compiled.items) {
      if (items.key == claim.items->key) return items;
    }
    return *claim.items;
  }

  // All claims of one node on one item, by date.
  void combine(std::span<Claim> claims) {
    std::vector<Claim> counted;
    Decimal worth;
    for (const Claim& claim : claims) {
      if (claim.credit != Credit::kFull) {
        put(claim, Decimal(), claim.credit);
        continue;
      }
      const auto& within = claim.items->items->within;
      if (within && !counted.empty() &&
          !period_of(*within, counted.front().date).contains(claim.date)) {
        counted.clear();
        worth = Decimal();
      }
      add_claim(counted, claim, worth);
    }
  }

  void add_claim(std::vector<Claim>& counted, const Claim& claim, Decimal& worth) {
    const auto repeated = std::find_if(counted.begin(), counted.end(), [&](const Claim& other) {
      return other.line->line->id == claim.line->line->id &&
             same_key(*claim.line->line, *other.record, *claim.record);
    });
    Decimal earlier;  // of the claim that this one takes the place of
    if (repeated != counted.end()) {
      earlier = repeated->points;
      const bool no_more = claim.points.is_negative() ? claim.points >= repeated->points
                                                      : claim.points <= repeated->points;
      if (no_more) {
        put(claim, Decimal(), Credit::kRepeated);
        return;
      }
      repeated->points = claim.points;  // the same thing again, and it weighs more
    } else {
      counted.push_back(claim);
    }
    const CompiledItems& items = items_on(claim);
    const Decimal increase =
        items.plain_sum ? claim.points - earlier : worth_of(items.items->term, counted) - worth;
    worth += increase;
    const bool full = increase == claim.points;
    put(claim, increase,
        full                 ? Credit::kFull
        : increase.is_zero() ? Credit::kNoIncrease
                             : Credit::kIncrease);
  }

  void put(const Claim& claim, Decimal points, Credit credit) {
    LedgerRow row;
    row.date = claim.date;
    row.items = claim.items;
    row.line = claim.line;
    row.record = static_cast<std::uint32_t>(claim.record - facts_.records.data());
    row.credit = credit;
    row.line_points = claim.points.times(claim.times);
    row.points = attributed(claim.items->attribution, points, *claim.record).times(claim.times);
    rows_.push_back(row);
  }

  const UnitFacts& facts_;
  const Unit& unit_;
  std::span<const VersionInForce> versions_;
  MatchContext context_;
  std::vector<Claim> claims_;
  std::vector<LedgerRow> rows_;
};

}  // namespace

const VersionInForce* version_on(std::span<const VersionInForce> versions, Date day) {
  const VersionInForce* found = nullptr;
  for (const VersionInForce& version : versions) {
    if (version.from <= day) found = &version;
  }
  return found;
}

bool in_ledger_order(const LedgerRow& a, const LedgerRow& b) {
  if (a.items->key != b.items->key) return a.items->key < b.items->key;
  return a.date < b.date;
}

std::vector<LedgerRow> build_ledger(const UnitFacts& facts, const Unit& unit,
                                    std::span<const VersionInForce> versions, const CodePool& codes,
                                    std::size_t first) {
  return LedgerBuilder(facts, unit, versions, codes).build(first);
}

}  // namespace yibao::rules
