#include "client/papers/xlsx_writer.h"

#include <algorithm>
#include <cmath>

#include "client/papers/chart_painter.h"
#include "client/papers/scratch_folder.h"
#include "client/papers/sheet_text.h"
#include "client/papers/text_width.h"
#include "client/papers/xlsx_formats.h"
#include "shared/storage/files.h"

namespace yibao::papers {
namespace {

constexpr std::size_t kBookBytesMax = 256 * 1024 * 1024;
constexpr std::uint8_t kPaperA4 = 9;

// In the file's own units: digits for columns, points for rows.
constexpr double kColumnLeast = 6;
constexpr double kColumnMost = 42;
constexpr double kColumnToWriteIn = 14;  // by hand: a column without any words
constexpr double kLetterDigits = 2.1;
constexpr double kLineHeight = 15;
constexpr double kRowLeast = 20;
constexpr double kTitleHeight = 34;
constexpr double kHeaderHeight = 24;

constexpr double kPointsOfColumn = 5.25;  // of a digit's width: 7 dots
constexpr double kChartLetter = 9;
constexpr double kChartLeast = 380;
constexpr double kChartMost = 680;
constexpr double kChartHeightMost = 900;
constexpr double kRowOfFile = 15;  // of rows that nobody set
constexpr double kPageReserve = 24;
constexpr double kInch = 72;
constexpr double kMarginSide = 0.6, kMarginEnd = 0.8;  // inches

base::Error no_workbook(const std::string& reason) {
  return base::Error(base::ErrorCode::kIo, "xlsx: " + reason,
                     {{"path", "XLSX"}, {"reason", reason}});
}

// Fills one sheet from its first row on.
class SheetWriter {
 public:
  SheetWriter(lxw_worksheet* out, const Sheet& sheet, CellFormats& formats)
      : out_(out), sheet_(sheet), formats_(formats), columns_(sheet.header.size()) {
    for (const auto& row : sheet.rows) columns_ = std::max(columns_, row.size());
    columns_ = std::max<std::size_t>(1, columns_);
  }

  base::Status write() {
    set_columns();
    if (!sheet_.title.empty()) write_over_all(sheet_.title, CellLook::Kind::kTitle, kTitleHeight);
    if (!sheet_.remark.empty()) write_over_all(sheet_.remark, CellLook::Kind::kRemark, kRowLeast);
    write_header();
    for (const auto& row : sheet_.rows) write_row(row);
    set_page();
    for (const Chart& chart : sheet_.charts) YIBAO_CHECK(write_chart(chart));
    if (!good_) return base::fail(no_workbook("rows"));
    return {};
  }

 private:
  lxw_col_t last_column() const { return static_cast<lxw_col_t>(columns_ - 1); }
  void note(lxw_error error) { good_ = good_ && error == LXW_NO_ERROR; }

  void set_columns() {
    widths_.assign(columns_, kColumnLeast);
    const auto look = [&](std::size_t column, const std::string& text) {
      widths_[column] = std::max(widths_[column], em_width(text) * kLetterDigits + 2);
    };
    for (std::size_t i = 0; i < sheet_.header.size(); ++i) look(i, sheet_.header[i]);
    for (const auto& row : sheet_.rows) {
      for (std::size_t i = 0; i < row.size(); ++i) look(i, row[i].text);
    }
    for (std::size_t i = 0; i < columns_; ++i) {
      const double least = is_empty(i) ? kColumnToWriteIn : kColumnLeast;
      widths_[i] = std::clamp(widths_[i], least, kColumnMost);
      const auto column = static_cast<lxw_col_t>(i);
      note(worksheet_set_column(out_, column, column, widths_[i], nullptr));
    }
  }

  bool is_empty(std::size_t column) const {
    return std::all_of(sheet_.rows.begin(), sheet_.rows.end(), [&](const auto& row) {
      return column >= row.size() || row[column].text.empty();
    });
  }

  void end_row(double height) {
    note(worksheet_set_row(out_, row_, height, nullptr));
    move(height);
    ++row_;
  }

  // -- where the sheet's pages end ----------------------------------------------------------------

  double width() const {
    double width = 0;
    for (const double each : widths_) width += each * kPointsOfColumn;
    return width;
  }

  // Of a page, as the file counts before it is made smaller to fit the width.
  double depth() const {
    const double across = points_of_mm(sheet_.portrait ? 210 : 297) - 2 * kMarginSide * kInch;
    const double down = points_of_mm(sheet_.portrait ? 297 : 210) - 2 * kMarginEnd * kInch;
    return down * std::max(1.0, width() / across) - kPageReserve;
  }

  void move(double height) {
    on_page_ += height;
    if (on_page_ > depth()) on_page_ = header_ + height;
  }

  // -- rows ---------------------------------------------------------------------------------------

  void write_over_all(const std::string& text, CellLook::Kind kind, double height) {
    lxw_format* format = formats_.of({kind});
    const std::string shown = cell_text(text);
    if (columns_ > 1) {
      note(worksheet_merge_range(out_, row_, 0, row_, last_column(), shown.c_str(), format));
    } else {
      note(worksheet_write_string(out_, row_, 0, shown.c_str(), format));
    }
    end_row(height);
  }

  void write_header() {
    if (sheet_.header.empty()) return;
    double lines = 1;
    for (std::size_t i = 0; i < columns_; ++i) {
      const std::string text = i < sheet_.header.size() ? cell_text(sheet_.header[i]) : "";
      note(worksheet_write_string(out_, row_, static_cast<lxw_col_t>(i), text.c_str(),
                                  formats_.of({CellLook::Kind::kHeader})));
      lines = std::max(lines, lines_of(i, text));
    }
    note(worksheet_repeat_rows(out_, row_, row_));
    header_ = std::max(kHeaderHeight, lines * kLineHeight + 4);
    end_row(header_);
    worksheet_freeze_panes(out_, row_, 0);
  }

