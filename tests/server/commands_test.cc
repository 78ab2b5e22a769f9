// `yibao-server` as a process: starting, what it refuses, the administrator's commands on a running
// and a stopped server, and being killed at work.
#include <doctest/doctest.h>
#include <signal.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cstring>
#include <nlohmann/json.hpp>
#include <sstream>
#include <thread>

#include "client/core/commands/drafts.h"
#include "client/core/moving_file.h"
#include "client/core/sync/courier.h"
#include "client/core/upgrade.h"
#include "server/http/control_socket.h"
#include "server/store/store.h"
#include "shared/protocol/bundle.h"
#include "tests/server/served_county.h"
#include "tests/support/must.h"

using namespace yibao;
using nlohmann::json;
using testing::code_of;
using testing::contains;
using testing::must;
using testing::OfficePc;
using testing::ProcessResult;
using testing::run_server;
using testing::ServerProgram;
using County = testing::ServedCounty;

TEST_CASE("init prints one code and makes private files") {
  County county;
  const ProcessResult first = county.run({"init", "--jurisdiction", "otog"});
  CHECK(first.exit_code == 0);
  std::size_t dashes = 0;
  for (const char c : first.out) dashes += c == '-' ? 1 : 0;
  CHECK(dashes >= 5);
  for (const char* file : {"otog/log.key", "tls/ca.key", "tls/server.key"}) {
    struct stat status {};
    REQUIRE(::stat((county.data / file).c_str(), &status) == 0);
    CHECK((status.st_mode & 0777U) == 0600U);
  }
  CHECK(county.run({"init", "--jurisdiction", "Not A Code"}).exit_code == 2);
  // A second jurisdiction beside it, under the same CA.
  const std::string ca = testing::read_file(county.data / "tls" / "ca.pem");
  CHECK(county.run({"init", "--jurisdiction", "yima"}).exit_code == 0);
  CHECK(testing::read_file(county.data / "tls" / "ca.pem") == ca);
}

TEST_CASE("init goes on where it was interrupted, and gives a new code until somebody joined") {
  County county;
  const std::string lost = county.init();
  const std::string key = testing::read_file(county.data / "otog" / "log.key");
  for (const char* file : {"otog/log.db", "otog/log.checkpoint", "tls/server.pem"}) {
    std::filesystem::remove(county.data / file);
  }
  const std::string unused = county.init();
  const std::string code = county.init();
  CHECK(testing::read_file(county.data / "otog" / "log.key") == key);
  ServerProgram server(county.data);
  OfficePc office;
  CHECK(code_of(office.join(server.port(), lost)) == "enrolment_code_wrong");
  must(office.join(server.port(), code));
  OfficePc second;
  CHECK_FALSE(code_of(second.join(server.port(), unused)).empty());
  CHECK(server.end(SIGTERM) == 0);
  const ProcessResult again = county.run({"init", "--jurisdiction", "otog"});
  CHECK(again.exit_code == 1);
  CHECK(contains(again.err, "already_exists"));
  // Once there was more than a key, a log that is gone is a case for a backup.
  testing::write_file(county.data / "otog" / "denied.list", "");
  std::filesystem::remove(county.data / "otog" / "log.db");
  CHECK(contains(county.run({"init", "--jurisdiction", "otog"}).err, "not_initialised"));
}

TEST_CASE("a path is the caller's, and arguments are UTF-8") {
  County county;
  county.init();
  ServerProgram server(county.data);
  const auto backup = county.folder.path() / "backup";
  const auto relative = std::filesystem::relative(backup, std::filesystem::current_path());
  REQUIRE(relative.is_relative());
  CHECK(county.ask({"backup", "--to", relative.string()}).at("folder") == backup.string());
  const ProcessResult other = county.run({"invite", "--person", "\xd5\xc5\xc8\xfd"});
  CHECK(other.exit_code == 2);
  CHECK(contains(other.err, "not_utf8"));
}

