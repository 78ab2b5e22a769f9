#include "client/papers/page.h"

#include <cairo-pdf.h>

#include "client/papers/chart_painter.h"

namespace yibao::papers {
namespace {

constexpr std::size_t kSecondsOfRfc3339 = 19;  // the library knows no parts of them

cairo_status_t take_bytes(void* closure, const unsigned char* data, unsigned length) {
  static_cast<base::Bytes*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

}  // namespace

Page::Page(base::Bytes& out, const Paper& paper, const PaperStyle& style)
    : style_(style), sheet_(style.sheet), y_(style.sheet.top) {
  surface_ = cairo_pdf_surface_create_for_stream(&take_bytes, &out, sheet_.width, sheet_.height);
  // Old printers' and old viewers' version.
  cairo_pdf_surface_restrict_to_version(surface_, CAIRO_PDF_VERSION_1_4);
  std::string title = paper.title;
  std::erase(title, '\n');
  const std::string made = base::to_rfc3339(paper.made_at).substr(0, kSecondsOfRfc3339) + "Z";
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, title.c_str());
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
  cairo_ = cairo_create(surface_);
  fonts_ = std::make_unique<Fonts>(cairo_);
}

Page::~Page() {
  fonts_.reset();
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
}

void Page::colour(Colour colour) {
  cairo_set_source_rgb(cairo_, colour == Colour::kRed ? 1 : 0, 0, 0);
}

void Page::draw_line(PangoLayoutLine* line, double x, double baseline) {
  cairo_move_to(cairo_, x, baseline);
  pango_cairo_show_layout_line(cairo_, line);
}

void Page::flow(PangoLayout* layout, double x, const Leading& leading, double keep) {
  const std::vector<LineBox> lines = lines_of(layout, leading);
  double left = height_of(lines);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    need(lines[i].height);
    // What follows would stand alone on the next sheet: the last two lines go with it.
    const bool last_two = i + 2 == lines.size() || (i == 0 && lines.size() == 1);
    if (last_two && keep > 0) need(left + keep);
    draw_line(lines[i].line, x + lines[i].x, y_ + lines[i].ascent);
    y_ += lines[i].height;
    left -= lines[i].height;
  }
}

void Page::rule(double x, double y, double width, double thickness) {
  cairo_set_line_width(cairo_, thickness);
  cairo_move_to(cairo_, x, y);
  cairo_line_to(cairo_, x + width, y);
  cairo_stroke(cairo_);
}

void Page::upright(double x, double y, double height) {
  cairo_set_line_width(cairo_, kHair);
  cairo_move_to(cairo_, x, y);
  cairo_line_to(cairo_, x, y + height);
  cairo_stroke(cairo_);
}

void Page::draw_chart(const Chart& chart, double x, double y, double width, double height) {
  cairo_save(cairo_);
  cairo_translate(cairo_, x, y);
  paint(cairo_, *fonts_, chart, {width, height, style_.small.size});
  cairo_restore(cairo_);
}

void Page::need(double height) {
  constexpr double kRounding = 0.01;  // of sums of lines
  if (height > rest() + kRounding && !at_top()) turn();
}

void Page::orient(bool landscape) {
  if (landscape == landscape_) return;
  if (!at_top()) turn();
  landscape_ = landscape;
  sheet_ = landscape ? style_.sheet.turned() : style_.sheet;
  y_ = sheet_.top;
  cairo_pdf_surface_set_size(surface_, sheet_.width, sheet_.height);
}

void Page::number_sheet() {
  const SheetShape& upright = style_.numbers_outside ? style_.sheet : sheet_;
  const Layout number = fonts_->lay("— " + std::to_string(number_) + " —", upright.room,
                                    style_.number, PANGO_ALIGN_CENTER);
  double x = upright.left;
  if (style_.numbers_outside) {
    const bool odd = number_ % 2 == 1;
    pango_layout_set_alignment(number.get(), odd ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
    // One letter from the edge.
    x += odd ? -style_.number.size : style_.number.size;
  }
  cairo_save(cairo_);
  if (style_.numbers_outside && landscape_) {
    // Where it stands on all the other sheets of the stack: the sheet is turned, the number not.
    const cairo_matrix_t turned = {0, 1, -1, 0, upright.height, 0};
    cairo_transform(cairo_, &turned);
  }
  const LineBox line = lines_of(number.get(), {}).front();
  draw_line(line.line, x + line.x, upright.top + upright.depth + style_.number_below);
  cairo_restore(cairo_);
}

void Page::turn() {
  number_sheet();
  cairo_show_page(cairo_);
  ++number_;
  y_ = sheet_.top;
}

bool Page::finish() {
  number_sheet();
  cairo_show_page(cairo_);
  cairo_surface_finish(surface_);
  return cairo_status(cairo_) == CAIRO_STATUS_SUCCESS &&
         cairo_surface_status(surface_) == CAIRO_STATUS_SUCCESS;
}

}  // namespace yibao::papers
