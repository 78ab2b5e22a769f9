#include <doctest/doctest.h>

#include "shared/storage/database.h"
#include "tests/simulation/forgetful_vfs.h"

namespace yibao::simulation {
namespace {

class StoppedClock final : public base::Clock {
 public:
  base::Timestamp now() override { return base::from_millis(1'700'000'000'000); }
  std::chrono::steady_clock::time_point steady() override { return {}; }
};

struct Machine {
  StoppedClock clock;
  ForgetfulDisk disk;
  ForgetfulVfs vfs;
  explicit Machine(std::uint64_t seed)
      : disk(seed), vfs("disk-test-" + std::to_string(seed), disk, clock, seed) {}

  base::Result<storage::Database> open(bool exclusive) {
    storage::Database::Options options;
    options.path = "/books.db";
    options.exclusive = exclusive;
    options.vfs = vfs.name();
    return storage::Database::open(options);
  }
};

std::int64_t rows(storage::Database& database) {
  const auto count = database.find_integer("SELECT count(*) FROM line");
  return count && *count ? **count : -1;
}

TEST_CASE("what was committed survives a power cut at any write, and nothing is half there") {
  int losses = 0;
  for (std::uint64_t seed = 1; seed <= 400; ++seed) {
    CAPTURE(seed);
    Machine machine(seed);
    std::int64_t committed = 0;
    {
      auto database = machine.open(seed % 2 == 0);
      REQUIRE(database.has_value());
      REQUIRE(database->script("CREATE TABLE line (number INTEGER PRIMARY KEY, text BLOB)"));
      machine.disk.break_after(1 + seed % 97);
      base::Status status;
      while (status && committed < 60) {
        status = database->begin();
        for (int i = 0; i < 2 && status; ++i) {
          status = database->run("INSERT INTO line (text) VALUES (?1)", std::string(1500, 'x'));
        }
        if (status) status = database->commit();
        if (status) ++committed;
        if (status && committed % 7 == 0) status = database->checkpoint();
      }
      CHECK(machine.disk.broken());
    }
    machine.disk.lose_power();
    auto again = machine.open(seed % 2 == 0);
    REQUIRE(again.has_value());
    CHECK(again->integrity_check().has_value());
    const std::int64_t there = rows(*again);
    CHECK(there % 2 == 0);
    CHECK(there >= 2 * committed);
    CHECK(there <= 2 * (committed + 1));  // the one that was under way may have made it
    if (there == 2 * committed) ++losses;
  }
  CHECK(losses > 20);
}

TEST_CASE("a power cut takes what was written and not synced") {
  int lost = 0;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    Machine machine(1000 + seed);
    {
      const auto file = machine.disk.open("/note", true);
      REQUIRE(machine.disk.write(*file, 0, "first") == DiskResult::kGood);
      REQUIRE(machine.disk.sync(*file, true) == DiskResult::kGood);
      REQUIRE(machine.disk.write(*file, 0, "later") == DiskResult::kGood);
    }
    machine.disk.lose_power();
    const base::Bytes left = machine.disk.image().at("/note");
    CHECK((left == "first" || left == "later"));
    if (left == "first") ++lost;
  }
  CHECK(lost > 5);
  CHECK(lost < 35);
}

TEST_CASE("a killed process loses nothing that it wrote") {
  Machine machine(2000);
  {
    const auto file = machine.disk.open("/note", true);
    REQUIRE(machine.disk.write(*file, 0, "written") == DiskResult::kGood);
    machine.disk.break_after(1);
    CHECK(machine.disk.sync(*file, true) == DiskResult::kBroken);
  }
  machine.disk.lose_process();
  CHECK(machine.disk.image().at("/note") == "written");
}

TEST_CASE("a full disk says so, lets be read, and works again when there is room") {
  Machine machine(3000);
  auto database = machine.open(false);
  REQUIRE(database.has_value());
  REQUIRE(database->script("CREATE TABLE line (number INTEGER PRIMARY KEY, text BLOB)"));
  machine.disk.set_full(true);
  base::Status status;
  for (int i = 0; i < 200 && status; ++i) {
    status = database->run("INSERT INTO line (text) VALUES (?1)", std::string(3000, 'x'));
  }
  REQUIRE(!status.has_value());
  CHECK(status.error().code == base::ErrorCode::kDiskFull);
  const std::int64_t before = rows(*database);
  CHECK(before >= 0);
  machine.disk.set_full(false);
  CHECK(database->run("INSERT INTO line (text) VALUES ('y')").has_value());
  CHECK(rows(*database) == before + 1);
}

TEST_CASE("readers of the same disk see what the writer committed") {
  Machine machine(4000);
  auto writer = machine.open(false);
  REQUIRE(writer.has_value());
  REQUIRE(writer->script("CREATE TABLE line (number INTEGER PRIMARY KEY, text BLOB)"));
  storage::Database::Options options;
  options.path = "/books.db";
  options.read_only = true;
  options.vfs = machine.vfs.name();
  auto reader = storage::Database::open(options);
  REQUIRE(reader.has_value());
  REQUIRE(writer->run("INSERT INTO line (text) VALUES ('x')"));
  CHECK(rows(*reader) == 1);
  auto second = machine.open(true);
  CHECK(!second.has_value());
}

}  // namespace
}  // namespace yibao::simulation
