#include "client/papers/docx_writer.h"

#include <algorithm>
#include <cmath>

#include "client/papers/chart_painter.h"
#include "client/papers/docx_official.h"
#include "client/papers/docx_parts.h"
#include "client/papers/docx_tables.h"
#include "client/papers/docx_xml.h"
#include "client/papers/text_width.h"

namespace yibao::papers {
namespace {

using docx::paragraph;
using docx::ParagraphLook;
using docx::run;

constexpr double kDocumentPitch = 28;  // what offices set: 22 lines to a page
constexpr const char* kSpaces =
    " xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
    " xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\""
    " xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\""
    " xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\""
    " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\""
    " xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\""
    " xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"";

PaperStyle document_style(const Paper& paper) {
  PaperStyle style = style_of(paper);
  if (style.leading.pitch > 0) style.leading.pitch = kDocumentPitch;
  return style;
}

// From either edge, so that the lines of a title are about as long as each other.
double title_inset(const std::string& title, double size, double room) {
  if (title.find('\n') != std::string::npos) return 0;
  const double width = em_width(title) * size;
  const double lines = std::ceil(width / room);
  if (lines < 2) return 0;
  const double of_each = width / lines + 1.5 * size;
  return std::max(0.0, (room - of_each) / 2);
}

std::string picture(std::size_t number, const std::string& title, double width, double height) {
  const std::string id = std::to_string(number);
  const std::string size =
      "cx=\"" + docx::drawing_units(width) + "\" cy=\"" + docx::drawing_units(height) + "\"";
  const std::string name = " name=\"chart" + id + "\" descr=\"" + docx::escaped(title) + "\"";
  return "<w:r><w:drawing><wp:inline distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent " +
         size + "/><wp:docPr id=\"" + id + "\"" + name +
         "/><a:graphic><a:graphicData "
         "uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:pic><pic:nvPicPr>"
         "<pic:cNvPr id=\"" +
         id + "\"" + name + "/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill><a:blip r:embed=\"" +
         docx::picture_relation(number) +
         "\"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" "
         "y=\"0\"/><a:ext " +
         size +
         "/></a:xfrm><a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic>"
         "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>";
}

class Document {
 public:
  explicit Document(const Paper& paper)
      : paper_(paper), style_(document_style(paper)), official_(paper.official.has_value()) {}

  base::Result<base::Bytes> make() {
    write_top();
    for (std::size_t i = 0; i < paper_.blocks.size(); ++i) {
      const Block& block = paper_.blocks[i];
      if (const auto* annex = std::get_if<Annex>(&block)) {
        sign();
        wide_ = annex->wide;
      }
      turn_for(block);
      ends_text_ = ends_text(i);
      std::visit([&](const auto& each) { write(each); }, block);
    }
    sign();
    write_end();
    if (!problem_) return base::fail(problem_.error());
    std::string xml = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document" +
                      std::string(kSpaces) + "><w:body>\n" + body_ +
                      docx::section(style_, landscape_) + "</w:body></w:document>";
    return zip_archive(docx::parts(paper_, style_, std::move(xml), std::move(pictures_)));
  }

 private:
  double room() const { return landscape_ ? style_.sheet.turned().room : style_.sheet.room; }
  double line() const { return style_.leading.pitch > 0 ? style_.leading.pitch : style_.text.size; }

  ParagraphLook text_look() const {
    ParagraphLook look;
    look.line = style_.leading;
    look.align = style_.filled_lines ? "both" : "left";
    return look;
  }

  ParagraphLook title_look(const std::string& title) const {
    ParagraphLook look;
    look.style = docx::kTitleStyle;
    look.line = style_.title_leading;
    look.align = "center";
    look.keep_next = true;
    look.left = look.right = title_inset(title, style_.title.size, room());
    return look;
  }

  ParagraphLook sliver() const {
    ParagraphLook look;
    look.line.pitch = docx::kSliver;
    return look;
  }

  void add(const ParagraphLook& look, const std::string& runs) { body_ += paragraph(look, runs); }

  // -- the top ------------------------------------------------------------------------------------

  void write_top() {
    double above = 0;
    if (official_ && !paper_.official->head.name.empty()) {
      body_ += docx::red_head(paper_.official->head, style_);
      above = 2 * line();
    }
    if (!paper_.title.empty()) {
      ParagraphLook look = title_look(paper_.title);
      look.before = above;
      add(look, run(paper_.title, style_.title));
    }
    if (!paper_.remark.empty()) {
      ParagraphLook look = text_look();
      look.align = "center";
      look.before = official_ ? 0 : style_.text.size / 2;
      add(look, run(paper_.remark, style_.remark));
    }
    if (!body_.empty()) add(text_look(), "");
    if (!official_ || paper_.official->addressees.empty()) return;
    add(text_look(), run(paper_.official->addressees, style_.text));
  }

  // -- the end ------------------------------------------------------------------------------------

