// Copies that a purge does not reach: they go by themselves, or are named where something went.
#include "server/service/copies.h"

#include <doctest/doctest.h>

#include "server/service/admin.h"
#include "shared/storage/files.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::must;

namespace {

struct Folder {
  testing::TempFolder data;
  std::filesystem::path log = data.path() / "otog";
  std::filesystem::path replaced = data.path() / "before-restore" / "otog.1";

  Folder() {
    std::filesystem::create_directories(log);
    std::filesystem::create_directories(replaced);
    std::filesystem::create_directories(data.path() / "before-restore" / "yima.1");
    for (const auto& file :
         {replaced / "log.db", replaced / "log.db-wal", replaced / "denied.list",
          data.path() / "before-restore" / "yima.1" / "log.db", log / "log.db.v1.bak"}) {
      testing::write_file(file, "copy");
    }
  }
  base::Timestamp now() const { return storage::written_at(replaced / "log.db").value(); }
  std::vector<std::string> copies(base::Timestamp time) const {
    std::vector<std::string> names;
    for (const server::KeptCopy& each : must(server::copies_before(log, time))) {
      names.push_back(each.path.filename().string() + (each.within_reach ? "" : "?"));
    }
    return names;
  }
};

using Names = std::vector<std::string>;
constexpr std::chrono::hours kDay{24};

}  // namespace

TEST_CASE("copies beside the log are named while they are there, and age out") {
  const Folder folder;
  CHECK(folder.copies(folder.now() + kDay) == Names{"log.db.v1.bak", "log.db"});
  CHECK(folder.copies(folder.now() - kDay).empty());  // made after what went had gone
  server::age_out_copies(folder.log, folder.now() + 6 * kDay);
  CHECK(folder.copies(folder.now() + kDay).size() == 2);
  server::age_out_copies(folder.log, folder.now() + 8 * kDay);
  CHECK(folder.copies(folder.now() + kDay) == Names{"log.db"});
  const auto later = folder.now() + 36 * kDay;
  server::age_out_copies(folder.log, later);
  CHECK(folder.copies(later).empty());
  CHECK_FALSE(std::filesystem::exists(folder.replaced / "log.db-wal"));
  CHECK(std::filesystem::exists(folder.replaced / "denied.list"));  // revocations are for ever
  CHECK(std::filesystem::exists(folder.data.path() / "before-restore" / "yima.1" / "log.db"));
}

TEST_CASE("a backup is remembered until it is gone, one on another medium for as long as that") {
  const Folder folder;
  server::age_out_copies(folder.log, folder.now() + 36 * kDay);
  const auto here = folder.data.path() / "backups" / "one";
  const auto stick = folder.data.path() / "stick" / "two";
  std::filesystem::create_directories(here);
  std::filesystem::create_directories(stick);
  const auto now = testing::at("2024-03-01 09:00");
  must(server::note_backup(folder.log, here, now));
  must(server::note_backup(folder.log, stick, now));
  CHECK(folder.copies(now) == Names{"one", "two"});
  std::filesystem::remove_all(folder.data.path() / "stick");
  CHECK(folder.copies(now) == Names{"one", "two?"});
  std::filesystem::remove_all(here);
  CHECK(folder.copies(now) == Names{"two?"});
  const Folder other;
  must(server::take_backups_list(folder.log, other.log));
  std::filesystem::remove_all(other.data.path() / "before-restore");
  std::filesystem::remove(other.log / "log.db.v1.bak");
  CHECK(other.copies(now) == Names{"two?"});
}

TEST_CASE("an incident names the backups made before it, not those made after") {
  JurisdictionFixture fixture;
  const testing::TempFolder outside;
  const auto backs_up = [&](const char* name) {
    must(
        server::note_backup(fixture.server().folder(), outside.path() / name, fixture.clock.now()));
    std::filesystem::create_directories(outside.path() / name);
    fixture.clock.advance(std::chrono::minutes(1));
  };
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  backs_up("with-the-words");
  const auto found =
      fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(fixture.push_one(fixture.reporter(), found).stamp.has_value());
  fixture.clock.advance(std::chrono::minutes(1));
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  backs_up("without-them");
  const std::string told = must(server::Admin(fixture.server()).run({"incidents", {}, ""})).text;
  CHECK(told.find("with-the-words") != std::string::npos);
  CHECK(told.find("without-them") == std::string::npos);
  CHECK(told.find(R"("type":"draft.found_secret")") != std::string::npos);
}
