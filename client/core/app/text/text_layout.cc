#include "client/core/app/text/text_layout.h"

#include <algorithm>

namespace yibao::app {

void TextLayout::wrap(std::u32string_view text, float width, float indent, const Advance& advance) {
  lines_ = break_lines(text, width, indent, advance, &steps_);
}

void TextLayout::lay_in_one_line(std::u32string_view text, const Advance& advance) {
  steps_.resize(text.size());
  std::transform(text.begin(), text.end(), steps_.begin(), advance);
  lines_.assign(1, {0, text.size(), 0, true});
}

std::size_t TextLayout::line_of(std::size_t place, bool at_line_end) const {
  const auto next = std::upper_bound(
      lines_.begin(), lines_.end(), place,
      [](std::size_t value, const BrokenLine& line) { return value < line.begin; });
  std::size_t line =
      static_cast<std::size_t>(std::max<std::ptrdiff_t>(next - lines_.begin(), 1)) - 1;
  const bool soft = line > 0 && !lines_[line - 1].ends_paragraph;
  if (at_line_end && soft && lines_[line].begin == place) --line;
  return line;
}

float TextLayout::x_of(std::size_t place, std::size_t line) const {
  const BrokenLine& here = lines_[line];
  float x = here.left;
  for (std::size_t at = here.begin; at < std::min(place, here.end); ++at) x += steps_[at];
  return x;
}

TextLayout::Hit TextLayout::hit(float x, std::size_t line) const {
  const BrokenLine& here = lines_[line];
  float left = here.left;
  std::size_t at = here.begin;
  while (at < here.end && x >= left + steps_[at] / 2) left += steps_[at++];
  return {at, at == here.end && !here.ends_paragraph};
}

void move_by_lines(TextModel& model, const TextLayout& layout, std::ptrdiff_t lines, bool select) {
  const std::size_t line = layout.line_of(model.caret(), model.at_line_end());
  const float x = model.kept_x().value_or(layout.x_of(model.caret(), line));
  const std::ptrdiff_t wanted = static_cast<std::ptrdiff_t>(line) + lines;
  if (wanted < 0) {
    model.move_to(0, select);
  } else if (wanted >= static_cast<std::ptrdiff_t>(layout.lines().size())) {
    model.move_to(model.text().size(), select);
  } else {
    const auto hit = layout.hit(x, static_cast<std::size_t>(wanted));
    model.move_to(hit.place, select, hit.at_line_end);
  }
  model.keep_x(x);
}

void move_to_line_begin(TextModel& model, const TextLayout& layout, bool select) {
  const std::size_t line = layout.line_of(model.caret(), model.at_line_end());
  model.move_to(layout.lines()[line].begin, select);
}

void move_to_line_end(TextModel& model, const TextLayout& layout, bool select) {
  const BrokenLine& line = layout.lines()[layout.line_of(model.caret(), model.at_line_end())];
  model.move_to(line.end, select, !line.ends_paragraph);
}

}  // namespace yibao::app
