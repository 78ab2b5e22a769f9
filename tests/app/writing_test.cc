#include <doctest/doctest.h>

#include "client/core/commands/drafts.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

using Save = app::WritingPlace::Save;

std::string body_on_disk(Town& town, const domain::Subject& draft) {
  const auto replica = town.replica();
  const auto document = replica->drafts().load(draft);
  return document && *document ? (*document)->words.body : "";
}

void open_row(TownDesk& desk, const std::string& title) {
  desk.work.open_row(*desk.row(title));
  desk.settle();
}

TEST_CASE("a new draft knows who writes it and is saved at the first pause") {
  Town town;
  std::size_t count = 0;
  {
    TownDesk desk(town);
    desk.sign_in(kReporterPassphrase);
    desk.work.write_new();
    desk.settle();
    app::WritingPlace& place = desk.work.writing;
    REQUIRE(place.is_open());
    CHECK(place.fields.authors == kReporterName);
    CHECK(place.fields.signer == kLeaderName);
    CHECK(place.fields.telephone == "0477-0000000");
    CHECK(desk.work.snapshot().drafts->empty());
    place.fields.title = "春季防火";
    place.edited();
    CHECK(place.save_state() == Save::kUnsaved);
    desk.settle();
    CHECK(place.save_state() == Save::kUnsaved);
    town.clock.advance(std::chrono::seconds(2));
    desk.settle();
    CHECK(place.save_state() == Save::kSaved);
    REQUIRE(desk.row("春季防火") != nullptr);
    place.fields.body = "甲";
    place.edited();
    place.flush();
    place.fields.body = "甲乙";
    place.edited();
    place.flush();
    desk.settle();
    count = desk.work.snapshot().drafts->size();
  }
  CHECK(count == 1);
  CHECK(town.replica()->drafts().all()->size() == 1);
}

TEST_CASE("who types without a pause is saved all the same") {
  Town town;
  const auto draft = town.draft("防火巡查");
  {
    TownDesk desk(town);
    desk.sign_in(kReporterPassphrase);
    open_row(desk, "防火巡查");
    for (int i = 0; i < 12; ++i) {
      desk.work.writing.fields.body = "第" + std::to_string(i) + "秒";
      desk.work.writing.edited();
      town.clock.advance(std::chrono::seconds(1));
      desk.settle();
    }
  }
  CHECK(body_on_disk(town, draft).starts_with("第"));
}

TEST_CASE("opening another draft, locking and closing save what was typed") {
  Town town;
  const auto first = town.draft("第一篇");
  town.draft("第二篇");
  {
    TownDesk desk(town);
    desk.sign_in(kReporterPassphrase);
    open_row(desk, "第一篇");
    desk.work.writing.fields.body = "换一篇之前";
    desk.work.writing.edited();
    open_row(desk, "第二篇");
    CHECK(desk.work.writing.fields.title == "第二篇");
    open_row(desk, "第一篇");
    CHECK(desk.work.writing.fields.body == "换一篇之前");
    desk.work.writing.fields.body = "锁定之前";
    desk.work.writing.edited();
    desk.work.lock();
    desk.settle();
  }
  CHECK(body_on_disk(town, first) == "锁定之前");
  {
    TownDesk desk(town);
    desk.sign_in(kReporterPassphrase);
    open_row(desk, "第一篇");
    desk.work.writing.fields.body = "关窗之前";
    desk.work.writing.edited();
    desk.work.ask_to_leave(app::Workplace::Leaving::kClose);
    CHECK_FALSE(desk.work.closed());
    desk.settle();
    CHECK(desk.work.closed());
  }
  CHECK(body_on_disk(town, first) == "关窗之前");
}

TEST_CASE("what may not be kept is not lost without a question") {
  Town town;
  town.draft("第一篇");
  town.draft("第二篇");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  open_row(desk, "第一篇");
  desk.work.writing.fields.body = "绝密★启用前";
  desk.work.writing.edited();
  town.clock.advance(std::chrono::seconds(2));
  desk.settle();
  CHECK(desk.work.writing.save_state() == Save::kFailed);
  CHECK(desk.work.writing.problem()->code == base::ErrorCode::kPreflightRefused);
  open_row(desk, "第二篇");
  CHECK(desk.work.writing.fields.title == "第一篇");
  desk.work.ask_to_leave(app::Workplace::Leaving::kClose);
  desk.settle();
  CHECK(desk.work.must_confirm_leaving());
  CHECK_FALSE(desk.work.closed());
  desk.work.stay();
  CHECK_FALSE(desk.work.must_confirm_leaving());
  desk.work.writing.fields.body = "已核对";
  desk.work.writing.edited();
  town.clock.advance(std::chrono::seconds(2));
  desk.settle();
  CHECK(desk.work.writing.save_state() == Save::kSaved);
  desk.work.ask_to_leave(app::Workplace::Leaving::kClose);
  desk.settle();
  CHECK(desk.work.closed());
}

