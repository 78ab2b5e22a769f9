// yibao-cli and files: what is attached to a draft, drafts carried to another computer.
#include <doctest/doctest.h>

#include "tests/client/cli_stage.h"

namespace yibao::testing {
namespace {

using nlohmann::json;

// The error a command ended with, by its code; "" where it went well.
std::string error_of(const CliUser& user, Arguments arguments) {
  arguments.insert(arguments.begin(), "--json");
  const ProcessResult result = cli_stage().run(user, arguments);
  if (result.exit_code == 0) return "";
  return json::parse(result.out).at("error").at("code");
}

// A second passphrase follows the person's own.
CliUser with_file_passphrase(const CliUser& user, const std::string& words) {
  return {user.home, user.passphrase + "\n" + words};
}

json attachments_of(const CliUser& user, const std::string& draft) {
  return cli_stage().ask(user, {"draft", "attachments", draft}).at("attachments");
}

TEST_CASE("files are attached to a draft, listed and taken off") {
  CliStage& stage = cli_stage();
  const CliUser& town = stage.town();
  const std::string draft = stage.new_draft(town, "带附件的");
  const auto table = stage.file("统计表.csv");
  write_file(table, "村,户\n甲,12\n");
  const auto program = stage.file("run.exe");
  write_file(program, "MZ");
  CHECK(attachments_of(town, draft).empty());
  stage.ask(town, {"draft", "attach", draft, table});
  const json list = attachments_of(town, draft);
  REQUIRE(list.size() == 1);
  CHECK(list[0].at("name") == "统计表.csv");
  CHECK(list[0].at("here") == true);
  CHECK(error_of(town, {"draft", "attach", draft, program}) == "not_allowed_now");
  CHECK(error_of(town, {"draft", "attach", draft, stage.file("none.pdf")}) == "file_missing");
  CHECK(error_of(town, {"draft", "detach", draft, "别的.csv"}) == "not_found");
  CHECK(attachments_of(town, draft).size() == 1);
  stage.ask(town, {"draft", "offer", draft, "--not-secret"});
  CHECK(attachments_of(town, draft).size() == 1);
  const std::string other = stage.new_draft(town, "又去掉的");
  stage.ask(town, {"draft", "attach", other, table});
  stage.ask(town, {"draft", "detach", other, "统计表.csv"});
  CHECK(attachments_of(town, other).empty());
}

TEST_CASE("drafts go into a file and come out of it on the unit's other computer, once") {
  CliStage& stage = cli_stage();
  const CliUser old = stage.join("chengchuan", "old computer");
  const CliUser fresh = stage.join("chengchuan", "fresh computer");
  const std::string words = "words for the file";
  const std::string draft = stage.new_draft(old, "要带走的");
  stage.new_draft(old, "不带的");
  const auto table = stage.file("表.csv");
  write_file(table, "甲,乙");
  stage.ask(old, {"draft", "attach", draft, table});
  const std::string file = stage.file("moving.yibao-drafts");
  const json made =
      stage.ask(with_file_passphrase(old, words), {"draft", "export", file, "--drafts", draft});
  CHECK(made.at("drafts") == 1);
  CHECK(error_of(with_file_passphrase(old, "short"), {"draft", "export", file}) ==
        "passphrase_weak");

  const auto import = [&](const Arguments& more) {
    Arguments arguments{"draft", "import", file};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return stage.ask(with_file_passphrase(fresh, words), arguments);
  };
  const json preview = import({"--preview"});
  CHECK(preview.at("drafts").at(0).at("arrival") == "new");
  CHECK(preview.at("drafts").at(0).at("title") == "要带走的");
  CHECK(preview.at("brought_in") == 0);
  CHECK(stage.ask(fresh, {"draft", "list"}).at("drafts").empty());
  CHECK(import({}).at("brought_in") == 1);
  CHECK(import({}).at("drafts").at(0).at("arrival") == "here");
  CHECK(stage.ask(fresh, {"draft", "list"}).at("drafts").size() == 1);
  CHECK(attachments_of(fresh, draft).at(0).at("name") == "表.csv");

  const auto fails = [&](const CliUser& user, const std::string& passphrase,
                         const std::string& from) {
    return error_of(with_file_passphrase(user, passphrase), {"draft", "import", from});
  };
  CHECK(fails(fresh, "other words", file) == "file_passphrase");
  CHECK(fails(stage.town(), words, file) == "file_foreign");
  CHECK(fails(fresh, words, table) == "file_unknown");
  CHECK(fails(fresh, words, stage.file("gone")) == "file_missing");
}

}  // namespace
}  // namespace yibao::testing
