// Verification finds what was changed behind the program's back; a log put back from a backup
// begins a new epoch and waits for an administrator.
#include <doctest/doctest.h>

#include <algorithm>

#include "server/service/admin.h"
#include "server/service/backup.h"
#include "server/service/verify.h"
#include "shared/storage/database.h"
#include "tests/server/verdicts.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"
#include "tests/support/restoring.h"

using namespace yibao;
using protocol::Outcome;
using testing::code_of;
using testing::copy_log;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::must;
using testing::verdict;

namespace {

server::VerifyReport verified(const std::filesystem::path& database) {
  const auto store = must(server::open_sqlite_store({database, true, false, ""}));
  return must(server::verify_log(*store, [](std::uint64_t) { return true; }));
}

// The faults found after somebody worked on the database with a tool of their own.
std::vector<std::string> faults_after(const std::string& sql) {
  JurisdictionFixture fixture;
  for (int i = 0; i < 3; ++i) fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  const auto path = fixture.folder() / "log.db";
  fixture.stop();
  REQUIRE(verified(path).faults.empty());
  {
    auto database = must(storage::Database::open({path, false, false, false, 4096, ""}));
    must(database.script(sql));
    REQUIRE(database.changes() > 0);
  }
  return verified(path).faults;
}

}  // namespace

// The finding beside the offer is refused by itself: its words never come all the same, and the log
// is none the worse for it.
TEST_CASE(
    "an offer whose words are withheld leaves nothing missing, whatever becomes of the finding") {
  JurisdictionFixture fixture;
  const auto& leader = fixture.leader();
  const auto revoked =
      fixture.event(fixture.administrator(), domain::KeyRevoked{leader.key.key_id(), "lost"},
                    fixture.new_subject());
  REQUIRE(fixture.push_one(fixture.administrator(), revoked).outcome == Outcome::kAdmitted);
  const auto draft = fixture.draft(fixture.reporter());
  const auto found = fixture.event(leader, domain::DraftFoundSecret{"security"}, draft.item);
  const auto answers = fixture.push(fixture.reporter(),
                                    {protocol::sign_event(draft.offered, fixture.reporter().key),
                                     protocol::sign_event(found, leader.key)},
                                    {});
  REQUIRE(answers.size() == 2);
  CHECK(answers[0].outcome == Outcome::kAdmitted);
  CHECK(answers[1].outcome == Outcome::kRefused);
  auto& store = fixture.server().writer().store();
  CHECK(must(store.contents().state(domain::address_of(draft.words))) ==
        server::ContentState::kPurged);
  CHECK(must(server::verify_log(store, [](std::uint64_t) { return true; })).faults.empty());
}

TEST_CASE("a log that nobody touched verifies: every entry, every content, the root") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  const auto found =
      fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(fixture.push_one(fixture.reporter(), found).outcome == Outcome::kAdmitted);
  const auto report = verified(fixture.folder() / "log.db");
  CHECK(report.faults.empty());
  CHECK(report.entries == fixture.size());
  CHECK(report.root == fixture.server().state()->checkpoint.root);
  CHECK(report.purged == 1);
  CHECK(report.contents > 0);
}

TEST_CASE("tampering is found") {
  const struct {
    const char* what;
    const char* sql;
    const char* fault;  // part of one of those reported
  } table[] = {
      {"a signature", "UPDATE entry SET signature = zeroblob(64) WHERE sequence = 20", "entry 20:"},
      {"the author's key",
       "UPDATE entry SET key = (SELECT max(number) FROM key_number) WHERE sequence = 5",
       "entry 5: signature"},
      {"an entry taken out", "DELETE FROM entry WHERE sequence = 10", "sequence"},
      {"the last entry taken out",
       "DELETE FROM entry WHERE sequence = (SELECT max(sequence) FROM entry)", "checkpoint"},
      {"a stamp's time", "UPDATE entry SET received_at = received_at - 1000 WHERE sequence = 12",
       "checkpoint"},
      {"a stamp's epoch", "UPDATE entry SET epoch = 2 WHERE sequence = 12", "checkpoint"},
      {"two stamps swapped",
       "UPDATE entry SET sequence = -1 WHERE sequence = 11;"
       "UPDATE entry SET sequence = 11 WHERE sequence = 12;"
       "UPDATE entry SET sequence = 12 WHERE sequence = -1",
       "checkpoint"},
      {"a content taken out", "DELETE FROM content WHERE number = 2", "content"},
      {"the checkpoint", "UPDATE meta SET value = zeroblob(132) WHERE name = 'checkpoint'",
       "checkpoint: signature"},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    const auto faults = faults_after(row.sql);
    CHECK(std::any_of(faults.begin(), faults.end(), [&](const std::string& fault) {
      return fault.find(row.fault) != std::string::npos;
    }));
  }
}

TEST_CASE("a flipped byte in an entry is found") {
  JurisdictionFixture fixture;
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  const auto path = fixture.folder() / "log.db";
  const std::uint64_t last = fixture.size();
  fixture.stop();
  auto database = must(storage::Database::open({path, false, false, false, 4096, ""}));
  const auto signature =
      must(database.find_bytes("SELECT signature FROM entry WHERE sequence = ?1", last));
  std::string changed = *signature;
  changed[63] = static_cast<char>(changed[63] ^ 1);
  must(database.run("UPDATE entry SET signature = ?1 WHERE sequence = ?2", storage::Blob{changed},
                    last));
  CHECK(verified(path).faults.at(0) == "entry " + std::to_string(last) + ": signature");
}

