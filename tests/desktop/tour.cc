#include "tests/desktop/tour.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>

#include "shared/base/text.h"
#include "tests/desktop/photograph.h"
#include "tests/desktop/picture.h"

namespace yibao::testing {
namespace {

using nlohmann::json;
using texts::Language;

constexpr int kNotchesMost = 40;
constexpr std::size_t kShadesLeast = 8;  // of a window with something in it

const char* short_name(Language language) {
  return language == Language::kEnglish ? "en" : "zh";
}

bool has_han(const std::string& text) {
  const std::u32string points = base::to_code_points(text);
  return std::any_of(points.begin(), points.end(),
                     [](char32_t c) { return c >= 0x4E00 && c <= 0x9FFF; });
}

}  // namespace

Tour::Tour(const std::filesystem::path& home, Language language, const std::string& folder,
           std::string who)
    : language_(language),
      folder_(std::filesystem::path(YIBAO_PICTURES) / folder),
      who_(std::move(who)),
      person_(home, short_name(language)) {
  std::filesystem::create_directories(folder_);
}

void Tour::signs_in(const std::string& passphrase) {
  fills("desk.sign_in.passphrase", passphrase);
  Person::presses("Return");
  person_.waits_for(say("desk.lock"));
}

// Large type: the rail is scrolled.
void Tour::goes_to(std::string_view page) {
  hand({"mousemove", "80", "200"});
  for (int i = 0; i < kNotchesMost && !person_.sees(say(page)); ++i) {
    hand({"click", "--repeat", "2", i < kNotchesMost / 2 ? "5" : "4"});
    static_cast<void>(
        eventually([&] { return person_.sees(say(page)); }, std::chrono::milliseconds(100)));
  }
  person_.clicks(say(page));
}

void Tour::opens(const std::string& row) {
  using std::chrono::milliseconds;
  static_cast<void>(person_.settled());
  // On a machine that is slow to draw, the row may have passed before it was looked for.
  for (const milliseconds patience : {milliseconds(60), milliseconds(1000)}) {
    scrolls(-kNotchesMost);
    for (int i = 0; i < kNotchesMost && !person_.sees(row); ++i) {
      scrolls(1);
      static_cast<void>(eventually([&] { return person_.sees(row); }, patience));
    }
    if (person_.sees(row)) break;
  }
  // What was turned last may still be on its way, and the row with it.
  static_cast<void>(person_.settled());
  person_.clicks(row);
}

void Tour::fills(std::string_view field, const std::string& text) {
  person_.clicks(say(field));
  Person::presses("ctrl+a");
  Person::types(text, 8);
}

void Tour::scrolls(int notches) {
  const std::string display = hand({"getdisplaygeometry"});
  const std::size_t gap = display.find(' ');
  const int width = std::stoi(display.substr(0, gap));
  const int height = std::stoi(display.substr(gap));
  hand({"mousemove", std::to_string(width / 2), std::to_string(height * 2 / 3)});
  hand({"click", "--repeat", std::to_string(std::abs(notches)), "--delay", "2",
        notches < 0 ? "4" : "5"});
}

void Tour::takes_picture(const std::string& place) {
  look_at(person_.settled(), folder_ / (who_ + "-" + place + ".png"));
}

void Tour::look_at(const json& screen, const std::filesystem::path& png) const {
  CAPTURE(png.filename().string());
  photograph_display(png);
  const Picture picture = read_png(png);
  CHECK(std::set<int>(picture.grey.begin(), picture.grey.end()).size() > kShadesLeast);
  for (const json& widget : screen["widgets"]) {
    const std::string label = widget["label"];
    CAPTURE(label);
    CHECK_FALSE(label.starts_with("desk."));
    const json& at = widget["rectangle"];
    CHECK(at[0].get<int>() < picture.width);
    CHECK(at[1].get<int>() < picture.height);
    // What acts is never data: it speaks the language of the window. (Kinds are named by the
    // rules.)
    const bool speaks = widget["kind"] == "button" && label != say("desk.entrance.other_language");
    if (language_ == Language::kEnglish && speaks) CHECK_FALSE(has_han(label));
  }
}

void Tour::ends() {
  CHECK(person_.logs_out() == 0);
}

}  // namespace yibao::testing
