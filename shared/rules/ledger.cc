#include "shared/rules/ledger.h"

#include <algorithm>

namespace yibao::rules {
namespace {

// One line's claim on one record.
struct Claim {
  Date date{};
  const CompiledItems* items = nullptr;
  const CompiledLine* line = nullptr;
  const Record* record = nullptr;
  Decimal points;          // of one item
  std::int64_t times = 1;  // a record without an item may stand for several
  Credit credit = Credit::kFull;
};

// What a term makes of some claims; `record` is set where one claim alone is behind it.
struct Candidate {
  Decimal points;
  const Record* record = nullptr;
};

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

std::uint16_t attribute_code(const Record& record, Attribute attribute) {
  switch (attribute) {
    case Attribute::kRecord: return record.record;
    case Attribute::kKind: return record.kind;
    case Attribute::kJournal: return record.journal;
    case Attribute::kForm: return record.form;
    case Attribute::kLevel: return record.level;
    case Attribute::kPost: return record.post;
    case Attribute::kFlag:
    case Attribute::kGroup:
    case Attribute::kUnit: break;
  }
  return 0;
}

// Combines the claims of one item by the term of one version. Claims of lines that the version does
// not have (a rule since dropped) are added outside: what was earned stays.
class Combiner {
 public:
  explicit Combiner(std::span<const Claim> claims) : claims_(claims) {}

  Decimal worth(const ItemTerm& term) {
    Decimal total = sum(candidates(term));
    for (const Claim& claim : claims_) {
      const bool outside = !has_line(term, claim.line->line->id);
      if (outside) total += claim.points;
    }
    return total;
  }

 private:
  static Decimal sum(const std::vector<Candidate>& candidates) {
    Decimal total;
    for (const Candidate& candidate : candidates) total += candidate.points;
    return total;
  }

  static bool has_line(const ItemTerm& term, const Code& id) {
    if (term.line && term.line->id == id) return true;
    return std::any_of(term.of.begin(), term.of.end(),
                       [&](const ItemTerm& child) { return has_line(child, id); });
  }

  std::vector<Candidate> candidates(const ItemTerm& term) {
    std::vector<Candidate> found;
    if (term.kind == ItemTerm::Kind::kLine) {
      for (const Claim& claim : claims_) {
        if (claim.line->line->id == term.line->id) found.push_back({claim.points, claim.record});
      }
      return found;
    }
    for (const ItemTerm& child : term.of) {
      const auto below = candidates(child);
      found.insert(found.end(), below.begin(), below.end());
    }
    switch (term.kind) {
      case ItemTerm::Kind::kLine:
      case ItemTerm::Kind::kSum: return found;
      case ItemTerm::Kind::kHighest: return best_of(std::move(found), 1, std::nullopt);
      case ItemTerm::Kind::kBest:
        return best_of(std::move(found), static_cast<std::size_t>(term.best), term.one_per);
      case ItemTerm::Kind::kCap: {
        const Decimal total = sum(found);
        return {{std::min(total, term.cap), nullptr}};
      }
    }
    return found;
  }

  static std::vector<Candidate> best_of(std::vector<Candidate> candidates, std::size_t count,
                                        std::optional<Attribute> one_per) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Candidate& a, const Candidate& b) { return a.points > b.points; });
    std::vector<Candidate> kept;
    for (const Candidate& candidate : candidates) {
      if (kept.size() == count) break;
      const bool key_taken =
          one_per && candidate.record != nullptr &&
          std::any_of(kept.begin(), kept.end(), [&](const Candidate& other) {
            return other.record != nullptr && attribute_code(*other.record, *one_per) ==
                                                  attribute_code(*candidate.record, *one_per);
          });
      if (!key_taken) kept.push_back(candidate);
    }
    return kept;
  }

  std::span<const Claim> claims_;
};

bool is_plain_sum(const ItemTerm& term) {
  if (term.kind == ItemTerm::Kind::kLine) return true;
  return term.kind == ItemTerm::Kind::kSum &&
         std::all_of(term.of.begin(), term.of.end(), is_plain_sum);
}

Decimal attributed(const Attribution& attribution, Decimal points, const Record& record) {
  if (record.units <= 1 || points.is_zero()) return points;
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

  std::vector<LedgerRow> build() {
    const std::span<const Record> all(facts_.records);
    std::size_t begin = 0;
    while (begin < all.size()) {
      std::size_t end = begin + 1;
      // Records without an item stand for themselves.
      while (all[begin].item != 0 && end < all.size() && all[end].item == all[begin].item) ++end;
      add_item(all.subspan(begin, end - begin));
      begin = end;
    }
    std::stable_sort(rows_.begin(), rows_.end(), [](const LedgerRow& a, const LedgerRow& b) {
      if (a.items->key != b.items->key) return a.items->key < b.items->key;
      return a.date < b.date;
    });
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
      worth = is_plain_sum(claim.items->items->term)
                  ? claim.points
                  : Combiner(std::span(&claim, 1)).worth(term_on(claim));
    }
    put(claim, worth, claim.credit);
  }

  // The term that puts claims together on a claim's day.
  const ItemTerm& term_on(const Claim& claim) const {
    const VersionInForce* version = version_on(versions_, claim.date);
    for (const CompiledItems& items : version->compiled.items) {
      if (items.key == claim.items->key) return items.items->term;
    }
    return claim.items->items->term;
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
    if (repeated != counted.end()) {
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
    const ItemTerm& term = term_on(claim);
    const Decimal now = Combiner(counted).worth(term);
    const Decimal increase = now - worth;
    worth = now;
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

std::vector<LedgerRow> build_ledger(const UnitFacts& facts, const Unit& unit,
                                    std::span<const VersionInForce> versions,
                                    const CodePool& codes) {
  return LedgerBuilder(facts, unit, versions, codes).build();
}

}  // namespace yibao::rules
