#include "client/papers/pdf.h"

#include <algorithm>

#include "client/papers/chart_layout.h"
#include "client/papers/official_layout.h"
#include "client/papers/page.h"
#include "client/papers/table_layout.h"

namespace yibao::papers {
namespace {

class PaperLayout {
 public:
  PaperLayout(Page& page, const Paper& paper) : page_(page), paper_(paper), style_(page.style()) {}

  void draw() {
    draw_top();
    for (std::size_t i = 0; i < paper_.blocks.size(); ++i) {
      const Block& block = paper_.blocks[i];
      const auto* annex = std::get_if<Annex>(&block);
      if (annex != nullptr) {
        sign();
        if (!page_.at_top()) page_.turn();
        wide_ = annex->wide;
      }
      orient(block);
      keep_ = ends_text(i) ? signature() : 0;
      // A heading never stands alone at a page's foot.
      if (stays_with_next(i)) keep_ = beginning_of(i + 1);
      std::visit([&](const auto& each) { draw(each); }, block);
    }
    sign();
    if (!paper_.official || paper_.official->imprint.empty()) return;
    page_.orient(false);
    draw_imprint(page_, paper_.official->imprint);
  }

 private:
  void draw_top() {
    if (paper_.official) draw_head(page_, paper_.official->head);
    if (!paper_.title.empty()) draw_title(page_, paper_.title);
    if (!paper_.remark.empty()) {
      if (!paper_.official) page_.down(style_.text.size * 0.5);
      flow(page_.fonts().lay(paper_.remark, page_.room(), style_.remark, PANGO_ALIGN_CENTER),
           paper_.official ? style_.leading : style_.title_leading);
    }
    if (!page_.at_top()) page_.down(line());
    if (paper_.official && !paper_.official->addressees.empty()) {
      draw_addressees(page_, paper_.official->addressees);
    }
  }

  // -- the end of the text ------------------------------------------------------------------------

  bool ends_text(std::size_t block) const {
    const bool last = block + 1 == paper_.blocks.size();
    return last || std::holds_alternative<Annex>(paper_.blocks[block + 1]);
  }

  bool stays_with_next(std::size_t block) const {
    const auto* heading = std::get_if<Heading>(&paper_.blocks[block]);
    return heading != nullptr && heading->run_on.empty() && !ends_text(block);
  }

  // What has to stand on one page from a block's beginning on.
  double beginning_of(std::size_t block) const {
    if (const auto* paragraph = std::get_if<Paragraph>(&paper_.blocks[block])) {
      const Layout layout = lay(*paragraph);
      const auto lines = static_cast<double>(pango_layout_get_line_count(layout.get()));
      return lines > 2 ? line() : lines * line() + (ends_text(block) ? signature() : 0);
    }
    if (const auto* chart = std::get_if<Chart>(&paper_.blocks[block])) return height_of(*chart);
    if (stays_with_next(block)) return line() + beginning_of(block + 1);
    return std::holds_alternative<Heading>(paper_.blocks[block]) ? line() : 4 * line();
  }

  double signature() const {
    return paper_.official && !signed_ ? signature_height(page_, *paper_.official) : 0;
  }

  void sign() {
    if (!paper_.official || signed_) return;
    signed_ = true;
    if (!paper_.official->has_signature()) return;
    page_.orient(false);
    draw_signature(page_, *paper_.official);
  }

  void orient(const Block& block) {
    if (std::holds_alternative<Gap>(block)) return;
    const auto* table = std::get_if<Table>(&block);
    page_.orient(wide_ || (table != nullptr && table->wide));
  }

  // -- blocks -------------------------------------------------------------------------------------

  double line() const { return style_.leading.pitch > 0 ? style_.leading.pitch : style_.text.size; }

  void flow(const Layout& layout, const Leading& leading, double keep = 0) {
    page_.flow(layout.get(), page_.left(), leading, keep);
  }

  void flow_text(const Layout& layout, bool indented, double keep) {
    if (indented) {
      pango_layout_set_indent(layout.get(), static_cast<int>(style_.indent * PANGO_SCALE));
    }
    pango_layout_set_justify(layout.get(), style_.filled_lines ? 1 : 0);
    flow(layout, style_.leading, keep);
  }

  void draw(const Heading& heading) {
    if (!page_.at_top()) page_.down(style_.heading_gap);
    const Layout layout = page_.fonts().lay({heading.text, heading_script(style_, heading.level)},
                                            heading.run_on, page_.room(), style_.text);
    flow_text(layout, style_.headings_indented, keep_);
  }

