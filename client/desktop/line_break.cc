#include "client/desktop/line_break.h"

#include <string>

#include "client/desktop/utf8_scan.h"

namespace yibao::desktop {

std::vector<TextLine> break_lines(std::string_view text, float width, const app::Advance& advance) {
  std::u32string code_points;
  std::vector<std::size_t> bytes;  // where each of them begins
  for (std::size_t at = 0; at < text.size();) {
    const Character here = character_at(text, at);
    code_points.push_back(here.code_point);
    bytes.push_back(at);
    at += here.length;
  }
  bytes.push_back(text.size());
  std::vector<TextLine> lines;
  for (const app::BrokenLine& line : app::break_lines(code_points, width, 0, advance)) {
    TextLine bytes_of{bytes[line.begin], bytes[line.end]};
    while (bytes_of.end > bytes_of.begin &&
           (text[bytes_of.end - 1] == ' ' || text[bytes_of.end - 1] == '\t')) {
      --bytes_of.end;
    }
    lines.push_back(bytes_of);
  }
  return lines;
}

}  // namespace yibao::desktop
