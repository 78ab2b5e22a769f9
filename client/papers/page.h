// The sheet being filled: a place on it, moving down, and a new sheet where the next line would not
// fit. Owns the drawing library's objects.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

#include "client/papers/paper.h"
#include "shared/base/bytes.h"

namespace yibao::papers {

// In points (1/72 inch): A4 with the margins of official papers (GB/T 9704).
inline constexpr double kPageWidth = 595.28;
inline constexpr double kPageHeight = 841.89;
inline constexpr double kLeft = 79.4;    // 28 mm
inline constexpr double kRight = 73.7;   // 26 mm
inline constexpr double kTop = 85.0;     // 30 mm
inline constexpr double kBottom = 85.0;  // 30 mm
inline constexpr double kRoom = kPageWidth - kLeft - kRight;

struct Script {
  double size = 12;
  bool bold = false;
};
inline constexpr Script kTitleScript{20, true};
inline constexpr Script kHeadingScript{13, true};
inline constexpr Script kTextScript{12, false};
inline constexpr Script kTableScript{10.5, false};
inline constexpr Script kTableHeadScript{10.5, true};
inline constexpr Script kSmallScript{9.5, false};

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

class Page {
 public:
  // The bytes arrive in `out`, which outlives the page.
  Page(base::Bytes& out, const Paper& paper);
  ~Page();
  Page(const Page&) = delete;
  Page& operator=(const Page&) = delete;

  // A text broken into lines of the width.
  Layout lay(const std::string& text, double width, Script script,
             PangoAlignment align = PANGO_ALIGN_LEFT) const;

  double y() const { return y_; }
  double rest() const { return kPageHeight - kBottom - y_; }
  void down(double distance) { y_ += distance; }
  bool at_top() const { return y_ <= kTop; }
  // Ends this sheet and begins the next.
  void turn();
  // Turns the page where less than this is left.
  void need(double height);

  // Draws one line of a layout, its top at y(); does not move.
  void draw_line(PangoLayoutLine* line, double x, double baseline);
  void rule(double x, double y, double width);
  void upright(double x, double y, double height);
  // A layout from its first line, over as many pages as it takes.
  void flow(PangoLayout* layout, double x, double leading);

  // Ends the last sheet; false where the library failed.
  bool finish();

 private:
  void number_sheet();

  cairo_surface_t* surface_ = nullptr;
  cairo_t* cairo_ = nullptr;
  PangoFontMap* fonts_ = nullptr;
  PangoContext* context_ = nullptr;
  double y_ = kTop;
  int number_ = 1;
};

// The lines of a layout with their heights, top to bottom.
struct LineBox {
  PangoLayoutLine* line = nullptr;
  double x = 0;       // within the layout
  double height = 0;  // with the space to the next
  double ascent = 0;  // from its top to its baseline
};
std::vector<LineBox> lines_of(PangoLayout* layout, double leading);

}  // namespace yibao::papers
