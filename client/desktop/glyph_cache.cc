#include "client/desktop/glyph_cache.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <imgui.h>

#include <algorithm>
#include <array>
#include <bitset>
#include <cfloat>
#include <cmath>
#include <set>

#include "client/desktop/stand_ins.h"
#include "client/desktop/utf8_scan.h"
#include "shared/base/text.h"

namespace yibao::desktop {
namespace {

constexpr int kTextureWidth = 2048;
constexpr int kRegionHeight = 1900;  // 2048 with what the library itself needs
constexpr std::size_t kCharacters = 0x10000;

struct StyleShape {
  float em;  // pixels at scale 1
  float line;
  bool bold;
};
constexpr std::array<StyleShape, kTextStyles> kShapes = {{
    {17.0F, 25.0F, false},
    {17.0F, 25.0F, true},
    {15.0F, 22.0F, false},
    {23.0F, 34.0F, true},
    {21.0F, 34.0F, false},
}};

}  // namespace

struct GlyphCache::Implementation {
  struct Style {
    ImFont* font = nullptr;
    std::vector<FT_Face> faces;  // best first
    float em = 0;
    float baseline = 0;
    std::bitset<kCharacters> seen;
    std::vector<char32_t> wanted;
  };

  ~Implementation() {
    for (const FT_Face face : opened) FT_Done_Face(face);
    if (library != nullptr) FT_Done_FreeType(library);
  }

  std::vector<FT_Face> open(const std::vector<FontFile>& files);
  void add_styles(const std::vector<FT_Face>& regular, const std::vector<FT_Face>& bold,
                  float scale);
  void want(Style& style, char32_t code_point);
  bool draw(Style& style, char32_t shown, const Upload& upload);
  void start_again();

