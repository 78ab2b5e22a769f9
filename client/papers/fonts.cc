#include "client/papers/fonts.h"

#include <numeric>

#include "client/papers/plain_text.h"

namespace yibao::papers {
namespace {

struct FontDescription {
  void operator()(PangoFontDescription* font) const { pango_font_description_free(font); }
};
using Description = std::unique_ptr<PangoFontDescription, FontDescription>;

constexpr const char* kSerif = "Noto Serif CJK SC";

// The face an official paper calls for where it is installed, else what Debian has.
const char* families(Face face) {
  switch (face) {
    case Face::kText: return "FangSong,FangSong_GB2312,Noto Serif CJK SC,Noto Sans CJK SC,serif";
    case Face::kTitle:
      return "FZXiaoBiaoSong-B05S,FZXiaoBiaoSong-B05,FZXBSJW--GB1-0,Noto Serif CJK SC,serif";
    case Face::kStrong: return "SimHei,Noto Sans CJK SC,sans";
    case Face::kSecond:
      return "KaiTi,KaiTi_GB2312,STKaiti,LXGW WenKai,AR PL UKai CN,Noto Serif CJK SC,serif";
    case Face::kFigure: break;
  }
  return "SimSun,Noto Serif CJK SC,Noto Sans CJK SC,serif";
}

double points(int pango_units) {
  return static_cast<double>(pango_units) / PANGO_SCALE;
}

int units(double points) {
  return static_cast<int>(points * PANGO_SCALE);
}

}  // namespace

Fonts::Fonts(cairo_t* cairo)
    : map_(pango_cairo_font_map_new()), context_(pango_font_map_create_context(map_.get())) {
  pango_cairo_update_context(cairo, context_.get());
  pango_context_set_language(context_.get(), pango_language_from_string("zh-cn"));
  // Letters stand where their face has them, not on whole points.
  pango_context_set_round_glyph_positions(context_.get(), 0);
  has_title_face_ = is_installed(Face::kTitle);
}

bool Fonts::is_installed(Face face) const {
  const Description wanted(pango_font_description_new());
  pango_font_description_set_family(wanted.get(), families(face));
  const std::unique_ptr<PangoFont, Unref> font(
      pango_context_load_font(context_.get(), wanted.get()));
  if (!font) return false;
  const Description found(pango_font_describe(font.get()));
  return std::string(pango_font_description_get_family(found.get())) != kSerif;
}

PangoFontDescription* Fonts::describe(const Script& script) const {
  PangoFontDescription* font = pango_font_description_new();
  pango_font_description_set_family(font, families(script.face));
  pango_font_description_set_absolute_size(font, script.size * PANGO_SCALE);
  // The face of titles is a strong one by itself; what stands in for it is not.
  const bool stands_in = script.face == Face::kTitle && !has_title_face_;
  if (script.bold || stands_in) pango_font_description_set_weight(font, PANGO_WEIGHT_BOLD);
  return font;
}

Layout Fonts::lay(const std::string& text, double width, const Script& script,
                  PangoAlignment align) const {
  Layout layout = lay(Lead{}, text, width, script);
  pango_layout_set_alignment(layout.get(), align);
  return layout;
}

Layout Fonts::lay(const Lead& lead, const std::string& text, double width,
                  const Script& script) const {
  Layout layout(pango_layout_new(context_.get()));
  const Description font(describe(script));
  pango_layout_set_font_description(layout.get(), font.get());
  pango_layout_set_width(layout.get(), units(width));
  pango_layout_set_wrap(layout.get(), PANGO_WRAP_WORD_CHAR);
  const std::string before = visible_text(lead.text);
  const std::string whole = before + visible_text(text);
  pango_layout_set_text(layout.get(), whole.c_str(), static_cast<int>(whole.size()));
  PangoAttrList* attributes = pango_attr_list_new();
  if (script.spacing != 0) {
    pango_attr_list_insert(attributes, pango_attr_letter_spacing_new(units(script.spacing)));
  }
  if (!before.empty()) {
    const Description lead_font(describe(lead.script));
    PangoAttribute* attribute = pango_attr_font_desc_new(lead_font.get());
    attribute->end_index = static_cast<guint>(before.size());
    pango_attr_list_insert(attributes, attribute);
  }
  pango_layout_set_attributes(layout.get(), attributes);
  pango_attr_list_unref(attributes);
  return layout;
}

double Fonts::width_of(const std::string& text, const Script& script) const {
  const Layout layout = lay(text, -1, script);
  pango_layout_set_width(layout.get(), -1);
  int width = 0;
  pango_layout_get_size(layout.get(), &width, nullptr);
  return points(width);
}

std::vector<LineBox> lines_of(PangoLayout* layout, const Leading& leading) {
  std::vector<LineBox> lines;
  PangoLayoutIter* at = pango_layout_get_iter(layout);
  do {
    PangoRectangle box;
    pango_layout_iter_get_line_extents(at, nullptr, &box);
    const double natural = points(box.height);
    double ascent = points(pango_layout_iter_get_baseline(at)) - points(box.y);
    // In lines of one height letters stand in the middle of it.
    if (leading.pitch > 0) ascent += (leading.pitch - natural) / 2;
    lines.push_back({pango_layout_iter_get_line_readonly(at), points(box.x),
                     leading.pitch > 0 ? leading.pitch : natural * leading.factor, ascent});
  } while (pango_layout_iter_next_line(at) != 0);
  pango_layout_iter_free(at);
  return lines;
}

double height_of(const std::vector<LineBox>& lines) {
  return std::accumulate(lines.begin(), lines.end(), 0.0,
                         [](double sum, const LineBox& line) { return sum + line.height; });
}

}  // namespace yibao::papers
