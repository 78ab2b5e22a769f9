#include "shared/rules/text_signs.h"

#include <algorithm>
#include <array>

#include "shared/base/text.h"

namespace yibao::rules {
namespace {

constexpr auto kSecretMarks = std::to_array<std::string_view>(
    {"绝密★", "机密★", "秘密★", "绝密☆", "机密☆", "秘密☆", "绝密*", "机密*", "秘密*"});
constexpr auto kExampleMarkers =
    std::to_array<std::string_view>({"例如", "比如", "为例", "案例", "典型", "譬如", "其中，",
                                     "如：", "某村", "某社区", "某企业", "一名", "一户"});

constexpr auto kNumerals =
    std::to_array<std::string_view>({"一", "二", "三", "四", "五", "六", "七", "八", "九", "十"});

bool is_digit(char32_t c) {
  return (c >= U'0' && c <= U'9') || (c >= U'０' && c <= U'９');
}
bool is_chinese_numeral(char32_t c) {
  return std::u32string_view(U"一二三四五六七八九十百千万亿两").find(c) !=
         std::u32string_view::npos;
}
bool is_unit_word(char32_t c) {
  return std::u32string_view(
             U"个户人亩元吨家件次项所万亿成倍名条处座辆头只里米份支期批天周月年场平")
             .find(c) != std::u32string_view::npos;
}

}  // namespace

bool has_figure(std::string_view body) {
  std::size_t numerals = 0;
  for (const char32_t c : base::to_code_points(body)) {
    if (is_digit(c)) return true;
    if (is_chinese_numeral(c)) {
      ++numerals;
      continue;
    }
    if (numerals >= 2 && is_unit_word(c)) return true;
    numerals = 0;
  }
  return false;
}

bool has_example(std::string_view body) {
  return std::any_of(kExampleMarkers.begin(), kExampleMarkers.end(), [&](std::string_view marker) {
    return body.find(marker) != std::string_view::npos;
  });
}

bool is_heading(std::string_view line) {
  if (line.find("。") != std::string_view::npos) return false;
  for (const std::string_view numeral : kNumerals) {
    if (!line.starts_with(numeral)) continue;
    line.remove_prefix(numeral.size());
    return line.starts_with("、") || is_heading(line);
  }
  return false;
}

std::string heading_number(std::size_t index) {
  return index < kNumerals.size() ? std::string(kNumerals[index]) + "、" : std::string();
}

bool contains_any(std::string_view text, const std::vector<std::string>& markers) {
  return std::any_of(markers.begin(), markers.end(), [&](const std::string& marker) {
    return text.find(marker) != std::string_view::npos;
  });
}

std::optional<CharacterRange> secret_mark_in(std::string_view text) {
  for (const std::string_view mark : kSecretMarks) {
    const std::size_t at = text.find(mark);
    if (at == std::string_view::npos) continue;
    const std::size_t begin = base::to_code_points(text.substr(0, at)).size();
    return CharacterRange{begin, begin + base::to_code_points(mark).size()};
  }
  return std::nullopt;
}

}  // namespace yibao::rules
