// Chinese text on the screen: only the characters that are really shown are rasterised, when they
// are first shown, into one texture. The drawing library knows 16-bit characters only; each
// character beyond them gets a stand-in from a block that is not used otherwise, so that names in
// rare characters are shown and, typed into a field, stay what they are.
//
// Owned by the screen's thread; one for each drawing context.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "client/desktop/font_files.h"
#include "shared/base/result.h"

struct ImFont;

namespace yibao::desktop {

enum class TextStyle : unsigned char { kText, kStrong, kSmall, kHeading, kLarge };
inline constexpr std::size_t kTextStyles = 5;

class GlyphCache {
 public:
  // Puts pixels (4 bytes each) into the texture.
  using Upload = std::function<void(int x, int y, int width, int height, const void* pixels)>;

  // After the drawing context was made, between frames; takes the place of the one before, which
  // must not be used any more. `scale`: of the screen and the type.
  // Error: io, when no font can be opened.
  static base::Result<std::unique_ptr<GlyphCache>> create(const std::vector<FontFile>& regular,
                                                          const std::vector<FontFile>& bold,
                                                          float scale);
  ~GlyphCache();

  ImFont* font(TextStyle style) const;
  // Notes what has to be drawn and gives the text as the drawing library takes it. Valid until the
  // next call unless it is the argument itself.
  std::string_view use(std::string_view text, TextStyle style);
  // The same for one character, many times a frame.
  char32_t use(char32_t code_point, TextStyle style);
  // Stand-ins for what a person typed or pasted, and back.
  std::string to_screen(std::string_view text);
  std::string to_text(std::string_view screen) const;
  char32_t stand_in(char32_t code_point);
  // What a character stands for that came from the drawing library.
  char32_t meaning(char32_t shown) const;

  // Between frames: draws what is missing. Gives how many glyphs are new; then the frame has to be
  // built again.
  std::size_t flush(const Upload& upload);
  // Characters that no font has; shown as 〓.
  std::size_t missing() const;
  // How many glyphs are in the texture.
  std::size_t size() const;
  // Rises when glyphs were drawn: widths measured before may have been those of a missing one.
  std::uint64_t generation() const;

 private:
  struct Implementation;
  explicit GlyphCache(std::unique_ptr<Implementation> implementation);
  std::unique_ptr<Implementation> implementation_;
};

}  // namespace yibao::desktop
