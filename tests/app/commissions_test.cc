#include <doctest/doctest.h>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

const app::CommissionLine& only_line(const TownDesk& desk) {
  REQUIRE(desk.work.snapshot().commissions->size() == 1);
  return desk.work.snapshot().commissions->front();
}

void open(TownDesk& desk, const domain::Subject& commission) {
  desk.work.open_commission(commission);
  desk.settle();
  REQUIRE(desk.work.commissions.sheet());
}

TEST_CASE("a commission is listed with its state, and acknowledged without a line") {
  Town town;
  const domain::Subject id = town.commission("约稿：春耕进展", at("2024-03-15 18:00"));
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  CHECK(only_line(desk).title == "约稿：春耕进展");
  CHECK(only_line(desk).due == at("2024-03-15 18:00"));
  CHECK(only_line(desk).state(town.clock.now()) == "open");
  CHECK(only_line(desk).is_new());
  open(desk, id);
  CHECK(desk.work.commissions.sheet()->text.starts_with("请写明做法"));
  CHECK(desk.work.commissions.sheet()->may_act);
  CHECK(desk.work.commissions.sheet()->kind.zh == "动态");
  desk.work.commissions.acknowledge();
  desk.settle();
  CHECK(only_line(desk).state(town.clock.now()) == "acknowledged");
  CHECK(only_line(desk).pending);
  CHECK_FALSE(only_line(desk).is_new());
  CHECK(desk.work.commissions.sheet()->acknowledged_at);
  CHECK(desk.work.way.notice()->key == "desk.notice.acknowledged");
  CHECK(only_line(desk).state(at("2024-03-15 18:01")) == "overdue");
}

TEST_CASE("more time is asked for with a later date and a reason; the deadline stands until then") {
  Town town;
  const domain::Subject id = town.commission("约稿：春耕进展", at("2024-03-15 18:00"));
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  open(desk, id);
  app::CommissionsPlace& place = desk.work.commissions;
  for (const char* wrong : {"", "明天", "2024-03-15", "2024-02-01 10:00"}) {
    place.until = wrong;
    const bool same_day = std::string(wrong) == "2024-03-15";  // its end is later than 18:00
    CHECK(place.wanted_until(base::kChinaOffset).has_value() == same_day);
  }
  place.until = "2024-03-20";
  place.extension_reason = "数据要等到月中。";
  place.ask_extension(base::kChinaOffset);
  desk.settle();
  CHECK(only_line(desk).extension_asked);
  CHECK(only_line(desk).due == at("2024-03-15 18:00"));
  REQUIRE(place.sheet()->asked_until);
  CHECK(base::to_text(*place.sheet()->asked_until, base::kChinaOffset) == "2024-03-20 23:59:59");
  CHECK(place.sheet()->asked_reason == "数据要等到月中。");
}

TEST_CASE("the office gives more time: the deadline moves, the asking is answered") {
  Town town;
  const domain::Subject id = town.commission("约稿：春耕进展", at("2024-03-15 18:00"));
  base::EventId issued = town.replica()->commission(id)->issued->id;
  town.office_says(id, domain::CommissionExtended{issued, at("2024-03-21 18:00")});
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  CHECK(only_line(desk).due == at("2024-03-21 18:00"));
  CHECK_FALSE(only_line(desk).extension_asked);
  open(desk, id);
  CHECK(desk.work.commissions.sheet()->common_due == at("2024-03-15 18:00"));
}

TEST_CASE("declined with a reason of the ruleset and a note") {
  Town town;
  const domain::Subject id = town.commission("约稿：春耕进展", at("2024-03-15 18:00"));
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  open(desk, id);
  app::CommissionsPlace& place = desk.work.commissions;
  REQUIRE_FALSE(place.sheet()->reasons.empty());
  place.reason = 1;
  place.note = "本镇没有这项工作。";
  place.decline();
  desk.settle();
  CHECK(only_line(desk).declined);
  CHECK(only_line(desk).state(town.clock.now()) == "declined");
  CHECK(place.sheet()->declined_reason.zh == place.sheet()->reasons[1].name.zh);
  CHECK(place.sheet()->declined_note == "本镇没有这项工作。");
}

TEST_CASE(
    "answering starts one draft with the commission and its kind, and goes on with it later") {
  Town town;
  const domain::Subject id = town.commission("约稿：春耕进展", at("2024-03-15 18:00"));
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.answer(id);
  desk.settle();
  CHECK(desk.work.way.place() == app::Place::kWriting);
  REQUIRE(desk.work.writing.is_open());
  CHECK(desk.work.writing.fields.kind == "dynamic");
  CHECK(desk.work.writing.fields.contact == kReporterName);
  const auto& drafts = desk.work.snapshot().drafts;
  CHECK(app::WorkdeskPlace::answers(*drafts, id).size() == 1);
  desk.work.answer(id);
  desk.settle();
  CHECK(desk.work.snapshot().drafts->size() == 1);
}

TEST_CASE("what the office judged or cancelled is shown and no longer open") {
  Town town;
  const domain::Subject judged = town.commission("约稿一", at("2024-03-10 18:00"));
  const domain::Subject cancelled = town.commission("约稿二", at("2024-03-15 18:00"));
  domain::CommissionJudged verdict;
  verdict.issued = town.replica()->commission(judged)->issued->id;
  verdict.verdict = domain::CommissionVerdict::kMissed;
  verdict.on_date = day("2024-03-10");
  town.office_says(judged, verdict);
  const base::EventId issued = town.replica()->commission(cancelled)->issued->id;
  town.office_says(cancelled, domain::CommissionCancelled{issued, "duplicate"});
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  for (const app::CommissionLine& line : *desk.work.snapshot().commissions) CHECK(!line.open);
  open(desk, judged);
  CHECK(desk.work.commissions.sheet()->line.verdict == "missed");
  CHECK(desk.work.commissions.sheet()->judged_at);
  CHECK_FALSE(desk.work.commissions.sheet()->may_act);
  open(desk, cancelled);
  CHECK(desk.work.commissions.sheet()->cancelled_reason.zh == "重复");
  CHECK(desk.work.commissions.sheet()->line.state(town.clock.now()) == "cancelled");
}

}  // namespace
}  // namespace yibao::testing
