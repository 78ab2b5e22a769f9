#include "client/core/past/past_file.h"

#include <algorithm>
#include <map>
#include <set>

#include "client/core/unit_history.h"
#include "shared/base/limits.h"

namespace yibao::client {
namespace {

using Row = domain::RecordsImported::Row;

// An item's own number is legible in its id; a title never is.
constexpr std::size_t kNumberMost = 24;
constexpr std::size_t kMarkLength = 12;

std::optional<domain::Term> term(const rules::Code& code) {
  return code.empty() ? std::nullopt : std::optional(code);
}

Row row_of(const rules::FactRow& fact) {
  Row row;
  row.on_date = fact.date;
  row.record = fact.record;
  row.kind = term(fact.kind);
  row.journal = term(fact.journal);
  row.form = term(fact.form);
  row.level = term(fact.level);
  row.post = term(fact.post);
  row.flags = fact.flags;
  row.words = fact.words;
  row.count = fact.count;
  if (fact.value) row.value = fact.value->text();
  row.people = fact.people;
  row.authors = static_cast<std::int64_t>(fact.authors.size());
  for (const rules::Code& unit : fact.units) {
    if (unit != fact.unit) row.co_units.emplace_back(unit);
  }
  row.reasoned = fact.has_reason;
  return row;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string quoted(const std::string& cell) {
  if (cell.find_first_of(",\"\n\r") == std::string::npos) return cell;
  std::string text = "\"";
  for (const char c : cell) {
    if (c == '"') text += '"';
    text += c;
  }
  return text + "\"";
}

}  // namespace

std::shared_ptr<const rules::Vocabulary> past_words(const Replica& replica) {
  const auto ruleset = replica.ruleset();
  if (!ruleset) return nullptr;
  auto words = std::make_shared<rules::Vocabulary>(ruleset->words);
  rules::NamedList<rules::Unit> units;
  for (const auto& [code, info] : replica.registry()->units()) {
    rules::Unit unit;
    unit.id = code.text();
    unit.name.zh = replica.unit_name(code);
    std::set<std::string> names;
    for (const domain::UnitTerms& terms : info.terms) {
      const UnitNames known = names_of(replica, info, terms);
      names.insert(known.name);
      names.insert(known.aliases.begin(), known.aliases.end());
    }
    if (const rules::Unit* known = ruleset->words.units.by_id(unit.id)) {
      names.insert(known->name.zh);
      names.insert(known->name.en);
      names.insert(known->aliases.begin(), known->aliases.end());
    }
    names.erase(unit.name.zh);
    names.erase("");
    unit.aliases.assign(names.begin(), names.end());
    units.add(std::move(unit));
  }
  words->units = std::move(units);
  return words;
}

std::string past_item_id(const base::UnitCode& unit, const std::string& name, base::Date first) {
  const std::string day = base::to_text(first);
  const crypto::Digest digest = crypto::domain_hash("yibao/past-item/v1", {unit.text(), name, day});
  const std::string mark = base::to_hex(base::view(digest)).substr(0, kMarkLength);
  const std::string number = lower(name);
  const bool legible = base::is_code(number) && number.size() <= kNumberMost;
  return (legible ? number : "past") + "." + mark;
}

std::string key_of(const base::UnitCode& unit, const Row& row) {
  std::string key = unit.text();
  const auto add = [&](const std::string& text) { key += "\x1f" + text; };
  const auto add_number = [&](const auto& number) { add(number ? std::to_string(*number) : ""); };
  add(base::to_text(row.on_date));
  add(row.record);
  for (const auto* each :
       {&row.item, &row.kind, &row.journal, &row.form, &row.level, &row.post, &row.value}) {
    add(each->value_or(""));
  }
  for (const auto& flag : row.flags) add("f" + flag);
  for (const auto& other : row.co_units) add("u" + other.text());
  add_number(row.words);
  add_number(row.people);
  add(std::to_string(row.count) + "," + std::to_string(row.authors) + (row.reasoned ? "r" : ""));
  return key;
}

std::string fault_text(const rules::Problem& problem, texts::Language language) {
  const char* key = problem.row == 0         ? "records.fault"
                    : problem.column.empty() ? "records.fault_row"
                                             : "records.fault_cell";
  return texts::text(language, key,
                     {{"row", std::to_string(problem.row)},
                      {"column", problem.column},
                      {"what", texts::text(language, "problem." + problem.key, problem.args)}});
}

PastFile read_past_file(std::string_view csv, const rules::Vocabulary& words) {
  rules::RecordsFile read = rules::read_records(csv, words);
  PastFile file;
  file.problems = std::move(read.problems);
  file.ignored_columns = std::move(read.ignored_columns);
  if (read.rows.size() > base::limits::kPastRowsMax) {
    file.problems.push_back(
        {"file", "csv_too_many_rows", {{"most", std::to_string(base::limits::kPastRowsMax)}}});
  }
  if (!file.problems.empty()) return file;
  std::map<std::pair<rules::Code, std::string>, base::Date> first_days;
  for (const rules::FactRow& fact : read.rows) {
    if (fact.item.empty()) continue;
    const auto [place, fresh] = first_days.try_emplace({fact.unit, fact.item}, fact.date);
    if (!fresh) place->second = std::min(place->second, fact.date);
  }
  for (const rules::FactRow& fact : read.rows) {
    PastRow row{static_cast<std::size_t>(fact.evidence), base::UnitCode(fact.unit), row_of(fact)};
    if (!fact.item.empty()) {
      row.row.item = past_item_id(row.unit, fact.item, first_days.at({fact.unit, fact.item}));
    }
    if (!fact.authors.empty()) ++file.with_authors;
    if (fact.has_reason) ++file.with_notes;
    file.rows.push_back(std::move(row));
  }
  return file;
}

std::string csv_of(const TableRows& rows) {
  std::string csv;
  std::size_t line = 1;
  for (const TableRow& row : rows) {
    for (; line < row.number; ++line) csv += "\n";
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
      csv += (i > 0 ? "," : "") + quoted(row.cells[i]);
    }
    csv += "\n";
    ++line;
  }
  return csv;
}

}  // namespace yibao::client
