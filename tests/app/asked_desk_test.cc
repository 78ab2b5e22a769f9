#include <doctest/doctest.h>

#include "tests/app/asking_office.h"

namespace yibao::testing {
namespace {

using base::UnitCode;
using domain::CommissionVerdict;

const UnitCode kTown("chengchuan");
const UnitCode kSchools("jiaotiju");
const UnitCode kPlans("fagaiwei");

struct OneCommission : AskingOffice {
  domain::Subject id;

  explicit OneCommission(const std::string& due = "2024-03-13 18:00")
      : id(asks("供暖保障", due, {"chengchuan", "jiaotiju", "fagaiwei"})) {}
  app::AskedDesk& opens() {
    sits_down();
    place().open(id);
    desk->settle();
    return one();
  }
  app::AskedDesk& one() { return place().one; }
  const client::ReviewedAnswer& answer(const UnitCode& unit) {
    return *one().sheet()->review.of(unit);
  }
  std::string verdict_of(const UnitCode& unit) {
    const auto& judgement = answer(unit).judgement;
    return judgement ? std::string(base::enum_name(judgement->verdict)) : "";
  }
};

TEST_CASE("several answers are judged at once, and what that moves is said unit by unit") {
  OneCommission office;
  office.town.received_from("chengchuan", {"城川的", office.id});
  office.town.received_from("jiaotiju", {"教体的", office.id});
  app::AskedDesk& one = office.opens();
  one.choose_ready(office.desk->work.now());
  CHECK(one.chosen == std::set{kTown, kSchools});
  one.begin_judging();
  CHECK(one.verdict == static_cast<std::size_t>(CommissionVerdict::kDone));
  one.note = "质量不错";
  one.judge();
  office.desk->settle();
  CHECK_FALSE(one.problem());
  CHECK(office.verdict_of(kTown) == "done");
  CHECK(office.verdict_of(kSchools) == "done");
  CHECK(office.verdict_of(kPlans).empty());
  CHECK(office.answer(kTown).judgement->note == "质量不错");
  CHECK(one.chosen.empty());
  REQUIRE(one.moved());
  REQUIRE(one.moved()->units.size() == 2);
  CHECK((one.moved()->units[0].after - one.moved()->units[0].before).text() == "10");
  CHECK_FALSE(one.moved()->units[0].lines.front().clause.empty());
}

TEST_CASE("what came proposes the verdict: late, or missed; where units differ none is proposed") {
  OneCommission office("2024-03-12 18:00");
  office.town.clock.advance(std::chrono::hours(48));
  office.town.received_from("chengchuan", {"晚报的", office.id});
  app::AskedDesk& one = office.opens();
  one.choose(kTown, true);
  one.begin_judging();
  CHECK(one.verdict == static_cast<std::size_t>(CommissionVerdict::kLate));
  one.chosen = {kPlans};
  one.begin_judging();
  CHECK(one.verdict == static_cast<std::size_t>(CommissionVerdict::kMissed));
  one.chosen = {kTown, kPlans};
  one.begin_judging();
  CHECK(one.verdict ==
        static_cast<std::size_t>(CommissionVerdict::kDone));  // the first of the list
}

TEST_CASE("a colleague's judgement that came meanwhile stands, and the person is asked again") {
  OneCommission office;
  office.town.received_from("chengchuan", {"城川的", office.id});
  app::AskedDesk& one = office.opens();
  one.chosen = {kTown, kPlans};
  one.begin_judging();
  // An exchange brings what a colleague said while the question was open.
  domain::CommissionJudged judged;
  const auto done = office.desk->core.change([&](client::Replica& replica) -> base::Status {
    judged.issued = replica.commission(office.id)->issued->id;
    judged.verdict = CommissionVerdict::kInadequate;
    judged.on_date = day("2024-03-11");
    office.town.office_says_of(replica, {"chengchuan"}, office.id, judged);
    return {};
  });
  REQUIRE(done.has_value());
  one.verdict = static_cast<std::size_t>(CommissionVerdict::kDone);
  one.judge();
  office.desk->settle();
  CHECK(one.meanwhile() == std::vector{kTown});
  CHECK(one.chosen == std::set{kTown});
  CHECK(office.verdict_of(kTown) == "inadequate");
  CHECK(office.verdict_of(kPlans) == "done");
  // Asked again, the person may judge otherwise all the same.
  one.begin_judging();
  one.verdict = static_cast<std::size_t>(CommissionVerdict::kDone);
  one.judge();
  office.desk->settle();
  CHECK(one.meanwhile().empty());
  CHECK(office.verdict_of(kTown) == "done");
}

TEST_CASE(
    "of two judgements given without knowing of each other the later one is shown as overtaken") {
  OneCommission office;
  office.judged_elsewhere("chengchuan", office.id, CommissionVerdict::kLate);
  office.judged_elsewhere("chengchuan", office.id, CommissionVerdict::kMissed);
  office.opens();
  CHECK(office.verdict_of(kTown) == "late");
  REQUIRE(office.answer(kTown).overtaken.size() == 1);
  CHECK(office.answer(kTown).overtaken.front().verdict == CommissionVerdict::kMissed);
  CHECK(office.answer(kSchools).overtaken.empty());
}

TEST_CASE("a judgement that replaces another is not taken for an overtaken one") {
  OneCommission office;
  app::AskedDesk& one = office.opens();
  for (const CommissionVerdict verdict : {CommissionVerdict::kMissed, CommissionVerdict::kDone}) {
    one.chosen = {kTown};
    one.begin_judging();
    one.verdict = static_cast<std::size_t>(verdict);
    one.judge();
    office.desk->settle();
  }
  CHECK(office.verdict_of(kTown) == "done");
  CHECK(office.answer(kTown).overtaken.empty());
}

TEST_CASE(
    "an extension is given until the end of the day in the ruleset's offset, never an earlier "
    "one") {
  OneCommission office;
  office.asks_for_time("jiaotiju", office.id, "2024-03-15 12:00", "人手紧");
  app::AskedDesk& one = office.opens();
  CHECK(office.answer(kSchools).extension_asked);
  one.begin_extending(kSchools, base::kChinaOffset);
  CHECK(one.until == "2024-03-15 12:00");
  one.until = "2024-03-12";
  CHECK_FALSE(one.wanted_until(base::kChinaOffset));
  one.until = "2024-03-16";
  one.extend(base::kChinaOffset);
  office.desk->settle();
  CHECK(office.answer(kSchools).due == at("2024-03-17 00:00") - std::chrono::milliseconds(1));
  CHECK_FALSE(office.answer(kSchools).extension_asked);
  CHECK(office.answer(kTown).due == at("2024-03-13 18:00"));
}

TEST_CASE("what comes after the common deadline but within the extension is in time") {
  OneCommission office("2024-03-12 18:00");
  office.town.office_says_of(
      {"chengchuan"}, office.id,
      domain::CommissionExtended{office.issued(office.id), at("2024-03-14 18:00")});
  office.town.clock.advance(std::chrono::hours(48));
  office.town.received_from("chengchuan", {"延期内报的", office.id});
  office.town.received_from("jiaotiju", {"晚报的", office.id});
  office.opens();
  REQUIRE(office.answer(kTown).replies.size() == 1);
  CHECK(office.answer(kTown).replies.front().in_time);
  CHECK_FALSE(office.answer(kSchools).replies.front().in_time);
}

TEST_CASE("a cancelled commission says why and is judged no more") {
  OneCommission office;
  app::AskedDesk& one = office.opens();
  REQUIRE(one.may_act());
  one.cancel();
  office.desk->settle();
  CHECK(one.sheet()->cancelled.zh == "情况有变，不再需要");
  CHECK_FALSE(one.may_act());
  CHECK(one.sheet()->chased.lines.empty());
}

TEST_CASE("a unit's refusal is shown with the reason in words") {
  OneCommission office;
  office.declines("fagaiwei", office.id);
  office.opens();
  REQUIRE(office.answer(kPlans).declined);
  CHECK(office.one().sheet()->reasons.at(*office.answer(kPlans).declined).zh == "不属报送范围");
}

}  // namespace
}  // namespace yibao::testing
