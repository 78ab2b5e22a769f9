#include "shared/base/log.h"

#include <doctest/doctest.h>

#include "tests/support/clock.h"

namespace yibao::base {
namespace {

TEST_CASE("a log line is one JSON object with time, level, event and fields in order") {
  testing::TestClock clock(testing::at("2024-03-01 09:00"));
  std::string lines;
  Log log(clock, [&](std::string_view line) { lines += line; });
  log.write(LogLevel::kAlarm, "equivocation",
            {{"event", std::string("abc")}, {"size", std::size_t{12}}, {"left", std::int64_t{-1}}});
  CHECK(lines == R"({"time":"2024-03-01T01:00:00.000Z","level":"alarm","event":"equivocation",)"
                 R"("event":"abc","size":12,"left":-1})"
                 "\n");
}

TEST_CASE("what stands in a field cannot begin another line or field") {
  testing::TestClock clock;
  std::string lines;
  Log log(clock, [&](std::string_view line) { lines += line; });
  log.write(LogLevel::kInfo, "x", {{"code", std::string("a\"b\\c\nd\x01")}});
  CHECK(lines.find(R"("code":"a\"b\\c\u000ad\u0001")") != std::string::npos);
  CHECK(lines.find('\n') == lines.size() - 1);
}

TEST_CASE("of an error only its code goes into the log") {
  testing::TestClock clock;
  std::string lines;
  Log log(clock, [&](std::string_view line) { lines += line; });
  const Error error(ErrorCode::kDiskFull, "detail with a path", {{"path", "/somewhere"}});
  log.write(LogLevel::kWarn, "exchange_failed", {{"code", error}});
  CHECK(lines.find(R"("code":"disk_full")") != std::string::npos);
  CHECK(lines.find("somewhere") == std::string::npos);
  CHECK(lines.find("detail") == std::string::npos);
}

}  // namespace
}  // namespace yibao::base
