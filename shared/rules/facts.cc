#include "shared/rules/facts.h"

#include <algorithm>
#include <utility>

#include "shared/base/assert.h"

namespace yibao::rules {
namespace {

bool in_order(const Record& a, const Record& b) {
  if (a.item != b.item) return a.item < b.item;
  if (a.day != b.day) return a.day < b.day;
  return a.evidence < b.evidence;
}

std::int32_t narrow(const std::optional<std::int64_t>& number) {
  if (!number) return -1;
  return static_cast<std::int32_t>(std::clamp<std::int64_t>(*number, 0, INT32_MAX));
}

}  // namespace

std::uint16_t CodePool::intern(const Code& code) {
  const auto next = texts_.size();
  const auto [place, added] = numbers_.emplace(code, static_cast<std::uint16_t>(next));
  if (added) {
    YIBAO_ASSERT(next < UINT16_MAX);
    texts_.push_back(code);
  }
  return place->second;
}

std::optional<std::uint16_t> CodePool::find(const Code& code) const {
  const auto found = numbers_.find(code);
  if (found == numbers_.end()) return std::nullopt;
  return found->second;
}

std::uint32_t FactTable::item_number(const std::string& item) {
  if (item.empty()) return 0;
  const auto [place, added] = items_.emplace(item, static_cast<std::uint32_t>(item_texts_.size()));
  if (added) item_texts_.push_back(item);
  return place->second;
}

Code FactTable::account_of(const Code& unit) const {
  Code account = unit;
  // A parent of a parent takes over too; the bound ends a circle.
  for (std::size_t i = 0; i < taken_over_.size(); ++i) {
    const auto found = taken_over_.find(account);
    if (found == taken_over_.end()) break;
    account = found->second;
  }
  return account;
}

std::optional<unsigned> FactTable::flag_bit(const Code& flag) {
  auto found = std::find(flags_.begin(), flags_.end(), flag);
  if (found == flags_.end()) {
    if (flags_.size() == 64) return std::nullopt;
    found = flags_.insert(flags_.end(), flag);
  }
  return static_cast<unsigned>(found - flags_.begin());
}

Record FactTable::compact(const FactRow& row) {
  Record record;
  record.day = static_cast<std::int32_t>(row.date.time_since_epoch().count());
  record.item = item_number(row.item);
  record.record = codes_.intern(row.record);
  record.kind = codes_.intern(row.kind);
  record.journal = codes_.intern(row.journal);
  record.form = codes_.intern(row.form);
  record.level = codes_.intern(row.level);
  record.post = codes_.intern(row.post);
  record.origin = codes_.intern(row.unit);
  record.authors = static_cast<std::uint16_t>(row.authors.size());
  for (const Code& flag : row.flags) {
    if (const auto bit = flag_bit(flag)) record.flags |= 1ULL << *bit;
  }
  record.words = narrow(row.words);
  record.people = narrow(row.people);
  record.count = static_cast<std::uint32_t>(row.count);
  record.has_reason = row.has_reason;
  if (row.value) {
    record.has_value = true;
    record.value_units = static_cast<std::int64_t>(row.value->units());
  }
  record.evidence = row.evidence;
  return record;
}

void FactTable::add(const FactRow& row, std::uint32_t owner) {
  Record record = compact(row);
  record.owner = owner;
  if (record.item != 0 && !row.authors.empty()) authors_[record.item] = row.authors;
  std::vector<Code> accounts;
  for (const Code& unit : row.units.empty() ? std::vector<Code>{row.unit} : row.units) {
    Code account = account_of(unit);
    if (std::find(accounts.begin(), accounts.end(), account) == accounts.end()) {
      accounts.push_back(std::move(account));
    }
  }
  record.units = static_cast<std::uint16_t>(accounts.size());
  for (std::size_t i = 0; i < accounts.size(); ++i) {
    record.share = static_cast<std::uint16_t>(i);
    record.credit = row.credit;
    record.percent = 0;
    if (i < row.shares.size()) {
      record.percent = static_cast<std::uint8_t>(std::clamp<std::int64_t>(row.shares[i], 0, 100));
    }
    UnitFacts& facts = units_[accounts[i]];
    facts.unit = accounts[i];
    if (!facts.records.empty() && in_order(record, facts.records.back())) {
      unsorted_.push_back(accounts[i]);
    }
    facts.unchanged = std::min(facts.unchanged, facts.records.size());
    facts.records.push_back(record);
    if (owner == 0) continue;
    auto& known = accounts_[owner];
    if (std::find(known.begin(), known.end(), accounts[i]) == known.end()) {
      known.push_back(accounts[i]);
    }
  }
}

std::vector<Code> FactTable::put(const std::string& owner, const std::vector<FactRow>& rows) {
  const auto number =
      owners_.emplace(owner, static_cast<std::uint32_t>(owners_.size() + 1)).first->second;
  std::vector<Code> changed = std::move(accounts_[number]);
  accounts_.erase(number);
  for (const Code& unit : changed) {
    UnitFacts& facts = units_[unit];
    const auto is_gone = [&](const Record& record) { return record.owner == number; };
    const auto first = std::find_if(facts.records.begin(), facts.records.end(), is_gone);
    facts.unchanged =
        std::min(facts.unchanged, static_cast<std::size_t>(first - facts.records.begin()));
    facts.records.erase(std::remove_if(first, facts.records.end(), is_gone), facts.records.end());
  }
  for (const FactRow& row : rows) add(row, number);
  const auto now = accounts_.find(number);
  if (now == accounts_.end()) return changed;
  for (const Code& unit : now->second) {
    if (std::find(changed.begin(), changed.end(), unit) == changed.end()) changed.push_back(unit);
  }
  return changed;
}

void FactTable::settle() {
  std::sort(unsorted_.begin(), unsorted_.end());
  unsorted_.erase(std::unique(unsorted_.begin(), unsorted_.end()), unsorted_.end());
  for (const Code& unit : unsorted_) {
    UnitFacts& facts = units_[unit];
    const auto changed = facts.records.begin() + static_cast<std::ptrdiff_t>(facts.unchanged);
    const auto least = std::min_element(changed, facts.records.end(), in_order);
    if (least == facts.records.end()) continue;
    const auto first = std::upper_bound(facts.records.begin(), changed, *least, in_order);
    facts.unchanged = static_cast<std::size_t>(first - facts.records.begin());
    std::stable_sort(first, facts.records.end(), in_order);
  }
  unsorted_.clear();
}

std::size_t FactTable::take_unchanged(const Code& unit) {
  const auto found = units_.find(unit);
  if (found == units_.end()) return 0;
  return std::exchange(found->second.unchanged, found->second.records.size());
}

const UnitFacts* FactTable::unit(const Code& code) const {
  const auto found = units_.find(code);
  return found == units_.end() ? nullptr : &found->second;
}

std::vector<std::string> FactTable::authors(std::uint32_t item) const {
  const auto found = authors_.find(item);
  return found == authors_.end() ? std::vector<std::string>() : found->second;
}

}  // namespace yibao::rules
