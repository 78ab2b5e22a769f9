// Faces of this machine by what official papers call for, and texts broken into lines with them.
// Owns the text library's objects; shared ones would belong to one thread.
#pragma once

#include <pango/pangocairo.h>

#include <memory>
#include <string>
#include <vector>

#include "client/papers/paper_style.h"

namespace yibao::papers {

struct Unref {
  void operator()(void* object) const { g_object_unref(object); }
};
using Layout = std::unique_ptr<PangoLayout, Unref>;

class Fonts {
 public:
  // For this drawing, whose font options are taken.
  explicit Fonts(cairo_t* cairo);

  // A text broken into lines of the width.
  Layout lay(const std::string& text, double width, const Script& script,
             PangoAlignment align = PANGO_ALIGN_LEFT) const;
  // The same, behind a lead in a script of its own.
  struct Lead {
    std::string text;
    Script script;
  };
  Layout lay(const Lead& lead, const std::string& text, double width, const Script& script) const;
  double width_of(const std::string& text, const Script& script) const;

 private:
  PangoFontDescription* describe(const Script& script) const;
  bool is_installed(Face face) const;

  std::unique_ptr<PangoFontMap, Unref> map_;
  std::unique_ptr<PangoContext, Unref> context_;
  bool has_title_face_ = false;
};

// The lines of a layout with their heights, top to bottom.
struct LineBox {
  PangoLayoutLine* line = nullptr;
  double x = 0;       // within the layout
  double height = 0;  // with the space to the next
  double ascent = 0;  // from its top to its baseline
};
std::vector<LineBox> lines_of(PangoLayout* layout, const Leading& leading);
double height_of(const std::vector<LineBox>& lines);

}  // namespace yibao::papers
