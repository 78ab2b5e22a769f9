// Copying and pasting between the program and another one, and characters beyond the usual ones:
// typed, pasted, kept, drawn.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/app/town.h"
#include "tests/desktop/clipboard.h"
#include "tests/desktop/photograph.h"
#include "tests/desktop/picture.h"

namespace yibao::testing {
namespace {

using nlohmann::json;

// The mark for a character that no font has stands in front: what is drawn must differ from it.
const std::string kRareTitle = "〓䶮𬭊𠮷";
constexpr std::size_t kRareCount = 4;
// Each character needs a key of its own first.
constexpr int kSlowly = 250;

std::string body_of(Town& town, const domain::Subject& draft) {
  const auto document = town.replica()->drafts().load(draft);
  REQUIRE(*document);
  return (*document)->words.body;
}

TEST_CASE("Chinese text goes through the clipboard into the draft and out of it") {
  Town town;
  const auto draft = town.draft("春季防火巡查");
  const Display display;
  const std::string text = "一、张𬭊同志带队。\n二、䶮溪、𠮷林两处。";
  {
    Person person(town.folder());
    person.signs_in(kReporterPassphrase);
    person.clicks("春季防火巡查");
    {
      // As other systems end their lines.
      const CopiedElsewhere copied(
          "一、张𬭊同志带队。\r\n二、䶮溪、𠮷林两处。");
      person.clicks("正文");
      Person::presses("ctrl+a");
      Person::presses("ctrl+v");
      person.waits_to_read("正文", text);
    }
    Person::presses("ctrl+a");
    Person::presses("ctrl+c");
    wait_for("the text elsewhere", [&] { return pasted_elsewhere() == text; });
    Person::presses("ctrl+x");
    person.waits_to_read("正文", "");
    CHECK(pasted_elsewhere() == text);
    Person::presses("ctrl+v");
    person.waits_to_read("正文", text);
    CHECK(person.logs_out() == 0);
  }
  CHECK(body_of(town, draft) == text);
}

// One for each character of the line, from the left.
std::vector<std::vector<bool>> characters_in(const Picture& picture, const json& line,
                                             std::size_t count) {
  const int left = line[0].get<int>();
  const int width = (line[2].get<int>() - left) / static_cast<int>(count);
  std::vector<std::vector<bool>> characters(count);
  for (std::size_t i = 0; i < count; ++i) {
    const int from = left + static_cast<int>(i) * width;
    for (int y = line[1].get<int>(); y < line[3].get<int>(); ++y) {
      for (int x = from; x < from + width; ++x) characters[i].push_back(picture.at(x, y) < 128);
    }
  }
  return characters;
}

TEST_CASE("rare characters are typed, kept and drawn") {
  Town town;
  const auto draft = town.draft("春季防火巡查");
  const Display display;
  const TempFolder folder;
  {
    Person person(town.folder());
    person.signs_in(kReporterPassphrase);
    person.clicks("春季防火巡查");
    person.clicks("标题");
    Person::presses("ctrl+a");
    Person::types(kRareTitle, kSlowly);
    person.waits_to_read("标题", kRareTitle);
    CHECK(person.logs_out() == 0);
  }
  CHECK((*town.replica()->drafts().load(draft))->words.title == kRareTitle);

  const auto png = folder.path() / "drafts.png";
  const auto description = folder.path() / "drafts.json";
  REQUIRE(run_process({YIBAO_PROGRAM, "--home", town.folder().string(), "--lang", "zh",
                       "--passphrase-fd", "0", "--place", "drafts", "--screenshot", png.string(),
                       "--describe", description.string()},
                      kReporterPassphrase + "\n")
              .exit_code == 0);
  json line;
  const json screen = json::parse(read_file(description));
  for (const json& widget : screen["widgets"]) {
    if (widget["label"] == kRareTitle && widget["kind"] == "text") line = widget["rectangle"];
  }
  REQUIRE(line.is_array());
  const auto characters = characters_in(read_png(png), line, kRareCount);
  for (std::size_t i = 0; i < kRareCount; ++i) {
    CHECK(std::count(characters[i].begin(), characters[i].end(), true) > 30);
    for (std::size_t k = 0; k < i; ++k) CHECK(characters[i] != characters[k]);
  }
}

}  // namespace
}  // namespace yibao::testing
