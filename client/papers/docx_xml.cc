#include "client/papers/docx_xml.h"

#include <cmath>

#include "client/papers/plain_text.h"
#include "client/papers/typefaces.h"

namespace yibao::papers::docx {
namespace {

std::string whole(double number) {
  return std::to_string(std::lround(number));
}

std::string attribute(const char* name, const std::string& value) {
  return " w:" + std::string(name) + "=\"" + value + "\"";
}

bool is_marker(char c) {
  return c == '&' || c == '<' || c == '>' || c == '"';
}

std::string spacing(const ParagraphLook& look) {
  std::string xml = "<w:spacing";
  xml += attribute("before", twips(look.before)) + attribute("after", twips(look.after));
  if (look.line.pitch > 0) {
    xml += attribute("line", twips(look.line.pitch)) + attribute("lineRule", "exact");
  } else {
    xml += attribute("line", whole(240 * look.line.factor)) + attribute("lineRule", "auto");
  }
  return xml + "/>";
}

std::string indents(const ParagraphLook& look) {
  std::string xml =
      "<w:ind" + attribute("left", twips(look.left)) + attribute("right", twips(look.right));
  if (look.letter > 0) {
    xml += attribute("firstLineChars", "200") + attribute("firstLine", twips(2 * look.letter));
  } else if (look.first >= 0) {
    xml += attribute("firstLineChars", "0") + attribute("firstLine", twips(look.first));
  } else {
    xml += attribute("hangingChars", "0") + attribute("hanging", twips(-look.first));
  }
  return xml + "/>";
}

}  // namespace

std::string escaped(std::string_view text) {
  std::string xml;
  for (const char c : visible_text(text)) {
    if (is_marker(c)) {
      xml += "&#" + std::to_string(static_cast<int>(c)) + ";";
    } else {
      xml += c;
    }
  }
  return xml;
}

std::string twips(double points) {
  return whole(points * 20);
}

std::string half_points(double points) {
  return whole(points * 2);
}

std::string drawing_units(double points) {
  constexpr double kUnits = 12700;
  return whole(points * kUnits);
}

std::string run_look(const Script& script, bool red) {
  const std::string face = typeface_name(script.face);
  std::string xml = "<w:rFonts" + attribute("ascii", face) + attribute("eastAsia", face) +
                    attribute("hAnsi", face) + attribute("cs", face) + "/>";
  if (script.bold) xml += "<w:b/>";
  if (red) xml += "<w:color w:val=\"FF0000\"/>";
  if (script.spacing != 0) xml += "<w:spacing w:val=\"" + twips(script.spacing) + "\"/>";
  const std::string size = half_points(script.size);
  return xml + "<w:sz w:val=\"" + size + "\"/><w:szCs w:val=\"" + size + "\"/>";
}

std::string run(std::string_view text, const Script& script, bool red) {
  if (text.empty()) return "";
  std::string xml = "<w:r><w:rPr>" + run_look(script, red) + "</w:rPr>";
  while (true) {
    const std::size_t end = text.find_first_of("\n\t");
    const std::string piece = escaped(text.substr(0, end));
    if (!piece.empty()) xml += "<w:t xml:space=\"preserve\">" + piece + "</w:t>";
    if (end == std::string_view::npos) return xml + "</w:r>";
    xml += text[end] == '\n' ? "<w:br/>" : "<w:tab/>";
    text.remove_prefix(end + 1);
  }
}

std::string page_field(const Script& script) {
  const std::string look = "<w:r><w:rPr>" + run_look(script) + "</w:rPr>";
  const auto mark = [&](const char* type) {
    return look + "<w:fldChar w:fldCharType=\"" + type + "\"/></w:r>";
  };
  return mark("begin") + look + "<w:instrText xml:space=\"preserve\"> PAGE </w:instrText></w:r>" +
         mark("separate") + look + "<w:t>1</w:t></w:r>" + mark("end");
}

std::string paragraph_look(const ParagraphLook& look) {
  std::string xml;
  if (look.keep_next) xml += "<w:keepNext/>";
  if (look.new_page) xml += "<w:pageBreakBefore/>";
  if (!look.border.empty()) xml += "<w:pBdr>" + look.border + "</w:pBdr>";
  if (!look.tabs.empty()) xml += "<w:tabs>" + look.tabs + "</w:tabs>";
  // No blanks of the program's own around digits: a line has its 28 letters.
  xml += "<w:autoSpaceDE w:val=\"0\"/><w:autoSpaceDN w:val=\"0\"/>";
  return xml + spacing(look) + indents(look) + "<w:jc w:val=\"" + look.align + "\"/>";
}

std::string paragraph(const ParagraphLook& look, std::string_view runs, std::string_view tail) {
  std::string xml = "<w:p><w:pPr>";
  if (*look.style != '\0') xml += "<w:pStyle w:val=\"" + std::string(look.style) + "\"/>";
  xml += paragraph_look(look);
  xml += tail;
  xml += "</w:pPr>";
  xml += runs;
  return xml + "</w:p>\n";
}

}  // namespace yibao::papers::docx
