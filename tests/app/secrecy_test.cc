#include <doctest/doctest.h>

#include "client/core/attachments.h"
#include "client/core/commands/drafts.h"
#include "client/core/commands/office.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

const std::string kTitle = "夜间演练安排";
const std::string kBody = "涉及的地点和时间如下";

// Whether these bytes lie in any file of the folder.
bool lies_in(const std::filesystem::path& folder, const std::string& bytes) {
  for (const auto& each : std::filesystem::recursive_directory_iterator(folder)) {
    if (each.is_regular_file() && read_file(each.path()).find(bytes) != std::string::npos) {
      return true;
    }
  }
  return false;
}

std::int64_t rows_in(client::Replica& replica, const std::string& table) {
  return replica.database().find_integer("SELECT count(*) FROM " + table)->value_or(0);
}

void write(TownDesk& desk, const std::string& body) {
  desk.work.writing.fields.body = body;
  desk.work.writing.edited();
  desk.town.clock.advance(std::chrono::seconds(2));
  desk.settle();
}

TEST_CASE("a mark is asked about; no brings back to the text, and once mended it is saved") {
  Town town;
  const auto draft = town.draft(kTitle);
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.open_row(*desk.row(kTitle));
  desk.settle();
  CHECK_FALSE(desk.work.secrecy.is_open());
  write(desk, "机密★ " + kBody);
  CHECK(desk.work.secrecy.is_open());
  CHECK(desk.work.writing.save_state() == app::WritingPlace::Save::kFailed);
  desk.work.secrecy.no();
  CHECK_FALSE(desk.work.secrecy.is_open());
  write(desk, "机密★ " + kBody + "。");
  CHECK_FALSE(desk.work.secrecy.is_open());  // answered for this mark
  write(desk, kBody);
  CHECK(desk.work.writing.save_state() == app::WritingPlace::Save::kSaved);
  write(desk, "秘密★" + kBody);
  CHECK(desk.work.secrecy.is_open());  // another mark is another question
}

TEST_CASE(
    "yes wipes a draft that was never offered, with its history, and no event says anything") {
  Town town;
  const auto draft = town.draft(kTitle);
  {
    TownDesk desk(town);
    desk.sign_in(kReporterPassphrase);
    desk.work.open_row(*desk.row(kTitle));
    desk.settle();
    desk.work.papers.take({source_path("README.md")});
    write(desk, kBody);
    write(desk, "绝密★ " + kBody);
    REQUIRE(desk.work.secrecy.is_open());
    desk.work.secrecy.yes();
    desk.settle();
    CHECK(desk.work.way.place() == app::Place::kHandoffs);
    CHECK_FALSE(desk.work.writing.is_open());
    CHECK(desk.work.writing.fields.body.empty());
    CHECK(desk.row(kTitle) == nullptr);
    CHECK(desk.work.snapshot().outbox->empty());
  }
  CHECK_FALSE(lies_in(town.folder(), kTitle));
  CHECK_FALSE(lies_in(town.folder(), kBody));
  const auto replica = town.replica();
  CHECK(rows_in(*replica, "revision") == 0);
  CHECK(rows_in(*replica, "draft") == 0);
  CHECK(replica->entries().about(draft)->empty());
}

TEST_CASE("yes about an offered item wipes its words, attachments and history; a code is sent") {
  Town town;
  const auto item = town.draft(kTitle);
  domain::ContentAddress attached;
  {
    const auto replica = town.replica();
    auto document = **replica->drafts().load(item);
    attached = *client::keep_attachment(*replica, "表.txt", "甲,乙", {});
    document.words.attachments = {attached};
    REQUIRE(client::save_draft(*replica, item, document));
    REQUIRE(client::offer_draft(*replica, item, true));
    CHECK(*replica->vault().has(attached));
    REQUIRE(client::find_draft_secret(*replica, item, "marked"));
    CHECK_FALSE(*replica->vault().has(attached));
    CHECK(replica->item(item)->secret.has_value());
    CHECK(rows_in(*replica, "revision") == 0);
    CHECK(*replica->outbox().count(client::OutboxState::kWaiting) == 2);
  }
  CHECK_FALSE(lies_in(town.folder(), kTitle));
}

TEST_CASE("a work secret is kept here, shown as such, and not offered") {
  Town town;
  town.draft(kTitle);
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.open_row(*desk.row(kTitle));
  desk.settle();
  desk.work.writing.fields.internal = true;
  desk.work.writing.edited();
  desk.work.writing.flush();
  desk.settle();
  CHECK(desk.row(kTitle)->internal);
  desk.work.writing.offer(true);
  desk.settle();
  REQUIRE(desk.work.writing.problem());
  CHECK(desk.work.writing.problem()->args == base::not_now("internal").args);
  CHECK(desk.work.snapshot().outbox->empty());
  desk.work.writing.fields.internal = false;
  desk.work.writing.edited();
  desk.work.writing.offer(true);
  desk.settle();
  CHECK(desk.work.snapshot().outbox->size() == 1);
}

TEST_CASE("an emergency stands on top of newer drafts") {
  Town town;
  town.draft("平常一");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.open_row(*desk.row("平常一"));
  desk.settle();
  desk.work.writing.fields.title = "洪水漫堤";
  desk.work.writing.fields.emergency = true;
  desk.work.writing.edited();
  desk.work.writing.flush();
  desk.settle();
  town.clock.advance(std::chrono::minutes(1));
  desk.work.write_new();
  desk.settle();
  desk.work.writing.fields.title = "平常二";
  desk.work.writing.edited();
  desk.work.writing.flush();
  desk.settle();
  CHECK(desk.work.snapshot().drafts->front()->title == "洪水漫堤");
}

TEST_CASE("a hand delivery is registered from numbers and choices") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.way.go(app::Place::kHandoffs);
  desk.settle();
  app::HandoffPlace& place = desk.work.handoffs;
  REQUIRE(place.sheet());
  CHECK(place.sheet()->couriers.size() == 2);
  place.start_form();
  CHECK(place.form.number == "1");
  CHECK(place.form.handed_on == "2024-03-11");
  CHECK(place.can_register());
  for (const char* wrong : {"", "0", "-1", "x", "3x", "1000000"}) {
    place.form.pages = wrong;
    CHECK_FALSE(place.can_register());
  }
  place.form.pages = " 12 ";
  place.form.classification = 1;
  place.register_paper();
  desk.settle();
  REQUIRE(place.sheet()->rows.size() == 1);
  const app::HandoffRow& row = place.sheet()->rows.front();
  CHECK(row.pages == 12);
  CHECK(row.classification == domain::Classification::kSecret);
  CHECK(row.pending);
  CHECK_FALSE(row.received_on);
  CHECK(place.sheet()->next_number == 2);
  const auto paper = desk.core.look([&](client::Replica& replica) {
    return app::handoff_paper(replica, row.id, texts::Language::kChinese);
  });
  REQUIRE(paper);
  CHECK(std::get<papers::Fields>(paper->blocks.front()).lines.front().value == "机密");
}

}  // namespace
}  // namespace yibao::testing
