#include <doctest/doctest.h>

#include "client/core/commands/items.h"
#include "tests/app/officer.h"

namespace yibao::testing {
namespace {

// An officer at the inbox, with items that were received one after the other.
struct Inbox : Officer {
  explicit Inbox(const std::vector<std::string>& titles) {
    for (const std::string& title : titles) {
      town.clock.advance(std::chrono::minutes(20));
      town.received(title);
    }
    sits_down(app::Place::kInbox);
  }
  app::InboxPlace& place() { return office().inbox; }
  void open(std::size_t number) {
    place().open(domain::Subject(place().queue.rows()[number]->id));
    desk->settle();
  }
  std::string title() { return place().sheet() ? place().sheet()->item.words->title : ""; }
};

TEST_CASE("what was received waits in order and is counted by unit and kind") {
  Inbox officer({"先到的", "后到的"});
  REQUIRE(officer.place().queue.rows().size() == 2);
  CHECK(officer.place().queue.rows()[0]->title == "先到的");
  const app::WaitingItems choices = *officer.desk->work.snapshot().waiting;
  REQUIRE(choices.units.size() == 1);
  CHECK(choices.units.front().second == 2);
  REQUIRE(choices.kinds.size() == 1);
  CHECK(choices.kinds.front().first == "dynamic");
  officer.place().show_only({"", "problem"});
  officer.desk->settle();
  CHECK(officer.place().queue.rows().empty());
  officer.place().show_only({choices.units.front().first, "dynamic"});
  officer.desk->settle();
  CHECK(officer.place().queue.rows().size() == 2);
}

TEST_CASE("what has waited long is shown alone") {
  Officer officer;
  officer.town.received("先到的");
  officer.town.clock.advance(std::chrono::hours(25));
  officer.town.received("后到的");
  officer.sits_down(app::Place::kInbox);
  const auto shown = [&](app::InboxAge age) {
    officer.office().inbox.show_only({"", "", age});
    officer.desk->settle();
    return officer.office().inbox.arrange(officer.desk->work.snapshot()).size();
  };
  CHECK(shown(app::InboxAge::kAny) == 2);
  CHECK(shown(app::InboxAge::kDay) == 1);
  CHECK(officer.office().inbox.queue.rows().front()->title == "先到的");
  CHECK(shown(app::InboxAge::kWeek) == 0);
}

TEST_CASE("what its unit asks back is called for until it is answered") {
  Officer officer;
  const auto item = officer.town.accepted_from("chengchuan", "要撤回的");
  officer.town.office_says_of({"chengchuan"}, item, domain::ItemWithdrawalAsked{});
  officer.sits_down(app::Place::kInbox);
  const auto asked_back = [&] { return officer.desk->work.snapshot().waiting->asked_back; };
  REQUIRE(asked_back().size() == 1);
  officer.office().item.show(item);
  officer.desk->settle();
  officer.office().item.keep();
  officer.desk->settle();
  CHECK(asked_back().empty());
}

TEST_CASE("an accepted item gives way to the next, and the last one to the empty queue") {
  Inbox officer({"先到的", "后到的"});
  officer.open(0);
  CHECK(officer.title() == "先到的");
  officer.place().accept();
  officer.desk->settle();
  CHECK(officer.desk->row("先到的")->state == "accepted");
  CHECK(officer.title() == "后到的");
  officer.place().accept();
  officer.desk->settle();
  CHECK_FALSE(officer.place().is_open());
  CHECK(officer.place().queue.rows().empty());
}

TEST_CASE("a return and a refusal carry their reason, an uncounted one its category") {
  Inbox officer({"退改的", "退稿的", "不计数的"});
  officer.open(0);
  officer.place().reason = 1;
  officer.place().note = "请补充数字";
  officer.place().give_back();
  officer.desk->settle();
  CHECK(officer.desk->row("退改的")->state == "returned");
  CHECK(officer.desk->row("退改的")->reason == "too_shallow");
  CHECK(officer.title() == "退稿的");
  CHECK(officer.place().note.empty());  // it was said of the other one
  officer.place().refuse();
  officer.desk->settle();
  CHECK(officer.desk->row("退稿的")->state == "refused");
  if (officer.place().categories().empty()) return;
  officer.place().exclude();
  officer.desk->settle();
  CHECK(officer.desk->row("不计数的")->state == "excluded");
}

TEST_CASE("an item that is open here is told to colleagues, and no longer when it is closed") {
  Inbox officer({"一篇"});
  const auto told = [&] { return officer.desk->core.claimed(); };
  CHECK_FALSE(told());
  officer.open(0);
  CHECK(told() == officer.place().sheet()->item.id);
  officer.desk->work.way.go(app::Place::kDesk);
  officer.desk->settle();
  CHECK_FALSE(told());
}

TEST_CASE("what is dealt with gives way to the next item that no colleague has open") {
  Inbox officer({"一", "二", "三"});
  officer.desk.reset();
  officer.town.become_office("李编辑", "editor-words-here");
  officer.sits_down(app::Place::kInbox);
  const auto second = domain::Subject(officer.place().queue.rows()[1]->id);
  officer.open(0);
  officer.desk->desk.tell([second](app::Core& core) {
    const auto colleague =
        core.look([](client::Replica& replica) { return replica.find_person("李编辑"); });
    core.hear_claims({{second, *colleague}});
  });
  officer.desk->settle();
  CHECK(officer.place().claimed_by(second) == "李编辑");
  officer.place().accept();
  officer.desk->settle();
  CHECK(officer.title() == "三");
  officer.place().accept();
  officer.desk->settle();
  CHECK(officer.title() == "二");  // nothing else is left: both decide who goes on
}

TEST_CASE("what the office asks of others calls nobody at the office") {
  Inbox officer({});
  officer.desk.reset();
  officer.town.commission("供暖保障情况", officer.town.clock.now() + std::chrono::hours(48));
  TownDesk desk(officer.town);
  desk.sign_in(kOfficerPassphrase);
  REQUIRE(desk.work.snapshot().commissions->size() == 1);
  CHECK(desk.work.snapshot().commissions->front().open);
  CHECK_FALSE(desk.work.snapshot().commissions->front().is_new());
}

TEST_CASE("a comment leaves the item where it is; an empty one is none") {
  Inbox officer({"一篇"});
  officer.open(0);
  officer.place().note = "　";
  officer.place().comment();
  officer.desk->settle();
  const auto steps = officer.place().sheet()->item.journey.size();
  officer.place().note = "数字很好";
  officer.place().comment();
  officer.desk->settle();
  REQUIRE(officer.place().sheet());
  CHECK(officer.place().sheet()->item.journey.size() == steps + 1);
  CHECK(officer.place().sheet()->item.journey.back().step.note == "数字很好");
  CHECK(officer.place().may_judge());
}

TEST_CASE("what a colleague judged meanwhile cannot be judged any more") {
  Inbox officer({"一篇"});
  officer.open(0);
  REQUIRE(officer.place().may_judge());
  const auto item = officer.place().sheet()->item.id;
  const auto judged = officer.desk->core.change(
      [&](client::Replica& replica) { return client::accept_item(replica, item); });
  REQUIRE(judged.has_value());
  officer.desk->settle();
  CHECK_FALSE(officer.place().may_judge());
  officer.place().accept();
  officer.desk->settle();
  CHECK_FALSE(officer.place().problem());
}

}  // namespace
}  // namespace yibao::testing
