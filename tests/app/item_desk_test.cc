#include "client/core/app/office/item_desk.h"

#include <doctest/doctest.h>

#include "tests/app/officer.h"

namespace yibao::testing {
namespace {

// An accepted item of 城川镇, open at the desk.
struct OpenItem : Officer {
  domain::Subject item;

  OpenItem() : item(town.accepted_from("chengchuan", "城川镇推进春季植树造林")) {
    sits_down(app::Place::kDrafts);
    place().show(item);
    desk->settle();
  }
  app::ItemDesk& place() { return office().item; }
  const app::ItemDeskSheet& sheet() { return *place().sheet(); }
  // By the journal's code.
  void adopt(const std::string& journal, const std::string& reason = "") {
    place().begin_fact(client::FactKind::kAdopted);
    const auto places = client::adoption_places(*desk->work.snapshot().ruleset);
    for (std::size_t i = 0; i < places.size(); ++i) {
      if (places[i].id == journal) place().form.place = i;
    }
    place().form.note = reason;
    place().enter_fact();
    desk->settle();
  }
};

TEST_CASE("an adoption is entered, moves the unit's points at once and says so with the clause") {
  OpenItem open;
  open.adopt("ordos_zhengxun");
  CHECK(open.notice() == "desk.notice.adopted");
  CHECK(open.moves().starts_with("城川镇 +20 → 21"));
  REQUIRE(open.sheet().facts.size() == 1);
  const app::DeskFact& fact = open.sheet().facts.front();
  CHECK(fact.type == "item.adopted");
  CHECK_FALSE(fact.receipt);
  REQUIRE(fact.credits.size() == 1);
  CHECK(fact.credits.front().points == "20");
  CHECK(fact.credits.front().unit_name == "城川镇");
  CHECK_FALSE(fact.credits.front().clause.empty());
}

TEST_CASE(
    "the same journal a second time asks for a reason, and the form stays open with what was "
    "given") {
  OpenItem open;
  open.adopt("ordos_zhengxun");
  open.adopt("ordos_zhengxun");
  REQUIRE(open.place().problem());
  CHECK(base::name(open.place().problem()->code) == "not_allowed_now");
  CHECK(open.place().entering);
  CHECK(open.sheet().facts.size() == 1);
  open.place().form.note = "增刊再次采用";
  open.place().enter_fact();
  open.desk->settle();
  CHECK_FALSE(open.place().problem());
  CHECK_FALSE(open.place().entering);
  CHECK(open.sheet().facts.size() == 2);
  CHECK(open.moves() == "@desk.moved.repeated");
}

TEST_CASE("what is taken back stays to be seen, counts no more, and says so") {
  OpenItem open;
  open.adopt("ordos_zhengxun");
  open.place().to_retract = open.sheet().facts.front().event;
  open.place().note = "期号录错";
  open.place().retract();
  open.desk->settle();
  CHECK(open.moves().starts_with("城川镇 -20 → 1"));
  REQUIRE(open.sheet().facts.size() == 1);
  CHECK(open.sheet().facts.front().retracted);
  CHECK(open.sheet().facts.front().credits.empty());
}

TEST_CASE("a leader's instruction names the post; a later day cannot be entered") {
  OpenItem open;
  open.place().begin_fact(client::FactKind::kInstructed);
  open.place().form.day = "2099-01-01";
  CHECK(open.place().fact_missing() == "desk.fact.later_day");
  open.place().enter_fact();
  open.desk->settle();
  CHECK(open.sheet().facts.empty());
  open.place().form.day = "2024-03-08";
  open.place().form.note = "请各镇学习借鉴。";
  CHECK(open.place().fact_missing().empty());
  open.place().enter_fact();
  open.desk->settle();
  REQUIRE(open.sheet().facts.size() == 1);
  CHECK(open.sheet().facts.front().note == "请各镇学习借鉴。");
  CHECK_FALSE(open.sheet().facts.front().what.zh.empty());
}

TEST_CASE("a verdict is replaced by another, which moves what no longer counts") {
  OpenItem open;
  const auto verdicts = open.place().verdicts();
  const auto refused = std::find(verdicts.begin(), verdicts.end(), domain::VerdictKind::kRefused);
  REQUIRE(refused != verdicts.end());
  CHECK(std::find(verdicts.begin(), verdicts.end(), domain::VerdictKind::kAccepted) ==
        verdicts.end());
  open.place().verdict = static_cast<std::size_t>(refused - verdicts.begin());
  open.place().judge_again();
  open.desk->settle();
  CHECK(open.sheet().item.state == "refused");
  CHECK(open.moves().starts_with("城川镇 -1 → 0"));
}

TEST_CASE("a unit that asks for its item back is let go or told that it is kept") {
  OpenItem open;
  open.leaves();
  open.town.office_says_of({"chengchuan"}, open.item, domain::ItemWithdrawalAsked{});
  open.sits_down(app::Place::kDrafts);
  open.place().show(open.item);
  open.desk->settle();
  REQUIRE(open.sheet().withdrawal_asked);
  SUBCASE("let go") {
    open.place().let_go();
    open.desk->settle();
    CHECK(open.sheet().item.state == "refused");
  }
  SUBCASE("kept") {
    open.place().note = "已印发，不能撤回。";
    open.place().keep();
    open.desk->settle();
    CHECK(open.sheet().item.state == "accepted");
    CHECK(open.sheet().item.journey.back().step.note == "已印发，不能撤回。");
  }
  CHECK_FALSE(open.sheet().withdrawal_asked);
}

TEST_CASE("an item that is open at the desk is claimed, and no longer when it is left") {
  OpenItem open;
  CHECK(open.desk->core.claimed() == open.item);
  open.desk->work.way.go(app::Place::kDesk);
  open.desk->settle();
  CHECK_FALSE(open.desk->core.claimed());
}

TEST_CASE("a row of the office's list opens where something can be done about it") {
  OpenItem open;
  open.leaves();
  open.town.received_from("jiaotiju", {"教体局开展校园安全排查"});
  open.sits_down(app::Place::kDrafts);
  open.desk->work.open_row(*open.desk->row("教体局开展校园安全排查"));
  open.desk->settle();
  CHECK(open.desk->work.way.place() == app::Place::kInbox);
  CHECK(open.office().inbox.is_open());
  open.desk->work.open_row(*open.desk->row("城川镇推进春季植树造林"));
  open.desk->settle();
  CHECK(open.desk->work.way.place() == app::Place::kItemDesk);
}

}  // namespace
}  // namespace yibao::testing
