#include "client/desktop/font_files.h"

#include <fontconfig/fontconfig.h>
#include <ft2build.h>
#include FT_FREETYPE_H

#include <memory>
#include <set>

#include "shared/base/text.h"

namespace yibao::desktop {
namespace {

constexpr std::size_t kFilesMost = 8;
// In every Chinese text, in no font of another script.
constexpr char32_t kCommon[] = {0x7684, 0x4E00, 0x56FD};

template <class Type, void (*destroy)(Type*)>
struct Destroy {
  void operator()(Type* object) const { destroy(object); }
};
using Config = std::unique_ptr<FcConfig, Destroy<FcConfig, FcConfigDestroy>>;
using Pattern = std::unique_ptr<FcPattern, Destroy<FcPattern, FcPatternDestroy>>;
using FontSet = std::unique_ptr<FcFontSet, Destroy<FcFontSet, FcFontSetDestroy>>;

const FcChar8* letters(const char* text) {
  return reinterpret_cast<const FcChar8*>(text);
}

}  // namespace

std::vector<FontFile> chinese_fonts(bool bold) {
  const Config config(FcInitLoadConfigAndFonts());
  const Pattern pattern(FcPatternCreate());
  if (!config || !pattern) return {};
  FcPatternAddString(pattern.get(), FC_FAMILY, letters("Noto Sans CJK SC"));
  FcPatternAddString(pattern.get(), FC_FAMILY, letters("sans-serif"));
  FcPatternAddString(pattern.get(), FC_LANG, letters("zh-cn"));
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, bold ? FC_WEIGHT_BOLD : FC_WEIGHT_REGULAR);
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  FcConfigSubstitute(config.get(), pattern.get(), FcMatchPattern);
  FcDefaultSubstitute(pattern.get());
  FcResult result = FcResultMatch;
  const FontSet fonts(FcFontSort(config.get(), pattern.get(), FcTrue, nullptr, &result));
  std::vector<FontFile> files;
  for (int i = 0; fonts && i < fonts->nfont && files.size() < kFilesMost; ++i) {
    FcChar8* path = nullptr;
    int index = 0;
    FcBool scalable = FcFalse;
    FcPatternGetBool(fonts->fonts[i], FC_SCALABLE, 0, &scalable);
    if (scalable == FcFalse ||
        FcPatternGetString(fonts->fonts[i], FC_FILE, 0, &path) != FcResultMatch) {
      continue;
    }
    FcPatternGetInteger(fonts->fonts[i], FC_INDEX, 0, &index);
    // The upper half names an instance of a variable font; the plain face will do.
    files.push_back({reinterpret_cast<const char*>(path), index & 0xFFFF});
  }
  if (!lacking_characters(files, kCommon).empty()) return {};
  return files;
}

std::string lacking_characters(const std::vector<FontFile>& fonts,
                               std::span<const char32_t> characters) {
  std::set<char32_t> lacking(characters.begin(), characters.end());
  FT_Library library = nullptr;
  if (FT_Init_FreeType(&library) != 0) return "";
  for (const FontFile& font : fonts) {
    FT_Face face = nullptr;
    if (FT_New_Face(library, font.path.c_str(), font.index, &face) != 0) continue;
    std::erase_if(lacking, [&](char32_t c) { return FT_Get_Char_Index(face, c) != 0; });
    FT_Done_Face(face);
  }
  FT_Done_FreeType(library);
  return base::to_utf8(std::u32string(lacking.begin(), lacking.end()));
}

}  // namespace yibao::desktop
