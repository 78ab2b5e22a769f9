#include "client/papers/docx_cells.h"

#include <cmath>
#include <numeric>

#include "client/papers/docx_xml.h"
#include "client/papers/table_measure.h"

namespace yibao::papers::docx {
namespace {

constexpr double kEighths = 8;

std::string width_of(const char* name, double points) {
  return "<w:" + std::string(name) + " w:w=\"" + twips(points) + "\" w:type=\"dxa\"/>";
}

}  // namespace

std::string border(const char* side, double points) {
  const std::string name = "<w:" + std::string(side);
  if (points <= 0) return name + " w:val=\"nil\"/>";
  return name + " w:val=\"single\" w:sz=\"" + std::to_string(std::lround(points * kEighths)) +
         "\" w:space=\"0\" w:color=\"000000\"/>";
}

std::string begin_table(const Grid& grid) {
  const double whole = std::accumulate(grid.widths.begin(), grid.widths.end(), 0.0);
  std::string xml =
      "<w:tbl><w:tblPr>" + width_of("tblW", whole) + "<w:jc w:val=\"center\"/><w:tblBorders>";
  for (const char* side : {"top", "left", "bottom", "right", "insideH", "insideV"}) {
    xml += border(side, grid.line);
  }
  xml += "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar>" +
         width_of("top", grid.padding) + width_of("left", kCellPadding) +
         width_of("bottom", grid.padding) + width_of("right", kCellPadding) +
         "</w:tblCellMar></w:tblPr><w:tblGrid>";
  for (const double width : grid.widths) xml += "<w:gridCol w:w=\"" + twips(width) + "\"/>";
  return xml + "</w:tblGrid>";
}

std::string cell(const Cell& cell) {
  std::string xml = "<w:tc><w:tcPr>" + width_of("tcW", cell.width);
  if (cell.columns > 1) xml += "<w:gridSpan w:val=\"" + std::to_string(cell.columns) + "\"/>";
  if (!cell.borders.empty()) xml += "<w:tcBorders>" + cell.borders + "</w:tcBorders>";
  return xml + "<w:vAlign w:val=\"center\"/></w:tcPr>" + cell.content + "</w:tc>";
}

}  // namespace yibao::papers::docx
