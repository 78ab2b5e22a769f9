#include "client/papers/table_layout.h"

#include <algorithm>

#include "client/papers/table_measure.h"

namespace yibao::papers {
namespace {

constexpr double kPadding = kCellPadding;
constexpr double kLineShare = 1.45;  // from line to line, of a letter

PangoAlignment pango_align(Align align) {
  if (align == Align::kCentre) return PANGO_ALIGN_CENTER;
  return align == Align::kRight ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT;
}

struct Cell {
  Layout layout;
  std::vector<LineBox> lines;
  std::size_t drawn = 0;  // lines on the pages so far
};

class TableLayout {
 public:
  TableLayout(Page& page, const Table& table)
      : page_(page),
        table_(table),
        measure_(measure(table, page.style(), page.room())),
        rows_{measure_.size},
        head_{measure_.size, page.style().table_head, page.style().table_head == rows_.face} {}

  void draw() {
    // A header at the foot of a page says nothing.
    page_.need(4 * page_.style().text.size);
    draw_header();
    for (const auto& row : table_.rows) {
      std::vector<Cell> cells = lay(row, rows_);
      while (!is_drawn(cells)) draw_part(cells);
    }
  }

 private:
  std::vector<Cell> lay(const std::vector<std::string>& texts, const Script& script) const {
    const bool header = &script == &head_;
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < measure_.widths.size(); ++i) {
      const std::string text = i < texts.size() ? texts[i] : "";
      const Align align = header ? header_align(i) : align_of(table_, i);
      Cell cell{
          page_.fonts().lay(text, measure_.widths[i] - 2 * kPadding, script, pango_align(align)),
          {},
          0};
      cell.lines = lines_of(cell.layout.get(), {kLineShare * measure_.size, 1});
      cells.push_back(std::move(cell));
    }
    return cells;
  }

  // Over columns that say how they stand, headings are in the middle.
  Align header_align(std::size_t column) const {
    return table_.aligns.empty() ? align_of(table_, column) : Align::kCentre;
  }

  static bool is_drawn(const std::vector<Cell>& cells) {
    return std::all_of(cells.begin(), cells.end(),
                       [](const Cell& cell) { return cell.drawn == cell.lines.size(); });
  }

  static double height_left(const Cell& cell) {
    double height = 0;
    for (std::size_t i = cell.drawn; i < cell.lines.size(); ++i) height += cell.lines[i].height;
    return height;
  }

  static double height_left(const std::vector<Cell>& cells) {
    double height = 0;
    for (const Cell& cell : cells) height = std::max(height, height_left(cell));
    return height;
  }

  void draw_header() {
    page_.rule(page_.left(), page_.y(), page_.room());
    if (table_.header.empty()) return;
    std::vector<Cell> cells = lay(table_.header, head_);
    draw_lines(cells, page_.rest());
  }

  // What fits; the rest goes to the next page, under the header.
  void draw_part(std::vector<Cell>& cells) {
    const double whole = height_left(cells);
    double first = 0;
    for (const Cell& cell : cells) {
      if (cell.drawn < cell.lines.size()) first = std::max(first, cell.lines[cell.drawn].height);
    }
    const bool fits = whole + 2 * kPadding <= page_.rest();
    const bool fits_a_page = whole < page_.depth() - 6 * page_.style().text.size;
    if (!fits && (fits_a_page || first + 2 * kPadding > page_.rest())) {
      page_.turn();
      draw_header();
    }
    draw_lines(cells, page_.rest());
  }

  // At least one line of each cell, so that it ends.
  void draw_lines(std::vector<Cell>& cells, double room) {
    const double top = page_.y();
    const double whole = height_left(cells);
    const bool fits = whole + 2 * kPadding <= room;
    double lowest = top;
    double x = page_.left();
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Cell& cell = cells[i];
      // In the middle of the row, unless it goes on over the page's end.
      double y = top + kPadding + (fits ? (whole - height_left(cell)) / 2 : 0);
      bool any = false;
      while (cell.drawn < cell.lines.size()) {
        const LineBox& line = cell.lines[cell.drawn];
        if (any && y + line.height + kPadding > top + room) break;
        page_.draw_line(line.line, x + kPadding + line.x, y + line.ascent);
        y += line.height;
        ++cell.drawn;
        any = true;
      }
      lowest = std::max(lowest, y + kPadding);
      x += measure_.widths[i];
    }
    draw_frame(top, lowest - top);
    page_.down(lowest - top);
  }

  void draw_frame(double top, double height) {
    double x = page_.left();
    page_.upright(x, top, height);
    for (const double width : measure_.widths) page_.upright(x += width, top, height);
    page_.rule(page_.left(), top + height, page_.room());
  }

  Page& page_;
  const Table& table_;
  TableMeasure measure_;
  Script rows_;
  Script head_;
};

}  // namespace

void draw_table(Page& page, const Table& table) {
  const PaperStyle& style = page.style();
  if (!table.caption.empty()) {
    const Layout caption =
        page.fonts().lay(table.caption, page.room(), style.small, PANGO_ALIGN_CENTER);
    page.flow(caption.get(), page.left(), {kLineShare * style.small.size, 1}, 4 * style.text.size);
    page.down(kPadding);
  }
  TableLayout(page, table).draw();
  page.down(style.text.size);
}

}  // namespace yibao::papers
