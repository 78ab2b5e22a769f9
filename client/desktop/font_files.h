// Which font files to draw Chinese with, best first: found through the system's font service, so
// that no path is fixed.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace yibao::desktop {

struct FontFile {
  std::string path;
  int index = 0;  // within a collection
};

// At most a handful, each adding characters that the ones before lack. Empty: none for Chinese.
std::vector<FontFile> chinese_fonts(bool bold);

// Those of the characters that none of the fonts has, as text.
std::string lacking_characters(const std::vector<FontFile>& fonts,
                               std::span<const char32_t> characters);

}  // namespace yibao::desktop