  Layout lay(const Paragraph& paragraph) const {
    Layout layout = page_.fonts().lay(paragraph.text, page_.room(), style_.text);
    if (paragraph.indented) {
      pango_layout_set_indent(layout.get(), static_cast<int>(style_.indent * PANGO_SCALE));
    }
    return layout;
  }

  void draw(const Paragraph& paragraph) { flow_text(lay(paragraph), false, keep_); }

  void draw(const Fields& fields) {
    const double name_width = page_.room() * kFieldNameShare;
    for (const Fields::Line& field : fields.lines) {
      const Layout name = page_.fonts().lay(field.name, name_width - style_.text.size, style_.text);
      const auto name_lines = lines_of(name.get(), style_.leading);
      page_.need(papers::height_of(name_lines));
      const double top = page_.y();
      double y = top;
      for (const LineBox& each : name_lines) {
        page_.draw_line(each.line, page_.left(), y + each.ascent);
        y += each.height;
      }
      const Layout value = page_.fonts().lay(field.value, page_.room() - name_width, style_.text);
      page_.flow(value.get(), page_.left() + name_width, style_.leading);
      // The longer of the two decides, unless the value went on to another page.
      if (page_.y() > top) page_.down(std::max(0.0, y - page_.y()));
    }
  }

  void draw(const Table& table) {
    page_.down(style_.text.size * 0.5);
    draw_table(page_, table);
  }

  double height_of(const Chart& chart) const {
    return natural_height(chart, page_.room(), style_.small.size, page_.depth());
  }

  void draw(const Chart& chart) {
    if (!page_.at_top()) page_.down(style_.text.size * 0.5);
    const double height = height_of(chart);
    page_.need(height);
    page_.draw_chart(chart, page_.left(), page_.y(), page_.room(), height);
    page_.down(height + style_.text.size);
  }

  void draw(const Signatures& signatures) {
    if (signatures.names.empty()) return;
    const double letter = style_.text.size;
    const double width = page_.room() / static_cast<double>(signatures.names.size());
    const double height = 5 * letter;
    page_.need(height);
    double x = page_.left();
    for (const std::string& name : signatures.names) {
      const Layout layout = page_.fonts().lay(name, width - letter, style_.text);
      const LineBox first = lines_of(layout.get(), {}).front();
      page_.draw_line(first.line, x, page_.y() + 2 * letter + first.ascent);
      page_.rule(x, page_.y() + height - letter / 2, width - letter);
      x += width;
    }
    page_.down(height);
  }

  void draw(const Gap&) { page_.down(line()); }

  // Names begin behind the label, one below the other, whatever lines they take.
  void draw(const Enclosures& enclosures) {
    page_.down(line());
    const double indent = style_.indent + page_.fonts().width_of(enclosures.label, style_.text);
    for (std::size_t i = 0; i < enclosures.names.size(); ++i) {
      const bool last = i + 1 == enclosures.names.size();
      page_.need(line() + (last ? keep_ : 0));
      if (i == 0) {
        const Layout label = page_.fonts().lay(enclosures.label, page_.room(), style_.text);
        const LineBox first = lines_of(label.get(), style_.leading).front();
        page_.draw_line(first.line, page_.left() + style_.indent, page_.y() + first.ascent);
      }
      const Layout name =
          page_.fonts().lay(enclosures.names[i], page_.room() - indent, style_.text);
      page_.flow(name.get(), page_.left() + indent, style_.leading, last ? keep_ : 0);
    }
  }

  void draw(const Annex& annex) {
    const Script mark{style_.text.size, style_.headings.front().face, style_.headings.front().bold};
    if (!annex.mark.empty()) {
      flow(page_.fonts().lay(annex.mark, page_.room(), mark), style_.leading);
      page_.down(line());
    }
    if (annex.title.empty()) return;
    draw_title(page_, annex.title);
    page_.down(line());
  }

  Page& page_;
  const Paper& paper_;
  const PaperStyle& style_;
  bool wide_ = false;
  bool signed_ = false;
  double keep_ = 0;
};

}  // namespace

base::Result<base::Bytes> to_pdf(const Paper& paper) {
  base::Bytes bytes;
  Page page(bytes, paper, style_of(paper));
  PaperLayout(page, paper).draw();
  if (!page.finish()) {
    return base::fail(base::ErrorCode::kIo, "pdf",
                      base::TextArgs{{"path", "PDF"}, {"reason", "cairo"}});
  }
  return bytes;
}

}  // namespace yibao::papers
