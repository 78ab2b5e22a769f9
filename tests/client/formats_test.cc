// Files of every released format (tests/formats), opened by today's program: nothing in them is
// lost, and a file of tomorrow's program is refused by name.
#include <doctest/doctest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "client/core/verify.h"
#include "server/service/backup.h"
#include "server/service/backup_note.h"
#include "server/service/recovery_key.h"
#include "server/service/restore.h"
#include "server/store/backup_parts.h"
#include "shared/crypto/random.h"
#include "shared/storage/database.h"
#include "tests/client/county.h"

using namespace yibao;
using testing::code_of;
using testing::County;
using testing::must;

namespace {

constexpr int kServerFormat = 4;
constexpr int kClientFormat = 4;
// What there is a file of; of the server's first format one is made.
constexpr int kServerFiles[] = {2, 3, 4};
constexpr int kClientFiles[] = {2, 4};
constexpr const char* kTitle = "昂素镇开展春季防火巡查";
constexpr const char* kDraftTitle = "写了一半的";

std::filesystem::path kept(const std::string& side, int format) {
  return testing::source_path("tests/formats/" + side + "-" + std::to_string(format) + ".db");
}

bool writing() {
  return std::getenv("YIBAO_WRITE_FORMATS") != nullptr;
}

void write_formats() {
  County county;
  county.submit(county.angsu(), kTitle);
  must(county.angsu().exchange());
  must(county.office().exchange());
  must(client::new_draft(county.angsu().replica(), county.draft(kDraftTitle)));
  county.angsu().close();
  const auto write = [](const std::filesystem::path& from, const std::filesystem::path& to) {
    std::filesystem::remove(to);
    must(server::copy_database(from, to));
  };
  write(county.server().folder() / "log.db", kept("server", kServerFormat));
  write(county.angsu().folder() / "replica.db", kept("client", kClientFormat));
}

// Format 1 had no column for who invited.
void make_format_1(const std::filesystem::path& log) {
  auto database = must(storage::Database::open({log, false, false, false, 4096, ""}));
  must(database.script("ALTER TABLE ticket DROP COLUMN invited_by; PRAGMA user_version = 1"));
  must(database.checkpoint());
}

void set_version(const std::filesystem::path& file, int version) {
  auto database = must(storage::Database::open({file, false, false, false, 4096, ""}));
  must(database.script("PRAGMA user_version = " + std::to_string(version)));
}

}  // namespace

TEST_CASE(
    "a log of every released format is brought up to date and verifies from its first entry") {
  if (writing()) write_formats();
  for (int format = 1; format <= kServerFormat; ++format) {
    CAPTURE(format);
    const testing::TempFolder folder;
    const auto log = folder.path() / "log.db";
    std::filesystem::copy_file(kept("server", std::max(format, kServerFiles[0])), log);
    if (format == 1) make_format_1(log);
    if (format < kServerFormat) {
      const auto older = server::verify_file(log);
      REQUIRE(code_of(older) == "older_format");
      CHECK(older.error().args.at(1).second == std::to_string(format));
    }
    must(server::bring_up_to_date(log));
    const auto report = must(server::verify_file(log));
    CHECK(report.faults.empty());
    CHECK(report.entries > 10);
    CHECK(report.contents > 0);
  }
}

TEST_CASE("a backup of an older format is verified and restored, its own files untouched") {
  const testing::TempFolder folder;
  crypto::SystemRandom random;
  const auto seed = server::make_recovery_seed(random);
  const auto keys = crypto::sealing_keys_from_seed(seed);
  const auto plain = folder.path() / "plain";
  std::filesystem::create_directories(plain);
  std::filesystem::copy_file(kept("server", kServerFiles[0]), folder.path() / "log.db");
  must(server::bring_up_to_date(folder.path() / "log.db"));
  const auto report = must(server::verify_file(folder.path() / "log.db"));
  std::filesystem::copy_file(kept("server", kServerFiles[0]), plain / "log.db");
  make_format_1(plain / "log.db");
  const auto backup = folder.path() / "backup";
  std::filesystem::create_directories(backup);
  server::BackupNote note;
  note.jurisdiction = "otog";
  note.size = report.entries;
  note.root = report.root;
  must(server::split_contents(plain / "log.db", plain / "contents.db"));
  note.log_file =
      must(server::seal_files(plain, {"log.db"}, backup / "log.sealed", keys.public_key, random));
  note.contents_file = must(server::seal_files(plain, {"contents.db"}, backup / "contents.sealed",
                                               keys.public_key, random));
  testing::write_file(backup / "backup.json", server::encode_note(note));

  auto opened = must(server::open_backup(backup));
  const auto restored = must(server::unseal_backup(opened, keys, folder.path() / "restored"));
  CHECK(restored.root == report.root);
  CHECK(restored.contents == report.contents);
  CHECK(must(server::verify_file(folder.path() / "restored" / "log.db")).faults.empty());
}

TEST_CASE("a log of a newer program is refused by name and not touched") {
  const testing::TempFolder folder;
  const auto log = folder.path() / "log.db";
  std::filesystem::copy_file(kept("server", kServerFormat), log);
  set_version(log, kServerFormat + 1);
  const std::string before = testing::read_file(log);
  CHECK(code_of(server::bring_up_to_date(log)) == "newer_format");
  CHECK(code_of(server::verify_file(log)) == "newer_format");
  CHECK(testing::read_file(log) == before);
}

TEST_CASE("a replica of every released format opens with its passphrase and has its drafts") {
  County county;
  for (const int format : kClientFiles) {
    CAPTURE(format);
    const testing::TempFolder folder;
    std::filesystem::copy_file(kept("client", format), folder.path() / "replica.db");
    auto replica = must(
        client::Replica::open({folder.path(), county.clock, county.random, testing::kLeastCost}));
    must(replica->sign_in(testing::kPassphrase, std::nullopt));
    CHECK(must(client::verify_replica(*replica, [](std::size_t) { return true; })).faults.empty());
    bool found = false;
    for (const auto& row : must(replica->drafts().all())) {
      found = found || must(client::open_draft(*replica, row.draft)).words.title == kDraftTitle;
    }
    CHECK(found);
    replica.reset();
    set_version(folder.path() / "replica.db", kClientFormat + 1);
    CHECK(code_of(client::Replica::open({folder.path(), county.clock, county.random,
                                         testing::kLeastCost})) == "newer_format");
  }
}
