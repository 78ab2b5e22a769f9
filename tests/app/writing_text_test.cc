#include "client/core/app/writing_text.h"

#include <doctest/doctest.h>

namespace yibao::app {
namespace {

using Field = rules::FindingPlace::Field;

rules::Finding finding(Field field, std::size_t begin = 0, std::size_t end = 0) {
  rules::Finding found;
  found.place = {field, begin, end};
  return found;
}

TEST_CASE("findings are marked where their words stand, blanks at line ends or not") {
  WritingText text;
  text.open("第一段   \n第二段绝密★");
  text.mark({finding(Field::kTelephone), finding(Field::kBody, 7, 10)}, text.body.revision());
  REQUIRE(text.body.marks().size() == 1);
  CHECK(text.body.marks().front().span == TextSpan{10, 13});
  CHECK(text.body.marks().front().number == 1);
  text.lead_to(finding(Field::kBody, 7, 10).place);
  CHECK(text.body.selected() == "绝密★");
  CHECK(text.take_focus(Field::kBody));
  CHECK_FALSE(text.take_focus(Field::kBody));
}

TEST_CASE("findings about a text that was changed since mark nothing") {
  WritingText text;
  text.open("第二段绝密★");
  const std::uint64_t checked = text.body.revision();
  text.body.type(U'字');
  text.mark({finding(Field::kBody, 3, 6)}, checked);
  CHECK(text.body.marks().empty());
}

TEST_CASE("a text set from outside can be undone; another draft cannot be undone into") {
  WritingText text;
  text.open("第一篇");
  text.follow("第一篇，改过");
  CHECK(text.body.undo());
  CHECK(text.body.utf8() == "第一篇");
  text.follow("第一篇");  // nothing new
  CHECK(text.body.can_redo());
  text.open("第二篇");
  CHECK_FALSE(text.body.undo());
  CHECK_FALSE(text.body.can_redo());
}

TEST_CASE("only what lies in a field can be gone to") {
  CHECK(WritingText::leads_somewhere(finding(Field::kSigner).place));
  CHECK_FALSE(WritingText::leads_somewhere(finding(Field::kMeta).place));
}

}  // namespace
}  // namespace yibao::app