TEST_CASE("serving needs a folder that was initialised and an address that is safe") {
  County county;
  const ProcessResult bare = county.run({"serve"});
  CHECK(bare.exit_code == 1);
  CHECK(contains(bare.err, "not_initialised"));
  county.init();
  for (const char* address : {"0.0.0.0:0", "192.0.2.7:8443", "example.org:8443"}) {
    const ProcessResult refused = county.run({"serve", "--listen", address});
    CHECK(refused.exit_code == 2);
    CHECK(contains(refused.err, "address_not_loopback"));
    CHECK(contains(refused.err, "--trial"));
  }
  for (const char* address : {"127.0.0.1:http", "127.0.0.1:", "127.0.0.1:99999", ":8443"}) {
    CAPTURE(address);
    const ProcessResult refused = county.run({"serve", "--listen", address});
    CHECK(refused.exit_code == 2);
    CHECK(contains(refused.err, "usage"));
  }
}

TEST_CASE("a second server on the same folder says who is in the way; a stop is clean") {
  County county;
  county.init();
  ServerProgram server(county.data);
  const ProcessResult second = county.run({"serve", "--listen", "127.0.0.1:0"});
  CHECK(second.exit_code == 1);
  CHECK(contains(second.err, "locked"));
  CHECK(contains(second.err, county.data.string()));
  CHECK(county.run({"init", "--jurisdiction", "yima"}).exit_code == 1);
  CHECK(server.end(SIGTERM) == 0);
  CHECK_FALSE(std::filesystem::exists(county.data / "control.sock"));
  server.start();
  CHECK(server.end(SIGINT) == 0);
}

TEST_CASE("invite, people, revoke and status work on a running server and on a stopped one") {
  County county;
  county.set_up();
  auto town = county.town("信息员甲");
  town->submit("标题");
  must(town->exchange_all());
  const json people = county.ask({"people"});
  CHECK(people.dump().find("信息员甲") != std::string::npos);
  const std::uint64_t entries = county.entries();
  CHECK(county.run({"invite", "--person", "无此人"}).exit_code == 1);
  CHECK(county.run({"invite", "--person", "信息员甲", "--hours", "1000"}).exit_code == 2);
  CHECK(county.run({"revoke", "--device", "nonsense"}).exit_code == 2);

  county.server->end(SIGTERM);
  CHECK(county.entries() == entries);
  const json invited = county.ask({"invite", "--person", "信息员甲"});
  const std::string code = invited.at("code");
  county.server->start();
  // What whoever joins has to compare: sixteen groups of four, the same wherever it is printed.
  const std::string certificate = invited.at("certificate");
  CHECK(certificate.size() == 16 * 5 - 1);
  CHECK(county.ask({"status"}).at("certificate") == certificate);
  CHECK(contains(county.run({"invite", "--person", "信息员甲"}).out, certificate));
  OfficePc second;
  must(second.join(county.server->port(), code));

  // Out at once, with a session open and with a new one.
  must(town->exchange());
  const std::string device = town->replica().identity()->device.text();
  county.ask({"revoke", "--device", device});
  CHECK(code_of(town->exchange()) == "device_revoked");
  CHECK(code_of(town->exchange()) == "device_revoked");
  must(second.exchange());
}

TEST_CASE("the control socket is its owner's and survives what is no request") {
  County county;
  county.init();
  ServerProgram server(county.data);
  const auto path = county.data / "control.sock";
  struct stat status {};
  REQUIRE(::stat(path.c_str(), &status) == 0);
  CHECK((status.st_mode & 0777U) == 0600U);
  for (const char* line :
       {"", "nonsense", "[]", "{}", "{\"jurisdiction\":5}", "{\"jurisdiction\":\"yima\"}",
        "{\"jurisdiction\":\"otog\",\"command\":[]}",
        "{\"jurisdiction\":\"otog\",\"command\":\"invite\",\"arguments\":[1]}",
        "{\"jurisdiction\":\"otog\",\"command\":\"invite\",\"arguments\":{\"person\":7}}"}) {
    CAPTURE(line);
    const auto answer = must(server::ask_control_socket(path, {line, ""}));
    CHECK(json::parse(answer.line).at("ok") == false);
  }
  CHECK(server.running());
  CHECK(county.run({"status"}).exit_code == 0);
}

