#include <doctest/doctest.h>

#include "tests/app/asking_office.h"

namespace yibao::testing {
namespace {

using base::UnitCode;
using Section = app::AskingPlace::Section;

struct AskingWriting : AskingOffice {
  app::AskingForm& begins() {
    sits_down();
    place().write_new();
    desk->settle();
    return place().form;
  }
  app::AskingForm& form() { return place().form; }
  void fills_in() {
    form().title = "供暖保障";
    form().text.load("请写明面积和温度。");
    form().day = "2024-03-20";
    form().units.pick(UnitCode("jiaotiju"), true);
    form().edited();
  }
};

TEST_CASE("what is missing is said one after another, until it can be sent") {
  AskingWriting office;
  app::AskingForm& form = office.begins();
  const auto missing = [&] { return form.missing(office.desk->work.now()); };
  CHECK(form.empty());
  CHECK(missing() == "desk.asking.need.title");
  form.title = "供暖保障";
  CHECK(missing() == "desk.asking.need.text");
  form.text.load("请写明面积和温度。");
  form.items = "两篇";
  CHECK(missing() == "desk.asking.need.items");
  form.items = "2";
  CHECK(missing() == "desk.asking.need.due");
  form.day = "2024-03-10";
  CHECK(missing() == "desk.asking.need.later");
  form.day = "2024-03-20";
  form.time = "下午";
  CHECK(missing() == "desk.asking.need.due");
  form.time = "17:30";
  CHECK(form.due() == at("2024-03-20 17:30"));
  form.time = "";
  CHECK(form.due() == at("2024-03-21 00:00") - std::chrono::milliseconds(1));
  CHECK(missing() == "desk.asking.need.units");
  form.units.pick(UnitCode("jiaotiju"), true);
  CHECK(missing().empty());
}

TEST_CASE("what is sent is asked of exactly the ticked units, and opened") {
  AskingWriting office;
  office.begins();
  office.fills_in();
  office.form().kind = 1;
  office.form().units.pick_group(office.form().units.directory()->groups[0], true);
  office.place().send(office.desk->work.now());
  office.desk->settle();
  REQUIRE(office.place().one.sheet());
  const client::CommissionRow& row = office.place().one.sheet()->review.row;
  CHECK(row.title == "供暖保障");
  REQUIRE(row.answers.size() == 2);
  CHECK(row.of(UnitCode("jiaotiju")) != nullptr);
  CHECK(row.of(UnitCode("chengchuan")) != nullptr);
  CHECK(row.kind == office.desk->work.snapshot().ruleset->words.kinds.all().front().id);
  CHECK(base::from_millis(row.due) == at("2024-03-20 18:00"));
  CHECK(office.form().empty());
  office.place().write_new();
  office.desk->settle();
  CHECK(office.form().empty());
}

TEST_CASE("what was typed comes back after leaving, locking, a crash") {
  AskingWriting office;
  office.begins();
  office.fills_in();
  office.desk->work.way.go(app::Place::kDesk);
  office.desk->settle();
  CHECK(office.form().title.empty());
  office.sits_down();  // the program ended meanwhile
  office.place().write_new();
  office.desk->settle();
  CHECK(office.form().title == "供暖保障");
  CHECK(office.form().text.utf8() == "请写明面积和温度。");
  CHECK(office.form().units.picked(UnitCode("jiaotiju")));
  office.desk->work.lock();
  office.desk->settle();
  CHECK(office.form().title.empty());
  office.desk->work.sign_in.passphrase = kOfficerPassphrase;
  office.desk->work.sign_in.sign_in_as(office.desk->work.snapshot().account->person->text());
  office.desk->settle();
  CHECK(office.form().title == "供暖保障");
  office.form().give_up();
  office.desk->settle();
  CHECK(office.form().empty());
  office.sits_down();
  office.place().write_new();
  office.desk->settle();
  CHECK(office.form().empty());
}

TEST_CASE("beside a unit stands what it has to do already") {
  AskingWriting office;
  office.asks("后到期的", "2024-03-25 18:00", {"jiaotiju"});
  const auto answered = office.asks("已报的", "2024-03-14 18:00", {"jiaotiju"});
  office.town.received_from("jiaotiju", {"已报的", answered});
  office.asks("先到期的", "2024-03-20 18:00", {"jiaotiju", "chengchuan"});
  app::AskingForm& form = office.begins();
  const client::UnitLoad* load = form.load_of(UnitCode("jiaotiju"));
  REQUIRE(load != nullptr);
  REQUIRE(load->asks.size() == 2);
  CHECK(load->asks[0].title == "先到期的");
  REQUIRE(load->owes.size() == 1);
  CHECK(load->owes[0].period == "2024-03");
  CHECK(load->owes[0].missing == "7");  // of eight a month
  CHECK(form.load_of(UnitCode("fagaiwei"))->asks.empty());
  CHECK(form.load_of(UnitCode("fagaiwei"))->owes[0].missing == "8");
}

TEST_CASE("an earlier commission is asked for once more, without its deadline") {
  AskingWriting office;
  const auto id = office.asks("每月一约", "2024-03-13 18:00", {"chengchuan", "fagaiwei"}, 2);
  office.town.end_unit("fagaiwei", day("2024-03-01"));
  office.begins();
  office.form().title = "写了一半";
  office.form().edited();
  office.place().write_copy(id);
  office.desk->settle();
  CHECK(office.form().title == "每月一约");
  CHECK(office.form().text.utf8() == "请写明做法和数字。");
  CHECK(office.form().items == "2");
  CHECK(office.form().day.empty());
  CHECK(office.form().units.units() == std::vector{UnitCode("chengchuan")});
}

TEST_CASE("a unit that ends while the commission is written is left out, and one is told so") {
  AskingWriting office;
  office.begins();
  office.fills_in();
  office.form().units.pick(UnitCode("fagaiwei"), true);
  office.form().edited();
  office.desk->work.way.go(app::Place::kDesk);
  office.desk->settle();
  office.gets_up();
  office.town.end_unit("jiaotiju", day("2024-03-01"));
  office.begins();
  CHECK(office.form().units.units() == std::vector{UnitCode("fagaiwei")});
  CHECK(office.form().dropped() == std::vector{UnitCode("jiaotiju")});
}

TEST_CASE("nothing is issued to nobody, to a unit that has ended, or for a time that is past") {
  AskingOffice office;
  office.town.end_unit("jiaotiju", day("2024-03-01"));
  const auto replica = office.town.replica(kOfficerPassphrase);
  client::CommissionInput input;
  input.title = "约稿";
  input.text = "请报送。";
  input.due = at("2024-03-20 18:00");
  const auto refused = [&] {
    const auto issued = client::issue_commission(*replica, input);
    return issued ? std::string() : std::string(base::name(issued.error().code));
  };
  CHECK(refused() == "not_allowed_now");
  input.units = {UnitCode("chengchuan"), UnitCode("jiaotiju")};
  CHECK(refused() == "not_allowed_now");
  input.units = {UnitCode("no_such")};
  CHECK(refused() == "unit_unknown");
  input.units = {UnitCode("chengchuan")};
  input.due = at("2024-03-10 18:00");
  CHECK(refused() == "not_allowed_now");
  input.due = at("2024-03-20 18:00");
  CHECK(refused().empty());
}

}  // namespace
}  // namespace yibao::testing
