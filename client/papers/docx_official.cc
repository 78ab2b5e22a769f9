#include "client/papers/docx_official.h"

#include <algorithm>
#include <cmath>

#include "client/papers/docx_cells.h"
#include "client/papers/docx_xml.h"
#include "client/papers/table_measure.h"
#include "client/papers/text_width.h"

namespace yibao::papers::docx {
namespace {

constexpr double kEdge = kImprintScript.size - kCellPadding;  // with the cell's own: one letter

ParagraphLook look_of(const PaperStyle& style, const char* align) {
  ParagraphLook look;
  look.line = style.leading;
  look.align = align;
  return look;
}

// What a word processor calls a text box. Its foot is the written area's, however high it grows.
std::string box_at_foot(const std::string& content, double width, double height) {
  const std::string size =
      "cx=\"" + drawing_units(width) + "\" cy=\"" + drawing_units(height) + "\"";
  return "<w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wp:anchor distT=\"0\" "
         "distB=\"0\" distL=\"0\" distR=\"0\" simplePos=\"0\" relativeHeight=\"1\" behindDoc=\"0\" "
         "locked=\"0\" layoutInCell=\"1\" allowOverlap=\"1\"><wp:simplePos x=\"0\" y=\"0\"/>"
         "<wp:positionH relativeFrom=\"margin\"><wp:align>left</wp:align></wp:positionH>"
         "<wp:positionV relativeFrom=\"margin\"><wp:align>bottom</wp:align></wp:positionV>"
         "<wp:extent " +
         size +
         "/><wp:effectExtent l=\"0\" t=\"0\" r=\"0\" b=\"0\"/><wp:wrapTopAndBottom/>"
         "<wp:docPr id=\"1000\" name=\"imprint\"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData "
         "uri=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"><wps:wsp>"
         "<wps:cNvSpPr txBox=\"1\"/><wps:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext " +
         size +
         "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom><a:noFill/><a:ln><a:noFill/>"
         "</a:ln></wps:spPr><wps:txbx><w:txbxContent>" +
         content +
         "</w:txbxContent></wps:txbx><wps:bodyPr lIns=\"0\" tIns=\"0\" rIns=\"0\" bIns=\"0\" "
         "anchor=\"b\"><a:noAutofit/></wps:bodyPr></wps:wsp></a:graphicData></a:graphic></"
         "wp:anchor>"
         "</w:drawing></mc:Choice></mc:AlternateContent></w:r>";
}

std::string pair(const RedHead& head, const PaperStyle& style) {
  const double letter = style.text.size;
  ParagraphLook look = look_of(style, "left");
  look.before = style.leading.pitch;
  look.left = look.right = letter;
  look.tabs = "<w:tab w:val=\"right\" w:pos=\"" + twips(style.sheet.room - letter) + "\"/>";
  return paragraph(look, run(head.left + "\t" + head.right, style.text));
}

}  // namespace

std::string red_head(const RedHead& head, const PaperStyle& style) {
  const Script red{head_size(head.name, style.sheet.room), Face::kTitle};
  const bool has_pair = !head.left.empty() || !head.right.empty();
  ParagraphLook name = look_of(style, "center");
  name.line.pitch = red.size * 1.25;
  name.before = kHeadBelowTop;
  std::string xml = paragraph(name, run(head.name, red, true));
  if (!head.number.empty()) {
    ParagraphLook number = look_of(style, "center");
    number.before = (has_pair ? 1 : 2) * style.leading.pitch;
    xml += paragraph(number, run(head.number, style.text));
  }
  if (has_pair) xml += pair(head, style);
  ParagraphLook rule;
  rule.line.pitch = kRuleBelowNumber;
  rule.border = "<w:bottom w:val=\"single\" w:sz=\"18\" w:space=\"0\" w:color=\"FF0000\"/>";
  return xml + paragraph(rule, "");
}

// The date four letters from the edge, the office in the middle above it.
std::string signature(const Official& official, const PaperStyle& style) {
  const double letter = style.text.size;
  std::string xml;
  if (!official.signed_by.empty() || !official.signed_on.empty()) {
    const double office = em_width(official.signed_by) * letter;
    const double date = em_width(official.signed_on) * letter;
    const double middle = std::max(4 * letter + date / 2, office / 2);  // from the right
    ParagraphLook look = look_of(style, "right");
    look.keep_next = true;
    // Two lines for the seal.
    xml += paragraph(look, "") + paragraph(look, "");
    if (!official.signed_by.empty()) {
      look.right = middle - office / 2;
      look.keep_next = !official.signed_on.empty();
      xml += paragraph(look, run(official.signed_by, style.text));
    }
    if (!official.signed_on.empty()) {
      look.right = middle - date / 2;
      look.keep_next = false;
      xml += paragraph(look, run(official.signed_on, style.text));
    }
  }
  if (official.note.empty()) return xml;
  ParagraphLook note = look_of(style, "both");
  note.letter = letter;
  return xml + paragraph(note, run("（" + official.note + "）", style.text));
}

std::string imprint(const Imprint& imprint, const PaperStyle& style) {
  const SheetShape& sheet = style.sheet;
  const double pitch = style.leading.pitch;
  const double letter = kImprintScript.size;
  const bool printed = !imprint.printed_by.empty() || !imprint.printed_on.empty();
  const std::size_t rows = imprint.copies.size() + (printed ? 1 : 0);
  std::size_t row = 0;
  double lines = 0;
  const auto borders = [&] {
    const std::string above = border("top", row == 0 ? kThickRule : kThinRule);
    ++row;
    return above + border("bottom", row == rows ? kThickRule : kThinRule);
  };
  std::string xml;
  for (const Imprint::Copies& copies : imprint.copies) {
    const double label = em_width(copies.label) * letter;
    ParagraphLook look = look_of(style, "both");
    look.left = kEdge + label;
    look.right = kEdge;
    look.first = -label;
    lines += std::max(
        1.0, std::ceil(em_width(copies.names) * letter / (sheet.room - 2 * letter - label)));
    xml += "<w:tr>" +
           cell({sheet.room, paragraph(look, run(copies.label + copies.names, kImprintScript)),
                 borders(), 2}) +
           "</w:tr>\n";
  }
  if (printed) {
    ParagraphLook by = look_of(style, "left");
    by.left = kEdge;
    ParagraphLook on = look_of(style, "right");
    on.right = kEdge;
    lines += 1;
    const std::string sides = borders();
    xml += "<w:tr>" +
           cell({sheet.room / 2, paragraph(by, run(imprint.printed_by, kImprintScript)), sides}) +
           cell({sheet.room / 2, paragraph(on, run(imprint.printed_on, kImprintScript)), sides}) +
           "</w:tr>\n";
  }
  ParagraphLook end;
  end.line.pitch = kSliver;
  return box_at_foot(
      begin_table({{sheet.room / 2, sheet.room / 2}}) + xml + "</w:tbl>" + paragraph(end, ""),
      sheet.room, lines * pitch + kSliver);
}

}  // namespace yibao::papers::docx
