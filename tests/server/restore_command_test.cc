// Backups of `yibao-server`, put up again: on another machine, over what is there, and refused.
#include <doctest/doctest.h>
#include <signal.h>

#include "client/core/verify.h"
#include "server/store/store.h"
#include "tests/server/served_county.h"
#include "tests/support/must.h"

using namespace yibao;
using nlohmann::json;
using testing::code_of;
using testing::contains;
using testing::must;
using testing::ProcessResult;
using County = testing::ServedCounty;

TEST_CASE("a backup put up on another machine serves the same clients once it is confirmed") {
  County county;
  county.set_up();
  auto town = county.town();
  town->submit("备份之前");
  must(town->exchange_all());
  const auto backup = county.folder.path() / "backup";
  const json made = county.ask({"backup", "--to", backup.string()});
  CHECK(made.at("verified") == true);
  CHECK(county.run({"backup", "--to", backup.string()}).exit_code == 1);
  const auto lost = town->submit("备份之后");
  must(town->exchange_all());
  county.server->end(SIGKILL);
  std::filesystem::remove_all(county.data);

  const ProcessResult restored =
      county.run({"restore", "--jurisdiction", "otog", "--from", backup.string()});
  CAPTURE(restored.err);
  REQUIRE(restored.exit_code == 0);
  CHECK(contains(restored.out, "confirm-restore"));
  county.server->start();
  CHECK(code_of(town->exchange()) == "server_restored");
  // Seen first, then confirmed by its digest.
  const json list = county.ask({"confirm-restore"});
  CHECK(list.at("confirmed") == false);
  CHECK(code_of(town->exchange()) == "server_restored");
  CHECK(county.run({"confirm-restore", "--list", "0000 0000"}).exit_code == 1);
  CHECK(county.run({"confirm-restore", "--list", list.at("list")}).exit_code == 0);
  must(town->exchange_all());
  must(town->exchange_all());
  // What the backup did not have is offered again by the one who has its receipt.
  const auto state = must(town->replica().item(lost));
  REQUIRE(state.sign_offs.size() == 1);
  REQUIRE(state.sign_offs[0].stamp.has_value());
  CHECK(state.sign_offs[0].stamp->epoch == 2);
  CHECK(county.ask({"verify"}).at("faults").empty());
  CHECK(must(client::verify_replica(town->replica(), [](std::size_t) {
          return true;
        })).faults.empty());
}

TEST_CASE("restore refuses a backup that does not verify, and leaves what is there") {
  County county;
  county.set_up();
  const auto backup = county.folder.path() / "backup";
  county.ask({"backup", "--to", backup.string()});
  {
    std::string sealed = testing::read_file(backup / "log.sealed");
    sealed[sealed.size() / 2] = static_cast<char>(sealed[sealed.size() / 2] ^ 1);
    testing::write_file(backup / "log.sealed", sealed);
  }
  CHECK(county.run({"restore", "--jurisdiction", "otog", "--from", backup.string()}).exit_code ==
        1);
  const auto nowhere = county.folder.path() / "nowhere";
  CHECK(county.run({"restore", "--jurisdiction", "otog", "--from", nowhere.string()}).exit_code ==
        1);
  CHECK(county.ask({"verify"}).at("faults").empty());
}

TEST_CASE("a restore keeps what it replaces, every time, and what was revoked since the backup") {
  County county;
  county.set_up();
  const auto backup = county.folder.path() / "backup";
  county.ask({"backup", "--to", backup.string()});
  auto town = county.town();
  const std::string device = town->replica().identity()->device.text();
  county.ask({"revoke", "--device", device});
  // Killed: the newest entries stand in the write-ahead log only.
  county.server->end(SIGKILL);
  const auto entries_of = [&](const std::filesystem::path& folder) {
    const auto store = must(server::open_sqlite_store({folder / "log.db", true, false, ""}));
    return must(store->log().last_sequence());
  };
  const auto otog = county.data / "otog";
  const std::uint64_t first = entries_of(otog);
  const std::vector<std::string> restore = {"restore", "--jurisdiction", "otog", "--from",
                                            backup.string()};
  CHECK(county.ask(restore).at("denied") == 1);
  const std::uint64_t second = entries_of(otog);
  CHECK(second < first);
  std::filesystem::remove(otog / "denied.list");
  CHECK(county.ask(restore).at("denied") == 1);
  CHECK(entries_of(county.data / "before-restore" / "otog.1") == first);
  CHECK(entries_of(county.data / "before-restore" / "otog.2") == second);
  CHECK(county.ask({"status"}).at("halted") == true);
  // Each restore has an epoch of its own.
  CHECK(county.ask({"status"}).at("epoch") == 3);
  CHECK(county.ask({"verify"}).at("faults").empty());
}

TEST_CASE("restore refuses a backup of another log and changes nothing") {
  County county;
  county.init();
  CHECK(county.run({"init", "--jurisdiction", "yima"}).exit_code == 0);
  County other;
  other.init();
  const auto backup = county.folder.path() / "backup";
  county.ask({"backup", "--to", backup.string(), "--jurisdiction", "yima"});
  const auto key = testing::read_file(county.data / "otog" / "log.key");
  CHECK(county.run({"restore", "--jurisdiction", "otog", "--from", backup.string()}).exit_code ==
        2);
  const auto foreign = county.folder.path() / "foreign";
  other.ask({"backup", "--to", foreign.string()});
  const ProcessResult refused = testing::run_server(
      {"restore", "--jurisdiction", "otog", "--from", foreign.string(), "--recovery-key",
       other.recovery_key().string(), "--data", county.data.string()});
  CHECK(refused.exit_code == 1);
  CHECK(contains(refused.err, "already_exists"));
  CHECK(testing::read_file(county.data / "otog" / "log.key") == key);
  CHECK_FALSE(std::filesystem::exists(county.data / "before-restore"));
  CHECK(county.ask({"status", "--jurisdiction", "otog"}).at("halted") == false);
}
