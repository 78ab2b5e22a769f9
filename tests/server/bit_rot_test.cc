// Single bits of a county's database change on the disk: whatever verification then calls good is,
// to the last byte, what was written. YIBAO_FLIPS=1000 is the long form.
#include <doctest/doctest.h>

#include <random>

#include "server/service/verify.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"
#include "tests/support/seed.h"

using namespace yibao;
using testing::JurisdictionFixture;
using testing::must;

namespace {

// Every entry with its stamp and signature, and every content that one names.
std::string written_in(server::Store& store) {
  std::vector<server::StoredEntry> entries;
  must(
      store.log().each(1, must(store.log().last_sequence()), [&](const server::StoredEntry& entry) {
        entries.push_back(entry);
        return true;
      }));
  std::string all;
  for (const server::StoredEntry& entry : entries) {
    all += std::to_string(entry.stamp.epoch) + " " + std::to_string(entry.stamp.sequence) + " " +
           base::to_rfc3339(entry.stamp.received_at) + " " + entry.event.key.text() + " " +
           base::to_hex(base::view(entry.event.signature)) + " " + entry.event.payload + "\n";
    for (const auto& address : must(protocol::decode_event(entry.event.payload)).contents) {
      const auto content = must(store.contents().get(address));
      all += content ? base::to_hex(content->bytes) + "\n" : "none\n";
    }
  }
  return all;
}

// Nothing where it is found that something is wrong; else what can be read.
std::optional<std::string> read_if_good(const std::filesystem::path& database) {
  const auto store = server::open_sqlite_store({database, true, false, ""});
  if (!store) return std::nullopt;
  const auto report = server::verify_log(**store, [](std::uint64_t) { return true; });
  if (!report || !report->faults.empty()) return std::nullopt;
  return written_in(**store);
}

}  // namespace

TEST_CASE("of bits that change anywhere in the database each is found, or changes nothing") {
  JurisdictionFixture fixture;
  for (int i = 0; i < 12; ++i)
    fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  fixture.stop();
  const std::string whole = testing::read_file(fixture.folder() / "log.db");
  const testing::TempFolder folder;
  const auto rotten = folder.path() / "log.db";
  testing::write_file(rotten, whole);
  const auto good = read_if_good(rotten);
  REQUIRE(good.has_value());

  std::mt19937_64 random(testing::run_seed("bit_rot_test"));
  const int flips = testing::wanted("YIBAO_FLIPS", testing::rounds(150));
  // Most of the file is free, and empty: little is learnt there.
  const auto somewhere = [&] {
    std::size_t at = 0;
    do at = random() % whole.size();
    while (whole[at] == 0);
    return at;
  };
  int found = 0;
  for (int i = 0; i < flips; ++i) {
    std::string changed = whole;
    const std::size_t at = somewhere();
    const auto bit = static_cast<int>(random() % 8);
    changed[at] = static_cast<char>(changed[at] ^ (1 << bit));
    testing::write_file(rotten, changed);
    CAPTURE(at);
    CAPTURE(bit);
    const auto read = read_if_good(rotten);
    if (!read) ++found;
    CHECK((!read || *read == *good));
  }
  CHECK(found > 0);
  MESSAGE(found << " of " << flips << " bits found, the rest is nothing that was written");
}
