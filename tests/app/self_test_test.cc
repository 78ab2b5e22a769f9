#include <doctest/doctest.h>

#include <algorithm>

#include "tests/app/town.h"

namespace yibao::testing {
namespace {

using app::LineState;
using app::MachineFacts;
using app::PlatformFacts;
using app::Verdict;

app::TestLine line_of(const app::TestReport& report, const std::string& what) {
  const auto found = std::find_if(report.begin(), report.end(),
                                  [&](const app::TestLine& line) { return line.what == what; });
  REQUIRE(found != report.end());
  return *found;
}

PlatformFacts good_platform() {
  return {"3.1 Mesa", "fcitx", "zh_CN.UTF-8", ":0", {"NotoSansCJK.ttc"}, ""};
}
LineState good_line() {
  LineState line;
  line.status.line = client::SyncStatus::Line::kUp;
  line.last_exchange = at("2024-03-11 09:00");
  return line;
}
MachineFacts good_machine() {
  return {std::uint64_t{10} << 30U, std::nullopt, true};
}

TEST_CASE("a machine that has everything is good in every line") {
  const auto report = app::test_report(good_platform(), good_machine(), good_line());
  CHECK(report.size() == 7);
  for (const app::TestLine& line : report) CHECK(line.verdict == Verdict::kGood);
}

TEST_CASE("what is missing is told with what to do, as grave as it is") {
  PlatformFacts platform = good_platform();
  platform.input_method.clear();
  platform.opengl = "3.1 Mesa, llvmpipe";
  platform.lacking_characters = "x";
  MachineFacts machine = good_machine();
  machine.prints = false;
  machine.free_bytes = 100 << 20;
  LineState line = good_line();
  line.clock_offset = -std::chrono::minutes(5);
  auto report = app::test_report(platform, machine, line);
  for (const char* what : {"input", "drawing", "fonts", "printer", "disk", "clock"}) {
    CHECK(line_of(report, what).verdict == Verdict::kAttention);
  }
  CHECK(line_of(report, "clock").args.front().second == "-300");
  platform.font_files.clear();
  machine.free_bytes = 10 << 20;
  line = LineState();
  line.status.line = client::SyncStatus::Line::kBlocked;
  line.status.code = base::ErrorCode::kDeviceRevoked;
  report = app::test_report(platform, machine, line);
  for (const char* what : {"fonts", "disk", "line"}) {
    CHECK(line_of(report, what).verdict == Verdict::kBad);
  }
  CHECK(line_of(report, "line").key == "error.device_revoked");
  CHECK(line_of(report, "clock").key == "desk.test.clock.unknown");
  machine.not_written = base::Error(base::ErrorCode::kDiskFull);
  report = app::test_report(platform, machine, line);
  CHECK(line_of(report, "disk").key == "error.disk_full");
}

TEST_CASE("every sentence of the self-test is in the catalogue") {
  for (const bool good : {true, false}) {
    const auto report = good ? app::test_report(good_platform(), good_machine(), good_line())
                             : app::test_report({}, {}, {});
    for (const app::TestLine& line : report) {
      CHECK(texts::has_text(line.key));
      CHECK(texts::has_text("desk.test." + line.what));
    }
  }
}

TEST_CASE("the disk is tried where the work is kept, and nothing of it stays") {
  const TempFolder folder;
  const MachineFacts facts = app::look_at_machine(folder.path());
  CHECK(facts.free_bytes > 0);
  CHECK_FALSE(facts.not_written);
  CHECK(std::filesystem::is_empty(folder.path()));
  CHECK(app::look_at_machine(folder.path() / "missing").not_written);
}

TEST_CASE("the report is written where the person is told") {
  Town town;
  TownDesk desk(town);
  desk.sign_in(kReporterPassphrase);
  app::SelfTestPlace& place = desk.work.self_test;
  CHECK_FALSE(place.report(good_platform(), good_line()));
  place.run();
  CHECK(place.busy());
  desk.settle();
  CHECK(place.report(good_platform(), good_line()));
  place.save("all is well\n");
  desk.settle();
  CHECK(read_file(town.folder() / "self-test.txt") == "all is well\n");
  CHECK(desk.work.way.notice()->key == "desk.test.saved");
}

}  // namespace
}  // namespace yibao::testing
