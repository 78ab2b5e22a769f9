#include "tests/rules/random_facts.h"

namespace yibao::testing {
namespace {

using rules::Code;
using rules::FactRow;

class FactMaker {
 public:
  FactMaker(const rules::Ruleset& ruleset, const std::vector<rules::Unit>& units,
            const RandomFactsOptions& options, base::RandomSource& random)
      : words_(ruleset.words), units_(units), options_(options), random_(random) {}

  std::vector<FactRow> make(const std::string& prefix) {
    std::vector<FactRow> rows;
    for (std::size_t i = 0; i < options_.items; ++i) {
      const FactRow item = new_item(prefix + std::to_string(i));
      const std::size_t records = 1 + random_.below(6);
      for (std::size_t r = 0; r < records; ++r) rows.push_back(record(item));
    }
    for (std::size_t i = 0; i < options_.loose_records; ++i) {
      FactRow row = record(new_item(""));
      row.count = static_cast<std::int64_t>(1 + random_.below(4));
      rows.push_back(std::move(row));
    }
    std::uint64_t evidence = 0;
    for (FactRow& row : rows) row.evidence = ++evidence;
    return rows;
  }

 private:
  // What all records of an item share.
  FactRow new_item(std::string name) {
    FactRow item;
    item.item = std::move(name);
    item.unit = any(units_).id;
    item.kind = code(words_.kinds);
    if (random_.below(5) == 0) item.units = {item.unit, any(units_).id, any(units_).id};
    if (random_.below(2) == 0) item.words = static_cast<std::int64_t>(random_.below(3000));
    if (random_.below(6) == 0 && !words_.flags.all().empty()) item.flags = {code(words_.flags)};
    item.authors = {"甲", "乙"};
    return item;
  }

  FactRow record(const FactRow& item) {
    FactRow row = item;
    row.record = any(words_.records.all()).id;
    // Most records of real life are these two.
    if (random_.below(2) == 0) row.record = rules::record::kSubmitted;
    if (random_.below(3) == 0) row.record = rules::record::kAdopted;
    const auto days = static_cast<std::uint64_t>((options_.last - options_.first).count()) + 1;
    row.date = options_.first + std::chrono::days(static_cast<std::int64_t>(random_.below(days)));
    if (row.record == rules::record::kAdopted && !words_.journals.all().empty()) {
      const rules::Journal& journal = any(words_.journals.all());
      row.journal = journal.id;
      row.level = journal.level.value_or("");
      if (!journal.forms.empty()) row.form = any(journal.forms);
    } else if (row.record == rules::record::kInstructed && !words_.posts.all().empty()) {
      const rules::Post& post = any(words_.posts.all());
      row.post = post.id;
      row.level = post.level.value_or("");
    } else if (row.record != rules::record::kSubmitted) {
      row.level = code(words_.levels);
    }
    if (random_.below(3) == 0) row.people = static_cast<std::int64_t>(random_.below(120));
    if (random_.below(3) == 0) {
      row.value = base::Decimal::from_units(static_cast<std::int64_t>(random_.below(20'000'000)));
    }
    row.has_reason = random_.below(2) == 0;
    return row;
  }

  template <class Entry>
  const Entry& any(const std::vector<Entry>& entries) {
    return entries[random_.below(entries.size())];
  }
  template <class Entry>
  Code code(const rules::NamedList<Entry>& list) {
    return list.all().empty() ? Code() : any(list.all()).id;
  }

  const rules::Vocabulary& words_;
  const std::vector<rules::Unit>& units_;
  const RandomFactsOptions& options_;
  base::RandomSource& random_;
};

}  // namespace

std::vector<FactRow> random_facts(const rules::Ruleset& ruleset,
                                  const std::vector<rules::Unit>& units,
                                  const RandomFactsOptions& options, const std::string& prefix,
                                  base::RandomSource& random) {
  return FactMaker(ruleset, units, options, random).make(prefix);
}

void shuffle(std::vector<FactRow>& rows, base::RandomSource& random) {
  for (std::size_t i = rows.size(); i > 1; --i) std::swap(rows[i - 1], rows[random.below(i)]);
}

}  // namespace yibao::testing
