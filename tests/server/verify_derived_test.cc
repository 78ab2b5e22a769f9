// What a server keeps beside its log: verified against it, and where it rots at work the log is
// halted by name and made whole again from the log.
#include <doctest/doctest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "server/service/admin.h"
#include "server/service/verify.h"
#include "shared/storage/database.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using server::Halt;
using testing::code_of;
using testing::JurisdictionFixture;
using testing::must;

namespace {

// More than one tile of leaves.
void grow_past_a_tile(JurisdictionFixture& fixture) {
  std::vector<protocol::SignedEvent> events;
  std::vector<domain::Content> words;
  for (int i = 0; i < 280; ++i) {
    const auto draft = fixture.draft(fixture.reporter());
    events.push_back(protocol::sign_event(draft.offered, fixture.reporter().key));
    words.push_back(draft.words);
  }
  REQUIRE(fixture.push(fixture.reporter(), events, words).size() == 280);
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  REQUIRE(fixture.size() > 256);
}

void work_on(const std::filesystem::path& log, const std::string& sql) {
  auto database = must(storage::Database::open({log, false, false, false, 4096, ""}));
  must(database.script(sql));
  REQUIRE(database.changes() > 0);
  must(database.checkpoint());
}

std::vector<std::string> faults_of(const std::filesystem::path& log) {
  const auto store = must(server::open_sqlite_store({log, true, false, ""}));
  return must(server::verify_log(*store, [](std::uint64_t) { return true; })).faults;
}

bool has(const std::vector<std::string>& faults, const std::string& part) {
  return std::any_of(faults.begin(), faults.end(), [&](const std::string& fault) {
    return fault.find(part) != std::string::npos;
  });
}

// One bit of the tile, on the disk.
void rot(JurisdictionFixture& fixture, int level) {
  fixture.stop();
  const auto log = fixture.folder() / "log.db";
  const std::string where = " WHERE level = " + std::to_string(level) + " AND number = 0";
  std::string hashes;
  {
    auto database = must(storage::Database::open({log, false, false, false, 4096, ""}));
    hashes = *must(database.find_bytes("SELECT hashes FROM tile" + where));
    hashes[7] = static_cast<char>(hashes[7] ^ 1);
    must(database.run("UPDATE tile SET hashes = ?1" + where, storage::Blob{hashes}));
    must(database.checkpoint());
  }
  fixture.start();
}

protocol::ExchangeRequest asking_from(JurisdictionFixture& fixture,
                                      const crypto::Checkpoint& seen) {
  auto request = fixture.request();
  request.seen = seen;
  return request;
}

}  // namespace

TEST_CASE("tiles, feed and facts are held against the log, and what is changed in them is named") {
  JurisdictionFixture fixture;
  grow_past_a_tile(fixture);
  fixture.stop();
  const auto log = fixture.folder() / "log.db";
  REQUIRE(faults_of(log).empty());
  const struct {
    const char* sql;
    const char* fault;
  } table[] = {
      {"UPDATE tile SET hashes = zeroblob(8192) WHERE level = 0", "tile 0/0"},
      {"UPDATE tile SET hashes = zeroblob(32) WHERE level = 1", "tile 1/0"},
      {"DELETE FROM tile WHERE level = 0", "tile 0/0"},
      {"INSERT INTO tile VALUES (0, 7, zeroblob(8192))", "tiles: 3 of 2"},
      {"DELETE FROM feed WHERE sequence = 5", "feed: entry 5 is not shown to"},
      {"DELETE FROM feed WHERE sequence = (SELECT max(sequence) FROM entry) AND scope ="
       " (SELECT number FROM scope WHERE name = '+office')",
       "is not shown to +office"},
      // An offer that nobody signed off, before the neighbours.
      {"INSERT INTO scope (name) VALUES ('chengchuan') ON CONFLICT DO NOTHING;"
       "INSERT INTO feed SELECT number, 1000000, (SELECT max(sequence) - 5 FROM entry) FROM scope"
       " WHERE name = 'chengchuan'",
       "is shown to chengchuan"},
      {"INSERT INTO feed SELECT number, 1000000, 99999 FROM scope WHERE name = '*'",
       "feed: entry 99999 is shown to *"},
      {"DELETE FROM fact", "facts of"},
      {"UPDATE fact SET rows = substr(rows, 1, length(rows) - 1)", "facts of"},
  };
  for (const auto& row : table) {
    CAPTURE(row.sql);
    const testing::TempFolder copy;
    std::filesystem::copy_file(log, copy.path() / "log.db");
    work_on(copy.path() / "log.db", row.sql);
    CHECK(has(faults_of(copy.path() / "log.db"), row.fault));
  }
}

