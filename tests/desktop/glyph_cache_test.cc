#include "client/desktop/glyph_cache.h"

#include <doctest/doctest.h>

#include "tests/desktop/driver.h"

namespace yibao::desktop {
namespace {

std::unique_ptr<GlyphCache> cache() {
  auto made = GlyphCache::create(chinese_fonts(false), chinese_fonts(true), 1.0F);
  REQUIRE(made);
  return *std::move(made);
}

std::size_t draw_new(GlyphCache& glyphs) {
  return glyphs.flush([](int, int, int, int, const void*) {});
}

TEST_CASE("only characters that are shown are drawn, each once in a style") {
  const testing::NullScreen screen;
  const auto glyphs = cache();
  draw_new(*glyphs);
  const std::size_t before = glyphs->size();
  glyphs->use("春耕备耕", TextStyle::kText);
  CHECK(draw_new(*glyphs) == 3);
  glyphs->use("春耕", TextStyle::kText);
  CHECK(draw_new(*glyphs) == 0);
  glyphs->use("春耕", TextStyle::kHeading);
  CHECK(draw_new(*glyphs) == 2);
  CHECK(glyphs->size() == before + 5);
  CHECK(glyphs->missing() == 0);
}

TEST_CASE("what is uploaded has ink, and different characters look different") {
  const testing::NullScreen screen;
  const auto glyphs = cache();
  draw_new(*glyphs);
  std::vector<std::vector<unsigned>> pictures;
  glyphs->use("驿报", TextStyle::kHeading);
  glyphs->flush([&](int, int, int width, int height, const void* pixels) {
    const auto* first = static_cast<const unsigned*>(pixels);
    pictures.emplace_back(first, first + width * height);
  });
  REQUIRE(pictures.size() == 2);
  CHECK(pictures[0] != pictures[1]);
  for (const auto& picture : pictures) {
    const auto inked = std::count_if(picture.begin(), picture.end(),
                                     [](unsigned pixel) { return (pixel >> 24U) > 128; });
    CHECK(inked > 60);
  }
}

TEST_CASE("rare characters of names are stood in for and come back as they were") {
  const testing::NullScreen screen;
  const auto glyphs = cache();
  const std::string name = "张𬭊、𠮷田、䶮㛃镕";
  const std::string shown = glyphs->to_screen(name);
  CHECK(shown != name);
  CHECK(glyphs->to_text(shown) == name);
  CHECK(glyphs->use(name, TextStyle::kText) == shown);
  draw_new(*glyphs);
  CHECK(glyphs->missing() == 0);
  // The block of the stand-ins itself.
  const std::string syllabics = "ᐁᙿ";
  CHECK(glyphs->to_text(glyphs->to_screen(syllabics)) == syllabics);
}

TEST_CASE("a character that no font has is counted, not lost") {
  const testing::NullScreen screen;
  const auto glyphs = cache();
  glyphs->use("\xEF\xBF\xBE", TextStyle::kText);  // a non-character
  draw_new(*glyphs);
  CHECK(glyphs->missing() == 1);
}

TEST_CASE("when the texture is full it begins again with what is shown") {
  const testing::NullScreen screen;
  const auto glyphs = cache();
  std::u32string all;
  for (char32_t c = 0x4E00; c < 0x4E00 + 20000; ++c) all += c;
  glyphs->use(base::to_utf8(all), TextStyle::kText);
  draw_new(*glyphs);
  CHECK(glyphs->size() < 20000);
  glyphs->use("春耕", TextStyle::kText);
  draw_new(*glyphs);
  CHECK(glyphs->font(TextStyle::kText)->FindGlyphNoFallback(0x6625) != nullptr);
}

}  // namespace
}  // namespace yibao::desktop
