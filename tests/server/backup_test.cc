// Backups: sealed to a key that is not here, found damaged whatever was changed, thinned out by
// age.
#include "server/service/backup.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cctype>
#include <nlohmann/json.hpp>

#include "server/service/backup_note.h"
#include "server/service/backup_retention.h"
#include "server/service/drill.h"
#include "server/service/recovery_key.h"
#include "server/service/restore.h"
#include "server/store/backup_parts.h"
#include "shared/crypto/random.h"
#include "shared/storage/database.h"
#include "tests/support/files.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using testing::code_of;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::must;

namespace {

struct Backed {
  JurisdictionFixture fixture;
  testing::TempFolder folder;
  crypto::SystemRandom random;
  server::RecoverySeed seed = server::make_recovery_seed(random);
  crypto::SealingKeyPair keys = crypto::sealing_keys_from_seed(seed);
  std::filesystem::path under = folder.path() / "backups";

  server::MadeBackup make() {
    base::SystemClock clock;
    return must(server::make_backup(
        {fixture.folder(), fixture.server().code().text(), under, keys.public_key, "0.1.0"}, clock,
        random));
  }
  base::Result<server::VerifyReport> open(const std::filesystem::path& backup,
                                          const crypto::SealingKeyPair& with) {
    const auto to = folder.path() / "opened";
    std::filesystem::remove_all(to);
    auto opened = server::open_backup(backup);
    if (!opened) return base::fail(opened.error());
    return server::unseal_backup(*opened, with, to);
  }
};

std::size_t files_in(const std::filesystem::path& folder) {
  std::size_t count = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    count += file.is_regular_file() ? std::size_t{1} : 0;
  }
  return count;
}

}  // namespace

TEST_CASE("a backup opens with the recovery key, and nothing in it can be read without") {
  Backed backed;
  Draft draft = backed.fixture.draft(backed.fixture.reporter());
  backed.fixture.submit(backed.fixture.reporter(), draft);
  const auto made = backed.make();
  CHECK(made.report.entries == backed.fixture.size());
  CHECK(made.note.size == backed.fixture.size());
  CHECK(files_in(made.folder) == 3);
  CHECK(files_in(backed.under) == 4);  // and the lock: no plain copy is left

  const auto opened = must(backed.open(made.folder, backed.keys));
  CHECK(opened.root == made.report.root);
  CHECK(opened.contents == made.report.contents);
  CHECK(opened.contents > 0);
  CHECK(testing::read_file(backed.folder.path() / "opened" / "log.key") ==
        testing::read_file(backed.fixture.folder() / "log.key"));
  const std::string key = testing::read_file(backed.fixture.folder() / "log.key");
  for (const char* name : {"log.sealed", "contents.sealed", "backup.json"}) {
    const std::string bytes = testing::read_file(made.folder / name);
    CHECK(bytes.find(key) == std::string::npos);
    CHECK(bytes.find("SQLite format") == std::string::npos);
  }
  const auto other = crypto::sealing_keys_from_seed(server::make_recovery_seed(backed.random));
  CHECK(code_of(backed.open(made.folder, other)) == "recovery_key_wrong");
}

TEST_CASE(
    "a backup with one bit changed anywhere, cut or from a newer program is refused by name") {
  Backed backed;
  const auto made = backed.make();
  for (const char* name : {"log.sealed", "contents.sealed"}) {
    const std::string whole = testing::read_file(made.folder / name);
    const std::size_t step = whole.size() / 100 + 1;
    for (std::size_t i = 0; i < whole.size(); i += step) {
      std::string changed = whole;
      changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
      testing::write_file(made.folder / name, changed);
      CHECK(code_of(server::open_backup(made.folder)) == "corrupted");
    }
    testing::write_file(made.folder / name, whole.substr(0, whole.size() - 1));
    CHECK(code_of(server::open_backup(made.folder)) == "corrupted");
    testing::write_file(made.folder / name, whole);
  }
  auto note = nlohmann::json::parse(testing::read_file(made.folder / "backup.json"));
  note["root"] = crypto::text(crypto::Digest{});
  testing::write_file(made.folder / "backup.json", note.dump());
  CHECK(code_of(backed.open(made.folder, backed.keys)) == "corrupted");
  note["format"] = server::kBackupFormat + 1;
  testing::write_file(made.folder / "backup.json", note.dump());
  CHECK(code_of(server::open_backup(made.folder)) == "newer_format");
}

