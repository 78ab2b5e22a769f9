#include "client/core/app/office/news_place.h"

#include <doctest/doctest.h>

#include "tests/app/officer.h"

namespace yibao::testing {
namespace {

using client::NewsFate;

struct News : Officer {
  domain::Subject trees, schools;

  News() {
    trees = town.accepted_from("chengchuan", "城川镇推进春季植树造林");
    schools = town.accepted_from("jiaotiju", "教体局开展校园安全排查");
    sits_down(app::Place::kNews);
  }
  app::NewsPlace& place() { return office().news; }
  void pastes(const std::string& text) {
    place().text.replace_all(text);
    place().edited();
    desk->settle();
  }
};

TEST_CASE("a pasted list is shown line by line, and what is ticked is entered with its points") {
  News news;
  news.pastes(
      "《每日要情》第3期 城川镇推进春季植树造林\n"
      "《鄂尔多斯政讯》 教体局开展校园安全排查\n"
      "《鄂尔多斯政讯》 没有这样的一篇稿件标题\n");
  REQUIRE(news.place().lines.size() == 3);
  CHECK(news.place().lines[0].taken);
  CHECK(news.place().lines[1].taken);
  CHECK_FALSE(news.place().lines[2].possible());
  CHECK(news.place().count() == 2);
  news.place().lines[1].taken = false;
  news.place().enter();
  news.desk->settle();
  CHECK(news.notice() == "desk.notice.news");
  CHECK(news.moves().starts_with("城川镇 +30"));
  CHECK(news.state_of(news.trees).adoptions.size() == 1);
  CHECK(news.state_of(news.schools).adoptions.empty());
  CHECK(news.place().lines.empty());
  CHECK(news.place().text.utf8().empty());
}

TEST_CASE("the list is there again after leaving, and what it says by then was entered is known") {
  News news;
  news.pastes("《每日要情》第3期 城川镇推进春季植树造林");
  news.desk->work.way.go(app::Place::kDesk);
  news.desk->settle();
  const auto entered = news.desk->core.change([&](client::Replica& replica) {
    client::Adoption adoption;
    adoption.journal = "meiri_yaoqing";
    adoption.issue = 3;
    adoption.on_date = replica.today();
    return client::adopt_item(replica, news.trees, adoption);
  });
  REQUIRE(entered.has_value());
  news.sits_down(app::Place::kNews);
  REQUIRE(news.place().lines.size() == 1);
  CHECK(news.place().lines.front().line.fate == NewsFate::kKnown);
  CHECK_FALSE(news.place().lines.front().taken);
}

TEST_CASE("a list with one line that cannot be entered leaves nothing behind") {
  News news;
  news.pastes(
      "《每日要情》第3期 城川镇推进春季植树造林\n"
      "《每日要情》第4期 城川镇推进春季植树造林\n");
  REQUIRE(news.place().lines.size() == 2);
  for (app::NewsChoice& choice : news.place().lines) choice.taken = true;
  // A second adoption by one journal wants a reason, which a list does not give.
  news.place().enter();
  news.desk->settle();
  REQUIRE(news.place().problem());
  CHECK(news.state_of(news.trees).adoptions.empty());
  CHECK(news.place().lines.size() == 2);
}

TEST_CASE("an item is found by words of its title or by its unit") {
  News news;
  news.place().search = "校园 安全";
  CHECK(news.place().found().size() == 1);
  news.place().search = "城川镇";
  CHECK(news.place().found().size() == 1);
  news.place().search = "没有的";
  CHECK(news.place().found().empty());
  news.place().search = "";
  CHECK(news.place().found().empty());
}

}  // namespace
}  // namespace yibao::testing
