#include "client/papers/table_layout.h"

#include <algorithm>
#include <numeric>

namespace yibao::papers {
namespace {

constexpr double kPadding = 4;
constexpr double kTableLeading = 1.1;

struct Cell {
  Layout layout;
  std::vector<LineBox> lines;
  std::size_t drawn = 0;  // lines on the pages so far
};

class TableLayout {
 public:
  TableLayout(Page& page, const Table& table) : page_(page), table_(table) {
    const std::size_t count = std::max<std::size_t>(1, table.header.size());
    std::vector<double> shares = table.shares;
    shares.resize(count, 1.0);
    const double whole = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (const double share : shares) widths_.push_back(kRoom * share / whole);
  }

  void draw() {
    // A header at the foot of a page says nothing.
    page_.need(4 * kTextScript.size);
    draw_header();
    for (const auto& row : table_.rows) {
      std::vector<Cell> cells = lay(row, kTableScript);
      while (!is_drawn(cells)) draw_part(cells);
    }
  }

 private:
  std::vector<Cell> lay(const std::vector<std::string>& texts, Script script) const {
    std::vector<Cell> cells;
    for (std::size_t i = 0; i < widths_.size(); ++i) {
      const std::string text = i < texts.size() ? texts[i] : "";
      Cell cell{page_.lay(text, widths_[i] - 2 * kPadding, script), {}, 0};
      cell.lines = lines_of(cell.layout.get(), kTableLeading);
      cells.push_back(std::move(cell));
    }
    return cells;
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

  void draw_header() {
    page_.rule(kLeft, page_.y(), kRoom);
    if (table_.header.empty()) return;
    std::vector<Cell> cells = lay(table_.header, kTableHeadScript);
    draw_lines(cells, page_.rest());
  }

  // What fits; the rest goes to the next page, under the header.
  void draw_part(std::vector<Cell>& cells) {
    double whole = 0;
    double first = 0;
    for (const Cell& cell : cells) {
      whole = std::max(whole, height_left(cell));
      if (cell.drawn < cell.lines.size()) first = std::max(first, cell.lines[cell.drawn].height);
    }
    const bool fits = whole + 2 * kPadding <= page_.rest();
    const bool fits_a_page = whole < kPageHeight - kTop - kBottom - 6 * kTextScript.size;
    if (!fits && (fits_a_page || first + 2 * kPadding > page_.rest())) {
      page_.turn();
      draw_header();
    }
    draw_lines(cells, page_.rest());
  }

  // At least one line of each cell, so that it ends.
  void draw_lines(std::vector<Cell>& cells, double room) {
    const double top = page_.y();
    double lowest = top;
    double x = kLeft;
    for (std::size_t i = 0; i < cells.size(); ++i) {
      Cell& cell = cells[i];
      double y = top + kPadding;
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
      x += widths_[i];
    }
    draw_frame(top, lowest - top);
    page_.down(lowest - top);
  }

  void draw_frame(double top, double height) {
    double x = kLeft;
    page_.upright(x, top, height);
    for (const double width : widths_) page_.upright(x += width, top, height);
    page_.rule(kLeft, top + height, kRoom);
  }

  Page& page_;
  const Table& table_;
  std::vector<double> widths_;
};

}  // namespace

void draw_table(Page& page, const Table& table) {
  TableLayout(page, table).draw();
  page.down(kTextScript.size);
}

}  // namespace yibao::papers