TEST_CASE("a log that does not verify becomes no backup, and leaves nothing behind") {
  Backed backed;
  backed.fixture.stop();
  {
    auto database = must(storage::Database::open(
        {backed.fixture.folder() / "log.db", false, false, false, 4096, ""}));
    must(database.script("UPDATE entry SET received_at = received_at + 1 WHERE sequence = 2"));
  }
  base::SystemClock clock;
  const auto made = server::make_backup(
      {backed.fixture.folder(), "otog", backed.under, backed.keys.public_key, "0.1.0"}, clock,
      backed.random);
  CHECK(code_of(made) == "corrupted");
  CHECK(server::backups_in(backed.under).empty());
  CHECK(files_in(backed.under) == 1);
}

TEST_CASE("a backup is made beside the open log, and purged words are in none") {
  Backed backed;
  const Draft draft = backed.fixture.draft(backed.fixture.reporter());
  backed.fixture.submit(backed.fixture.reporter(), draft);
  const auto before = backed.make();
  const auto found = backed.fixture.event(backed.fixture.reporter(),
                                          domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(backed.fixture.push_one(backed.fixture.reporter(), found).outcome ==
          protocol::Outcome::kAdmitted);
  const auto after = backed.make();
  CHECK(after.report.purged > 0);
  CHECK(after.report.contents < before.report.contents);
  CHECK(must(backed.open(after.folder, backed.keys)).purged == after.report.purged);
}

TEST_CASE("a drill restores into a folder of its own and holds the backup against the log") {
  Backed backed;
  backed.fixture.submit(backed.fixture.reporter(), backed.fixture.draft(backed.fixture.reporter()));
  const auto made = backed.make();
  backed.fixture.submit(backed.fixture.reporter(), backed.fixture.draft(backed.fixture.reporter()));
  const std::uint64_t size = backed.fixture.size();
  const auto live = backed.fixture.folder() / "log.db";
  const auto folder = backed.folder.path() / "drill";
  const auto tried = [&] {
    auto opened = must(server::open_backup(made.folder));
    return server::drill(opened, backed.keys, folder, live);
  };
  const auto report = must(tried());
  CHECK(report.restorable);
  CHECK(report.compared);
  CHECK(report.restored.entries == made.note.size + 1);
  CHECK_FALSE(std::filesystem::exists(folder));
  CHECK(backed.fixture.size() == size);
  // Contents that were due: the log is verified, and nothing says that it could be restored.
  std::filesystem::remove(made.folder / "contents.sealed");
  const auto aged = must(tried());
  CHECK_FALSE(aged.restorable);
  CHECK(aged.compared);
  CHECK(aged.restored.missing > 0);
  // A log with another history is told.
  backed.fixture.stop();
  {
    auto database = must(storage::Database::open({live, false, false, false, 4096, ""}));
    must(database.script("UPDATE entry SET received_at = received_at + 1 WHERE sequence = 2"));
  }
  CHECK(code_of(tried()) == "corrupted");
}

TEST_CASE("a recovery key survives being printed and typed, and a slip of the pen is noticed") {
  crypto::SystemRandom random;
  const auto seed = server::make_recovery_seed(random);
  const auto keys = crypto::sealing_keys_from_seed(seed);
  std::string text = server::recovery_text(seed);
  CHECK(text.size() == 17 * 5 - 1);
  const auto same = [&](const std::string& typed) {
    return must(server::recovery_keys_from_text(typed)).public_key == keys.public_key;
  };
  CHECK(same(text));
  CHECK(same("# a remark: ABCD\n" + text + "\n"));
  std::string small = text;
  for (char& c : small) c = c == ' ' ? '-' : static_cast<char>(std::tolower(c));
  CHECK(same(small));
  for (std::size_t i = 0; i < text.size(); ++i) {
    std::string wrong = text;
    if (wrong[i] == ' ') continue;
    wrong[i] = wrong[i] == '0' ? '1' : '0';
    CHECK(code_of(server::recovery_keys_from_text(wrong)) == "recovery_key_wrong");
  }
  for (const char* nothing : {"", "#", "AB", "水"}) {
    CHECK(code_of(server::recovery_keys_from_text(nothing)) == "recovery_key_wrong");
  }
}

TEST_CASE("of two years of nightly backups 7 days, 5 weeks and 12 months stay") {
  std::vector<server::NamedBackup> newest_first;
  const auto last = *base::parse_time("2026-11-30 02:30:00", base::kChinaOffset);
  for (int night = 0; night < 730; ++night) {
    newest_first.push_back({"night " + std::to_string(night), last - std::chrono::days(night)});
  }
  const auto gone = server::beyond_retention(newest_first);
  std::vector<std::string> kept;
  for (const auto& backup : newest_first) {
    if (std::find(gone.begin(), gone.end(), backup.name) == gone.end()) kept.push_back(backup.name);
  }
  // Monday the 30th: seven nights; Sundays 29 (among them), 22, 15, 8; the last of eleven months
  // before.
  CHECK(kept.size() == 7 + 3 + 11);
  CHECK(kept.front() == "night 0");
  CHECK(kept[6] == "night 6");
  CHECK(kept[7] == "night 8");
  CHECK(kept.back() == "night 334");  // 31 December 2025
}

TEST_CASE("contents go after 35 days, copies of restores and upgrades too; lists of denials stay") {
  const testing::TempFolder folder;
  const auto put = [&](const std::string& path) {
    std::filesystem::create_directories((folder.path() / path).parent_path());
    testing::write_file(folder.path() / path, "x");
  };
  const auto here = [&](const std::string& path) {
    return std::filesystem::exists(folder.path() / path);
  };
  base::SystemClock clock;
  const auto now = clock.now();
  const auto name = [&](int days_ago) {
    std::string text;
    for (const char c : base::to_rfc3339(now - std::chrono::days(days_ago)).substr(0, 19)) {
      if (c != '-' && c != ':') text += c;
    }
    return "backups/otog/" + text + "Z-1-5";
  };
  for (const int days : {0, 34, 36}) {
    put(name(days) + "/log.sealed");
    put(name(days) + "/contents.sealed");
  }
  put("backups/otog/notes.txt");
  put("otog/log.db");
  put("otog/log.db.v1.bak");
  put("before-restore/otog.1/log.db");
  put("before-restore/otog.1/log.key");
  put("before-restore/otog.1/denied.list");
  put("before-restore/yima.1/log.db");
  CHECK(must(server::thin_out(folder.path(), "otog", now)).contents == 1);
  CHECK(here(name(34) + "/contents.sealed"));
  CHECK(here(name(36) + "/log.sealed"));
  CHECK_FALSE(here(name(36) + "/contents.sealed"));
  CHECK(here("otog/log.db.v1.bak"));
  CHECK(here("before-restore/otog.1/log.db"));

  const auto later = now + std::chrono::days(36);
  CHECK(must(server::thin_out(folder.path(), "otog", later)).copies == 2);
  CHECK_FALSE(here("otog/log.db.v1.bak"));
  CHECK(here("otog/log.db"));
  CHECK_FALSE(here("before-restore/otog.1/log.db"));
  CHECK_FALSE(here("before-restore/otog.1/log.key"));
  CHECK(here("before-restore/otog.1/denied.list"));
  CHECK(here("before-restore/yima.1/log.db"));
  CHECK(here("backups/otog/notes.txt"));
}
