#include "client/papers/sheet_text.h"

#include <algorithm>
#include <charconv>

#include "client/papers/plain_text.h"
#include "shared/base/text.h"

namespace yibao::papers {
namespace {

constexpr std::size_t kCellUnitsMost = 32767;  // of UTF-16, by the format
constexpr std::size_t kTabUnitsMost = 31;
// Beyond, a spreadsheet's numbers are no longer exact.
constexpr std::size_t kDigitsMost = 15;

// As long as it fits, counted as the format counts.
std::u32string cut(const std::u32string& text, std::size_t units_most) {
  std::size_t units = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    units += text[i] > 0xFFFF ? 2U : 1U;
    if (units > units_most) return text.substr(0, i);
  }
  return text;
}

bool is_hex(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'F') || (c >= U'a' && c <= U'f');
}

bool begins_escape(const std::u32string& text, std::size_t at) {
  constexpr std::size_t kSize = 7;  // _xHHHH_
  return text.size() - at >= kSize && text[at] == U'_' && text[at + 1] == U'x' &&
         std::all_of(text.begin() + static_cast<std::ptrdiff_t>(at) + 2,
                     text.begin() + static_cast<std::ptrdiff_t>(at) + 6, is_hex) &&
         text[at + 6] == U'_';
}

}  // namespace

std::string cell_text(const std::string& text) {
  const std::u32string kept = cut(visible(text), kCellUnitsMost);
  std::u32string written;
  for (std::size_t i = 0; i < kept.size(); ++i) {
    if (begins_escape(kept, i)) {
      written += U"_x005F_";
    } else {
      written += kept[i];
    }
  }
  return base::to_utf8(cut(written, kCellUnitsMost));
}

std::string unescaped_cell(std::string_view text) {
  if (text.find("_x") == std::string_view::npos) return std::string(text);
  const std::u32string letters = base::to_code_points(text);
  std::u32string plain;
  for (std::size_t i = 0; i < letters.size(); ++i) {
    if (!begins_escape(letters, i)) {
      plain += letters[i];
      continue;
    }
    char32_t value = 0;
    for (std::size_t digit = i + 2; digit < i + 6; ++digit) {
      const char32_t c = letters[digit];
      value = value * 16 + (c <= U'9' ? c - U'0' : (c & ~0x20U) - U'A' + 10);
    }
    const bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (!surrogate) plain += value;
    i += 6;
  }
  return base::to_utf8(plain);
}

std::string tidy_cell(std::string_view text) {
  std::u32string kept;
  for (const char32_t c : base::to_code_points(text)) {
    const bool line_end = c == U'\r' || c == U'\n';
    if (c == U'\n' && kept.ends_with(U'\r')) kept.pop_back();
    if (line_end || !base::is_invisible(c)) kept += c;
  }
  std::replace(kept.begin(), kept.end(), U'\r', U'\n');
  while (!kept.empty() && base::is_space(kept.back())) kept.pop_back();
  const auto begin = std::find_if_not(kept.begin(), kept.end(), &base::is_space);
  kept.erase(kept.begin(), begin);
  return base::to_utf8(kept);
}

std::string tab_name(const std::string& name, std::set<std::string>& used) {
  std::u32string plain;
  for (const char32_t c : visible(base::trim(name))) {
    const bool forbidden =
        std::u32string_view(U"[]:*?/\\'\n\t").find(c) != std::u32string_view::npos;
    plain += forbidden ? U'_' : c;
  }
  if (plain.empty()) plain = U"1";
  std::string tab = base::to_utf8(cut(plain, kTabUnitsMost));
  for (int i = 2; !used.insert(tab).second; ++i) {
    const std::string mark = " (" + std::to_string(i) + ")";
    tab = base::to_utf8(cut(plain, kTabUnitsMost - mark.size())) + mark;
  }
  return tab;
}

std::optional<ExactNumber> exact_number(const std::string& text, int shift) {
  const std::string digits = text.substr(text.starts_with('-') ? 1 : 0);
  const std::size_t point = digits.find('.');
  const std::string whole = digits.substr(0, point);
  const std::string part = point == std::string::npos ? "" : digits.substr(point + 1);
  const auto all_digits = [](const std::string& some) {
    return some.find_first_not_of("0123456789") == std::string::npos;
  };
  const bool padded = whole.size() > 1 && whole.front() == '0';
  const bool ends_in_point = point != std::string::npos && part.empty();
  if (whole.empty() || padded || ends_in_point || !all_digits(whole) || !all_digits(part) ||
      whole.size() + part.size() > kDigitsMost) {
    return std::nullopt;
  }
  const std::string shifted = text + "e" + std::to_string(shift);
  ExactNumber number;
  std::from_chars(shifted.data(), shifted.data() + shifted.size(), number.value);
  number.decimals = part.size();
  return number;
}

}  // namespace yibao::papers