TEST_CASE("a tile that rots halts the log by name, and is made again from it at the next start") {
  JurisdictionFixture fixture;
  auto whole = fixture.request();
  whole.pull_bytes_max = 10'000'000;
  const crypto::Checkpoint early =
      must(fixture.exchange(fixture.leader(), fixture.request())).checkpoint;
  grow_past_a_tile(fixture);
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  rot(fixture, 0);
  REQUIRE(fixture.server().writer().halt() == Halt::kNone);
  std::string code;
  SUBCASE("met by the writer's proofs") {
    code = code_of(fixture.exchange(fixture.leader(), asking_from(fixture, early)));
  }
  SUBCASE("met by a reader's proofs") {
    code = code_of(fixture.exchange(fixture.leader(), whole));
  }
  CHECK(code == "server_damaged");
  CHECK(fixture.server().writer().halt() == Halt::kDamaged);
  CHECK(fixture.log_text().find("tile 0/0") != std::string::npos);
  const auto status =
      nlohmann::json::parse(must(server::Admin(fixture.server()).run({"status", {}, ""})).text);
  CHECK(status.at("halted_as") == "damaged");
  // Nothing enters meanwhile, by an honest request either.
  const std::uint64_t size = fixture.size();
  CHECK(code_of(fixture.exchange(fixture.leader(), fixture.request())) == "server_damaged");
  CHECK(fixture.size() == size);
  CHECK(code_of(server::Admin(fixture.server())
                    .run({"confirm-restore", {{"list", "0000 0000"}}, ""})) == "not_allowed_now");

  fixture.restart();
  CHECK(fixture.server().writer().halt() == Halt::kNone);
  CHECK(fixture.log_text().find("tree_rebuilt") != std::string::npos);
  const auto answer = must(fixture.exchange(fixture.leader(), asking_from(fixture, early)));
  CHECK(crypto::verify_consistency(early.size, early.root, answer.checkpoint.size,
                                   answer.checkpoint.root, answer.consistency));
  CHECK_FALSE(must(fixture.exchange(fixture.leader(), whole)).places.empty());
  fixture.stop();
  CHECK(faults_of(fixture.folder() / "log.db").empty());
}

TEST_CASE("a tile that the log's root is made of is found at the start, and no rollback is cried") {
  JurisdictionFixture fixture;
  grow_past_a_tile(fixture);
  rot(fixture, 1);
  CHECK(fixture.server().writer().halt() == Halt::kNone);
  CHECK(fixture.log_text().find("tree_rebuilt") != std::string::npos);
  CHECK(fixture.log_text().find("log_rolled_back") == std::string::npos);
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  fixture.stop();
  CHECK(faults_of(fixture.folder() / "log.db").empty());
}

TEST_CASE("where the log itself is not what was signed, no rebuilding hides it") {
  JurisdictionFixture fixture;
  grow_past_a_tile(fixture);
  rot(fixture, 0);
  fixture.stop();
  work_on(fixture.folder() / "log.db",
          "UPDATE entry SET received_at = received_at + 1 WHERE sequence = 20");
  fixture.start();
  CHECK(code_of(fixture.exchange(fixture.leader(), [&] {
          auto whole = fixture.request();
          whole.pull_bytes_max = 10'000'000;
          return whole;
        }())) == "server_damaged");
  fixture.restart();
  CHECK(fixture.server().writer().halt() == Halt::kRolledBack);
}
