// The demonstration on each of the five notices: the whole way from a draft on a computer without a
// line to points with clauses, through the programs that users run, against the figures that follow
// from the notice.
#include <doctest/doctest.h>

#include <sstream>

#include "tests/demo/telling.h"
#include "tests/support/files.h"

namespace yibao::demo {
namespace {

void tell_story_of(const std::string& jurisdiction) {
  const testing::TempFolder folder;
  const std::filesystem::path sources = testing::source_path("");
  const Setup setup{YIBAO_SERVER_PROGRAM, YIBAO_CLI_PROGRAM, sources, folder.path() / "demo"};
  std::filesystem::create_directories(setup.folder);
  std::ostringstream told;
  Narrator narrator(told, sources / "installers/stories/narration.json", "zh");
  const Story story = read_story(sources / "installers/stories" / (jurisdiction + ".json"));
  Telling telling(setup, story, narrator);
  std::string trouble;
  try {
    telling.tell();
  } catch (const StoryError& error) {
    trouble = error.what();
  }
  CAPTURE(told.str());
  CHECK_MESSAGE(trouble.empty(), trouble);
}

TEST_CASE("otog: points, exclusive media, instruction and commission") {
  tell_story_of("otog");
}
TEST_CASE("shuimogou: yearly counts, meeting briefs left out") {
  tell_story_of("shuimogou");
}
TEST_CASE("changji: journals, columns, higher levels, three gates") {
  tell_story_of("changji");
}
TEST_CASE("haicheng: tasks by month and quarter, no points") {
  tell_story_of("haicheng");
}
TEST_CASE("yima: points against a yearly target") {
  tell_story_of("yima");
}

}  // namespace
}  // namespace yibao::demo