TEST_CASE("pre-flight findings follow the text") {
  Town town;
  town.draft("防火巡查");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  open_row(desk, "防火巡查");
  CHECK(desk.work.writing.findings().empty());
  CHECK(desk.work.writing.word_count() > 50);
  desk.work.writing.fields.telephone.clear();
  desk.work.writing.edited();
  town.clock.advance(std::chrono::seconds(2));
  desk.settle();
  REQUIRE_FALSE(desk.work.writing.findings().empty());
  CHECK(desk.work.writing.findings().front().code == "telephone_missing");
}

TEST_CASE("what is offered is what stands on the screen") {
  Town town;
  const auto draft = town.draft("防火巡查");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  open_row(desk, "防火巡查");
  desk.work.writing.fields.title = "防火巡查见成效";
  desk.work.writing.edited();
  desk.work.writing.offer(true);
  desk.settle();
  CHECK(desk.work.way.place() == app::Place::kDrafts);
  CHECK(desk.work.way.notice()->key == "desk.notice.offered");
  const app::DraftRow* row = desk.row("防火巡查见成效");
  REQUIRE(row != nullptr);
  CHECK(row->id == draft);
  CHECK(row->state == "offered");
  CHECK(row->pending);
  CHECK(desk.work.snapshot().line->waiting == 1);
}

TEST_CASE("without the author's declaration nothing is offered and the draft stays open") {
  Town town;
  town.draft("防火巡查");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  open_row(desk, "防火巡查");
  desk.work.writing.offer(false);
  desk.settle();
  CHECK(desk.work.way.place() == app::Place::kWriting);
  town.clock.advance(std::chrono::seconds(10));
  desk.work.writing.tick();
  desk.settle();  // the words are saved; why they could not be offered is still said
  CHECK(desk.work.writing.problem()->code == base::ErrorCode::kGatesMissing);
  desk.work.writing.edited();
  CHECK_FALSE(desk.work.writing.problem().has_value());
  CHECK(desk.work.snapshot().outbox->empty());
}

TEST_CASE("a discarded draft is gone") {
  Town town;
  town.draft("防火巡查");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  open_row(desk, "防火巡查");
  desk.work.writing.discard();
  desk.settle();
  CHECK(desk.work.snapshot().drafts->empty());
  CHECK(desk.work.way.place() == app::Place::kDrafts);
}

TEST_CASE("a new draft of a kind begins with the headings that its notice asks for") {
  Town town("changji", "fukangshi");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.write_new({"problem", std::nullopt});
  desk.settle();
  CHECK(desk.work.writing.fields.kind == "problem");
  CHECK(desk.work.writing.fields.body == "一、问题\n\n二、分析\n\n三、建议\n\n");
  CHECK_MESSAGE(desk.work.snapshot().drafts->empty(), "nothing was typed, nothing is kept");
  REQUIRE(desk.work.aids.choices() != nullptr);
  CHECK(desk.work.aids.choices()->today == day("2024-03-11"));
}

TEST_CASE("every fact of a draft can be chosen and is kept") {
  Town town;
  const auto draft = town.draft("防火巡查");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  open_row(desk, "防火巡查");
  app::DraftFields& fields = desk.work.writing.fields;
  fields.topics = {"rural", "environment"};
  fields.flags = {"major_event"};
  fields.co_units = {base::UnitCode("chengchuan")};
  fields.commission = domain::Subject("0190aaaa");
  fields.tone = domain::Tone::kBad;
  const app::DraftFields chosen = fields;
  desk.work.writing.edited();
  desk.work.writing.flush();
  desk.settle();
  open_row(desk, "防火巡查");
  CHECK(desk.work.writing.fields == chosen);
}

TEST_CASE("the end of last month") {
  CHECK(app::end_of_last_month(day("2024-03-11")) == day("2024-02-29"));
  CHECK(app::end_of_last_month(day("2024-01-01")) == day("2023-12-31"));
}

TEST_CASE("fields and document say the same") {
  client::DraftDocument document;
  document.words.authors = {"张三", "李四"};
  document.data_as_of = day("2024-02-29");
  app::DraftFields fields = app::fields_of(document);
  CHECK(fields.authors == "张三、李四");
  CHECK(fields.data_as_of == "2024-02-29");
  fields.authors = "张三，王五; 赵六";
  fields.event_date = "2024.3.1";
  fields.data_as_of = "二月底";
  app::take_fields(fields, document);
  CHECK(document.words.authors == std::vector<std::string>{"张三", "王五", "赵六"});
  CHECK(document.event_date == day("2024-03-01"));
  CHECK_FALSE(document.data_as_of);
  CHECK(app::date_is_wrong("二月底"));
  CHECK_FALSE(app::date_is_wrong(""));
}

}  // namespace
}  // namespace yibao::testing