  FT_Library library = nullptr;
  std::vector<FT_Face> opened;
  std::array<Style, kTextStyles> styles;
  StandIns stand_ins;
  std::set<char32_t> lacking;
  std::string converted;
  // The free part of the texture: rows of glyphs, from the top.
  int left = 0, top = 0, width = 0, height = 0;
  int x = 0, y = 0, row_height = 0;
  std::size_t count = 0;
  std::uint64_t generation = 0;
  std::vector<std::uint32_t> pixels;
};

std::vector<FT_Face> GlyphCache::Implementation::open(const std::vector<FontFile>& files) {
  std::vector<FT_Face> faces;
  for (const FontFile& file : files) {
    FT_Face face = nullptr;
    if (FT_New_Face(library, file.path.c_str(), file.index, &face) != 0) continue;
    opened.push_back(face);
    faces.push_back(face);
  }
  return faces;
}

// The library's small built-in font gives each style its object; every glyph is then our own.
void GlyphCache::Implementation::add_styles(const std::vector<FT_Face>& regular,
                                            const std::vector<FT_Face>& bold, float scale) {
  ImFontAtlas* atlas = ImGui::GetIO().Fonts;
  atlas->Clear();
  atlas->SetTexID(nullptr);  // of a cache before this one
  atlas->TexDesiredWidth = kTextureWidth;
  for (Style& style : styles) style.font = atlas->AddFontDefault();
  const int rectangle = atlas->AddCustomRectRegular(kTextureWidth - 8, kRegionHeight);
  atlas->Build();
  const ImFontAtlasCustomRect* region = atlas->GetCustomRectByIndex(rectangle);
  left = region->X;
  top = region->Y;
  width = region->Width;
  height = region->Height;
  for (std::size_t i = 0; i < kTextStyles; ++i) {
    Style& style = styles[i];
    style.em = std::round(kShapes[i].em * scale);
    const float line = std::round(kShapes[i].line * scale);
    // An ideograph's box reaches from 0.12 em below the base line to 0.88 em above it.
    style.baseline = std::round((line - style.em) / 2 + 0.88F * style.em);
    style.faces = kShapes[i].bold && !bold.empty() ? bold : regular;
    style.font->FontSize = line;
    style.font->Ascent = style.baseline;
    style.font->Descent = style.baseline - line;
    for (char32_t c = U' '; c <= U'~'; ++c) want(style, c);
    for (const char32_t c : {U'…', U'·', U'–', kGeta}) want(style, c);
  }
}

void GlyphCache::Implementation::want(Style& style, char32_t code_point) {
  if (style.seen.test(code_point)) return;
  style.seen.set(code_point);
  style.wanted.push_back(code_point);
}

bool GlyphCache::Implementation::draw(Style& style, char32_t shown, const Upload& upload) {
  const char32_t code_point = stand_ins.meaning(shown);
  FT_Face face = nullptr;
  FT_UInt index = 0;
  for (const FT_Face candidate : style.faces) {
    index = FT_Get_Char_Index(candidate, code_point);
    face = candidate;
    if (index != 0) break;
  }
  if (index == 0) {
    lacking.insert(code_point);
    face = style.faces.front();
    index = FT_Get_Char_Index(face, kGeta);
  }
  FT_Set_Pixel_Sizes(face, 0, static_cast<FT_UInt>(style.em));
  if (FT_Load_Glyph(face, index, FT_LOAD_TARGET_LIGHT) != 0 ||
      FT_Render_Glyph(face->glyph, FT_RENDER_MODE_NORMAL) != 0) {
    return true;
  }
  const FT_Bitmap& bitmap = face->glyph->bitmap;
  const int w = static_cast<int>(bitmap.width);
  const int h = static_cast<int>(bitmap.rows);
  if (x + w + 1 > width) {
    x = 0;
    y += row_height + 1;
    row_height = 0;
  }
  if (y + h + 1 > height) return false;
  pixels.assign(static_cast<std::size_t>(w) * static_cast<std::size_t>(h), 0);
  for (int line = 0; line < h; ++line) {
    for (int column = 0; column < w; ++column) {
      const std::uint32_t shade = bitmap.buffer[line * bitmap.pitch + column];
      pixels[static_cast<std::size_t>(line * w + column)] = 0x00FFFFFFU | (shade << 24U);
    }
  }
  if (w > 0 && h > 0) upload(left + x, top + y, w, h, pixels.data());
  const ImVec2 unit = ImGui::GetIO().Fonts->TexUvScale;
  const auto u = [&](int pixel) { return static_cast<float>(left + pixel) * unit.x; };
  const auto v = [&](int pixel) { return static_cast<float>(top + pixel) * unit.y; };
  const float x0 = static_cast<float>(face->glyph->bitmap_left);
  const float y0 = style.baseline - static_cast<float>(face->glyph->bitmap_top);
  ImFontConfig plain;
  plain.GlyphMaxAdvanceX = FLT_MAX;
  style.font->AddGlyph(&plain, static_cast<ImWchar>(shown), x0, y0, x0 + static_cast<float>(w),
                       y0 + static_cast<float>(h), u(x), v(y), u(x + w), v(y + h),
                       std::round(static_cast<float>(face->glyph->advance.x) / 64.0F));
  x += w + 1;
  row_height = std::max(row_height, h);
  ++count;
  return true;
}

// The texture is full: what is on the screen now comes again, the rest when it is shown again.
void GlyphCache::Implementation::start_again() {
  x = y = row_height = 0;
  count = 0;
  for (Style& style : styles) {
    style.font->Glyphs.clear();
    style.font->IndexAdvanceX.clear();
    style.font->IndexLookup.clear();
    style.font->FallbackGlyph = nullptr;
    style.seen.reset();
    style.wanted.clear();
    for (char32_t c = U' '; c <= U'~'; ++c) want(style, c);
    want(style, kGeta);
  }
}

GlyphCache::GlyphCache(std::unique_ptr<Implementation> implementation)
    : implementation_(std::move(implementation)) {}
GlyphCache::~GlyphCache() = default;

base::Result<std::unique_ptr<GlyphCache>> GlyphCache::create(const std::vector<FontFile>& regular,
                                                             const std::vector<FontFile>& bold,
                                                             float scale) {
  auto made = std::make_unique<Implementation>();
  const bool ready = FT_Init_FreeType(&made->library) == 0;
  const auto faces = ready ? made->open(regular) : std::vector<FT_Face>();
  if (faces.empty()) {
    return base::fail(base::ErrorCode::kIo, "font",
                      base::TextArgs{{"path", "Noto Sans CJK"}, {"reason", "fontconfig"}});
  }
  made->add_styles(faces, made->open(bold), scale);
  return std::unique_ptr<GlyphCache>(new GlyphCache(std::move(made)));
}

ImFont* GlyphCache::font(TextStyle style) const {
  return implementation_->styles[static_cast<std::size_t>(style)].font;
}

char32_t GlyphCache::stand_in(char32_t code_point) {
  return implementation_->stand_ins.of(code_point);
}

std::string_view GlyphCache::use(std::string_view text, TextStyle style_wanted) {
  auto& style = implementation_->styles[static_cast<std::size_t>(style_wanted)];
  const auto wide = [](char c) { return static_cast<unsigned char>(c) >= 0xF0; };
  const auto syllabics = [](char c) { return static_cast<unsigned char>(c) == 0xE1; };
  const bool convert =
      std::any_of(text.begin(), text.end(), [&](char c) { return wide(c) || syllabics(c); });
  if (convert) {
    std::string screen = to_screen(text);
    implementation_->converted = std::move(screen);
    text = implementation_->converted;
  }
  for (std::size_t i = 0; i < text.size();) {
    const Character here = character_at(text, i);
    if (here.code_point >= 0x80) implementation_->want(style, here.code_point);
    i += here.length;
  }
  return text;
}

char32_t GlyphCache::use(char32_t code_point, TextStyle style) {
  const char32_t shown = stand_in(code_point);
  implementation_->want(implementation_->styles[static_cast<std::size_t>(style)], shown);
  return shown;
}

char32_t GlyphCache::meaning(char32_t shown) const {
  return implementation_->stand_ins.meaning(shown);
}

std::string GlyphCache::to_screen(std::string_view text) {
  std::u32string code_points = base::to_code_points(text);
  for (char32_t& code_point : code_points) code_point = stand_in(code_point);
  return base::to_utf8(code_points);
}

std::string GlyphCache::to_text(std::string_view screen) const {
  std::u32string code_points = base::to_code_points(screen);
  for (char32_t& code_point : code_points)
    code_point = implementation_->stand_ins.meaning(code_point);
  return base::to_utf8(code_points);
}

std::size_t GlyphCache::flush(const Upload& upload) {
  std::size_t added = 0;
  bool full = false;
  for (auto& style : implementation_->styles) {
    if (style.wanted.empty()) continue;
    std::vector<char32_t> wanted;
    wanted.swap(style.wanted);
    for (const char32_t shown : wanted) {
      full = full || !implementation_->draw(style, shown, upload);
      ++added;
    }
    style.font->BuildLookupTable();
  }
  if (added > 0) ++implementation_->generation;
  if (full) {
    implementation_->start_again();
    return flush(upload) + added;
  }
  return added;
}

std::size_t GlyphCache::missing() const {
  return implementation_->lacking.size();
}

std::uint64_t GlyphCache::generation() const {
  return implementation_->generation;
}

std::size_t GlyphCache::size() const {
  return implementation_->count;
}

}  // namespace yibao::desktop
