// The sheet being filled: a place on it, moving down, and a new sheet where the next line would not
// fit. Owns the drawing library's objects.
#pragma once

#include <string>
#include <vector>

#include "client/papers/chart.h"
#include "client/papers/fonts.h"
#include "shared/base/bytes.h"

namespace yibao::papers {

enum class Colour : std::uint8_t { kBlack, kRed };

// From the upper left corner of the sheet, in points.
class Page {
 public:
  // The bytes arrive in `out`, which outlives the page.
  Page(base::Bytes& out, const Paper& paper, const PaperStyle& style);
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  const PaperStyle& style() const { return style_; }
  const Fonts& fonts() const { return *fonts_; }
  double left() const { return sheet_.left; }
  double room() const { return sheet_.room; }

  double y() const { return y_; }
  double foot() const { return sheet_.top + sheet_.depth; }
  double rest() const { return foot() - y_; }
  double depth() const { return sheet_.depth; }
  void down(double distance) { y_ += distance; }
  bool at_top() const { return y_ <= sheet_.top; }
  // Ends this sheet and begins the next.
  void turn();
  // Turns the page where less than this is left.
  void need(double height);
  // What follows stands on sheets of this kind.
  void orient(bool landscape);

  void colour(Colour colour);
  // Draws one line of a layout; does not move.
  void draw_line(PangoLayoutLine* line, double x, double baseline);
  void rule(double x, double y, double width, double thickness = kHair);
  void upright(double x, double y, double height);
  // A layout from its first line, over as many pages as it takes; its end stays with the `keep`
  // points that follow it.
  void flow(PangoLayout* layout, double x, const Leading& leading, double keep = 0);
  // Its upper left corner at the place; does not move.
  void draw_chart(const Chart& chart, double x, double y, double width, double height);

  // Ends the last sheet; false where the library failed.
  bool finish();

 private:
  static constexpr double kHair = 0.6;

  void number_sheet();

  const PaperStyle& style_;
  SheetShape sheet_;
  bool landscape_ = false;
  cairo_surface_t* surface_ = nullptr;
  cairo_t* cairo_ = nullptr;
  std::unique_ptr<Fonts> fonts_;
  double y_ = 0;
  int number_ = 1;
};

}  // namespace yibao::papers
