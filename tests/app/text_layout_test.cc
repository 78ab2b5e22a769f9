#include "client/core/app/text/text_layout.h"

#include <doctest/doctest.h>

#include "shared/base/text.h"

namespace yibao::app {
namespace {

// Ideographs two wide, everything below them one.
float advance(char32_t c) {
  return c < 0x2000 ? 1.0F : 2.0F;
}

struct Page {
  explicit Page(const std::string& text, float width = 8, float indent = 0) {
    model.load(text);
    layout.wrap(model.text(), width, indent, advance);
  }
  std::string line(std::size_t number) const {
    const BrokenLine& line = layout.lines().at(number);
    return base::to_utf8(model.text().substr(line.begin, line.end - line.begin));
  }

  TextModel model;
  TextLayout layout;
};

TEST_CASE("every character stands in exactly one line") {
  const Page page("一二三四，五六七八九。“引文”\n\n12.6万亩，同比增长8.3%。");
  std::size_t next = 0;
  for (const BrokenLine& line : page.layout.lines()) {
    CHECK(line.begin == next);
    next = line.ends_paragraph ? line.end + 1 : line.end;
  }
  CHECK(next == page.model.text().size() + 1);
}

TEST_CASE("a paragraph's first line is indented, unless its writer indented it") {
  const Page page("一二三四五\n　　六七", 8, 4);
  CHECK(page.line(0) == "一二");
  CHECK(page.layout.lines()[0].left == 4);
  CHECK(page.line(1) == "三四五");
  CHECK(page.layout.lines()[1].left == 0);
  CHECK(page.line(2) == "　　六七");
  CHECK(page.layout.lines()[2].left == 0);
}

TEST_CASE("from a place to its point and back") {
  const Page page("一二三四五六\n七", 8, 4);
  for (std::size_t place = 0; place <= page.model.text().size(); ++place) {
    const std::size_t line = page.layout.line_of(place, false);
    const float x = page.layout.x_of(place, line);
    CHECK(page.layout.hit(x, line).place == place);
  }
  CHECK(page.layout.hit(1000, 0).place == 2);
  CHECK(page.layout.hit(1000, 0).at_line_end);
  CHECK(page.layout.hit(-5, 0).place == 0);
  CHECK_FALSE(page.layout.hit(1000, 1).at_line_end);  // the paragraph ends there
}

TEST_CASE("at a soft line end the caret stands on either side") {
  const Page page("一二三四五六");
  CHECK(page.layout.line_of(4, false) == 1);
  CHECK(page.layout.line_of(4, true) == 0);
  CHECK(page.layout.x_of(4, 0) == 8);
  CHECK(page.layout.x_of(4, 1) == 0);
}

TEST_CASE("up and down keep the distance from the left") {
  Page page("一二三四\n五\n六七八九");
  page.model.move_to(3);
  move_by_lines(page.model, page.layout, 1, false);
  CHECK(page.model.caret() == 6);
  move_by_lines(page.model, page.layout, 1, false);
  CHECK(page.model.caret() == 10);
  move_by_lines(page.model, page.layout, 5, true);
  CHECK(page.model.caret() == 11);
  CHECK(page.model.selected() == "九");
  move_by_lines(page.model, page.layout, -50, false);
  CHECK(page.model.caret() == 0);
}

TEST_CASE("home and end of a wrapped line") {
  Page page("一二三四五六");
  page.model.move_to(1);
  move_to_line_end(page.model, page.layout, false);
  CHECK(page.model.caret() == 4);
  CHECK(page.model.at_line_end());
  move_to_line_begin(page.model, page.layout, true);
  CHECK(page.model.selection() == TextSpan{0, 4});
}

TEST_CASE("one line never wraps") {
  TextLayout layout;
  layout.lay_in_one_line(U"一二三四五六七八九十", advance);
  CHECK(layout.lines().size() == 1);
  CHECK(layout.x_of(10, 0) == 20);
}

}  // namespace
}  // namespace yibao::app
