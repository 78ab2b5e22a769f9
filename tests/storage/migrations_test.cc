#include "shared/storage/migrations.h"

#include <doctest/doctest.h>

#include "shared/storage/files.h"
#include "tests/support/files.h"
#include "tests/support/must.h"

namespace yibao::storage {
namespace {

using testing::code_of;
using testing::must;
using testing::TempFolder;

constexpr Migration kOne[] = {{1, "CREATE TABLE item (id INTEGER PRIMARY KEY, title TEXT);"}};
constexpr Migration kTwo[] = {
    kOne[0],
    {2, "ALTER TABLE item ADD COLUMN words INTEGER; UPDATE item SET words = length(title);"}};
constexpr Migration kThree[] = {
    kOne[0], kTwo[1], {3, "CREATE TABLE journal (name TEXT); DROP TABLE nowhere;"}};

Database open_migrated(const std::filesystem::path& path) {
  Database::Options options;
  options.path = path;
  return must(Database::open(options));
}

std::int64_t version(Database& database) {
  return must(database.find_integer("PRAGMA user_version")).value_or(-1);
}

TEST_CASE("a new file gets every migration and no backup") {
  const TempFolder folder;
  Database database = open_migrated(folder.path() / "a.db");
  must(migrate(database, kTwo));
  CHECK(version(database) == 2);
  must(database.run("INSERT INTO item (title, words) VALUES ('a', 1)"));
  for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
    CHECK(file.path().extension() != ".bak");
  }
}

TEST_CASE("an old file keeps its rows, gets what is new, and a copy of how it was") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  {
    Database database = open_migrated(path);
    must(migrate(database, kOne));
    must(database.run("INSERT INTO item (title) VALUES ('four')"));
  }
  {
    Database database = open_migrated(path);
    must(migrate(database, kTwo));
    CHECK(version(database) == 2);
    CHECK(must(database.find_integer("SELECT words FROM item WHERE title = 'four'")) == 4);
  }
  Database before = open_migrated(path.string() + ".v1.bak");
  CHECK(version(before) == 1);
  CHECK(must(before.find_integer("SELECT count(*) FROM item")) == 1);
  CHECK(code_of(before.run("SELECT words FROM item")) == "internal");
}

TEST_CASE("copies of before an upgrade are named, and go once they are old enough") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  for (const char* name : {"a.db.v1.bak", "a.db.v2.bak", "a.db.v2", "b.db.v1.bak", "a.db.bak"}) {
    testing::write_file(folder.path() / name, "copy");
  }
  const auto old = folder.path() / "a.db.v1.bak";
  const auto newer = folder.path() / "a.db.v2.bak";
  CHECK(migration_copies(path) == std::vector<std::filesystem::path>{old, newer});
  std::filesystem::last_write_time(old,
                                   std::filesystem::last_write_time(newer) - std::chrono::hours(2));
  remove_migration_copies(path, written_at(newer).value() - std::chrono::hours(1));
  CHECK(migration_copies(path) == std::vector<std::filesystem::path>{newer});
  remove_migration_copies(path, base::Timestamp::max());
  CHECK(migration_copies(path).empty());
  for (const char* name : {"a.db.v2", "b.db.v1.bak", "a.db.bak"}) {
    CHECK(std::filesystem::exists(folder.path() / name));
  }
  CHECK(migration_copies(folder.path() / "nowhere" / "a.db").empty());
}

TEST_CASE("a file of today is left as it is") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  {
    Database database = open_migrated(path);
    must(migrate(database, kTwo));
  }
  Database database = open_migrated(path);
  must(migrate(database, kTwo));
  CHECK(!std::filesystem::exists(path.string() + ".v2.bak"));
}

TEST_CASE("a newer file is refused by its version and not touched") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  Database database = open_migrated(path);
  must(migrate(database, kTwo));
  const auto status = migrate(database, kOne);
  REQUIRE(code_of(status) == "newer_format");
  const base::TextArgs expected = {{"path", path.string()}, {"found", "2"}, {"known", "1"}};
  CHECK(status.error().args == expected);
  CHECK(version(database) == 2);
  CHECK(!std::filesystem::exists(path.string() + ".v2.bak"));
}

TEST_CASE("a migration that fails half-way leaves the version before it, whole") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  Database database = open_migrated(path);
  must(migrate(database, kOne));
  must(database.run("INSERT INTO item (title) VALUES ('four')"));
  CHECK(code_of(migrate(database, kThree)) == "internal");
  CHECK(version(database) == 2);
  CHECK(must(database.find_integer("SELECT count(*) FROM sqlite_schema WHERE name = 'journal'")) ==
        0);
  CHECK(must(database.find_integer("SELECT words FROM item")) == 4);
}

TEST_CASE("a migration without room for its backup changes nothing") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  Database database = open_migrated(path);
  must(migrate(database, kOne));
  // Something stands where the copy would go, and cannot be taken away.
  std::filesystem::create_directories(path.string() + ".v1.bak/full");
  CHECK(!migrate(database, kTwo).has_value());
  CHECK(version(database) == 1);
}

TEST_CASE("an upgrade tried again replaces the copy that the first try left") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  Database database = open_migrated(path);
  must(migrate(database, kOne));
  testing::write_file(path.string() + ".v1.bak", "cut off");
  must(migrate(database, kTwo));
  Database before = open_migrated(path.string() + ".v1.bak");
  CHECK(version(before) == 1);
}

}  // namespace
}  // namespace yibao::storage
