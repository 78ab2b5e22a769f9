#include "client/papers/pdf.h"

#include <algorithm>

#include "client/papers/page.h"
#include "client/papers/table_layout.h"

namespace yibao::papers {
namespace {

constexpr double kLeading = 1.35;
constexpr double kIndent = 2 * kTextScript.size;
constexpr double kNameShare = 0.28;

void draw(Page& page, const Heading& heading) {
  page.need(4 * kTextScript.size);  // not alone at a page's foot
  page.down(kTextScript.size * 0.6);
  page.flow(page.lay(heading.text, kRoom, kHeadingScript).get(), kLeft, kLeading);
}

void draw(Page& page, const Paragraph& paragraph) {
  const Layout layout = page.lay(paragraph.text, kRoom, kTextScript);
  if (paragraph.indented) {
    pango_layout_set_indent(layout.get(), static_cast<int>(kIndent * PANGO_SCALE));
  }
  page.flow(layout.get(), kLeft, kLeading);
}

void draw(Page& page, const Fields& fields) {
  const double name_width = kRoom * kNameShare;
  for (const Fields::Line& line : fields.lines) {
    const Layout name = page.lay(line.name, name_width - kTextScript.size, kTextScript);
    const auto name_lines = lines_of(name.get(), kLeading);
    page.need(name_lines.front().height * static_cast<double>(name_lines.size()));
    const double top = page.y();
    double y = top;
    for (const LineBox& each : name_lines) {
      page.draw_line(each.line, kLeft, y + each.ascent);
      y += each.height;
    }
    const Layout value = page.lay(line.value, kRoom - name_width, kTextScript);
    page.flow(value.get(), kLeft + name_width, kLeading);
    // The longer of the two decides, unless the value went on to another page.
    if (page.y() > top) page.down(std::max(0.0, y - page.y()));
  }
}

void draw(Page& page, const Table& table) {
  page.down(kTextScript.size * 0.5);
  draw_table(page, table);
}

void draw(Page& page, const Signatures& signatures) {
  if (signatures.names.empty()) return;
  const double width = kRoom / static_cast<double>(signatures.names.size());
  const double height = 5 * kTextScript.size;
  page.need(height);
  double x = kLeft;
  for (const std::string& name : signatures.names) {
    const Layout layout = page.lay(name, width - kTextScript.size, kTextScript);
    const LineBox line = lines_of(layout.get(), 1).front();
    page.draw_line(line.line, x, page.y() + 2 * kTextScript.size + line.ascent);
    page.rule(x, page.y() + height - kTextScript.size / 2, width - kTextScript.size);
    x += width;
  }
  page.down(height);
}

void draw(Page& page, const Gap&) {
  page.down(kTextScript.size);
}

}  // namespace

base::Result<base::Bytes> to_pdf(const Paper& paper) {
  base::Bytes bytes;
  Page page(bytes, paper);
  if (!paper.title.empty()) {
    page.flow(page.lay(paper.title, kRoom, kTitleScript, PANGO_ALIGN_CENTER).get(), kLeft, 1.2);
  }
  if (!paper.remark.empty()) {
    page.down(kTextScript.size * 0.5);
    page.flow(page.lay(paper.remark, kRoom, kSmallScript, PANGO_ALIGN_CENTER).get(), kLeft, 1.2);
  }
  page.down(kTextScript.size);
  for (const Block& block : paper.blocks) {
    std::visit([&](const auto& each) { draw(page, each); }, block);
  }
  if (!page.finish()) {
    return base::fail(base::ErrorCode::kIo, "pdf",
                      base::TextArgs{{"path", "PDF"}, {"reason", "cairo"}});
  }
  return bytes;
}

}  // namespace yibao::papers
