// Every place of the desktop in both languages, on a town's computer after a month's work: walked
// through in a real window, photographed into the build folder for people to look at, and looked at
// here for what a machine can see.
#include <doctest/doctest.h>

#include "tests/desktop/walks.h"

namespace yibao::testing {
namespace {

void walk_everywhere(Month& month, texts::Language language) {
  walk_as_reporter(month, language);
  walk_as_leader(month, language);
  walk_as_officer(month, language);
  walk_in(month, language);
}

// Two halves of about the same length: each is a test of its own to ctest.
TEST_CASE("every place in Chinese") {
  const Display display;
  Month month;
  walk_everywhere(month, texts::Language::kChinese);
}

TEST_CASE("every place in English; other colours, large type, a small screen") {
  const Display display;
  Month month;
  walk_everywhere(month, texts::Language::kEnglish);
  walk_in_other_looks(month);
}

}  // namespace
}  // namespace yibao::testing