TEST_CASE("verify says that all is well, and what is not") {
  County county;
  county.set_up();
  auto town = county.town();
  town->submit("标题");
  must(town->exchange_all());
  const std::uint64_t entries = county.entries();
  const json running = county.ask({"verify"});  // beside a running server
  CHECK(running.at("entries") == entries);
  CHECK(running.at("faults").empty());
  county.server->end(SIGTERM);
  CHECK(county.run({"verify"}).exit_code == 0);
  {
    auto database = must(
        storage::Database::open({county.data / "otog" / "log.db", false, false, false, 4096, ""}));
    must(database.script("UPDATE entry SET received_at = received_at + 1 WHERE sequence = 3"));
  }
  const ProcessResult changed = county.run({"verify"});
  CHECK(changed.exit_code == 1);
  CHECK(contains(changed.err, "checkpoint"));
  testing::write_file(county.data / "otog" / "log.db", std::string(100'000, 'x'));
  const ProcessResult broken = county.run({"verify"});
  CHECK(broken.exit_code == 1);
  CHECK(contains(broken.err, "corrupted"));
}

TEST_CASE("killed in the middle of pushes, again and again, it keeps all it acknowledged") {
  County county;
  county.set_up();
  auto town = county.town();
  constexpr int kDrafts = 30;
  std::vector<domain::Subject> items;
  for (int i = 0; i < kDrafts; ++i) items.push_back(town->submit("标题" + std::to_string(i)));
  const std::uint64_t before = county.entries();
  std::atomic<int> acknowledged{0};
  std::atomic<bool> done{false};
  std::thread sync([&] {
    while (town->waiting() > 0) {
      client::Exchanger exchanger(town->replica());
      const auto sent = must(exchanger.next({2, 0}));
      const auto response = town->link().exchange(sent.request);
      if (!response) continue;
      must(exchanger.apply(sent, *response));
      acknowledged += 2;
    }
    done = true;
  });
  for (int kills = 0; kills < 4 && !done; ++kills) {
    const int next = acknowledged + 6;
    testing::eventually([&] { return done || acknowledged >= next; });
    county.server->end(SIGKILL);
    county.server->start();
  }
  sync.join();
  CHECK(county.entries() == before + 2 * kDrafts);
  CHECK(county.ask({"verify"}).at("faults").empty());
  for (const auto& item : items) {
    const auto state = must(town->replica().item(item));
    CHECK(state.stage == domain::Stage::kReceived);
    CHECK(state.sign_offs.size() == 1);
  }
  // And what the replica holds as receipts is what the server proves.
  must(town->exchange_all());
}

TEST_CASE("a bundle goes in and its reply comes out as the caller's files, server running or not") {
  County county;
  county.set_up();
  auto town = county.town();
  const auto there = [&](const std::string& name) { return county.folder.path() / name; };
  for (const bool running : {true, false}) {
    CAPTURE(running);
    town->submit(running ? "带去一" : "带去二");
    if (!running) county.server->end(SIGTERM);
    const auto bundle = must(client::export_bundle(town->replica(), {250, 1024 * 1024}));
    testing::write_file(there("in.yibao"), bundle.file);
    const json taken = county.ask(
        {"import", "--file", there("in.yibao").string(), "--reply", there("out.yibao").string()});
    CHECK(taken.at("admitted") == bundle.events);
    CHECK(taken.at("reply") == there("out.yibao").string());
    must(client::import_bundle(town->replica(), testing::read_file(there("out.yibao"))));
    CHECK(town->waiting() == 0);
  }
  CHECK(contains(county.run({"import", "--file", there("none").string(), "--reply", "x"}).err,
                 "file_missing"));
  CHECK(county.run({"import", "--reply", "x"}).exit_code == 2);
}

TEST_CASE("options come from a configuration file, and the command line is stronger") {
  County county;
  county.init();
  const auto file = county.folder.path() / "server.conf";
  const auto run = [&](std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--config", file.string()});
    return testing::run_server(std::move(arguments));
  };
  testing::write_file(file, "# a remark\ndata = \"" + county.data.string() +
                                "\"\n[serve]\nlisten = \"192.0.2.7:8443\"\n");
  CHECK(run({"status"}).exit_code == 0);
  CHECK(contains(run({"serve"}).err, "address_not_loopback"));
  CHECK(contains(run({"serve", "--listen", "127.0.0.1:none"}).err, "usage"));
  CHECK(contains(run({"status", "--data", "/nonexistent"}).err, "not_initialised"));
  testing::write_file(file, "datum = \"x\"\n");
  CHECK(run({"status", "--data", county.data.string()}).exit_code == 2);
  testing::write_file(file, "");
  CHECK(contains(run({"status"}).err, "--data"));
  CHECK(run({"status"}).exit_code == 2);
  // The file that is installed.
  testing::write_file(
      file, testing::read_file(testing::source_path("installers/packages/server/server.conf")));
  CHECK(run({"status", "--data", county.data.string()}).exit_code == 0);
}

TEST_CASE("a version announced is refused a month later, and drafts stay what they are") {
  County county;
  county.set_up();
  auto town = county.town();
  county.server->end(SIGTERM);
  county.server->set_options({"--least-client", "99.0.0", "--least-client-from", "2026-01-01"});
  county.server->start();
  must(town->exchange_all());
  const auto upgrade = client::upgrade_due(town->replica().progress(), YIBAO_VERSION);
  REQUIRE(upgrade.has_value());
  CHECK(upgrade->least == "99.0.0");
  base::SystemClock clock;
  CHECK(base::start_of(upgrade->from, base::kChinaOffset) > clock.now() + std::chrono::days(28));

  county.server->end(SIGTERM);
  testing::write_file(county.data / "announced", "99.0.0 2026-01-01\n");
  county.server->start();
  CHECK(code_of(town->exchange()) == "client_too_old");
  client::Replica& replica = town->replica();
  auto document = must(client::begin_draft(replica, "dynamic", std::nullopt));
  document.words.title = "旧版本里写的";
  const auto draft = must(client::new_draft(replica, document));
  document.words.title = "旧版本里改的";
  must(client::save_draft(replica, draft, document));
  CHECK(must(client::open_draft(replica, draft)).words.title == "旧版本里改的");
  crypto::SystemRandom random;
  const client::DraftsParcel parcel{replica.identity()->jurisdiction,
                                    replica.identity()->unit,
                                    {{draft, clock.now(), document, {}}}};
  must(client::seal_parcel(parcel, "correct horse battery", {15}, random));
}

TEST_CASE("a drill proves a restore in one command, of today's log and of a backup carried away") {
  County county;
  county.set_up();
  auto town = county.town();
  town->submit("演练");
  must(town->exchange_all());
  const json today = county.ask({"drill"});
  CHECK(today.at("restorable") == true);
  CHECK(today.at("compared") == true);
  CHECK(today.at("entries") == county.entries());
  const auto to = county.folder.path() / "carried";
  const json made = county.ask({"backup", "--to", to.string()});
  CHECK(made.at("entries") == county.entries());
  CHECK(contains(county.ask({"status"}).at("backup"), "Z-1-"));
  CHECK(
      county.ask({"drill", "--from", to.string(), "--recovery-key", county.recovery_key().string()})
          .at("compared") == true);
  CHECK(county.run({"drill", "--from", to.string()}).exit_code == 2);
  // A lost key is replaced: what was sealed before stays sealed to the old one.
  const auto fresh = county.folder.path() / "fresh.key";
  CHECK(county.run({"recovery-key", "--recovery-key", fresh.string()}).exit_code == 0);
  CHECK(contains(county.run({"recovery-key", "--recovery-key", fresh.string()}).err,
                 "already_exists"));
  const ProcessResult wrong =
      county.run({"drill", "--from", to.string(), "--recovery-key", fresh.string()});
  CHECK(contains(wrong.err, "recovery_key_wrong"));
  const json nightly = county.ask({"backup", "--nightly"});
  CHECK(nightly.at("removed").at("contents") == 0);
  CHECK(county.ask({"drill", "--from", nightly.at("folder"), "--recovery-key", fresh.string()})
            .at("restorable") == true);
  CHECK_FALSE(std::filesystem::exists(county.data / "backups" / "drill.partial"));
  CHECK(county.ask({"verify"}).at("faults").empty());
}

TEST_CASE("the manual page knows every command") {
  std::string page =
      testing::read_file(testing::source_path("installers/packages/server/yibao-server.8"));
  page.erase(std::remove(page.begin(), page.end(), '\\'), page.end());
  const std::string help = testing::run_server({"--help"}).out;
  std::istringstream lines(help.substr(help.find("Subcommands:")));
  std::string line;
  std::getline(lines, line);
  int commands = 0;
  while (std::getline(lines, line)) {
    if (line.size() < 3 || line[2] == ' ') continue;
    const std::string name = line.substr(2, line.find(' ', 2) - 2);
    CAPTURE(name);
    ++commands;
    CHECK((contains(page, "\n.B " + name) || contains(page, "fB" + name)));
  }
  CHECK(commands >= 16);
}
