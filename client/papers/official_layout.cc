#include "client/papers/official_layout.h"

#include <algorithm>

namespace yibao::papers {
namespace {

constexpr double kLetter = kOfficialSize;
constexpr double kDateFromEdge = 4 * kLetter;
constexpr double kLineStep = 4;  // points tried when title lines are balanced

// Two texts on one line, one letter from either edge.
void draw_pair(Page& page, const std::string& left, const std::string& right,
               const Script& script) {
  const double width = page.room() - 2 * script.size;
  const double x = page.left() + script.size;
  for (const bool at_left : {true, false}) {
    const Layout layout = page.fonts().lay(at_left ? left : right, width, script,
                                           at_left ? PANGO_ALIGN_LEFT : PANGO_ALIGN_RIGHT);
    const LineBox line = lines_of(layout.get(), page.style().leading).front();
    page.draw_line(line.line, x + line.x, page.y() + line.ascent);
  }
  page.down(page.style().leading.pitch);
}

std::size_t line_count(const Layout& layout) {
  return static_cast<std::size_t>(pango_layout_get_line_count(layout.get()));
}

// A label, and a text that begins behind it on every line.
class Hanging {
 public:
  Hanging(const Page& page, const Imprint::Copies& copies)
      : label_(page.fonts().lay(copies.label, page.room(), kImprintScript)),
        indent_(page.fonts().width_of(copies.label, kImprintScript)),
        names_(page.fonts().lay(copies.names, page.room() - 2 * kImprintScript.size - indent_,
                                kImprintScript)) {
    pango_layout_set_justify(names_.get(), 1);
  }

  double height(const Leading& leading) const { return height_of(lines_of(names_.get(), leading)); }

  void draw(Page& page, const Leading& leading) const {
    const double x = page.left() + kImprintScript.size;
    const LineBox label = lines_of(label_.get(), leading).front();
    page.draw_line(label.line, x, page.y() + label.ascent);
    for (const LineBox& line : lines_of(names_.get(), leading)) {
      page.draw_line(line.line, x + indent_ + line.x, page.y() + line.ascent);
      page.down(line.height);
    }
  }

 private:
  Layout label_;
  double indent_;
  Layout names_;
};

}  // namespace

void draw_head(Page& page, const RedHead& head) {
  if (head.name.empty()) return;
  const PaperStyle& style = page.style();
  const Script red{head_size(head.name, page.room()), Face::kTitle};
  page.down(kHeadBelowTop);
  page.colour(Colour::kRed);
  const Layout name = page.fonts().lay(head.name, page.room(), red, PANGO_ALIGN_CENTER);
  page.flow(name.get(), page.left(), {red.size * 1.25, 1});
  page.colour(Colour::kBlack);
  if (!head.number.empty()) {
    page.down(head.left.empty() && head.right.empty() ? 2 * kOfficialPitch : kOfficialPitch);
    const Layout number =
        page.fonts().lay(head.number, page.room(), style.text, PANGO_ALIGN_CENTER);
    page.flow(number.get(), page.left(), style.leading);
  }
  if (!head.left.empty() || !head.right.empty()) {
    page.down(kOfficialPitch);
    draw_pair(page, head.left, head.right, style.text);
  }
  page.down(kRuleBelowNumber);
  page.colour(Colour::kRed);
  page.rule(page.left(), page.y(), page.room(), kRedRule);
  page.colour(Colour::kBlack);
  page.down(2 * kOfficialPitch);
}

// A last line of one or two letters looks lost: lines are made as narrow as their number allows.
void draw_title(Page& page, const std::string& title) {
  const PaperStyle& style = page.style();
  double width = page.room();
  Layout layout = page.fonts().lay(title, width, style.title, PANGO_ALIGN_CENTER);
  const std::size_t lines = line_count(layout);
  const bool broken = title.find('\n') != std::string::npos;
  while (lines > 1 && !broken && width > page.room() / 3) {
    Layout narrower = page.fonts().lay(title, width - kLineStep, style.title, PANGO_ALIGN_CENTER);
    if (line_count(narrower) > lines) break;
    width -= kLineStep;
    layout = std::move(narrower);
  }
  page.flow(layout.get(), page.left() + (page.room() - width) / 2, style.title_leading,
            3 * style.text.size);
}

void draw_addressees(Page& page, const std::string& addressees) {
  const PaperStyle& style = page.style();
  const Layout layout = page.fonts().lay(addressees, page.room(), style.text);
  page.flow(layout.get(), page.left(), style.leading, kOfficialPitch);
}

double signature_height(const Page& page, const Official& official) {
  if (official.signed_by.empty() && official.signed_on.empty()) return 0;
  const double lines = (official.signed_by.empty() ? 0.0 : 1.0) + 1 + 2;  // two for the seal
  return lines * page.style().leading.pitch;
}

// The date four letters from the edge, the office in the middle above it; an office that is too
// long for that ends at the edge, and the date stands in the middle below it.
void draw_signature(Page& page, const Official& official) {
  const PaperStyle& style = page.style();
  const double height = signature_height(page, official);
  if (height > 0) {
    page.need(height);
    page.down(2 * style.leading.pitch);
    const double right = page.left() + page.room();
    const double office = page.fonts().width_of(official.signed_by, style.text);
    const double date = page.fonts().width_of(official.signed_on, style.text);
    const double middle = std::min(right - kDateFromEdge - date / 2, right - office / 2);
    for (const auto& [text, width] :
         {std::pair(&official.signed_by, office), std::pair(&official.signed_on, date)}) {
      if (text->empty()) continue;
      const double x = std::max(page.left(), middle - width / 2);
      page.flow(page.fonts().lay(*text, right - x + kLetter, style.text).get(), x, style.leading);
    }
  }
  if (official.note.empty()) return;
  const Layout note = page.fonts().lay("（" + official.note + "）", page.room(), style.text);
  pango_layout_set_indent(note.get(), static_cast<int>(style.indent * PANGO_SCALE));
  page.flow(note.get(), page.left(), style.leading);
}

void draw_imprint(Page& page, const Imprint& imprint) {
  if (imprint.empty()) return;
  const Leading& leading = page.style().leading;
  std::vector<Hanging> copies;
  double height = 0;
  for (const Imprint::Copies& each : imprint.copies) {
    height += copies.emplace_back(page, each).height(leading);
  }
  const bool printed = !imprint.printed_by.empty() || !imprint.printed_on.empty();
  if (printed) height += leading.pitch;
  page.need(height);
  page.down(page.rest() - height);
  page.rule(page.left(), page.y(), page.room(), kThickRule);
  for (std::size_t i = 0; i < copies.size(); ++i) {
    if (i > 0) page.rule(page.left(), page.y(), page.room(), kThinRule);
    copies[i].draw(page, leading);
  }
  if (printed) {
    if (!copies.empty()) page.rule(page.left(), page.y(), page.room(), kThinRule);
    draw_pair(page, imprint.printed_by, imprint.printed_on, kImprintScript);
  }
  page.rule(page.left(), page.y(), page.room(), kThickRule);
}

}  // namespace yibao::papers
