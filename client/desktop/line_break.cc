#include "client/desktop/line_break.h"

#include <string>

#include "client/desktop/utf8_scan.h"

namespace yibao::desktop {
namespace {

constexpr std::u32string_view kNeverFirst =
    U"，。、；：？！）】》〉」』〕］｝”’…—·％‰℃～,.;:?!)]}%";
constexpr std::u32string_view kNeverLast = U"（【《〈「『〔［｛“‘([{";
constexpr char32_t kFirstWide = 0x2E80;  // ideographs, kana, full-width marks

bool is_blank(char32_t c) {
  return c == U' ' || c == U'\t' || c == U'　';
}

bool stands_alone(char32_t c) {
  return c >= kFirstWide || kNeverFirst.find(c) != kNeverFirst.npos ||
         kNeverLast.find(c) != kNeverLast.npos;
}

bool may_break(char32_t before, char32_t after) {
  if (kNeverLast.find(before) != kNeverLast.npos) return false;
  if (kNeverFirst.find(after) != kNeverFirst.npos) return false;
  return is_blank(before) || before >= kFirstWide || after >= kFirstWide ||
         (stands_alone(before) && before > 0x7F) || (stands_alone(after) && after > 0x7F);
}

}  // namespace

std::vector<TextLine> break_lines(std::string_view text, float width,
                                  const std::function<float(char32_t)>& advance) {
  std::vector<TextLine> lines;
  std::size_t begin = 0;     // of the line
  std::size_t chance = 0;    // where it may end, the last such place
  float used = 0;            // width up to here
  float used_at_chance = 0;  // of it, what stands before `chance`
  char32_t before = 0;
  const auto end_line = [&](std::size_t end, std::size_t next) {
    std::size_t last = end;
    while (last > begin && (text[last - 1] == ' ' || text[last - 1] == '\t')) --last;
    lines.push_back({begin, last});
    begin = chance = next;
  };
  for (std::size_t at = 0; at < text.size();) {
    const Character here = character_at(text, at);
    if (here.code_point == U'\n') {
      end_line(at, at + 1);
      used = used_at_chance = 0;
      before = 0;
      at += 1;
      continue;
    }
    if (at > begin && may_break(before, here.code_point)) {
      chance = at;
      used_at_chance = used;
    }
    const float step = advance(here.code_point);
    // A blank may hang over the edge.
    if (used + step > width && at > begin && !is_blank(here.code_point)) {
      if (chance > begin) {
        used -= used_at_chance;
        end_line(chance, chance);
      } else {
        used = 0;
        end_line(at, at);
      }
      used_at_chance = 0;
    }
    used += step;
    before = here.code_point;
    at += here.length;
  }
  lines.push_back({begin, text.size()});
  return lines;
}

}  // namespace yibao::desktop
