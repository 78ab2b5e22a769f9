#include "client/desktop/line_break.h"

#include <doctest/doctest.h>

#include <string>

namespace yibao::desktop {
namespace {

// Ideographs two wide, everything below them one.
std::vector<std::string> lines(const std::string& text, float width) {
  std::vector<std::string> out;
  const auto advance = [](char32_t c) { return c < 0x2000 ? 1.0F : 2.0F; };
  for (const TextLine& line : break_lines(text, width, advance)) {
    out.push_back(text.substr(line.begin, line.end - line.begin));
  }
  return out;
}
using Lines = std::vector<std::string>;

TEST_CASE("Chinese breaks between any two characters") {
  CHECK(lines("一二三四五", 4) == Lines{"一二", "三四", "五"});
  CHECK(lines("", 4) == Lines{""});
  CHECK(lines("一二", 4) == Lines{"一二"});
}

TEST_CASE("no line begins with a closing mark") {
  CHECK(lines("一二三，四", 6) == Lines{"一二", "三，四"});
  CHECK(lines("一二“三”。", 8) == Lines{"一二", "“三”。"});
}

TEST_CASE("no line ends with an opening mark") {
  CHECK(lines("一二《三》", 6) == Lines{"一二", "《三》"});
  CHECK(lines("一（二）三", 4) == Lines{"一", "（二", "）三"});
}

TEST_CASE("numbers and words in Latin letters stay whole") {
  CHECK(lines("面积12.6万亩", 7) == Lines{"面积", "12.6万", "亩"});
  CHECK(lines("同比增长8.3%。", 9) == Lines{"同比增长", "8.3%。"});
  CHECK(lines("the relay runs", 9) == Lines{"the relay", "runs"});
}

TEST_CASE("a word wider than the line is cut, and nothing is lost") {
  CHECK(lines("abcdefgh", 3) == Lines{"abc", "def", "gh"});
  CHECK(lines("一", 1) == Lines{"一"});
}

TEST_CASE("paragraphs end where their author ended them") {
  CHECK(lines("一\n\n二\n", 8) == Lines{"一", "", "二", ""});
}

TEST_CASE("characters beyond 16 bits are one character") {
  CHECK(lines("张𬭊𠮷三", 4) == Lines{"张𬭊", "𠮷三"});
}

}  // namespace
}  // namespace yibao::desktop
