// What clients are too old: told a month before it counts, however soon somebody wanted it.
#include "server/service/announcement.h"

#include <doctest/doctest.h>

#include "tests/support/files.h"
#include "tests/support/must.h"

using namespace yibao;
using testing::code_of;
using testing::must;

TEST_CASE("older clients are refused 30 days after the first announcement, or later") {
  const testing::TempFolder folder;
  const auto day = [](const char* text) { return *base::parse_date(text); };
  const auto from = [&](const char* version, const char* wanted, const char* today) {
    return must(server::least_client_from(folder.path(), version, day(wanted), day(today)));
  };
  CHECK(from("0.2.0", "2026-01-01", "2026-11-30") == day("2026-12-30"));
  // A restart does not put it off, and a wish for sooner does not bring it nearer.
  CHECK(from("0.2.0", "2026-01-01", "2026-12-29") == day("2026-12-30"));
  CHECK(from("0.2.0", "2027-03-01", "2026-12-29") == day("2027-03-01"));
  CHECK(from("0.3.0", "2026-01-01", "2026-12-29") == day("2027-01-28"));
  CHECK(from("0.2.0", "2026-01-01", "2026-12-31") == day("2026-12-30"));
  testing::write_file(folder.path() / "announced", "0.2.0 soon\n");
  CHECK(code_of(server::least_client_from(folder.path(), "0.2.0", day("2026-01-01"),
                                          day("2026-01-01"))) == "corrupted");
}
