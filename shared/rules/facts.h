// Facts: what happened, as records with attributes, in the form the engine computes with. They come
// from the log (item_facts.h) or from a records file (records_csv.h); the engine cannot tell which.
//
// FactRow is a fact in words; FactTable keeps facts compact (codes as numbers in one pool) and
// sorted by unit and item, so that 100 units with 120,000 items fit in 40 MB and score in one pass.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "shared/base/decimal.h"
#include "shared/base/time.h"
#include "shared/domain/vocabulary.h"
#include "shared/rules/ruleset.h"

namespace yibao::rules {

// Ids of the ruleset everywhere; names and aliases were resolved by whoever made the row.
struct FactRow {
  base::Date date{};
  Code unit;  // that reports (of a joint item: the lead)
  Code record;
  std::string item;  // empty: `count` separate items
  Code kind, journal, form, level, post;
  std::vector<Code> flags;
  std::optional<std::int64_t> words;
  std::int64_t count = 1;
  std::optional<Decimal> value;
  std::optional<std::int64_t> people;
  std::vector<Code> units;  // joint: all, lead first; empty: `unit` alone
  // How the units are credited where the office laid it down for this item, and each one's percent.
  domain::CreditPolicy credit = domain::CreditPolicy::kByRuleset;
  std::vector<std::int64_t> shares;
  std::vector<std::string> authors;
  bool has_reason = false;     // a note stands with it
  std::uint64_t evidence = 0;  // the row of the file, or the sequence in the log
};

// Numbers for codes; 0 is the empty code.
class CodePool {
 public:
  CodePool() { intern(""); }
  std::uint16_t intern(const Code& code);
  std::optional<std::uint16_t> find(const Code& code) const;
  const Code& text(std::uint16_t number) const { return texts_[number]; }
  std::size_t size() const { return texts_.size(); }

 private:
  std::vector<Code> texts_;
  std::unordered_map<Code, std::uint16_t> numbers_;
};

struct Record {
  std::int32_t day = 0;     // days since 1970-01-01
  std::uint32_t item = 0;   // 0: none
  std::uint32_t owner = 0;  // what said it (an item, a commission, a record): see put()
  std::uint16_t record = 0, kind = 0, journal = 0, form = 0, level = 0, post = 0;
  std::uint16_t origin = 0;   // the unit that reported, before a parent took it over
  std::uint16_t authors = 0;  // how many
  std::uint16_t units = 1;    // how many share it
  std::uint16_t share = 0;    // which of them this copy is for: 0 is the lead
  domain::CreditPolicy credit = domain::CreditPolicy::kByRuleset;
  std::uint8_t percent = 0;  // of the points, under CreditPolicy::kShares
  std::uint64_t flags = 0;   // bits, see FactTable::flag_bit
  std::int32_t words = -1;   // -1: not stated
  std::int32_t people = -1;
  std::uint32_t count = 1;
  bool has_value = false;
  bool has_reason = false;
  std::int64_t value_units = 0;  // Decimal units
  std::uint64_t evidence = 0;

  base::Date date() const { return base::Date(std::chrono::days(day)); }
  Decimal value() const { return Decimal::from_units(value_units); }
};

struct UnitFacts {
  Code unit;
  std::vector<Record> records;  // sorted by item, then day, then evidence
  std::size_t unchanged = 0;    // FactTable::take_unchanged()
};

class FactTable {
 public:
  // Which unit's account a unit's facts go to, before any is added: a parent's, a successor's.
  // Other units keep their own.
  void set_account(const Code& unit, const Code& account) { taken_over_[unit] = account; }

  // Where a unit's facts go: its own code where nobody takes them over.
  Code account_of(const Code& unit) const;
  // Its facts go to another unit's account: it is not scored itself.
  bool is_on_other_account(const Code& unit) const { return account_of(unit) != unit; }

  void add(const FactRow& row) { add(row, 0); }
  // All facts that one subject of the log says (an item's, a commission's, a record's), in place of
  // what it said before. Gives the units whose facts changed.
  std::vector<Code> put(const std::string& owner, const std::vector<FactRow>& rows);
  // After adding or putting, before scoring: sorts what is not sorted.
  void settle();

  // How many of a unit's first records are as they were when this was last asked (at first none are
  // known to be), so that who keeps something made of them need not make it all anew. For one
  // asker.
  std::size_t take_unchanged(const Code& unit);

  const std::map<Code, UnitFacts>& units() const { return units_; }
  const UnitFacts* unit(const Code& code) const;
  const CodePool& codes() const { return codes_; }
  CodePool& codes() { return codes_; }
  // The bit of a flag, given when it is first named; beyond 64 different ones there is none (the
  // loader allows a ruleset no more).
  std::optional<unsigned> flag_bit(const Code& flag);
  const std::string& item_text(std::uint32_t item) const { return item_texts_[item]; }
  // The authors of an item, as its latest row named them.
  std::vector<std::string> authors(std::uint32_t item) const;

 private:
  void add(const FactRow& row, std::uint32_t owner);
  Record compact(const FactRow& row);
  std::uint32_t item_number(const std::string& item);

  std::map<Code, Code> taken_over_;
  CodePool codes_;
  std::vector<Code> flags_;
  std::vector<std::string> item_texts_ = {""};
  std::unordered_map<std::string, std::uint32_t> items_;
  std::unordered_map<std::uint32_t, std::vector<std::string>> authors_;
  std::unordered_map<std::string, std::uint32_t> owners_;
  std::unordered_map<std::uint32_t, std::vector<Code>> accounts_;  // owner -> units with its facts
  std::map<Code, UnitFacts> units_;
  std::vector<Code> unsorted_;
};

}  // namespace yibao::rules
