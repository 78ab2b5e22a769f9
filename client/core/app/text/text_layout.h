// Where each character of a text stands when it is drawn in lines, and which character stands at a
// point. Moving by lines. Distances are from the text's left edge.
#pragma once

#include "client/core/app/text/line_break.h"
#include "client/core/app/text/text_model.h"

namespace yibao::app {

class TextLayout {
 public:
  // Anew, all of it: ten thousand characters take a fraction of a millisecond.
  void wrap(std::u32string_view text, float width, float indent, const Advance& advance);
  // One line, however long.
  void lay_in_one_line(std::u32string_view text, const Advance& advance);

  const std::vector<BrokenLine>& lines() const { return lines_; }
  std::size_t line_of(std::size_t place, bool at_line_end) const;
  // Of the caret before `place` in that line.
  float x_of(std::size_t place, std::size_t line) const;
  struct Hit {
    std::size_t place = 0;
    bool at_line_end = false;
  };
  // The place between two characters that is nearest.
  Hit hit(float x, std::size_t line) const;

 private:
  std::vector<BrokenLine> lines_ = {BrokenLine{0, 0, 0, true}};
  std::vector<float> steps_;
};

// Down, or up where it is negative. Beyond the first or the last line: to the text's begin or end.
void move_by_lines(TextModel& model, const TextLayout& layout, std::ptrdiff_t lines, bool select);
void move_to_line_begin(TextModel& model, const TextLayout& layout, bool select);
void move_to_line_end(TextModel& model, const TextLayout& layout, bool select);

}  // namespace yibao::app
