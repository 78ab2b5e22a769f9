#include "client/papers/sheet_rows.h"

#include <algorithm>

#include "client/papers/import_text.h"
#include "client/papers/plain_text.h"
#include "client/papers/sheet_builder.h"
#include "client/papers/sheet_limits.h"
#include "client/papers/xlsx.h"
#include "shared/base/csv.h"

namespace yibao::papers {
namespace {

using base::fail;

// A quotation mark that is never closed is a letter, not the beginning of a field: the line is
// taken as it stands.
std::vector<std::string> bare_line(std::string_view line, char separator) {
  std::vector<std::string> cells;
  while (true) {
    const std::size_t end = line.find(separator);
    cells.emplace_back(line.substr(0, end));
    if (end == std::string_view::npos) return cells;
    line.remove_prefix(end + 1);
  }
}

// By the first lines: a title above the table has neither.
char separator_of(std::string_view text) {
  constexpr int kLinesLookedAt = 20;
  int tabs = 0;
  int commas = 0;
  for (int i = 0; i < kLinesLookedAt && !text.empty(); ++i) {
    const std::string_view line = text.substr(0, text.find('\n'));
    if (line.find('\t') != std::string_view::npos) ++tabs;
    if (line.find(',') != std::string_view::npos) ++commas;
    text.remove_prefix(std::min(text.size(), line.size() + 1));
  }
  return tabs > 0 && tabs >= commas ? '\t' : ',';
}

}  // namespace

bool is_sheet_file(const std::filesystem::path& file) {
  const std::string ending = ending_of(file.filename().string());
  return ending == ".xlsx" || ending == ".csv" || ending == ".tsv" || ending == ".txt";
}

base::Result<SheetRows> sheet_of_text(const std::string& text) {
  if (text.size() > kSheetFileBytesMax) return fail(base::not_now("sheet_huge"));
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string_view rest = text;
  if (rest.starts_with(kByteOrderMark)) rest.remove_prefix(kByteOrderMark.size());
  const char separator = separator_of(rest);
  SheetBuilder rows;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::string_view before = rest;
    std::vector<std::string> cells;
    if (!base::take_csv_record(rest, cells, separator)) {
      const std::size_t end = before.find('\n');
      cells = bare_line(before.substr(0, end), separator);
      rest = end == std::string_view::npos ? "" : before.substr(end + 1);
    }
    rows.begin_row(number);
    for (std::size_t i = 0; i < cells.size(); ++i) {
      if (!rows.put(i, cells[i])) return fail(base::not_now("sheet_huge"));
    }
    if (!rows.end_row()) return fail(base::not_now("sheet_huge"));
  }
  return SheetRows{"", {}, rows.take()};
}

base::Result<SheetRows> sheet_of(const std::string& name, base::ByteView bytes,
                                 const std::string& sheet) {
  if (!is_sheet_file(name)) return fail(base::not_now("sheet_kind"));
  if (bytes.size() > kSheetFileBytesMax) return fail(base::not_now("sheet_huge"));
  if (ending_of(name) == ".xlsx") return xlsx_rows(bytes, sheet);
  YIBAO_TRY(const std::string text, decoded_text(bytes));
  return sheet_of_text(text);
}

base::Result<SheetRows> read_sheet_file(const std::filesystem::path& file,
                                        const std::string& sheet) {
  if (!is_sheet_file(file)) return fail(base::not_now("sheet_kind"));
  const auto bytes = read_given_file(file, kSheetFileBytesMax);
  if (!bytes && bytes.error().code == base::ErrorCode::kTooLarge) {
    return fail(base::not_now("sheet_huge"));
  }
  if (!bytes) return fail(bytes.error());
  return sheet_of(file.filename().string(), *bytes, sheet);
}

}  // namespace yibao::papers
