#include "tests/client/cli_stage.h"

#include <signal.h>

#include <stdexcept>
#include <thread>

namespace yibao::testing {

using nlohmann::json;

namespace {

json parsed(const ProcessResult& result, const Arguments& arguments) {
  json answer = json::parse(result.out, nullptr, false);
  if (result.exit_code == 0 && answer.is_object()) return answer;
  std::string command;
  for (const std::string& each : arguments) command += each + " ";
  throw std::runtime_error(command + "ended with " + std::to_string(result.exit_code) + "\n" +
                           result.out + result.err);
}

}  // namespace

CliStage::CliStage() : port_(free_port()) {
  const json first = serve_admin({"init", "--jurisdiction", "otog", "--office", "office"});
  start_server();
  office_ = enrol("office", first.at("code"));
  ask(office_, {"ruleset", "adopt", source_path("schemas/jurisdictions/otog.json")});
  ask(office_, {"unit", "define-all"});
  town_ = join("angsu", "town");
}

void CliStage::start_server() {
  const std::string listen = "127.0.0.1:" + std::to_string(port_);
  server_ = std::make_unique<BackgroundProcess>(
      Arguments{YIBAO_SERVER_PROGRAM, "serve", "--data", file("server"), "--listen", listen},
      file("server.log"));
  const bool ready = eventually([&] { return !server_->running() || listens(port_); });
  if (!ready || !server_->running()) throw std::runtime_error(read_file(file("server.log")));
}

void CliStage::stop_server() {
  server_->end(SIGTERM);
}

json CliStage::serve_admin(const Arguments& arguments) const {
  Arguments all{YIBAO_SERVER_PROGRAM, "--json"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  all.insert(all.end(), {"--data", file("server")});
  return parsed(run_process(all), all);
}

void CliStage::enrol_at(const std::string& home, const std::string& code,
                        const std::string& passphrases) const {
  const std::string server = "127.0.0.1:" + std::to_string(port_);
  const Arguments all{YIBAO_QUICK_CLI_PROGRAM,
                      "--home",
                      home,
                      "--passphrase-fd",
                      "0",
                      "--kdf-cost",
                      "1",
                      "--json",
                      "enrol",
                      "--server",
                      server,
                      "--jurisdiction",
                      "otog",
                      "--code",
                      code};
  static_cast<void>(parsed(run_process(all, passphrases), all));
}

CliUser CliStage::enrol(const std::string& name, const std::string& code) {
  CliUser user{file(name), "passphrase of " + name};
  enrol_at(user.home, code, user.passphrase + "\n");
  return user;
}

std::string CliStage::invite(const std::string& unit, const std::string& name) {
  const json person = ask(office_, {"person", "define", "--unit", unit, "--name", name, "--roles",
                                    "reporter;leader", "--post", "in_charge", "--telephone", "0"});
  return serve_admin({"invite", "--person", person.at("person")}).at("code");
}

CliUser CliStage::join(const std::string& unit, const std::string& name) {
  CliUser user = enrol(name, invite(unit, name));
  ask(user, {"sync"});
  return user;
}

CliUser CliStage::join_at(const CliUser& present, const std::string& name,
                          const std::string& code) {
  CliUser user{present.home, "passphrase of " + name};
  // Who is there lets the newcomer in: two passphrases, a line each.
  enrol_at(user.home, code, present.passphrase + "\n" + user.passphrase + "\n");
  ask(user, {"sync"});
  return user;
}

ProcessResult CliStage::run(const CliUser& user, const Arguments& arguments) const {
  Arguments all{YIBAO_CLI_PROGRAM, "--home", user.home, "--passphrase-fd", "0"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run_process(all, user.passphrase + "\n");
}

json CliStage::ask(const CliUser& user, const Arguments& arguments) const {
  Arguments all{"--json"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return parsed(run(user, all), arguments);
}

std::optional<json> CliStage::ask_and_kill(const CliUser& user, const Arguments& arguments,
                                           std::chrono::microseconds time) const {
  const auto passphrase = file("passphrase");
  const auto output = file("output");
  write_file(passphrase, user.passphrase + "\n");
  write_file(output, "");
  // The shell only gives it the passphrase to read, and becomes it.
  Arguments all{"sh",
                "-c",
                "exec \"$@\" <" + passphrase.string(),
                "sh",
                YIBAO_CLI_PROGRAM,
                "--home",
                user.home,
                "--passphrase-fd",
                "0",
                "--json"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  BackgroundProcess process(all, output);
  std::this_thread::sleep_for(time);
  const int exit_code = process.end(SIGKILL);
  const std::string said = read_file(output);
  if (exit_code != 128 + SIGKILL) return parsed({exit_code, said, ""}, arguments);
  const json answer = json::parse(said, nullptr, false);
  return answer.is_object() ? std::optional(answer) : std::nullopt;
}

ProcessResult CliStage::bare(const Arguments& arguments, const std::string& input) {
  Arguments all{YIBAO_CLI_PROGRAM};
  all.insert(all.end(), arguments.begin(), arguments.end());
  return run_process(all, input);
}

Arguments CliStage::draft_command(const std::string& title) const {
  const auto text = file("draft.txt");
  write_file(text, "3月1日，昂素镇组织42人巡查草场，清理隐患7处。例如，某村清理隐患3处。\n");
  return {"--offline", "draft", "new",      "--kind", "dynamic",   "--title", title,
          "--file",    text,    "--signer", "某某某", "--contact", "某某"};
}

std::string CliStage::new_draft(const CliUser& user, const std::string& title) const {
  return ask(user, draft_command(title)).at("draft");
}

CliStage& cli_stage() {
  static CliStage stage;
  return stage;
}

}  // namespace yibao::testing
