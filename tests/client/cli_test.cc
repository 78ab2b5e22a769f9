// yibao-cli run as a process: exit codes, JSON, languages, and what wrong input gets.
#include <doctest/doctest.h>

#include <algorithm>
#include <thread>

#include "shared/storage/files.h"
#include "tests/client/cli_stage.h"
#include "tests/support/files.h"
#include "tests/support/must.h"

namespace yibao {
namespace {

using nlohmann::json;
using testing::Arguments;
using testing::cli_stage;
using testing::CliStage;
using testing::CliUser;
using testing::ProcessResult;

// The codes that client/cli/session.h documents.
constexpr int kDone = 0;
constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;
constexpr int kRefused = 3;
constexpr int kNoLine = 4;
constexpr int kBlocked = 5;
constexpr int kLocked = 6;

bool has(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// "passphrase_wrong" of "yibao-cli: 口令不对。 [passphrase_wrong]"; "" when nothing of the kind.
std::string code_in(const std::string& text) {
  const std::size_t open = text.rfind('[');
  const std::size_t close = text.find(']', open);
  return open == std::string::npos ? "" : text.substr(open + 1, close - open - 1);
}

// -- without a replica ----------------------------------------------------------------------------

TEST_CASE("help and version are answers; anything the program does not know is wrong usage") {
  CHECK(CliStage::bare({"--version"}).exit_code == kDone);
  CHECK(has(CliStage::bare({"--version"}).out, "yibao-cli 0."));
  CHECK(CliStage::bare({"--help"}).exit_code == kDone);
  CHECK(CliStage::bare({"draft", "--help"}).exit_code == kDone);
  for (const Arguments& wrong : {Arguments{},
                                 {"fly"},
                                 {"--fly"},
                                 {"status", "--fly"},
                                 {"draft"},
                                 {"draft", "fly"},
                                 {"status"},
                                 {"--home", "/x", "enrol"},
                                 {"--home", "/x", "item", "return", "a"},
                                 {"--home", "/x", "--lang", "fr", "status"},
                                 {"--home", "/x", "--kdf-cost", "3", "status"}}) {
    const ProcessResult result = CliStage::bare(wrong);
    CAPTURE(wrong.empty() ? "" : wrong.back());
    CHECK(result.exit_code == kWrongUsage);
    CHECK(!result.err.empty());
    CHECK(result.out.empty());
  }
}

TEST_CASE("every command has a help of its own") {
  for (const char* command : {"enrol",         "status",           "sync",
                              "server",        "passphrase",       "verify",
                              "bundle export", "unit define",      "unit list",
                              "person define", "person list",      "key revoke",
                              "device revoke", "delegate",         "ruleset adopt",
                              "ruleset list",  "target set",       "draft new",
                              "draft list",    "draft check",      "draft offer",
                              "draft sign",    "item list",        "item accept",
                              "item adopt",    "commission issue", "commission list",
                              "record enter",  "record list",      "handoff list",
                              "targets",       "points",           "rank",
                              "standings",     "bulletin draft",   "bulletin list",
                              "outbox list",   "outbox discard"}) {
    CAPTURE(command);
    Arguments arguments;
    std::string word;
    for (const char c : std::string(command) + " ") {
      if (c != ' ') {
        word += c;
      } else {
        arguments.push_back(std::exchange(word, ""));
      }
    }
    arguments.emplace_back("--help");
    const ProcessResult result = CliStage::bare(arguments);
    CHECK(result.exit_code == kDone);
    CHECK(result.out.size() > 40);
    CHECK(!has(result.out, "[cli."));
  }
}

TEST_CASE("the language switch decides about help and sentences, over the environment") {
  const testing::TempFolder empty;
  const auto said = [&](const char* language) {
    return CliStage::bare({"--home", empty.path(), "--lang", language, "status"}).err;
  };
  CHECK(has(said("zh"), "里还没有数据"));
  CHECK(has(said("en"), "There is no data in"));
  CHECK(has(CliStage::bare({"--lang", "en", "--help"}).out, "Yibao's command line client"));
  CHECK(has(CliStage::bare({"--lang", "zh", "--help"}).out, "驿报命令行客户端"));
  CHECK(
      has(CliStage::bare({"--lang=en", "draft", "offer", "--help"}).out, "lay before the signer"));
}

TEST_CASE("a folder without a replica is a failure here, said in one sentence with its code") {
  const testing::TempFolder empty;
  const ProcessResult result = CliStage::bare({"--home", empty.path(), "status"});
  CHECK(result.exit_code == kFailed);
  CHECK(code_in(result.err) == "not_initialised");
  CHECK(has(result.err, empty.path().string()));
  CHECK(std::filesystem::is_empty(empty.path()));
}

TEST_CASE("with --json an error is JSON too, on standard output") {
  const testing::TempFolder empty;
  const ProcessResult result = CliStage::bare({"--json", "--home", empty.path(), "status"});
  CHECK(result.exit_code == kFailed);
  const json error = json::parse(result.out).at("error");
  CHECK(error.at("code") == "not_initialised");
  CHECK(error.at("args").at("path") == empty.path().string());
  CHECK(!error.at("sentence").get<std::string>().empty());
  CHECK(result.err.empty());
}

TEST_CASE("a code that cannot be one costs no attempt and needs no line") {
  const testing::TempFolder folder;
  const ProcessResult result =
      CliStage::bare({"--home", folder.path() / "new", "--passphrase-fd", "0", "enrol", "--server",
                      "127.0.0.1:1", "--jurisdiction", "otog", "--code", "ABCD-EFGH"},
                     "some passphrase\n");
  CHECK(result.exit_code == kBlocked);
  CHECK(code_in(result.err) == "enrolment_code_wrong");
}

TEST_CASE("a colleague joins a computer that somebody else uses, and both use it") {
  CliStage& stage = cli_stage();
  const CliUser first = stage.join("angsu", "first of two");
  const CliUser second =
      stage.join_at(first, "second of two", stage.invite("angsu", "second of two"));
  CHECK(stage.ask(second, {"status"}).at("name") == "second of two");
  CHECK(stage.ask(first, {"status"}).at("name") == "first of two");
  const std::string item = stage.new_draft(second, "两人一机");
  CHECK(!item.empty());
}

// -- with one -------------------------------------------------------------------------------------

TEST_CASE("every list is there as JSON, for a unit and for the office") {
  CliStage& stage = cli_stage();
  const std::vector<std::pair<Arguments, const char*>> lists = {
      {{"unit", "list"}, "units"},
      {{"person", "list"}, "people"},
      {{"ruleset", "list"}, "rulesets"},
      {{"draft", "list"}, "drafts"},
      {{"item", "list"}, "items"},
      {{"commission", "list"}, "commissions"},
      {{"record", "list"}, "records"},
      {{"handoff", "list"}, "handoffs"},
      {{"bulletin", "list"}, "bulletins"},
      {{"outbox", "list"}, "outbox"},
      {{"outbox", "list", "--all"}, "outbox"}};
  for (const auto& each : lists) {
    const auto& arguments = each.first;
    const char* key = each.second;
    for (const CliUser* user : {&stage.office(), &stage.town()}) {
      CAPTURE(key);
      CHECK(stage.ask(*user, arguments).at(key).is_array());
      const ProcessResult shown = stage.run(*user, arguments);
      CHECK(shown.exit_code == kDone);
      CHECK(!has(shown.out, "[cli."));
      CHECK(!has(shown.out, "[report."));
    }
  }
  CHECK(stage.ask(stage.office(), {"unit", "list"}).at("units").size() > 10);
  CHECK(stage.ask(stage.office(), {"person", "list"}).at("people").size() >= 2);
  CHECK(stage.ask(stage.town(), {"ruleset", "list"}).at("rulesets").size() == 1);
}

TEST_CASE("status, targets, points and standings are there as JSON and as text") {
  CliStage& stage = cli_stage();
  const json status = stage.ask(stage.town(), {"status"});
  CHECK(status.at("unit") == "angsu");
  CHECK(status.at("office") == false);
  CHECK(status.at("refused") == 0);
  CHECK(stage.ask(stage.office(), {"status"}).at("office") == true);
  CHECK(stage.ask(stage.town(), {"targets"}).at("unit") == "angsu");
  CHECK(stage.ask(stage.town(), {"points"}).at("units").size() == 1);
  CHECK(stage.ask(stage.office(), {"standings"}).at("units").size() > 10);
  CHECK(stage.ask(stage.town(), {"verify"}).at("faults").empty());
  CHECK(stage.run(stage.town(), {"points", "--period", "never"}).exit_code == kWrongUsage);
  CHECK(stage.run(stage.town(), {"points", "--unit", "atlantis"}).exit_code == kWrongUsage);
}

TEST_CASE("two offices compare what they have seen of the log, by a file and by a line of text") {
  CliStage& stage = cli_stage();
  stage.ask(stage.town(), {"sync"});
  stage.ask(stage.office(), {"sync"});
  const auto file = stage.file("seen").string();
  const json seen = stage.ask(stage.town(), {"checkpoint", file});
  CHECK(seen.at("code").get<std::string>().size() == 19);
  CHECK(has(testing::read_file(file), seen.at("line").get<std::string>()));
  CHECK(stage.ask(stage.office(), {"verify", "--against", file}).at("agreement") == "same");
  // Of two lengths the server has to prove that it is one log.
  stage.join("angsu", "who makes the log longer");
  stage.ask(stage.office(), {"sync"});
  const json longer = stage.ask(stage.office(), {"checkpoint"});
  CHECK(longer.at("size") > seen.at("size"));
  const std::string line = longer.at("line");
  CHECK(stage.ask(stage.town(), {"verify", "--against", line}).at("agreement") == "same");
  std::string changed = line;
  changed[60] = changed[60] == 'A' ? 'B' : 'A';
  const ProcessResult forged = stage.run(stage.town(), {"verify", "--against", changed});
  CHECK(forged.exit_code != kDone);
  CHECK(stage.run(stage.town(), {"verify", "--against", "no-such-file"}).exit_code != kDone);
}

TEST_CASE("a draft becomes a receipt, and the office finds it in its list") {
  CliStage& stage = cli_stage();
  const std::string draft = stage.new_draft(stage.town(), "送达的稿件");
  CHECK(stage.ask(stage.town(), {"draft", "check", draft}).at("findings").is_array());
  CHECK(stage.ask(stage.town(), {"draft", "offer", draft, "--not-secret"}).at("state") ==
        "acknowledged");
  const json signed_off = stage.ask(
      stage.town(), {"draft", "sign", draft, "--policy", "--content", "--scope", "--not-secret"});
  CHECK(signed_off.at("state") == "acknowledged");
  CHECK(signed_off.at("exchange") == "done");
  CHECK(signed_off.at("sequence").get<int>() > 0);
  stage.ask(stage.office(), {"sync"});
  const json items = stage.ask(stage.office(), {"item", "list"}).at("items");
  const bool found = std::any_of(items.begin(), items.end(),
                                 [&](const json& item) { return item.at("item") == draft; });
  CHECK(found);
  // The end of an id is enough to name it; too short an end is not.
  CHECK(stage.run(stage.office(), {"item", "show", draft.substr(draft.size() - 8)}).exit_code ==
        kDone);
  CHECK(stage.run(stage.office(), {"item", "show", draft.substr(draft.size() - 3)}).exit_code ==
        kWrongUsage);
}

TEST_CASE("a wrong passphrase is a failure and changes nothing") {
  CliStage& stage = cli_stage();
  CliUser stranger = stage.town();
  stranger.passphrase = "not the passphrase";
  const ProcessResult result = stage.run(stranger, {"draft", "list"});
  CHECK(result.exit_code == kFailed);
  CHECK(code_in(result.err) == "passphrase_wrong");
  CHECK(result.out.empty());
  CHECK(!has(result.err, stranger.passphrase));
  stranger.passphrase.clear();
  CHECK(code_in(stage.run(stranger, {"draft", "list"}).err) == "passphrase_wrong");
  CHECK(stage.run(stage.town(), {"draft", "list"}).exit_code == kDone);
}

// Of "…请过2秒再试…".
int seconds_in(const std::string& text) {
  const std::size_t end = text.find("秒再试");
  const std::size_t begin = text.find_last_not_of("0123456789", end - 1) + 1;
  return end == std::string::npos ? -1 : std::stoi(text.substr(begin, end - begin));
}

TEST_CASE(
    "after five wrong passphrases a further try is told how long to wait, and is then heard") {
  CliStage& stage = cli_stage();
  const CliUser user = stage.join("angsu", "某等");
  const CliUser guessing{user.home, "a guess at it"};
  for (int i = 0; i < 5; ++i) {
    CHECK(code_in(stage.run(guessing, {"status"}).err) == "passphrase_wrong");
  }
  // On a machine that takes longer to start the program than to wait, some more.
  ProcessResult early = stage.run(guessing, {"status"});
  for (int i = 0; i < 4 && code_in(early.err) == "passphrase_wrong"; ++i) {
    early = stage.run(guessing, {"status"});
  }
  CHECK(early.exit_code == kFailed);
  CHECK(code_in(early.err) == "passphrase_wait");
  const int seconds = seconds_in(early.err);
  REQUIRE(seconds > 0);
  CHECK(seconds <= 32);
  std::this_thread::sleep_for(std::chrono::seconds(seconds));
  CHECK(stage.run(user, {"status"}).exit_code == kDone);
}

TEST_CASE("what is not there and what cannot be read is wrong input, with its name") {
  CliStage& stage = cli_stage();
  const auto code = [&](const Arguments& arguments) {
    const ProcessResult result = stage.run(stage.town(), arguments);
    CHECK(result.exit_code == kWrongUsage);
    return code_in(result.err);
  };
  CHECK(code({"item", "show", "nowhere"}) == "not_found");
  CHECK(code({"draft", "offer", "nowhere", "--not-secret"}) == "not_found");
  CHECK(code({"draft", "new", "--kind", "poem", "--title", "x"}) == "term_unknown");
  CHECK(code({"draft", "new", "--data-as-of", "2024-13-01", "--title", "x"}) == "usage");
  CHECK(code({"draft", "new", "--tone", "loud", "--title", "x"}) == "usage");
  CHECK(code({"outbox", "discard", "nowhere"}) == "not_found");
  CHECK(code({"--person", "me", "status"}) == "usage");
  testing::write_file(stage.file("bad.json"), "{}");
  CHECK(stage.run(stage.office(), {"ruleset", "adopt", stage.file("bad.json")}).exit_code ==
        kWrongUsage);
}

TEST_CASE("what a rule refuses is refused here, with each finding's sentence") {
  CliStage& stage = cli_stage();
  const std::string draft = stage
                                .ask(stage.town(), {"--offline", "draft", "new", "--kind",
                                                    "dynamic", "--title", "没有正文"})
                                .at("draft");
  const ProcessResult refused =
      stage.run(stage.town(), {"--lang", "en", "draft", "offer", draft, "--not-secret"});
  CHECK(refused.exit_code == kRefused);
  CHECK(has(refused.err, "[preflight_refused]"));
  CHECK(has(refused.err, "There is no text."));
  const ProcessResult undeclared = stage.run(stage.town(), {"draft", "offer", draft});
  CHECK(undeclared.exit_code == kRefused);
  CHECK(code_in(undeclared.err) == "gates_missing");
  const ProcessResult no_right = stage.run(stage.town(), {"unit", "define", "atlantis"});
  CHECK(no_right.exit_code == kRefused);
  CHECK(code_in(no_right.err) == "no_right");
}

TEST_CASE("a replica that another program uses is locked") {
  CliStage& stage = cli_stage();
  const auto lock = testing::must(storage::FolderLock::take(stage.town().home));
  const ProcessResult result = stage.run(stage.town(), {"status"});
  CHECK(result.exit_code == kLocked);
  CHECK(code_in(result.err) == "locked");
}

TEST_CASE("without a line work goes on and waits; only an exchange asked for says so") {
  CliStage& stage = cli_stage();
  const std::string draft = stage.new_draft(stage.town(), "断线时写的");
  stage.stop_server();
  const ProcessResult sync = stage.run(stage.town(), {"sync"});
  CHECK(sync.exit_code == kNoLine);
  CHECK(code_in(sync.err) == "line_down");
  const json offered = stage.ask(stage.town(), {"draft", "offer", draft, "--not-secret"});
  CHECK(offered.at("state") == "waiting");
  CHECK(offered.at("exchange") == "line_down");
  CHECK(stage.ask(stage.town(), {"status"}).at("waiting") == 1);
  stage.start_server();
  CHECK(stage.ask(stage.town(), {"sync"}).at("admitted") == 1);
  CHECK(stage.ask(stage.town(), {"status"}).at("waiting") == 0);
}

TEST_CASE("offline, nothing is sent even where there is a line") {
  CliStage& stage = cli_stage();
  const std::string draft = stage.new_draft(stage.town(), "离线提交的");
  const json offered =
      stage.ask(stage.town(), {"--offline", "draft", "offer", draft, "--not-secret"});
  CHECK(offered.at("state") == "waiting");
  CHECK(!offered.contains("exchange"));
  CHECK(stage.ask(stage.town(), {"sync"}).at("admitted") == 1);
}

TEST_CASE("what the server refuses ends with its reason; a person whose key is gone is told so") {
  CliStage& stage = cli_stage();
  const CliUser user = stage.join("chengchuan", "leaver");
  // The machine is served on account of a colleague.
  const CliUser colleague = stage.join_at(user, "stayer", stage.invite("chengchuan", "stayer"));
  const std::string draft = stage.new_draft(user, "来不及的");
  stage.ask(stage.office(), {"sync"});
  const json people = stage.ask(stage.office(), {"person", "list"}).at("people");
  std::string key;
  for (const json& person : people) {
    if (person.at("name") == "leaver") key = person.at("keys").at(0).at("key");
  }
  REQUIRE(!key.empty());
  // A key may begin with a dash.
  stage.ask(stage.office(), {"key", "revoke", "--reason", "lost", "--", key});
  const ProcessResult refused = stage.run(user, {"draft", "offer", draft, "--not-secret"});
  CHECK(refused.exit_code == kRefused);
  CHECK(code_in(refused.err) == "key_revoked");
  const json outbox = stage.ask(user, {"outbox", "list"}).at("outbox");
  REQUIRE(outbox.size() == 1);
  CHECK(outbox[0].at("state") == "refused");
  CHECK(outbox[0].at("code") == "key_revoked");
  CHECK(!outbox[0].at("sentence").get<std::string>().empty());
  // Discarded, its words are a draft again.
  CHECK(stage.ask(user, {"outbox", "discard", outbox[0].at("event")}).at("discarded") == 1);
  CHECK(has(stage.run(user, {"draft", "list"}).out, "来不及的"));
  CHECK(stage.run(colleague, {"sync"}).exit_code == 0);
}

TEST_CASE("a machine on which nobody may sign any more is shut out as a whole") {
  CliStage& stage = cli_stage();
  const CliUser user = stage.join("chengchuan", "alone");
  stage.ask(stage.office(), {"sync"});
  const json people = stage.ask(stage.office(), {"person", "list"}).at("people");
  std::string key;
  for (const json& person : people) {
    if (person.at("name") == "alone") key = person.at("keys").at(0).at("key");
  }
  REQUIRE(!key.empty());
  stage.ask(stage.office(), {"key", "revoke", "--reason", "lost", "--", key});
  const ProcessResult refused = stage.run(user, {"sync"});
  CHECK(refused.exit_code == kBlocked);
  CHECK(code_in(refused.err) == "device_revoked");
}

TEST_CASE("a revoked computer is blocked, and what is on it can still be read") {
  CliStage& stage = cli_stage();
  const CliUser user = stage.join("chengchuan", "lost");
  stage.new_draft(user, "还能看的");
  stage.ask(stage.office(), {"sync"});
  const json people = stage.ask(stage.office(), {"person", "list"}).at("people");
  std::string device;
  for (const json& person : people) {
    if (person.at("name") == "lost") device = person.at("keys").at(0).at("device");
  }
  REQUIRE(!device.empty());
  stage.ask(stage.office(), {"device", "revoke", device, "--reason", "lost"});
  const ProcessResult sync = stage.run(user, {"sync"});
  CHECK(sync.exit_code == kBlocked);
  CHECK(code_in(sync.err) == "device_revoked");
  const ProcessResult shown = stage.run(user, {"draft", "list"});
  CHECK(shown.exit_code == kDone);
  CHECK(has(shown.out, "还能看的"));
}

TEST_CASE("a changed passphrase is the one that counts") {
  CliStage& stage = cli_stage();
  CliUser user = stage.join("chengchuan", "careful");
  const ProcessResult changed = CliStage::bare(
      {"--home", user.home, "--passphrase-fd", "0", "--kdf-cost", "15", "passphrase"},
      user.passphrase + "\na better passphrase\n");
  CHECK(changed.exit_code == kDone);
  CHECK(code_in(stage.run(user, {"status"}).err) == "passphrase_wrong");
  user.passphrase = "a better passphrase";
  CHECK(stage.run(user, {"status"}).exit_code == kDone);
  const ProcessResult weak = CliStage::bare(
      {"--home", user.home, "--passphrase-fd", "0", "passphrase"}, user.passphrase + "\nshort\n");
  CHECK(weak.exit_code == kFailed);
  CHECK(code_in(weak.err) == "passphrase_weak");
}

TEST_CASE("figures that are no figures are wrong input, not zero") {
  CliStage& stage = cli_stage();
  const ProcessResult result =
      stage.run(stage.office(), {"unit", "define", "atlantis", "--headcount", "many"});
  CHECK(result.exit_code == kWrongUsage);
  CHECK(code_in(result.err) == "usage");
}

TEST_CASE("a revision is restored to the draft it belongs to and to no other") {
  CliStage& stage = cli_stage();
  const std::string one = stage.new_draft(stage.town(), "第一份草稿");
  const std::string two = stage.new_draft(stage.town(), "第二份草稿");
  const json history = stage.ask(stage.town(), {"draft", "history", one}).at("revisions");
  const std::string revision = std::to_string(history.at(0).at("revision").get<int>());
  CHECK(stage.run(stage.town(), {"draft", "restore", one, revision}).exit_code == kDone);
  const ProcessResult wrong = stage.run(stage.town(), {"draft", "restore", two, revision});
  CHECK(wrong.exit_code == kWrongUsage);
  CHECK(code_in(wrong.err) == "not_found");
  CHECK(has(stage.run(stage.town(), {"draft", "list"}).out, "第二份草稿"));
}

}  // namespace
}  // namespace yibao
