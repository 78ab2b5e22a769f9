#include "client/core/news.h"

#include <doctest/doctest.h>

#include "shared/rules/load.h"
#include "tests/support/clock.h"
#include "tests/support/files.h"

namespace yibao::client {
namespace {

using testing::day;

std::shared_ptr<const rules::Ruleset> rules_of(const char* jurisdiction) {
  const auto path = std::string("schemas/jurisdictions/") + jurisdiction + ".json";
  return rules::load_ruleset(testing::read_file(testing::source_path(path))).ruleset;
}

const base::Date kToday = day("2024-03-11");

NewsItem item(const char* id, const std::string& title, const char* unit = "城川镇") {
  return {domain::Subject(id), title, "", unit, {}};
}

const std::vector<NewsItem> kItems = {
    item("trees", "城川镇推进春季植树造林"), item("schools", "教体局开展校园安全排查", "教体局"),
    item("roads", "城川镇整治农村道路"), item("roads-2", "城川镇整治农村公路")};

std::vector<NewsLine> read(const std::string& text, const char* jurisdiction = "otog") {
  auto lines = read_news(text, *rules_of(jurisdiction), kToday);
  match_news(lines, kItems, kToday);
  return lines;
}

NewsLine line(const std::string& text, const char* jurisdiction = "otog") {
  const auto lines = read(text, jurisdiction);
  REQUIRE(lines.size() == 1);
  return lines.front();
}

TEST_CASE("a line of a chat is read for day, journal, issue and title") {
  const NewsLine news = line("3月8日，《每日要情》第12期采用《城川镇推进春季植树造林》");
  CHECK(news.fate == NewsFate::kReady);
  CHECK(news.fact.kind == FactKind::kAdopted);
  CHECK(news.fact.adoption.journal == "meiri_yaoqing");
  CHECK(news.fact.adoption.issue == 12);
  CHECK(news.fact.on_date == day("2024-03-08"));
  CHECK(news.candidates.front().item == domain::Subject("trees"));
}

TEST_CASE("without marks the longest part is the title, without a day it is today's") {
  const NewsLine news = line("城川镇推进春季植树造林 鄂尔多斯政讯");
  CHECK(news.fate == NewsFate::kReady);
  CHECK(news.fact.adoption.journal == "ordos_zhengxun");
  CHECK(news.fact.on_date == kToday);
}

TEST_CASE("a day without a year is the last such day; one that no calendar has is told") {
  CHECK(line("12月30日 每日要情 城川镇推进春季植树造林").fact.on_date == day("2023-12-30"));
  CHECK(line("2月30日 每日要情 城川镇推进春季植树造林").fate == NewsFate::kLater);
  CHECK(line("2024-13-01 每日要情 城川镇推进春季植树造林").fate == NewsFate::kLater);
  CHECK(line("2024年4月1日 每日要情 城川镇推进春季植树造林").fate == NewsFate::kLater);
}

TEST_CASE("an instruction names a post, a forwarding a level") {
  const NewsLine instructed = line("市政府领导批示：城川镇推进春季植树造林");
  CHECK(instructed.fact.kind == FactKind::kInstructed);
  CHECK(instructed.fact.post == "city_leader");
  CHECK(instructed.fate == NewsFate::kReady);
  const NewsLine forwarded = line("转报自治区　城川镇推进春季植树造林");
  CHECK(forwarded.fact.kind == FactKind::kForwarded);
  CHECK(forwarded.fact.level == "region");
  CHECK(forwarded.fate == NewsFate::kReady);
}

TEST_CASE("what names nothing, or two things, is unclear; what is like no title finds no item") {
  CHECK(line("城川镇推进春季植树造林被采用了").fate == NewsFate::kUnclear);
  CHECK(line("每日要情、鄂尔多斯政讯 城川镇推进春季植树造林").fate == NewsFate::kUnclear);
  CHECK(line("每日要情 完全不相干的一条标题内容").fate == NewsFate::kNoItem);
}

TEST_CASE("titles that are about as alike are for a person to choose from") {
  const NewsLine news = line("每日要情 城川镇整治农村路");
  CHECK(news.fate == NewsFate::kChoose);
  CHECK(news.candidates.size() >= 2);
  // The very title is sure, however much another one is like it.
  CHECK(line("每日要情 城川镇整治农村公路").candidates.front().item == domain::Subject("roads-2"));
}

TEST_CASE("a journal with columns wants one of them") {
  CHECK(line("内刊 城川镇推进春季植树造林", "changji").fate == NewsFate::kNoColumn);
  const NewsLine news = line("内刊（情况专报） 城川镇推进春季植树造林", "changji");
  CHECK(news.fate == NewsFate::kReady);
  CHECK_FALSE(news.fact.adoption.form.empty());
}

TEST_CASE("of a name that two journals share, the level tells which") {
  CHECK(line("政府快报 条目 城川镇推进春季植树造林", "yima").fate == NewsFate::kUnclear);
  const NewsLine news = line("三门峡市级 政府快报 条目 城川镇推进春季植树造林", "yima");
  if (news.fate == NewsFate::kReady) {
    CHECK(rules_of("yima")->words.journals.by_id(news.fact.adoption.journal)->level == "city");
  }
}

TEST_CASE("a table with headings is read by its columns, in any order") {
  const auto lines = read(
      "序号\t采用刊物\t期号\t标题\t日期\n"
      "1\t每日要情\t12\t城川镇推进春季植树造林\t2024-03-08\n"
      "\n"
      "2\t鄂尔多斯政讯\t\t教体局开展校园安全排查\t2024/3/9\n"
      "3\t不存在的刊物\t\t教体局开展校园安全排查\t2024/3/9\n");
  REQUIRE(lines.size() == 3);
  CHECK(lines[0].number == 2);
  CHECK(lines[0].fate == NewsFate::kReady);
  CHECK(lines[0].fact.adoption.issue == 12);
  CHECK(lines[1].number == 4);
  CHECK(lines[1].fact.on_date == day("2024-03-09"));
  CHECK(lines[1].candidates.front().item == domain::Subject("schools"));
  CHECK(lines[2].fate == NewsFate::kUnclear);
}

TEST_CASE("what stands twice in the list is entered once, what was recorded before not at all") {
  const auto lines = read("每日要情 城川镇推进春季植树造林\n每日要情 城川镇推进春季植树造林\n");
  CHECK(lines[0].fate == NewsFate::kReady);
  CHECK(lines[1].fate == NewsFate::kRepeated);
  std::vector<NewsItem> known = kItems;
  known[0].adopted.push_back({base::EventId(), "meiri_yaoqing", {}, {}, kToday});
  auto again = read_news("每日要情 城川镇推进春季植树造林", *rules_of("otog"), kToday);
  match_news(again, known, kToday);
  CHECK(again.front().fate == NewsFate::kKnown);
}

TEST_CASE("the office's own wording of a title finds its item") {
  std::vector<NewsItem> items = kItems;
  items[1].edited_title = "全旗校园安全隐患实现动态清零";
  auto lines = read_news("每日要情 全旗校园安全隐患实现动态清零", *rules_of("otog"), kToday);
  match_news(lines, items, kToday);
  CHECK(lines.front().fate == NewsFate::kReady);
  CHECK(lines.front().candidates.front().item == domain::Subject("schools"));
}

TEST_CASE("lines of anything at all are read without harm") {
  for (const char* text : {"", "\n\n\t\t\n", "《", "》《", "第期", "第99999999999期", "9999-99-99",
                           "日期\t标题", "标题\n", "《《《》》》每日要情"}) {
    CAPTURE(text);
    CHECK(read(text).size() <= 2);
  }
}

}  // namespace
}  // namespace yibao::client
