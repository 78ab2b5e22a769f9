#include "shared/rules/csv_table.h"

#include <algorithm>
#include <charconv>

#include "shared/base/csv.h"
#include "shared/base/limits.h"
#include "shared/base/text.h"

namespace yibao::rules {
namespace {

std::string row_place(std::size_t number) {
  return "row " + std::to_string(number);
}

}  // namespace

std::vector<std::string> semicolon_list(std::string text) {
  const std::string wide = "；";
  for (std::size_t at = text.find(wide); at != std::string::npos; at = text.find(wide, at)) {
    text.replace(at, wide.size(), ";");
  }
  return base::split_list(text, ';');
}

CsvTable::CsvTable(std::string_view csv, const std::vector<CsvColumn>& columns) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (csv.starts_with(kByteOrderMark)) csv.remove_prefix(kByteOrderMark.size());
  if (csv.size() > base::limits::kRecordsFileBytesMax) {
    problems_.push_back(
        {"file", "csv_too_large", {{"most", std::to_string(base::limits::kRecordsFileBytesMax)}}});
    return;
  }
  std::size_t number = 0;
  bool header = true;
  std::vector<std::string> fields;
  while (!csv.empty()) {
    ++number;
    const std::string_view before = csv;
    const bool closed = base::take_csv_record(csv, fields);
    const bool blank = std::all_of(fields.begin(), fields.end(),
                                   [](const std::string& field) { return field.empty(); });
    const std::string_view raw = before.substr(0, before.size() - csv.size());
    if (!closed) problems_.push_back({row_place(number), "csv_quote", {}});
    if (blank) continue;
    if (!base::is_utf8(raw)) {
      std::size_t column = 0;
      while (column < fields.size() && base::is_utf8(fields[column])) ++column;
      problems_.push_back(
          {row_place(number) + ", field " + std::to_string(column + 1), "csv_not_utf8", {}});
      if (header) return;
      continue;
    }
    if (header) {
      read_header(fields, columns, number);
      header = false;
      continue;
    }
    rows_.push_back(fields);
    numbers_.push_back(number);
  }
  if (header) problems_.push_back({"file", "csv_empty", {}});
  check_widths();
}

void CsvTable::check_widths() {
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    std::vector<std::string>& fields = rows_[row];
    while (fields.size() > headings_.size() && fields.back().empty()) fields.pop_back();
    if (fields.size() > headings_.size()) note(row, "", "csv_too_many_fields");
    for (std::size_t i = 0; i < fields.size() && i < headings_.size(); ++i) {
      if (fields[i].size() > base::limits::kRecordFieldBytesMax) {
        note(row, headings_[i], "csv_field_too_long");
      }
    }
  }
}

void CsvTable::read_header(const std::vector<std::string>& fields,
                           const std::vector<CsvColumn>& columns, std::size_t number) {
  headings_ = fields;
  for (std::size_t place = 0; place < fields.size(); ++place) {
    const auto column = std::find_if(columns.begin(), columns.end(), [&](const CsvColumn& known) {
      return fields[place] == known.name ||
             std::find(known.also.begin(), known.also.end(), fields[place]) != known.also.end();
    });
    if (column == columns.end()) {
      if (!fields[place].empty()) ignored_.push_back(fields[place]);
    } else if (!places_.emplace(column->name, place).second) {
      problems_.push_back({row_place(number), "csv_repeated_column", {{"column", column->name}}});
    }
  }
  for (const CsvColumn& column : columns) {
    if (column.required && !places_.contains(column.name)) {
      problems_.push_back({row_place(number), "csv_missing_column", {{"column", column.name}}});
    }
  }
}

const std::string& CsvTable::at(std::size_t row, const std::string& column) const {
  static const std::string kEmpty;
  const auto place = places_.find(column);
  if (place == places_.end() || place->second >= rows_[row].size()) return kEmpty;
  return rows_[row][place->second];
}

std::optional<std::int64_t> CsvTable::whole_number(std::size_t row, const std::string& column,
                                                   std::int64_t least, std::int64_t most) {
  const std::string& text = at(row, column);
  if (text.empty()) return std::nullopt;
  std::int64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  const bool good =
      error == std::errc() && end == text.data() + text.size() && number >= least && number <= most;
  if (good) return number;
  note(row, column, "csv_bad_number",
       {{"value", text}, {"least", std::to_string(least)}, {"most", std::to_string(most)}});
  return std::nullopt;
}

void CsvTable::note(std::size_t row, const std::string& column, const std::string& key,
                    base::TextArgs args) {
  std::string place = row_place(numbers_[row]);
  if (!column.empty()) place += ", column " + column;
  problems_.push_back({std::move(place), key, std::move(args)});
}

}  // namespace yibao::rules
