// How a spreadsheet shows a number that its file holds: a date, a share, a number with leading
// zeros, or just as it is. Pure.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace yibao::papers {

struct NumberFormat {
  enum class Kind : std::uint8_t { kPlain, kDate, kTime, kMoment, kPercent, kPadded };
  Kind kind = Kind::kPlain;
  int digits = 0;  // decimals of a percentage, digits of a padded number
};

// By the format's own numbers, or by its pattern.
NumberFormat built_in_format(int id);
NumberFormat format_of_pattern(std::string_view pattern);

// `raw` as it stands in the file. Figures never turn into powers of ten: a telephone number stays
// one. Days are 2024-03-11, moments 2024-03-11 09:05, times 09:05. `from_1904`: the file counts its
// days from there.
std::string shown_number(std::string_view raw, NumberFormat format, bool from_1904);

}  // namespace yibao::papers
