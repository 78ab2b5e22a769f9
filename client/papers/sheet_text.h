// Texts and figures as a spreadsheet's cells and tabs can hold them, written and read. Pure.
#pragma once

#include <optional>
#include <set>
#include <string>

namespace yibao::papers {

// What a cell can show: nothing invisible, no longer than the format allows, and what looks like
// the format's own escapes ("_x0041_") stays as it was written.
std::string cell_text(const std::string& text);

// The other way: the format's escapes as what they stand for.
std::string unescaped_cell(std::string_view text);
// As it is read from any table: line ends as ours, nothing invisible, no blanks around it.
std::string tidy_cell(std::string_view text);

// A name for a tab that no other has; `used` takes it.
std::string tab_name(const std::string& name, std::set<std::string>& used);

struct ExactNumber {
  double value = 0;
  std::size_t decimals = 0;
};
// A figure that a spreadsheet shows exactly as it is written; nullopt: better left as text. `shift`
// moves the point: -2 for a percentage.
std::optional<ExactNumber> exact_number(const std::string& text, int shift);

}  // namespace yibao::papers
