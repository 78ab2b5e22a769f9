#include "client/papers/text_width.h"

#include "shared/base/text.h"

namespace yibao::papers {
namespace {

constexpr double kNarrow = 0.55;  // digits of the faces that official papers are set in

bool is_wide(char32_t c) {
  return base::is_han(c) || (c >= 0x2010 && c <= 0x2026) || (c >= 0x2030 && c <= 0x27BF) ||
         (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF01 && c <= 0xFF60) || c >= 0x1F000;
}

}  // namespace

double em_width(std::string_view valid_utf8) {
  double width = 0;
  for (const char32_t c : base::to_code_points(valid_utf8)) width += is_wide(c) ? 1 : kNarrow;
  return width;
}

}  // namespace yibao::papers
