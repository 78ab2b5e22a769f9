// A ruleset made ready for one fact table: selectors as bit tests over code numbers, item lines in
// one array. Compiling takes microseconds; matching a record takes nanoseconds.
#pragma once

#include <memory>
#include <span>
#include <vector>

#include "shared/rules/facts.h"

namespace yibao::rules {

// What a selector may ask of a record's surroundings.
struct MatchContext {
  std::uint16_t unit = 0;  // whose account it stands in
  std::uint16_t group = 0;
  std::span<const Record> item;  // all records of its item in that account, in order
};

class CompiledSelector {
 public:
  CompiledSelector() = default;
  CompiledSelector(const Selector& selector, FactTable& facts);

  bool matches(const Record& record, const MatchContext& context) const;
  // The first record of the item, from the earliest, that fits; null when none does.
  const Record* first_in(const MatchContext& context) const;

 private:
  struct CodeTest {
    Attribute attribute = Attribute::kRecord;
    std::vector<std::uint64_t> bits;
    bool has(std::uint16_t code) const {
      const std::size_t word = code / 64;
      return word < bits.size() && ((bits[word] >> (code % 64)) & 1U) != 0;
    }
  };
  struct RangeTest {
    Quantity quantity = Quantity::kWords;
    std::optional<Decimal> least, most;
  };

  bool passes(const CodeTest& test, const Record& record, const MatchContext& context) const;

  std::vector<CodeTest> codes_;
  std::uint64_t flags_ = 0;  // any of these
  bool tests_flags_ = false;
  std::vector<RangeTest> ranges_;
  std::vector<CompiledSelector> all_, any_, none_, item_has_;
};

std::optional<Decimal> quantity_of(const Record& record, Quantity quantity);

struct CompiledTable {
  struct Row {
    CompiledSelector when;
    Decimal points;
  };
  std::vector<Row> rows;
  Decimal otherwise;
  Decimal of(const Record& record, const MatchContext& context) const;
};

// One line of an item's points. `index` is its place among the lines of its ItemPoints node.
struct CompiledLine {
  const Line* line = nullptr;
  CompiledSelector when;
  std::optional<CompiledTable> table;
  struct Step {
    CompiledSelector when;
    Modifier::Op op;
    Decimal by;
  };
  std::vector<Step> modifiers;
  std::optional<CompiledSelector> needs;
};

struct CompiledItems {
  const Node* node = nullptr;
  std::uint16_t key = 0;  // the node's id in the pool: one number in all versions
  const ItemPoints* items = nullptr;
  Attribution attribution;
  std::vector<CompiledLine> lines;  // in the order of the term's leaves
  bool plain_sum = false;           // nothing but sums: each claim is worth its points
};

struct CompiledMeasure {
  const Measure* measure = nullptr;
  CompiledSelector of;
  std::optional<CompiledTable> weights;
};

struct CompiledItemAward {
  struct Row {
    CompiledSelector when;
    Decimal amount;
  };
  const ItemAward* award = nullptr;
  std::vector<Row> rows;
  std::optional<CompiledSelector> needs;
};

struct CompiledRuleset {
  std::shared_ptr<const Ruleset> ruleset;
  std::vector<CompiledItems> items;
  std::vector<CompiledMeasure> measures;
  std::vector<CompiledSelector> zeroed_items;  // overrides of items
  std::vector<CompiledItemAward> item_awards;
  bool compares_units = false;  // some points depend on the other units' figures
};

CompiledRuleset compile(std::shared_ptr<const Ruleset> ruleset, FactTable& facts);

}  // namespace yibao::rules
