#include "client/core/app/office/journals_place.h"

#include <doctest/doctest.h>

#include "client/core/commands/items.h"
#include "tests/app/officer.h"

namespace yibao::testing {
namespace {

// Items of three units, accepted; the desk of journals open at the city's journal, whose columns
// otog has none of.
struct JournalDesk : Officer {
  domain::Subject trees, schools, roads;

  JournalDesk() {
    trees = town.accepted_from("chengchuan", "城川镇推进春季植树造林");
    schools = town.accepted_from("jiaotiju", "教体局开展校园安全排查");
    roads = town.accepted_from("chengchuan", "城川镇整治农村道路", "problem");
    sits_down(app::Place::kJournals);
    choose("ordos_zhengxun");
  }
  app::JournalsPlace& place() { return office().journals; }
  void choose(const std::string& journal) {
    for (std::size_t i = 0; i < place().shelves().size(); ++i) {
      if (place().shelves()[i].journal.id == journal) place().choose_journal(i);
    }
  }
  void assign(const std::vector<domain::Subject>& items) {
    place().assign(items, 0);
    desk->settle();
  }
  std::string lines() {
    std::string text;
    if (const app::Issue* issue = place().issue()) {
      for (const app::IssueLine& line : issue->lines) text += line.row->title.substr(0, 9) + " ";
    }
    return text;
  }
  void print(const std::map<domain::Subject, std::string>& reasons = {}) {
    place().begin_printing();
    desk->settle();
    for (const auto& [item, reason] : reasons) place().printing->reasons[item] = reason;
    place().print();
    desk->settle();
  }
};

TEST_CASE("what is accepted waits in the pool until it is put into an issue") {
  JournalDesk desk;
  CHECK(desk.place().pool().size() == 3);
  desk.assign({desk.trees});
  CHECK(desk.place().pool().size() == 2);
  CHECK(desk.lines() == "城川镇 ");
  desk.place().use = app::JournalsPlace::Use::kAll;
  CHECK(desk.place().pool().size() == 3);
  desk.place().search = "教体局";
  CHECK(desk.place().pool().size() == 1);
  // Nothing counts before it is printed.
  CHECK(desk.state_of(desk.trees).adoptions.empty());
}

TEST_CASE("lines are put in order, taken out, and stand so after a restart") {
  JournalDesk desk;
  desk.assign({desk.trees, desk.schools});
  CHECK(desk.lines() == "城川镇 教体局 ");
  desk.place().move(desk.place().issue()->lines[1], -1);
  desk.desk->settle();
  CHECK(desk.lines() == "教体局 城川镇 ");
  desk.place().move(desk.place().issue()->lines[0], -1);  // the first stays the first
  desk.desk->settle();
  CHECK(desk.lines() == "教体局 城川镇 ");
  desk.sits_down(app::Place::kJournals);
  desk.choose("ordos_zhengxun");
  CHECK(desk.lines() == "教体局 城川镇 ");
  desk.place().take_out(desk.place().issue()->lines[0]);
  desk.desk->settle();
  CHECK(desk.lines() == "城川镇 ");
}

TEST_CASE("printing adopts the whole issue, moves the points and opens the next number") {
  JournalDesk desk;
  desk.assign({desk.trees, desk.schools});
  const std::int64_t number = desk.place().number;
  desk.print();
  CHECK(desk.notice() == "desk.notice.printed");
  CHECK(desk.moves().find("城川镇 +20") != std::string::npos);
  CHECK(desk.moves().find("教体局 +20") != std::string::npos);
  REQUIRE(desk.place().issue() != nullptr);
  CHECK(desk.place().issue()->printed == 2);
  CHECK_FALSE(desk.place().issue()->is_open());
  CHECK(desk.place().shelf()->next_number == number + 1);
  CHECK(desk.state_of(desk.trees).adoptions.front().body.issue == number);
  // What comes in afterwards waits beside what was printed.
  desk.assign({desk.roads});
  CHECK(desk.place().issue()->lines.size() == 3);
  CHECK(desk.place().issue()->is_open());
}

TEST_CASE(
    "an issue with an item that should not be adopted is printed with a reason or not at all") {
  JournalDesk desk;
  desk.assign({desk.trees, desk.schools});
  desk.leaves();
  domain::ItemRefused refused;
  const auto state = [&] {
    desk.sits_down(app::Place::kJournals);
    return desk.state_of(desk.schools);
  }();
  desk.leaves();
  refused.on = state.last_sign_off()->id;
  refused.after = state.standing_verdict()->id;
  refused.reason = "too_shallow";
  desk.town.office_says_of({"jiaotiju"}, desk.schools, refused);
  desk.sits_down(app::Place::kJournals);
  desk.choose("ordos_zhengxun");
  desk.place().begin_printing();
  desk.desk->settle();
  REQUIRE(desk.place().printing);
  REQUIRE(desk.place().printing->doubts.size() == 1);
  CHECK(desk.place().printing->doubts.at(desk.schools) ==
        std::vector{client::AdoptionDoubt::kNotTaken});
  CHECK(desk.place().printing_missing() == "desk.printing.explain");
  desk.place().print();
  desk.desk->settle();
  CHECK(desk.state_of(desk.trees).adoptions.empty());
  desk.place().printing->reasons[desk.schools] = "领导要求刊发";
  CHECK(desk.place().printing_missing().empty());
  desk.place().print();
  desk.desk->settle();
  CHECK(desk.state_of(desk.trees).adoptions.size() == 1);
  CHECK(desk.state_of(desk.schools).adoptions.size() == 1);
}

TEST_CASE("several items become one: its adoption is credited to all their units") {
  JournalDesk desk;
  desk.place().ticked = {desk.trees, desk.schools};
  desk.place().begin_merge();
  desk.desk->settle();
  REQUIRE(desk.place().merging);
  CHECK(desk.place().merging->units.size() == 2);
  std::size_t lead = 0;
  for (std::size_t i = 0; i < desk.place().merging->items.size(); ++i) {
    if (desk.place().merging->items[i]->id == desk.trees) lead = i;
  }
  desk.place().choose_lead(lead);
  desk.desk->settle();
  CHECK(desk.place().merging->units.front() == "城川镇");
  desk.place().merging->credit = static_cast<std::size_t>(domain::CreditPolicy::kShares);
  desk.place().merging->shares = {"60", "30"};
  CHECK(desk.place().merging->missing() == "desk.combine.sum");
  desk.place().merging->shares[1] = "x";
  CHECK(desk.place().merging->missing() == "desk.combine.share_wrong");
  desk.place().merging->shares[1] = "40";
  CHECK(desk.place().merging->missing().empty());
  desk.place().merge();
  desk.desk->settle();
  CHECK_FALSE(desk.place().merging);
  CHECK(desk.place().pool().size() == 2);  // the part is no item of its own any more
  desk.assign({desk.trees});
  desk.print();
  CHECK(desk.moves().find("城川镇 +12") != std::string::npos);
  CHECK(desk.moves().find("教体局 +8") != std::string::npos);
}

TEST_CASE("a part of one item cannot be made part of another one") {
  JournalDesk desk;
  const auto merge = [&](const domain::Subject& into, const domain::Subject& source) {
    return desk.desk->core.change([&](client::Replica& replica) {
      return client::merge_items(replica, into, {source}, domain::CreditPolicy::kFull, {});
    });
  };
  REQUIRE(merge(desk.trees, desk.schools).has_value());
  CHECK_FALSE(merge(desk.roads, desk.schools).has_value());
  CHECK_FALSE(merge(desk.schools, desk.trees).has_value());
  CHECK_FALSE(merge(desk.trees, desk.trees).has_value());
}

TEST_CASE("issues are numbered anew each year, and last year's can be looked at") {
  Officer officer;
  const domain::Subject item = officer.town.accepted_from("chengchuan", "城川镇的旧稿");
  domain::ItemAdopted adopted;
  adopted.journal = "ordos_zhengxun";
  adopted.issue = 41;
  adopted.on_date = day("2023-12-28");
  officer.town.office_says_of({"chengchuan"}, item, adopted);
  officer.sits_down(app::Place::kJournals);
  const auto& shelves = officer.office().journals.shelves();
  const auto shelf = std::find_if(shelves.begin(), shelves.end(), [](const auto& each) {
    return each.journal.id == "ordos_zhengxun";
  });
  REQUIRE(shelf != shelves.end());
  CHECK(shelf->next_number == 1);
  REQUIRE(shelf->issue(2023, 41) != nullptr);
  CHECK(shelf->issue(2023, 41)->printed == 1);
  CHECK(shelf->issue(2024, 41) == nullptr);
}

}  // namespace
}  // namespace yibao::testing
