#include "client/core/text_diff.h"

#include <doctest/doctest.h>

#include <chrono>

#include "client/core/edit_script.h"
#include "shared/base/random.h"
#include "shared/base/text.h"
#include "tests/support/seed.h"

namespace yibao::testing {
namespace {

using client::TextChange;
using client::TextRun;
using client::TextRuns;

std::string side(const TextRuns& runs, TextChange mine) {
  std::string text;
  for (const TextRun& run : runs) {
    if (run.change == TextChange::kKept || run.change == mine) text += run.text;
  }
  return text;
}

void check_whole(const std::string& before, const std::string& after) {
  CAPTURE(before);
  CAPTURE(after);
  const TextRuns runs = client::diff_texts(before, after);
  CHECK(side(runs, TextChange::kRemoved) == before);
  CHECK(side(runs, TextChange::kAdded) == after);
  CHECK(client::is_changed(runs) == (before != after));
  for (std::size_t i = 0; i < runs.size(); ++i) {
    CHECK_FALSE(runs[i].text.empty());
    CHECK(base::is_utf8(runs[i].text));
    if (i == 0) continue;
    CHECK(runs[i].change != runs[i - 1].change);
    CHECK_FALSE(
        (runs[i].change == TextChange::kRemoved && runs[i - 1].change == TextChange::kAdded));
  }
}

TEST_CASE("a number that changed is shown whole, the rest is kept") {
  const TextRuns runs =
      client::diff_texts("组织护林员126名，巡查林草地。", "组织护林员128名，巡查林草地。");
  CHECK(runs == TextRuns{{TextChange::kKept, "组织护林员"},
                         {TextChange::kRemoved, "126"},
                         {TextChange::kAdded, "128"},
                         {TextChange::kKept, "名，巡查林草地。"}});
}

TEST_CASE("a paragraph put between two others leaves them alone") {
  const TextRuns runs =
      client::diff_texts("一、情况。\n三、建议。", "一、情况。\n二、分析。\n三、建议。");
  CHECK(runs == TextRuns{{TextChange::kKept, "一、情况。\n"},
                         {TextChange::kAdded, "二、分析。\n"},
                         {TextChange::kKept, "三、建议。"}});
}

TEST_CASE("sentences with nothing but scattered characters in common are replaced as a whole") {
  const TextRuns runs = client::diff_texts("镇里的春耕已经开始。", "县上于五月开会的。");
  CHECK(runs.size() <= 3);
  CHECK(runs.front().change == TextChange::kRemoved);
}

TEST_CASE("characters beyond the first plane stay whole") {
  check_whole("护林员张𬭊的一天", "护林员张𠮷的一天");
  const TextRuns runs = client::diff_texts("护林员张𬭊的一天", "护林员张𠮷的一天");
  REQUIRE(runs.size() == 4);
  CHECK(runs[1].text == "𬭊");
}

TEST_CASE("nothing, and the same") {
  CHECK(client::diff_texts("", "").empty());
  CHECK(client::diff_texts("", "新") == TextRuns{{TextChange::kAdded, "新"}});
  CHECK(client::diff_texts("旧", "") == TextRuns{{TextChange::kRemoved, "旧"}});
  CHECK(client::diff_texts("同\n样", "同\n样") == TextRuns{{TextChange::kKept, "同\n样"}});
}

std::string random_text(base::SeededRandom& random, std::size_t most) {
  static const std::vector<std::string> kPieces = {"镇", "村", "防火", "12", "38.6", "a", "。",
                                                   "；", "\n", "\n\n", "，", "𬭊", " "};
  std::string text;
  const std::size_t count = random.below(most + 1);
  for (std::size_t i = 0; i < count; ++i) text += kPieces[random.below(kPieces.size())];
  return text;
}

TEST_CASE("property: both texts can be read out of the runs, whatever they are") {
  base::SeededRandom random(run_seed("text_diff"));
  for (int round = 0; round < rounds(2000); ++round) {
    const std::string before = random_text(random, 40);
    std::string after = random_text(random, 40);
    // Half of them share a beginning and an end with the other text.
    if (round % 2 == 0) after = before.substr(0, before.size() / 2) + after;
    if (!base::is_utf8(after)) continue;
    check_whole(before, after);
  }
}

// The textbook's table.
std::size_t longest_common(const std::vector<int>& a, const std::vector<int>& b) {
  std::vector<std::vector<std::size_t>> best(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      best[i][j] =
          a[i - 1] == b[j - 1] ? best[i - 1][j - 1] + 1 : std::max(best[i - 1][j], best[i][j - 1]);
    }
  }
  return best[a.size()][b.size()];
}

TEST_CASE("property: what is common is as long as it can be, ascends and is equal") {
  base::SeededRandom random(run_seed("text_diff"));
  for (int round = 0; round < rounds(500); ++round) {
    std::vector<int> a(random.below(30));
    std::vector<int> b(random.below(30));
    for (int& each : a) each = static_cast<int>(random.below(5));
    for (int& each : b) each = static_cast<int>(random.below(5));
    const client::Matches matches = client::common_parts(a, b, 100);
    CHECK(matches.size() == longest_common(a, b));
    for (std::size_t i = 0; i < matches.size(); ++i) {
      CHECK(a[matches[i].first] == b[matches[i].second]);
      if (i == 0) continue;
      CHECK(matches[i].first > matches[i - 1].first);
      CHECK(matches[i].second > matches[i - 1].second);
    }
  }
}

TEST_CASE("two long texts without anything in common are answered at once") {
  std::string before;
  std::string after;
  for (char32_t i = 0; i < 10000; ++i) {
    before += base::to_utf8(std::u32string(1, U'一' + i));
    after += base::to_utf8(std::u32string(1, U'一' + 10000 + i));
  }
  const auto begin = std::chrono::steady_clock::now();
  const TextRuns runs = client::diff_texts(before, after);
  CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
  CHECK(runs == TextRuns{{TextChange::kRemoved, before}, {TextChange::kAdded, after}});
}

}  // namespace
}  // namespace yibao::testing
