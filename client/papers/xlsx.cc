#include "client/papers/xlsx.h"

#include <algorithm>
#include <charconv>

#include "client/papers/sheet_builder.h"
#include "client/papers/sheet_limits.h"
#include "client/papers/sheet_text.h"
#include "client/papers/xlsx_parts.h"

namespace yibao::papers {
namespace {

using base::fail;
using xlsx::Relation;

constexpr std::size_t kColumnsOfFormat = 16384;
constexpr std::size_t kRowsOfFormat = 1048576;

base::Error unreadable() {
  return base::not_now("xlsx_unreadable");
}

// What cells refer to.
struct Shared {
  std::vector<std::string> strings;
  std::vector<NumberFormat> formats;
  bool from_1904 = false;
};

std::optional<std::size_t> count_of(std::string_view text) {
  std::size_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return number;
}

// 0 for "A7", 27 for "AB7".
std::optional<std::size_t> column_of(std::string_view reference) {
  std::size_t column = 0;
  std::size_t letters = 0;
  for (const char c : reference) {
    if (c < 'A' || c > 'Z' || ++letters > 3) break;
    column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
  }
  if (letters == 0 || column > kColumnsOfFormat) return std::nullopt;
  return column - 1;
}

// Collects the cells while the sheet goes by.
class Cells final : public XmlListener {
 public:
  explicit Cells(const Shared& shared) : shared_(shared) {}

  SheetBuilder& rows() { return rows_; }

  bool begin(const XmlName& name, const XmlAttributes& attributes) override {
    if (name.local == "row") return begin_row(attributes);
    if (name.local == "c") return begin_cell(attributes);
    if (name.local == "rPh") ++spoken_;
    if (name.local == "v" || name.local == "t") in_value_ = in_cell_;
    return true;
  }

  bool end(const XmlName& name) override {
    if (name.local == "rPh") --spoken_;
    if (name.local == "v" || name.local == "t") in_value_ = false;
    if (name.local == "c") return end_cell();
    return name.local != "row" || rows_.end_row();
  }

  bool letters(std::string_view text) override {
    if (!in_value_ || spoken_ > 0) return true;
    value_ += text;
    return value_.size() <= kSheetTextBytesMax;
  }

 private:
  bool begin_row(const XmlAttributes& attributes) {
    const std::string_view number = attributes.get("r");
    const auto row = number.empty() ? row_ + 1 : count_of(number).value_or(0);
    if (row == 0 || row > kRowsOfFormat) return false;
    row_ = row;
    next_column_ = 0;
    rows_.begin_row(row_);
    return true;
  }

  bool begin_cell(const XmlAttributes& attributes) {
    const std::string_view reference = attributes.get("r");
    const auto column = reference.empty() ? next_column_ : column_of(reference);
    if (!column || *column >= kColumnsOfFormat) return false;
    column_ = *column;
    next_column_ = column_ + 1;
    type_ = attributes.get("t");
    style_ = count_of(attributes.get("s")).value_or(0);
    value_.clear();
    in_cell_ = true;
    return true;
  }

  bool end_cell() {
    in_cell_ = false;
    const auto text = shown();
    return text && rows_.put(column_, *text);
  }

  std::optional<std::string> shown() const {
    if (type_ == "s") {
      const auto place = count_of(value_);
      if (!place || *place >= shared_.strings.size()) return std::nullopt;
      return shared_.strings[*place];
    }
    if (type_ == "b") return value_ == "1" ? "TRUE" : "FALSE";
    if (type_ == "inlineStr" || type_ == "str") return unescaped_cell(value_);
    if (type_ == "d") return day_of(value_);
    if (type_ == "e" || value_.empty()) return value_;
    const NumberFormat format =
        style_ < shared_.formats.size() ? shared_.formats[style_] : NumberFormat{};
    return shown_number(value_, format, shared_.from_1904);
  }

  // "2024-03-11T00:00:00" is the day.
  static std::string day_of(const std::string& moment) {
    const std::size_t time = moment.find('T');
    if (time == std::string::npos) return moment;
    const std::string clock = moment.substr(time + 1, 5);
    return moment.substr(0, time) + (clock == "00:00" ? "" : " " + clock);
  }

  const Shared& shared_;
  SheetBuilder rows_;
  std::size_t row_ = 0;
  std::size_t column_ = 0;
  std::optional<std::size_t> next_column_ = 0;
  std::string type_;
  std::size_t style_ = 0;
  std::string value_;
  int spoken_ = 0;
  bool in_cell_ = false;
  bool in_value_ = false;
};

class BookFile {
 public:
  explicit BookFile(const ZipReader& archive) : archive_(archive) {}

  base::Result<SheetRows> read(const std::string& wanted) {
    YIBAO_TRY(const auto roots, xlsx::relations_of(archive_, ""));
    const auto book_part = xlsx::part_of_type(roots, "officeDocument");
    if (!book_part || book_part->empty()) return fail(unreadable());
    YIBAO_TRY(const xlsx::Book book, xlsx::read_book(archive_, *book_part));
    YIBAO_TRY(relations_, xlsx::relations_of(archive_, *book_part));
    SheetRows sheet;
    std::string part;
    for (const xlsx::SheetEntry& entry : book.sheets) {
      const auto relation = relations_.find(entry.relation);
      // Sheets that are pictures have no rows.
      if (relation == relations_.end() || relation->second.type != "worksheet") continue;
      sheet.names.push_back(entry.name);
      const bool is_it = wanted.empty() ? !entry.hidden : entry.name == wanted;
      if (!is_it || !sheet.name.empty()) continue;
      sheet.name = entry.name;
      part = relation->second.part;
    }
    if (sheet.name.empty()) return fail(base::not_now("sheet_missing"));
    if (part.empty()) return fail(unreadable());
    shared_.from_1904 = book.from_1904;
    YIBAO_CHECK(read_shared());
    YIBAO_TRY(sheet.rows, read_rows(part));
    return sheet;
  }

 private:
  base::Status read_shared() {
    if (const auto part = xlsx::part_of_type(relations_, "sharedStrings")) {
      YIBAO_TRY(shared_.strings, xlsx::read_strings(archive_, *part));
    }
    if (const auto part = xlsx::part_of_type(relations_, "styles")) {
      YIBAO_TRY(shared_.formats, xlsx::read_formats(archive_, *part));
    }
    return {};
  }

  base::Result<std::vector<SheetRow>> read_rows(const std::string& part) {
    Cells cells(shared_);
    const base::Status read = xlsx::read_part(archive_, part, kSheetXmlBytesMax, cells);
    if (cells.rows().is_huge()) return fail(base::not_now("sheet_huge"));
    if (!read) return fail(read.error());
    return cells.rows().take();
  }

  const ZipReader& archive_;
  std::map<std::string, Relation> relations_;
  Shared shared_;
};

}  // namespace

base::Result<SheetRows> xlsx_rows(base::ByteView bytes, const std::string& sheet) {
  const auto archive = ZipReader::open(bytes);
  if (!archive) return fail(unreadable());
  return BookFile(*archive).read(sheet);
}

}  // namespace yibao::papers
