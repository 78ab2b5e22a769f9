// Every place of the desktop in both languages, on a town's computer after a month's work: walked
// through in a real window, photographed into the build folder for people to look at, and looked at
// here for what a machine can see.
#include <doctest/doctest.h>

#include "tests/desktop/walks.h"

namespace yibao::testing {
namespace {

TEST_CASE("every place in both languages, in other colours, in large type, on a small screen") {
  const Display display;
  Month month;
  for (const texts::Language language : {texts::Language::kChinese, texts::Language::kEnglish}) {
    walk_as_reporter(month, language);
    walk_as_leader(month, language);
    walk_in(month, language);
  }
  walk_in_other_looks(month);
}

}  // namespace
}  // namespace yibao::testing
