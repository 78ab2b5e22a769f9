#include "shared/storage/database.h"

#include <doctest/doctest.h>

#include "tests/support/files.h"
#include "tests/support/must.h"
#include "tests/support/read_only.h"

namespace yibao::storage {
namespace {

using testing::code_of;
using testing::must;
using testing::TempFolder;

Database open_at(const std::filesystem::path& path) {
  Database::Options options;
  options.path = path;
  return must(Database::open(options));
}

std::string opened(Database::Options options) {
  return code_of(Database::open(options));
}

std::int64_t count(Database& database) {
  return must(database.find_integer("SELECT count(*) FROM t")).value_or(-1);
}

TEST_CASE("values come back as they were bound") {
  const TempFolder folder;
  Database database = open_at(folder.path() / "a.db");
  must(database.script("CREATE TABLE t (a, b, c, d)"));
  const std::string text("a\0b", 3);
  must(database.run("INSERT INTO t VALUES (?1, ?2, ?3, ?4)", std::int64_t{-7}, text,
                    Blob{std::string_view("\xff\x00", 2)}, nullptr));
  int rows = 0;
  must(database.query("SELECT a, b, c, d FROM t", [&](const Row& row) {
    ++rows;
    CHECK(row.integer(0) == -7);
    CHECK(row.text(1) == text);
    CHECK(row.bytes(2) == std::string_view("\xff\x00", 2));
    CHECK(!row.is_null(2));
    CHECK(row.is_null(3));
    CHECK(row.integer(3) == 0);
    CHECK(row.text(3).empty());
    return true;
  }));
  CHECK(rows == 1);
}

TEST_CASE("empty texts and blobs are not NULL, absent values are") {
  const TempFolder folder;
  Database database = open_at(folder.path() / "a.db");
  must(database.script("CREATE TABLE t (a, b, c)"));
  must(database.run("INSERT INTO t VALUES (?1, ?2, ?3)", std::string_view(), Blob{{}},
                    std::optional<std::int64_t>()));
  must(database.query("SELECT typeof(a), typeof(b), typeof(c) FROM t", [&](const Row& row) {
    CHECK(row.text(0) == "text");
    CHECK(row.text(1) == "blob");
    CHECK(row.text(2) == "null");
    return true;
  }));
  CHECK(must(database.find_bytes("SELECT b FROM t")) == base::Bytes());
  CHECK(!must(database.find_bytes("SELECT c FROM t")).has_value());
  CHECK(!must(database.find_integer("SELECT a FROM t WHERE a = 'x'")).has_value());
}

TEST_CASE("a text is bound, never part of the statement") {
  const TempFolder folder;
  Database database = open_at(folder.path() / "a.db");
  must(database.script("CREATE TABLE t (a)"));
  const std::string evil = "x'); DROP TABLE t; --";
  must(database.run("INSERT INTO t VALUES (?1)", evil));
  CHECK(must(database.find_bytes("SELECT a FROM t")) == evil);
}

TEST_CASE("a visitor that has seen enough ends the query") {
  const TempFolder folder;
  Database database = open_at(folder.path() / "a.db");
  must(database.script("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2), (3)"));
  int rows = 0;
  must(database.query("SELECT a FROM t", [&](const Row& /*row*/) { return ++rows < 2; }));
  CHECK(rows == 2);
  must(database.query("SELECT a FROM t", [&](const Row& /*row*/) { return ++rows < 99; }));
  CHECK(rows == 5);
}

TEST_CASE("a statement of ours that is wrong is an internal error with its reason") {
  const TempFolder folder;
  Database database = open_at(folder.path() / "a.db");
  const auto status = database.run("SELECT * FROM nowhere");
  REQUIRE(!status.has_value());
  CHECK(code_of(status) == "internal");
  CHECK(status.error().detail.find("nowhere") != std::string::npos);
}

TEST_CASE("a transaction that was not committed leaves nothing") {
  const TempFolder folder;
  Database database = open_at(folder.path() / "a.db");
  must(database.script("CREATE TABLE t (a)"));
  {
    auto transaction = must(Transaction::begin(database));
    must(database.run("INSERT INTO t VALUES (1)"));
    CHECK(database.in_transaction());
  }
  CHECK(!database.in_transaction());
  CHECK(count(database) == 0);
  auto transaction = must(Transaction::begin(database));
  must(database.run("INSERT INTO t VALUES (1)"));
  must(transaction.commit());
  CHECK(count(database) == 1);
}

TEST_CASE("a part of a transaction goes with the whole, and can fail by itself") {
  const TempFolder folder;
  Database database = open_at(folder.path() / "a.db");
  must(database.script("CREATE TABLE t (a)"));
  const auto insert_in_a_part = [&](bool commit) {
    auto part = must(Transaction::begin(database));
    must(database.run("INSERT INTO t VALUES (1)"));
    if (commit) must(part.commit());
  };
  {
    const auto whole = must(Transaction::begin(database));
    insert_in_a_part(true);
    CHECK(count(database) == 1);
  }
  CHECK(count(database) == 0);
  {
    auto whole = must(Transaction::begin(database));
    insert_in_a_part(true);
    insert_in_a_part(false);
    insert_in_a_part(true);
    must(whole.commit());
  }
  CHECK(count(database) == 2);
  CHECK_FALSE(database.in_transaction());
}

TEST_CASE("what was committed is there when the file is opened again, also after a move") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  {
    Database first = open_at(path);
    must(first.script("CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
    Database second = std::move(first);
    must(second.run("INSERT INTO t VALUES (2)"));
    Database third = open_at(folder.path() / "b.db");
    third = std::move(second);
    CHECK(count(third) == 2);
  }
  Database again = open_at(path);
  CHECK(count(again) == 2);
  must(again.integrity_check());
}

TEST_CASE("a file that is open exclusively is locked for everyone else") {
  const TempFolder folder;
  Database::Options options;
  options.path = folder.path() / "a.db";
  options.exclusive = true;
  {
    const Database first = must(Database::open(options));
    CHECK(opened(options) == "locked");
    Database::Options other = options;
    other.exclusive = false;
    CHECK(opened(other) == "locked");
  }
  CHECK(opened(options).empty());
}

TEST_CASE("a file that is none of SQLite's is told as corrupted and not touched") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  const std::string letter(8000, 'x');
  testing::write_file(path, letter);
  Database::Options options;
  options.path = path;
  CHECK(opened(options) == "corrupted");
  CHECK(testing::read_file(path) == letter);
}

TEST_CASE("a file with a page changed fails its check") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  {
    Database database = open_at(path);
    must(database.script(
        "CREATE TABLE t (a PRIMARY KEY); "
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 500)"
        " INSERT INTO t SELECT i || 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' FROM n"));
    must(database.checkpoint());
  }
  std::string bytes = testing::read_file(path);
  REQUIRE(bytes.size() > 5 * 4096);
  for (std::size_t i = 0; i < 64; ++i) bytes[3 * 4096 + i] = '\x5a';
  testing::write_file(path, bytes);
  Database database = open_at(path);
  CHECK(code_of(database.integrity_check()) == "corrupted");
}

