#include <doctest/doctest.h>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

const app::OutboxRow& only_row(const TownDesk& desk) {
  REQUIRE(desk.work.snapshot().outbox->size() == 1);
  return desk.work.snapshot().outbox->front();
}

TEST_CASE("a refused offer is taken back into a draft and opened to be mended") {
  Town town;
  town.offered("被拒一篇");
  town.refuse_waiting();
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  CHECK(app::OutboxPlace::can_be_taken_back(only_row(desk)));
  desk.work.outbox.take_back(only_row(desk),
                             [&](domain::Subject draft) { desk.work.mend(std::move(draft)); });
  desk.settle();
  CHECK(desk.work.snapshot().outbox->empty());
  CHECK(desk.work.way.place() == app::Place::kWriting);
  REQUIRE(desk.work.writing.is_open());
  CHECK(desk.work.writing.fields.title == "被拒一篇");
}

TEST_CASE("what waits is not taken back: it may have arrived") {
  Town town;
  town.offered("待发一篇");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  CHECK_FALSE(app::OutboxPlace::can_be_taken_back(only_row(desk)));
  desk.work.outbox.take_back(only_row(desk), [](domain::Subject) { FAIL("taken back"); });
  desk.settle();
  CHECK(desk.work.snapshot().outbox->size() == 1);
}

TEST_CASE("an event is exported with its words, and where it went is said") {
  Town town;
  town.offered("导出一篇");
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  const TempFolder folder;
  const auto file = folder.path() / "event.txt";
  desk.work.outbox.export_to(only_row(desk).id, file);
  desk.settle();
  REQUIRE(desk.work.way.notice());
  CHECK(desk.work.way.notice()->key == "desk.notice.saved_as");
  CHECK(read_file(file).find("导出一篇") != std::string::npos);
  desk.work.outbox.export_to(only_row(desk).id, "/proc/none/event.txt");
  desk.settle();
  CHECK(desk.work.outbox.problem());
}

TEST_CASE("what arrived is listed with its number, the latest first") {
  Town town;
  const domain::Subject item = town.offered("送达一篇");
  town.deliver_waiting();
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  desk.work.way.go(app::Place::kOutbox);
  desk.settle();
  const auto delivered = desk.work.outbox.delivered();
  REQUIRE(delivered);
  REQUIRE(delivered->size() == 1);
  CHECK(delivered->front().receipt);
  CHECK(delivered->front().title == "送达一篇");
  desk.work.open_subject(item);
  desk.settle();
  CHECK(desk.work.way.place() == app::Place::kSigning);  // these rules let a reporter sign it
}

}  // namespace
}  // namespace yibao::testing