TEST_CASE("a copy is verified, has the key and the list beside it, and is never over another") {
  JurisdictionFixture fixture;
  must(fixture.server().denied().deny_device(fixture.neighbour().device));
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  const testing::TempFolder folder;
  const auto to = folder.path() / "backup";
  must(server::copy_verified(fixture.folder(), to));
  CHECK(verified(to / "log.db").entries == fixture.size());
  CHECK(testing::read_file(to / "log.key") == testing::read_file(fixture.folder() / "log.key"));
  CHECK(testing::read_file(to / "denied.list").find(fixture.neighbour().device.text()) !=
        std::string::npos);
  CHECK(code_of(server::copy_verified(fixture.folder(), to)) == "already_exists");
}

TEST_CASE("a log put back begins a new epoch, admits nothing until confirmed, then purges again") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  const testing::TempFolder backup;
  must(server::copy_verified(fixture.folder(), backup.path() / "b"));
  // After the backup: the words turn out to be secret, and another draft arrives.
  const auto found =
      fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(fixture.push_one(fixture.reporter(), found).outcome == Outcome::kAdmitted);
  const Draft later = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), later);
  auto whole = fixture.request();
  whole.pull_bytes_max = 10'000'000;
  const std::uint64_t cursor = must(fixture.exchange(fixture.reporter(), whole)).cursor;

  fixture.stop();
  copy_log(backup.path() / "b", fixture.folder());
  fixture.start();
  const auto old = fixture.server().state()->checkpoint;
  must(fixture.server().writer().begin_epoch("test"));
  const auto restored = fixture.server().state()->checkpoint;
  CHECK(restored.epoch == old.epoch + 1);
  CHECK(restored.size == old.size + 1);
  const auto exchange = [&] { return fixture.exchange(fixture.reporter(), fixture.request()); };
  CHECK(code_of(exchange()) == "server_restored");
  fixture.restart();  // it waits on, also over a restart
  CHECK(code_of(exchange()) == "server_restored");
  CHECK(fixture.server().state()->checkpoint.epoch == restored.epoch);

  auto& contents = fixture.server().writer().store().contents();
  const auto words = domain::address_of(draft.words);
  CHECK(must(contents.state(words)) == server::ContentState::kHere);
  testing::confirm_restore(fixture.server());
  CHECK(must(contents.state(words)) == server::ContentState::kPurged);
  CHECK(code_of(exchange()) == "");
  // Replicas that had pulled past the end of the backup learn of the restore.
  auto further = fixture.request();
  further.cursor = cursor;
  further.pull_bytes_max = 1'000'000;
  bool told = false;
  for (const auto& entry : must(fixture.exchange(fixture.reporter(), further)).entries) {
    told = told ||
           must(protocol::decode_event(entry.event.payload)).is(domain::EventType::kLogRestored);
  }
  CHECK(told);
  // What was lost is offered again and gets a stamp of the new epoch.
  const auto answer = fixture.push_one(fixture.reporter(), later.offered, {later.words});
  CHECK(answer.outcome == Outcome::kAdmitted);
  CHECK(answer.stamp->epoch == restored.epoch);
  fixture.restart();
  CHECK(code_of(exchange()) == "");
  CHECK(verified(fixture.folder() / "log.db").faults.empty());
}

// Two hours after midnight in China it is still the day before by these rules: whoever left on the
// new day has left, for the admission as for every verification of what it admitted.
TEST_CASE("who has left is judged by one day, whichever offset the rules count their days in") {
  JurisdictionFixture fixture;
  const std::string rules =
      testing::replaced(testing::read_file(testing::source_path("schemas/jurisdictions/otog.json")),
                        "\"version\": 1,", "\"version\": 2, \"utc_offset_minutes\": 360,");
  REQUIRE(verdict(fixture.adopt(rules, testing::day("2024-03-01"))) == "admitted");
  auto left =
      fixture.event(fixture.administrator(), domain::PersonLeft{testing::day("2024-03-02"), {}},
                    domain::subject_of(fixture.reporter().person));
  left.unit = fixture.reporter().unit;
  REQUIRE(verdict(fixture.push_one(fixture.administrator(), left)) == "admitted");
  const auto offered_at = [&](const char* time) {
    fixture.clock.set(testing::at(time));
    const Draft draft = fixture.draft(fixture.reporter());
    return verdict(fixture.push_one(fixture.reporter(), draft.offered, {draft.words}));
  };
  CHECK(offered_at("2024-03-01 23:59") == "admitted");
  CHECK(offered_at("2024-03-02 00:01") == "refused no_right");
  fixture.stop();
  CHECK(verified(fixture.folder() / "log.db").faults.empty());
}

TEST_CASE("a log that was rolled back in secret is found by what a client has seen of it") {
  JurisdictionFixture fixture;
  const testing::TempFolder backup;
  must(server::copy_verified(fixture.folder(), backup.path() / "b"));
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  auto request = fixture.request();
  request.seen = fixture.server().state()->checkpoint;
  fixture.stop();
  copy_log(backup.path() / "b", fixture.folder());
  std::filesystem::remove(fixture.folder() / server::kCheckpointFileName);
  fixture.start();
  const std::uint64_t size = fixture.size();

  // Forged evidence stops nobody.
  auto forged = request;
  forged.seen->signature[3] ^= 1U;
  CHECK(code_of(fixture.exchange(fixture.reporter(), forged)) == "");
  const Draft draft = fixture.draft(fixture.reporter());
  request.events = {protocol::sign_event(draft.offered, fixture.reporter().key)};
  request.contents = {draft.words};
  CHECK(code_of(fixture.exchange(fixture.reporter(), request)) == "server_restored");
  CHECK(fixture.server().writer().halted());
  CHECK(fixture.size() == size);  // nothing was stamped at a place that was taken
  CHECK(fixture.log_text().find("log_rolled_back") != std::string::npos);
}