TEST_CASE("a full disk is told by name; what was saved stays, and work goes on with room") {
  const TempFolder folder;
  Database database = open_at(folder.path() / "a.db");
  must(database.script("CREATE TABLE t (a); INSERT INTO t VALUES ('kept')"));
  must(database.script("PRAGMA max_page_count=20"));
  const std::string large(100'000, 'x');
  {
    auto transaction = must(Transaction::begin(database));
    must(database.run("INSERT INTO t VALUES ('lost')"));
    CHECK(code_of(database.run("INSERT INTO t VALUES (?1)", large)) == "disk_full");
  }
  CHECK(count(database) == 1);
  must(database.script("PRAGMA max_page_count=1000"));
  must(database.run("INSERT INTO t VALUES (?1)", large));
  CHECK(count(database) == 2);
  must(database.integrity_check());
}

TEST_CASE("in a folder that may only be read the file is read-only, new or old") {
  const TempFolder folder;
  must(open_at(folder.path() / "old.db").script("CREATE TABLE t (a)"));
  const auto said = [&](const char* name) {
    return testing::in_read_only(folder.path(), [&]() -> std::string {
      Database::Options options;
      options.path = folder.path() / name;
      auto database = Database::open(options);
      if (!database) return code_of(database);
      return code_of(database->run("INSERT INTO t VALUES (1)"));
    });
  };
  CHECK(said("new.db") == "read_only");
  CHECK(said("old.db") == "read_only");
}

TEST_CASE("a reader beside the writer sees what was committed and cannot write") {
  const TempFolder folder;
  Database writer = open_at(folder.path() / "a.db");
  must(writer.script("CREATE TABLE t (a); INSERT INTO t VALUES (1)"));
  Database::Options options;
  options.path = folder.path() / "a.db";
  options.read_only = true;
  Database reader = must(Database::open(options));
  CHECK(count(reader) == 1);
  must(writer.run("INSERT INTO t VALUES (2)"));
  CHECK(count(reader) == 2);
  CHECK(code_of(reader.run("INSERT INTO t VALUES (3)")) == "read_only");
}

// A purge ends with a checkpoint: no old page may be left in either file.
TEST_CASE("what was overwritten and checkpointed is in no file any more") {
  const TempFolder folder;
  const auto path = folder.path() / "a.db";
  const std::string secret = "the-words-that-must-go";
  Database database = open_at(path);
  must(database.script("CREATE TABLE t (a)"));
  must(database.run("INSERT INTO t VALUES (?1)", secret));
  const auto wal = [&] { return testing::read_file(path.string() + "-wal"); };
  CHECK(wal().find(secret) != std::string::npos);
  must(database.run("UPDATE t SET a = NULL"));
  must(database.checkpoint());
  CHECK(wal().empty());
  CHECK(testing::read_file(path).find(secret) == std::string::npos);
}

TEST_CASE("a copy is a whole database, taken while the file is in use") {
  const TempFolder folder;
  Database database = open_at(folder.path() / "a.db");
  must(database.script("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)"));
  const auto target = folder.path() / "copy.db";
  must(database.copy_to(target));
  must(database.run("INSERT INTO t VALUES (3)"));
  Database copy = open_at(target);
  must(copy.integrity_check());
  CHECK(count(copy) == 2);
  CHECK(!database.copy_to(target).has_value());
}

}  // namespace
}  // namespace yibao::storage
