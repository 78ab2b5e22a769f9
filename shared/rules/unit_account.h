// Everything that can be asked of one unit's facts: its ledger by node, its measures in a period.
// Built once per unit, asked many times; when facts change, what stands behind them is built anew.
// Not thread-safe: it fills its tables as it is asked.
#pragma once

#include <map>
#include <span>
#include <vector>

#include "shared/rules/ledger.h"

namespace yibao::rules {

class UnitAccount {
 public:
  // `facts` may be null (a unit that reported nothing). All arguments outlive the account.
  UnitAccount(const UnitFacts* facts, const Unit& unit, std::span<const VersionInForce> versions,
              const CodePool& codes);

  // Of the facts, so many of the first records are as they were.
  void facts_changed(std::size_t unchanged);

  const Unit& unit() const { return unit_; }
  const UnitFacts& facts() const { return facts_; }
  std::span<const LedgerRow> ledger() const { return ledger_; }
  // Whether a record is an item's first submission: sending it again submits nothing new. `index`
  // into the records.
  bool is_submission(std::size_t index) const;
  // Whether anything was submitted in the span of days, both inclusive.
  bool submitted_in(Date first, Date last) const;
  // A node's rows dated in the span of days, both inclusive.
  std::span<const LedgerRow> rows(std::uint16_t node_key, Date first, Date last) const;
  Decimal points(std::uint16_t node_key, Date first, Date last) const;

  // A measure of that version over the span of days; not for ratios and points (evaluate.h).
  Fraction count(const VersionInForce& version, std::size_t measure, Date first, Date last);
  // The records a measure counted, for explanation and for finding who has what.
  std::vector<const Record*> counted(const VersionInForce& version, std::size_t measure, Date first,
                                     Date last);

 private:
  struct Hit {
    std::int32_t day = 0;
    std::uint32_t item = 0;  // the first of its records
    std::uint32_t record = 0;
    Decimal weight;
  };

  const std::vector<Hit>& hits(const VersionInForce& version, std::size_t measure);
  // From the record numbered `first` on, with which an item begins.
  void add_hits(const CompiledRuleset& compiled, std::size_t measure, std::size_t first,
                std::vector<Hit>& hits) const;
  std::size_t begin_of_item(std::size_t unchanged) const;

  static const UnitFacts kNoFacts;

  const UnitFacts& facts_;
  const Unit& unit_;
  std::span<const VersionInForce> versions_;
  const CodePool& codes_;
  std::optional<std::uint16_t> submitted_;  // the code of that record
  std::vector<LedgerRow> ledger_;
  std::map<std::pair<const CompiledRuleset*, std::size_t>, std::vector<Hit>> hits_;
  std::vector<std::uint32_t> seen_;  // by an item's first record: the last question that met it
  std::uint32_t question_ = 0;
};

}  // namespace yibao::rules
