#include "client/papers/page.h"

#include <cairo-pdf.h>

namespace yibao::papers {
namespace {

// The faces of official papers where they are installed, else what Debian has.
constexpr const char* kFaces = "FangSong,FangSong_GB2312,Noto Serif CJK SC,Noto Sans CJK SC,serif";
constexpr std::size_t kSecondsOfRfc3339 = 19;  // the library knows no parts of them
constexpr double kFoot = 45;                   // of the sheet's number, from the lower edge

cairo_status_t take_bytes(void* closure, const unsigned char* data, unsigned length) {
  static_cast<base::Bytes*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

double points(int pango_units) {
  return static_cast<double>(pango_units) / PANGO_SCALE;
}

}  // namespace

Page::Page(base::Bytes& out, const Paper& paper) {
  surface_ = cairo_pdf_surface_create_for_stream(&take_bytes, &out, kPageWidth, kPageHeight);
  // Old printers' and old viewers' version.
  cairo_pdf_surface_restrict_to_version(surface_, CAIRO_PDF_VERSION_1_4);
  const std::string made = base::to_rfc3339(paper.made_at).substr(0, kSecondsOfRfc3339) + "Z";
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_TITLE, paper.title.c_str());
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_CREATE_DATE, made.c_str());
  cairo_pdf_surface_set_metadata(surface_, CAIRO_PDF_METADATA_MOD_DATE, made.c_str());
  cairo_ = cairo_create(surface_);
  cairo_set_line_width(cairo_, 0.6);
  // Of its own: shared ones belong to one thread.
  fonts_ = pango_cairo_font_map_new();
  context_ = pango_font_map_create_context(fonts_);
  pango_cairo_update_context(cairo_, context_);
  pango_context_set_language(context_, pango_language_from_string("zh-cn"));
}

Page::~Page() {
  g_object_unref(context_);
  g_object_unref(fonts_);
  cairo_destroy(cairo_);
  cairo_surface_destroy(surface_);
}

Layout Page::lay(const std::string& text, double width, Script script, PangoAlignment align) const {
  Layout layout(pango_layout_new(context_));
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, kFaces);
  pango_font_description_set_absolute_size(font, script.size * PANGO_SCALE);
  if (script.bold) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  pango_layout_set_font_description(layout.get(), font);
  pango_font_description_free(font);
  pango_layout_set_width(layout.get(), static_cast<int>(width * PANGO_SCALE));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment(layout.get(), align);
  pango_layout_set_text(layout.get(), text.c_str(), static_cast<int>(text.size()));
  return layout;
}

std::vector<LineBox> lines_of(PangoLayout* layout, double leading) {
  std::vector<LineBox> lines;
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    PangoRectangle box;
    pango_layout_iter_get_line_extents(at, nullptr, &box);
    const double ascent = points(pango_layout_iter_get_baseline(at)) - points(box.y);
    lines.push_back({pango_layout_iter_get_line_readonly(at), points(box.x),
                     points(box.height) * leading, ascent});
  } while (pango_layout_iter_next_line(at) != 0);
  pango_layout_iter_free(at);
  return lines;
}

void Page::draw_line(PangoLayoutLine* line, double x, double baseline) {
  cairo_move_to(cairo_, x, baseline);
  pango_cairo_show_layout_line(cairo_, line);
}

void Page::flow(PangoLayout* layout, double x, double leading) {
  for (const LineBox& line : lines_of(layout, leading)) {
    need(line.height);
    draw_line(line.line, x + line.x, y_ + line.ascent);
    y_ += line.height;
  }
}

void Page::rule(double x, double y, double width) {
  cairo_move_to(cairo_, x, y);
  cairo_line_to(cairo_, x + width, y);
  cairo_stroke(cairo_);
}

void Page::upright(double x, double y, double height) {
  cairo_move_to(cairo_, x, y);
  cairo_line_to(cairo_, x, y + height);
  cairo_stroke(cairo_);
}

void Page::need(double height) {
  if (height > rest() && !at_top()) turn();
}

void Page::number_sheet() {
  const Layout number =
      lay("— " + std::to_string(number_) + " —", kRoom, kSmallScript, PANGO_ALIGN_CENTER);
  const auto lines = lines_of(number.get(), 1);
  draw_line(lines.front().line, kLeft + lines.front().x, kPageHeight - kFoot);
}

void Page::turn() {
  number_sheet();
  cairo_show_page(cairo_);
  ++number_;
  y_ = kTop;
}

bool Page::finish() {
  number_sheet();
  cairo_show_page(cairo_);
  cairo_surface_finish(surface_);
  return cairo_status(cairo_) == CAIRO_STATUS_SUCCESS &&
         cairo_surface_status(surface_) == CAIRO_STATUS_SUCCESS;
}

}  // namespace yibao::papers
