#include "shared/rules/item_worth.h"

#include <algorithm>

namespace yibao::rules {
namespace {

// What a term makes of some claims; `record` is set where one claim alone is behind it.
struct Prospect {
  Decimal points;
  const Record* record = nullptr;
};

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
  static Decimal sum(const std::vector<Prospect>& candidates) {
    Decimal total;
    for (const Prospect& candidate : candidates) total += candidate.points;
    return total;
  }

  // Several as one, for a highest or best around them.
  static std::vector<Prospect> together(const std::vector<Prospect>& found, Decimal points) {
    if (found.empty()) return {};
    return {{points, found.size() == 1 ? found.front().record : nullptr}};
  }

  static bool has_line(const ItemTerm& term, const Code& id) {
    if (term.line && term.line->id == id) return true;
    return std::any_of(term.of.begin(), term.of.end(),
                       [&](const ItemTerm& child) { return has_line(child, id); });
  }

  std::vector<Prospect> candidates(const ItemTerm& term) {
    std::vector<Prospect> found;
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
      case ItemTerm::Kind::kLine: return found;
      case ItemTerm::Kind::kSum: return together(found, sum(found));
      case ItemTerm::Kind::kHighest: return best_of(std::move(found), 1, std::nullopt);
      case ItemTerm::Kind::kBest:
        return best_of(std::move(found), static_cast<std::size_t>(term.best), term.one_per);
      case ItemTerm::Kind::kCap: return together(found, std::min(sum(found), term.cap));
    }
    return found;
  }

  static std::vector<Prospect> best_of(std::vector<Prospect> candidates, std::size_t count,
                                       std::optional<Attribute> one_per) {
    std::stable_sort(candidates.begin(), candidates.end(),
                     [](const Prospect& a, const Prospect& b) { return a.points > b.points; });
    std::vector<Prospect> kept;
    for (const Prospect& candidate : candidates) {
      if (kept.size() == count) break;
      const bool key_taken =
          one_per && candidate.record != nullptr &&
          std::any_of(kept.begin(), kept.end(), [&](const Prospect& other) {
            return other.record != nullptr && attribute_code(*other.record, *one_per) ==
                                                  attribute_code(*candidate.record, *one_per);
          });
      if (!key_taken) kept.push_back(candidate);
    }
    return kept;
  }

  std::span<const Claim> claims_;
};

}  // namespace

Decimal worth_of(const ItemTerm& term, std::span<const Claim> claims) {
  return Combiner(claims).worth(term);
}

}  // namespace yibao::rules
