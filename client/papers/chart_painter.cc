#include "client/papers/chart_painter.h"

#include <cairo.h>

#include <cmath>

#include "client/papers/chart_style.h"

namespace yibao::papers {
namespace {

constexpr double kDotsOfPoint = 2 * 96.0 / 72;

Script script_of(double size, ChartRole role) {
  const bool strong = role.part == ChartPart::kTitle || role.part == ChartPart::kHighlight;
  return {size, Face::kStrong, strong};
}

class Painter {
 public:
  Painter(cairo_t* cairo, const Fonts& fonts, double letter)
      : cairo_(cairo), fonts_(fonts), letter_(letter) {}

  void paint(const ChartDrawing& drawing) {
    for (const ChartLine& line : drawing.grid) paint(line);
    for (const ChartBox& box : drawing.boxes) {
      use(box.role);
      cairo_rectangle(cairo_, box.x, box.y, box.width, box.height);
      cairo_fill(cairo_);
    }
    for (const ChartLine& line : drawing.lines) paint(line);
    for (const ChartText& text : drawing.texts) paint(text);
  }

 private:
  void use(ChartRole role) {
    const ChartInk ink = ink_of(role);
    cairo_set_source_rgb(cairo_, ink.red / 255.0, ink.green / 255.0, ink.blue / 255.0);
  }

  void paint(const ChartLine& line) {
    if (line.points.empty()) return;
    use(line.role);
    cairo_new_path(cairo_);
    for (const ChartPoint& point : line.points) cairo_line_to(cairo_, point.x, point.y);
    if (line.filled) {
      cairo_close_path(cairo_);
      cairo_fill(cairo_);
      return;
    }
    std::vector<double> dashes = dashes_of(line.role);
    for (double& dash : dashes) dash *= letter_;
    cairo_set_dash(cairo_, dashes.data(), static_cast<int>(dashes.size()), 0);
    cairo_set_line_width(cairo_, thickness_of(line.role) * letter_);
    cairo_stroke(cairo_);
    cairo_set_dash(cairo_, nullptr, 0, 0);
  }

  void paint(const ChartText& text) {
    use(text.role);
    const Layout layout = fonts_.lay(text.text, 0, script_of(text.size, text.role));
    pango_layout_set_width(layout.get(), -1);
    const LineBox line = lines_of(layout.get(), {}).front();
    PangoRectangle ink;
    pango_layout_line_get_extents(line.line, nullptr, &ink);
    const double width = static_cast<double>(ink.width) / PANGO_SCALE;
    double x = text.x;
    if (text.anchor == ChartAnchor::kCentre) x -= width / 2;
    if (text.anchor == ChartAnchor::kRight) x -= width;
    cairo_move_to(cairo_, x, text.y + line.ascent - line.height / 2);
    pango_cairo_show_layout_line(cairo_, line.line);
  }

  cairo_t* cairo_;
  const Fonts& fonts_;
  double letter_;
};

cairo_status_t append(void* closure, const unsigned char* data, unsigned length) {
  static_cast<base::Bytes*>(closure)->append(reinterpret_cast<const char*>(data), length);
  return CAIRO_STATUS_SUCCESS;
}

// The same on every machine: no hints, no colours of one screen's dots.
void plain_letters(cairo_surface_t* surface, cairo_t* cairo) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_surface_get_font_options(surface, options);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_set_font_options(cairo, options);
  cairo_font_options_destroy(options);
}

}  // namespace

void paint(cairo_t* cairo, const Fonts& fonts, const Chart& chart, const ChartSize& size) {
  const MeasureText measure = [&](std::string_view text, double letter) {
    return fonts.width_of(std::string(text), {letter, Face::kStrong, false});
  };
  cairo_save(cairo);
  Painter(cairo, fonts, size.text).paint(lay_out(chart, size, measure));
  cairo_restore(cairo);
}

base::Result<ChartPicture> picture_of(const Chart& chart, const ChartSize& size) {
  ChartPicture picture;
  picture.dots_wide = static_cast<int>(std::ceil(size.width * kDotsOfPoint));
  picture.dots_high = static_cast<int>(std::ceil(size.height * kDotsOfPoint));
  cairo_surface_t* surface =
      cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.dots_wide, picture.dots_high);
  cairo_t* cairo = cairo_create(surface);
  cairo_set_source_rgb(cairo, 1, 1, 1);
  cairo_paint(cairo);
  plain_letters(surface, cairo);
  cairo_scale(cairo, kDotsOfPoint, kDotsOfPoint);
  paint(cairo, Fonts(cairo), chart, size);
  const bool good =
      cairo_surface_write_to_png_stream(surface, &append, &picture.png) == CAIRO_STATUS_SUCCESS &&
      cairo_status(cairo) == CAIRO_STATUS_SUCCESS;
  cairo_destroy(cairo);
  cairo_surface_destroy(surface);
  if (!good) {
    return base::fail(base::ErrorCode::kIo, "png",
                      base::TextArgs{{"path", "PNG"}, {"reason", "cairo"}});
  }
  return picture;
}

}  // namespace yibao::papers
