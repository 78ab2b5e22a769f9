// The demonstration on each of the five notices: the whole way from a draft on a computer without a
// line to points with clauses, through the programs that users run, against the figures that follow
// from the notice.
#include <doctest/doctest.h>

#include <sstream>

#include "tests/demo/telling.h"
#include "tests/support/files.h"

namespace yibao::demo {
namespace {

void tell_story_of(const std::string& jurisdiction, const std::string& suite = "",
                   const std::string& signed_by = "（Ed25519签名）") {
  const testing::TempFolder folder;
  const std::filesystem::path sources = testing::source_path("");
  const Setup setup{
      YIBAO_SERVER_PROGRAM,   YIBAO_CLI_PROGRAM, sources, folder.path() / "demo", suite,
      YIBAO_QUICK_CLI_PROGRAM};
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
  CHECK(told.str().find(signed_by) != std::string::npos);
}

TEST_CASE("otog: points, exclusive media, instruction and commission") {
  tell_story_of("otog");
}
TEST_CASE("shuimogou: yearly counts, meeting briefs left out") {
  tell_story_of("shuimogou");
}
TEST_CASE("changji: journals, columns, higher levels, three gates; signed by SM2 with SM3") {
  tell_story_of("changji", "sm2", "（国密SM2/SM3签名）");
}
TEST_CASE("haicheng: tasks by month and quarter, no points") {
  tell_story_of("haicheng");
}
TEST_CASE("yima: points against a yearly target") {
  tell_story_of("yima");
}

}  // namespace
}  // namespace yibao::demo
