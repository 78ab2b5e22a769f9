// Every place of the desktop in both languages, on a town's computer after a month's work: walked
// through in a real window, photographed into the build folder for people to look at, and looked at
// here for what a machine can see.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <sstream>

#include "shared/base/text.h"
#include "shared/texts/catalogue.h"
#include "tests/demo/telling.h"
#include "tests/desktop/photograph.h"
#include "tests/desktop/picture.h"
#include "tests/desktop/real_window.h"

namespace yibao::testing {
namespace {

using nlohmann::json;
using texts::Language;

std::string first_word(const std::string& text) {
  return text.substr(0, text.find_first_of(" \n"));
}

// The story of a month, and then a day on which something of everything is still to be done.
class Month {
 public:
  Month()
      : sources_(source_path("")),
        setup_{YIBAO_SERVER_PROGRAM, YIBAO_CLI_PROGRAM, sources_, folder_.path() / "demo"},
        narrator_(told_, sources_ / "installers/stories/narration.json", "zh"),
        story_(demo::read_story(sources_ / "installers/stories/otog.json")) {
    std::filesystem::create_directories(setup_.folder);
    telling_ = std::make_unique<demo::Telling>(setup_, story_, narrator_);
    telling_->tell();
    go_on();
  }

  demo::Player& reporter() { return telling_->reporter(); }
  demo::Player& leader() { return telling_->leader(); }

 private:
  void go_on() {
    demo::Player& officer = telling_->officer();
    officer.run({"commission", "issue", "--title", "约稿：春季农资保供稳价", "--text",
                 "请报送本地化肥、种子储备和价格情况，附具体数据。", "--due", "2099-03-20",
                 "--units", story_.town.unit});
    officer.run({"topics", "issue", "--title", "本月报送要点", "--text",
                 "一、春耕备耕和农资供应。\n二、接诉即办中的共性问题。\n三、重大项目开复工。",
                 "--from", "2020-01-01", "--until", "2099-12-31"});
    reporter().run({"sync"});
    const std::string signed_item = write("06-brief-forest-grassland-fire.txt", "brief");
    reporter().run({"draft", "offer", signed_item, "--not-secret"});
    leader().run({"sync"});
    leader().run(
        {"draft", "sign", signed_item, "--policy", "--content", "--scope", "--not-secret"});
    officer.run({"sync"});
    officer.run({"item", "return", signed_item, "--reason", "too_shallow", "--note",
                 "请补充巡查的次数和发现的问题。"});
    for (const char* sample : {"25-problem-rural-sewage.txt", "94-emergency.txt"}) {
      reporter().run({"draft", "offer", write(sample, "problem"), "--not-secret"});
    }
    write("33-research-desertification-control.txt", "research");
    reporter().run({"sync"});
    leader().run({"sync"});
  }

  std::string write(const std::string& sample, const std::string& kind) {
    return first_word(reporter().run({"draft", "new", "--kind", kind, "--file",
                                      (sources_ / "installers/samples" / sample).string()}));
  }

  TempFolder folder_;
  std::filesystem::path sources_;
  demo::Setup setup_;
  std::ostringstream told_;
  demo::Narrator narrator_;
  demo::Story story_;
  std::unique_ptr<demo::Telling> telling_;
};

// What is drawn no longer changes.
json settled(const Person& person) {
  std::optional<json> before;
  int alike = 0;
  wait_for("a screen that stands still", [&] {
    auto now = person.screen();
    alike = now && now == before ? alike + 1 : 0;
    before = std::move(now);
    return alike >= 20;
  });
  return *before;
}

std::vector<std::string> labels(const json& screen, const std::string& kind) {
  std::vector<std::string> found;
  for (const json& widget : screen["widgets"]) {
    if (widget["kind"] == kind) found.push_back(widget["label"]);
  }
  return found;
}

bool has_han(const std::string& text) {
  const std::u32string points = base::to_code_points(text);
  return std::any_of(points.begin(), points.end(),
                     [](char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; });
}

void look_at(const json& screen, Language language, const std::filesystem::path& png) {
  CAPTURE(png.filename().string());
  for (const json& widget : screen["widgets"]) {
    const std::string label = widget["label"];
    CAPTURE(label);
    CHECK_FALSE(label.starts_with("desk."));
    const json& at = widget["rectangle"];
    CHECK(at[0].get<int>() < 1280);
    CHECK(at[1].get<int>() < 800);
    // What acts is never data: it speaks the language of the window.
    if (language == Language::kEnglish && widget["kind"] == "button") CHECK_FALSE(has_han(label));
  }
  photograph_display(png);
  const Picture picture = read_png(png);
  CHECK(std::set<int>(picture.grey.begin(), picture.grey.end()).size() > 40);
}

// All of the rail, one after another.
void walk(demo::Player& player, const std::string& who, Language language) {
  const std::string short_name = language == Language::kEnglish ? "en" : "zh";
  const std::filesystem::path folder = std::filesystem::path(YIBAO_PICTURES) / short_name;
  std::filesystem::create_directories(folder);
  const auto say = [&](const char* key) { return texts::text(language, key); };
  Person person(player.home(), short_name);
  person.clicks(say("desk.sign_in.passphrase"));
  Person::types(player.passphrase());
  Person::presses("Return");
  wait_for("the rail", [&] {
    const auto screen = person.screen();
    return screen && !labels(*screen, "page").empty();
  });
  const std::vector<std::string> pages = labels(settled(person), "page");
  CHECK(pages.size() >= 5);
  for (std::size_t i = 0; i < pages.size(); ++i) {
    person.clicks(pages[i]);
    const std::string number = (i < 9 ? "0" : "") + std::to_string(i + 1);
    look_at(settled(person), language, folder / (who + "-" + number + ".png"));
  }
  CHECK(person.logs_out() == 0);
}

TEST_CASE("every place in both languages, for a reporter and for a leader") {
  const Display display;
  Month month;
  for (const Language language : {Language::kChinese, Language::kEnglish}) {
    walk(month.reporter(), "reporter", language);
    walk(month.leader(), "leader", language);
  }
}

}  // namespace
}  // namespace yibao::testing