  bool ends_text(std::size_t block) const {
    const bool last = block + 1 == paper_.blocks.size();
    const bool before_annex = !last && std::holds_alternative<Annex>(paper_.blocks[block + 1]);
    return official_ && !signed_ && !paper_.official->signed_on.empty() && (last || before_annex);
  }

  void sign() {
    if (!official_ || signed_) return;
    signed_ = true;
    if (!paper_.official->has_signature()) return;
    orient(false);
    body_ += docx::signature(*paper_.official, style_);
  }

  // A document ends with a paragraph; what stands at the page's foot hangs on it.
  void write_end() {
    const bool imprint = official_ && !paper_.official->imprint.empty();
    if (imprint) orient(false);
    add(sliver(), imprint ? docx::imprint(paper_.official->imprint, style_) : "");
  }

  // What follows stands on sheets of this kind.
  void orient(bool landscape) {
    if (landscape == landscape_) return;
    body_ += paragraph(sliver(), "", docx::section(style_, landscape_));
    landscape_ = landscape;
    fresh_sheet_ = true;
  }

  void turn_for(const Block& block) {
    fresh_sheet_ = body_.empty();
    if (std::holds_alternative<Gap>(block)) return;
    const auto* table = std::get_if<Table>(&block);
    orient(wide_ || (table != nullptr && table->wide));
  }

  // -- blocks -------------------------------------------------------------------------------------

  void write(const Heading& heading) {
    ParagraphLook look = text_look();
    const std::string style =
        docx::heading_style(std::clamp(heading.level, 1, static_cast<int>(style_.headings.size())));
    look.style = style.c_str();
    look.before = style_.heading_gap;
    look.letter = style_.headings_indented ? style_.text.size : 0;
    look.keep_next = heading.run_on.empty() || ends_text_;
    add(look, run(heading.text, heading_script(style_, heading.level)) +
                  run(heading.run_on, style_.text));
  }

  void write(const Paragraph& text) {
    ParagraphLook look = text_look();
    look.letter = text.indented ? style_.text.size : 0;
    look.keep_next = ends_text_;
    add(look, run(text.text, style_.text));
  }

  void write(const Fields& fields) { add_table(docx::fields(fields, style_, room())); }
  void write(const Signatures& names) { add_table(docx::signatures(names, style_, room())); }

  void write(const Table& table) {
    ParagraphLook look;
    look.align = "center";
    look.keep_next = true;
    look.line.pitch = table.caption.empty() ? style_.text.size / 2 : style_.small.size * 2;
    add(look, run(table.caption, style_.small));
    add_table(docx::table(table, style_, room()));
    add(text_look(), "");
  }

  // Two tables without anything between them would grow together.
  void add_table(const std::string& xml) {
    body_ += xml;
    add(sliver(), "");
  }

  void write(const Chart& chart) {
    const double depth = landscape_ ? style_.sheet.turned().depth : style_.sheet.depth;
    const double height =
        natural_height(chart, room(), style_.small.size, depth - 2 * style_.text.size);
    auto drawn = picture_of(chart, {room(), height, style_.small.size});
    if (!drawn) {
      problem_ = base::fail(drawn.error());
      return;
    }
    pictures_.push_back(std::move(drawn->png));
    ParagraphLook look;
    look.align = "center";
    look.before = look.after = style_.text.size / 2;
    add(look, picture(pictures_.size(), chart.title, room(), height));
  }

  void write(const Gap&) { add(text_look(), ""); }

  void write(const Enclosures& enclosures) {
    const double letter = style_.text.size;
    const double label = em_width(enclosures.label) * letter;
    ParagraphLook look = text_look();
    look.before = line();
    look.left = style_.indent + label;
    look.first = -label;
    std::string before = enclosures.label;
    for (const std::string& name : enclosures.names) {
      look.keep_next = ends_text_;
      add(look, run(before + name, style_.text));
      look.before = look.first = 0;
      before.clear();
    }
  }

  void write(const Annex& annex) {
    ParagraphLook look = text_look();
    look.keep_next = true;
    look.new_page = !fresh_sheet_;
    if (!annex.mark.empty()) {
      Script mark = style_.text;
      mark.face = style_.headings.front().face;
      mark.bold = style_.headings.front().bold;
      add(look, run(annex.mark, mark));
      look.new_page = false;
      add(look, "");
    }
    if (annex.title.empty()) return;
    ParagraphLook title = title_look(annex.title);
    title.new_page = look.new_page;
    add(title, run(annex.title, style_.title));
    add(text_look(), "");
  }

  const Paper& paper_;
  const PaperStyle style_;
  const bool official_;
  std::string body_;
  std::vector<base::Bytes> pictures_;
  base::Status problem_;
  bool wide_ = false;
  bool landscape_ = false;
  bool fresh_sheet_ = true;
  bool signed_ = false;
  bool ends_text_ = false;
};

}  // namespace

base::Result<base::Bytes> to_docx(const Paper& paper) {
  return Document(paper).make();
}

}  // namespace yibao::papers