  // Programs do not agree on who finds out how high a row has to be.
  double lines_of(std::size_t column, const std::string& text) const {
    const double width = em_width(text) * kLetterDigits;
    const auto breaks = static_cast<double>(std::count(text.begin(), text.end(), '\n'));
    return std::max(1.0, std::ceil(width / (widths_[column] - 1)) + breaks);
  }

  void write_row(const std::vector<SheetCell>& row) {
    double lines = 1;
    for (std::size_t i = 0; i < columns_; ++i) {
      const SheetCell cell = i < row.size() ? row[i] : SheetCell{};
      write_cell(static_cast<lxw_col_t>(i), cell);
      lines = std::max(lines, lines_of(i, cell.text));
    }
    end_row(std::max(kRowLeast, lines * kLineHeight + 4));
  }

  void write_cell(lxw_col_t column, const SheetCell& cell) {
    const bool percent = cell.kind == SheetCell::Kind::kPercent;
    if (cell.kind != SheetCell::Kind::kText) {
      if (const auto number = exact_number(cell.text, percent ? -2 : 0)) {
        const CellLook look{percent ? CellLook::Kind::kPercent : CellLook::Kind::kNumber,
                            number->decimals};
        note(worksheet_write_number(out_, row_, column, number->value, formats_.of(look)));
        return;
      }
    }
    const std::string text = cell_text(cell.text);
    note(worksheet_write_string(out_, row_, column, text.c_str(),
                                formats_.of({CellLook::Kind::kText})));
  }

  void set_page() {
    worksheet_set_paper(out_, kPaperA4);
    if (!sheet_.portrait) worksheet_set_landscape(out_);
    worksheet_set_margins(out_, kMarginSide, kMarginSide, kMarginEnd, kMarginEnd);
    worksheet_center_horizontally(out_);
    worksheet_fit_to_pages(out_, 1, 0);
    note(worksheet_set_footer(out_, "&C— &P —"));
    const std::string all = "A1:XFD" + std::to_string(std::max<lxw_row_t>(1, row_));
    note(worksheet_ignore_errors(out_, LXW_IGNORE_NUMBER_STORED_AS_TEXT, all.c_str()));
  }

  // Below the rows, one line apart, as wide as they are where that reads well; a page's end never
  // cuts it where it has room on the next.
  base::Status write_chart(const Chart& chart) {
    const double wide = std::clamp(width(), kChartLeast, kChartMost);
    const double high = natural_height(chart, wide, kChartLetter, kChartHeightMost);
    YIBAO_TRY(const ChartPicture picture, picture_of(chart, {wide, high, kChartLetter}));
    std::string title = cell_text(chart.title);
    lxw_image_options options{};
    options.x_scale = options.y_scale = 0.5;
    options.object_position = LXW_OBJECT_MOVE_DONT_SIZE;
    options.description = title.data();
    skip(kRowOfFile);
    if (on_page_ + high > depth()) skip(depth() + kPageReserve - on_page_);
    const auto* bytes = reinterpret_cast<const unsigned char*>(picture.png.data());
    note(worksheet_insert_image_buffer_opt(out_, row_, 0, bytes, picture.png.size(), &options));
    skip(high);
    return {};
  }

  void skip(double height) {
    row_ += static_cast<lxw_row_t>(std::ceil(height / kRowOfFile));
    move(height);
  }

  lxw_worksheet* out_;
  const Sheet& sheet_;
  CellFormats& formats_;
  std::size_t columns_;
  std::vector<double> widths_;
  double header_ = 0;   // its height
  double on_page_ = 0;  // how much of the present page is full
  lxw_row_t row_ = 0;
  bool good_ = true;
};

base::Status fill(lxw_workbook* out, const Workbook& workbook) {
  CellFormats formats(out);
  std::set<std::string> names;
  for (const Sheet& sheet : workbook.sheets) {
    lxw_worksheet* made = workbook_add_worksheet(out, tab_name(sheet.name, names).c_str());
    if (made == nullptr) return base::fail(no_workbook("name of a sheet"));
    YIBAO_CHECK(SheetWriter(made, sheet, formats).write());
  }
  std::string title = cell_text(workbook.title);
  lxw_doc_properties about{};
  about.title = title.data();
  // 0 would be the moment of making.
  about.created = std::max<std::time_t>(1, base::to_millis(workbook.made_at) / 1000);
  workbook_set_properties(out, &about);
  return {};
}

}  // namespace

base::Result<base::Bytes> to_xlsx(const Workbook& workbook) {
  const ScratchFolder scratch;
  if (scratch.path().empty()) return base::fail(no_workbook("folder"));
  std::string folder = scratch.path();
  const std::string file = folder + "/book.xlsx";
  lxw_workbook_options options{};
  options.tmpdir = folder.data();
  lxw_workbook* out = workbook_new_opt(file.c_str(), &options);
  if (out == nullptr) return base::fail(no_workbook("memory"));
  const base::Status filled = fill(out, workbook);
  // Frees it, too.
  const lxw_error closed = workbook_close(out);
  if (!filled) return base::fail(filled.error());
  if (closed != LXW_NO_ERROR) return base::fail(no_workbook(lxw_strerror(closed)));
  return storage::read_file(file, kBookBytesMax);
}

}  // namespace yibao::papers
