// The program itself in a real window, on a display of its own: worked with keyboard and mouse from
// outside, looked at as a picture.
#include <doctest/doctest.h>

#include <set>

#include "tests/app/town.h"
#include "tests/desktop/picture.h"
#include "tests/desktop/real_window.h"

namespace yibao::testing {
namespace {

using nlohmann::json;

std::vector<bool> ink(const Picture& picture, int left, int top, int right, int bottom) {
  std::vector<bool> dots;
  for (int y = top; y < bottom; ++y) {
    for (int x = left; x < right; ++x) dots.push_back(picture.at(x, y) < 128);
  }
  return dots;
}

TEST_CASE("a clerk signs in and writes with keyboard and mouse; logging out keeps every word") {
  Town town;
  const auto draft = town.draft("春季防火巡查");
  const Display display;
  {
    Person person(town.folder());
    person.signs_in(kReporterPassphrase);
    person.clicks("春季防火巡查");
    person.clicks("标题");
    Person::presses("End");
    Person::types("99");
    person.clicks("要素");
    person.clicks("联系人");
    Person::presses("ctrl+a");
    Person::types("Wang");
    // In the middle of it, without a pause.
    CHECK(person.logs_out() == 0);
  }
  const auto document = town.replica()->drafts().load(draft);
  REQUIRE(*document);
  CHECK((*document)->words.title == "春季防火巡查99");
  CHECK((*document)->words.contact == "Wang");
}

TEST_CASE("the picture of the window is not blank and its Chinese is Chinese") {
  Town town;
  town.draft("春季防火巡查");
  const Display display;
  const TempFolder folder;
  const auto png = folder.path() / "drafts.png";
  const auto description = folder.path() / "drafts.json";
  REQUIRE(run_process({YIBAO_PROGRAM, "--home", town.folder().string(), "--lang", "zh", "--person",
                       kReporterName, "--passphrase-fd", "0", "--place", "drafts", "--screenshot",
                       png.string(), "--describe", description.string()},
                      kReporterPassphrase + "\n")
              .exit_code == 0);
  const Picture picture = read_png(png);
  CHECK(picture.width == 1280);
  CHECK(picture.height == 800);
  CHECK(std::set<int>(picture.grey.begin(), picture.grey.end()).size() > 40);
  const json screen = json::parse(read_file(description));
  json heading;
  for (const json& widget : screen["widgets"]) {
    if (widget["label"] == "稿件" && widget["kind"] == "text") heading = widget["rectangle"];
  }
  REQUIRE(heading.is_array());
  const int left = heading[0].get<int>();
  const int right = heading[2].get<int>();
  const int width = (right - left) / 2;
  const int top = heading[1].get<int>();
  const int bottom = heading[3].get<int>();
  // Two characters, each with a good deal of ink, and not the same box twice.
  const auto first = ink(picture, left, top, left + width, bottom);
  const auto second = ink(picture, left + width, top, left + 2 * width, bottom);
  for (const auto& character : {first, second}) {
    const auto dots = std::count(character.begin(), character.end(), true);
    CHECK(dots > 80);
    CHECK(dots < static_cast<std::ptrdiff_t>(character.size()) * 6 / 10);
  }
  CHECK(first != second);
}

TEST_CASE("a screenshot that cannot be signed in for says why and fails") {
  Town town;
  const Display display;
  const TempFolder folder;
  const ProcessResult result =
      run_process({YIBAO_PROGRAM, "--home", town.folder().string(), "--lang", "zh",
                   "--passphrase-fd", "0", "--screenshot", (folder.path() / "none.png").string()},
                  "not the words\n");
  CHECK(result.exit_code == 1);
  CHECK(result.err.find("口令不对") != std::string::npos);
}

}  // namespace
}  // namespace yibao::testing
