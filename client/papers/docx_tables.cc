#include "client/papers/docx_tables.h"

#include "client/papers/docx_cells.h"
#include "client/papers/docx_xml.h"
#include "client/papers/table_measure.h"

namespace yibao::papers::docx {
namespace {

constexpr double kTableLine = 1.45;  // of a letter
constexpr double kRowPadding = 3;

const char* align_name(Align align) {
  if (align == Align::kCentre) return "center";
  return align == Align::kRight ? "right" : "left";
}

class Rows {
 public:
  Rows(const Table& table, const PaperStyle& style, const TableMeasure& measure)
      : table_(table),
        measure_(measure),
        rows_{measure.size},
        head_{measure.size, style.table_head, style.table_head == Face::kText} {}

  std::string header() const {
    return "<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>" + cells(table_.header, true) +
           "</w:tr>\n";
  }
  std::string row(const std::vector<std::string>& texts) const {
    return "<w:tr>" + cells(texts, false) + "</w:tr>\n";
  }

 private:
  std::string cells(const std::vector<std::string>& texts, bool header) const {
    ParagraphLook look;
    look.line.pitch = measure_.size * kTableLine;
    std::string xml;
    for (std::size_t i = 0; i < measure_.widths.size(); ++i) {
      const bool centred = header && !table_.aligns.empty();
      look.align = centred ? "center" : align_name(align_of(table_, i));
      const std::string text = i < texts.size() ? texts[i] : "";
      xml += cell({measure_.widths[i], paragraph(look, run(text, header ? head_ : rows_))});
    }
    return xml;
  }

  const Table& table_;
  const TableMeasure& measure_;
  Script rows_;
  Script head_;
};

ParagraphLook text_look(const PaperStyle& style) {
  ParagraphLook look;
  look.line = style.leading;
  return look;
}

}  // namespace

std::string table(const Table& table, const PaperStyle& style, double room) {
  const TableMeasure measured = measure(table, style, room);
  const Rows rows(table, style, measured);
  std::string xml = begin_table({measured.widths, 0.5, kRowPadding});
  if (!table.header.empty()) xml += rows.header();
  for (const auto& row : table.rows) xml += rows.row(row);
  // A table without any row is none to a word processor.
  if (table.header.empty() && table.rows.empty()) return "";
  return xml + "</w:tbl>\n";
}

std::string fields(const Fields& fields, const PaperStyle& style, double room) {
  if (fields.lines.empty()) return "";
  const double names = room * kFieldNameShare;
  std::string xml = begin_table({{names, room - names}});
  for (const Fields::Line& line : fields.lines) {
    xml += "<w:tr>" + cell({names, paragraph(text_look(style), run(line.name, style.text))}) +
           cell({room - names, paragraph(text_look(style), run(line.value, style.text))}) +
           "</w:tr>\n";
  }
  return xml + "</w:tbl>\n";
}

std::string signatures(const Signatures& signatures, const PaperStyle& style, double room) {
  if (signatures.names.empty()) return "";
  const double width = room / static_cast<double>(signatures.names.size());
  const double gap = style.text.size;
  std::vector<double> widths;
  std::string cells;
  for (const std::string& name : signatures.names) {
    ParagraphLook look = text_look(style);
    look.before = 2 * style.text.size;
    widths.insert(widths.end(), {width - gap, gap});
    cells +=
        cell({width - gap, paragraph(look, run(name, style.text)) + paragraph(text_look(style), ""),
              border("bottom", 0.6)});
    cells += cell({gap, paragraph(text_look(style), "")});
  }
  return begin_table({widths}) + "<w:tr><w:trPr><w:cantSplit/></w:trPr>" + cells +
         "</w:tr></w:tbl>\n";
}

}  // namespace yibao::papers::docx
