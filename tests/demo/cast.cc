#include "tests/demo/cast.h"

#include <signal.h>

#include <nlohmann/json.hpp>
#include <regex>

#include "tests/support/files.h"

namespace yibao::demo {
namespace {

using nlohmann::json;

// Enough against nobody: a demonstration's passphrases are printed anyway, and it should be quick.
constexpr const char* kDemoCost = "15";
constexpr const char* kTestCost = "1";

std::string joined(const std::vector<std::string>& arguments) {
  std::string line;
  for (const std::string& each : arguments) {
    const bool spaced = each.find_first_of(" ;") != std::string::npos;
    line += (line.empty() ? "" : " ") + (spaced ? "'" + each + "'" : each);
  }
  return line;
}

std::string code_in(const std::string& text) {
  static const std::regex kForm("([0-9]-)?[0-9A-Z]{4}(-[0-9A-Z]{4}){5}");
  std::smatch found;
  if (!std::regex_search(text, found, kForm)) throw StoryError("no one-time code in: " + text);
  return found.str();
}

[[noreturn]] void unexpected(const std::string& command, const testing::ProcessResult& result) {
  throw StoryError(command + " ended with " + std::to_string(result.exit_code) + "\n" + result.out +
                   result.err);
}

}  // namespace

Server::Server(const Setup& setup, const std::string& jurisdiction, const std::string& office,
               Narrator& narrator)
    : setup_(setup),
      narrator_(narrator),
      jurisdiction_(jurisdiction),
      data_(setup.folder / "server"),
      port_(testing::free_port()) {
  std::vector<std::string> init{"init", "--jurisdiction", jurisdiction, "--office", office};
  if (!setup.suite.empty()) init.insert(init.end(), {"--suite", setup.suite});
  first_code_ = code_in(run(init));
  const std::string listen = "127.0.0.1:" + std::to_string(port_);
  const std::filesystem::path log = setup.folder / "server.log";
  narrator_.command("server",
                    "yibao-server serve --data " + data_.string() + " --listen " + listen);
  process_ = std::make_unique<testing::BackgroundProcess>(
      std::vector<std::string>{setup.server_program, "serve", "--data", data_, "--listen", listen},
      log);
  const bool ready =
      testing::eventually([&] { return !process_->running() || testing::listens(port_); });
  if (!ready || !process_->running()) {
    throw StoryError("the server does not start: " + testing::read_file(log));
  }
}

std::string Server::run(const std::vector<std::string>& arguments) {
  std::vector<std::string> all{setup_.server_program};
  all.insert(all.end(), arguments.begin(), arguments.end());
  all.insert(all.end(), {"--data", data_, "--lang", narrator_.language()});
  narrator_.command("server", "yibao-server " + joined(arguments));
  const auto result = testing::run_process(all);
  if (result.exit_code != 0) unexpected(joined(all), result);
  narrator_.answer(result.out);
  return result.out;
}

std::string Server::invite(const std::string& person) {
  return code_in(run({"invite", "--person", person}));
}

std::int64_t Server::log_size() {
  const auto result =
      testing::run_process({setup_.server_program, "status", "--data", data_, "--json"});
  if (result.exit_code != 0) unexpected("yibao-server status", result);
  return json::parse(result.out).at("entries").get<std::int64_t>();
}

void Server::stop() {
  process_->end(SIGTERM);
}

Player::Player(const Setup& setup, Narrator& narrator, std::string who, std::string computer)
    : setup_(setup),
      narrator_(narrator),
      who_(std::move(who)),
      home_(setup.folder / computer),
      passphrase_("yibao-" + computer + "-2468") {}

void Player::sits_beside(const Player& other) {
  present_ = other.passphrase_;
  home_ = other.home_;
}

testing::ProcessResult Player::start(const std::filesystem::path& program,
                                     const std::vector<std::string>& arguments,
                                     const std::string& input) {
  std::vector<std::string> all{
      program, "--home", home_, "--passphrase-fd", "0", "--lang", narrator_.language()};
  if (!person_.empty()) all.insert(all.end(), {"--person", person_});
  all.insert(all.end(), arguments.begin(), arguments.end());
  return testing::run_process(all, input);
}

void Player::enrol(const Server& server, int port, const std::string& code) {
  const std::vector<std::string> arguments = {"enrol",
                                              "--server",
                                              "https://127.0.0.1:" + std::to_string(port),
                                              "--jurisdiction",
                                              server.jurisdiction(),
                                              "--code",
                                              code};
  narrator_.command(who_, "yibao-cli " + joined(arguments));
  const bool quick = !setup_.quick_cli_program.empty();
  std::vector<std::string> all{"--kdf-cost", quick ? kTestCost : kDemoCost, "--json"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  const std::string present = present_.empty() ? "" : present_ + "\n";
  const auto result = start(quick ? setup_.quick_cli_program : setup_.cli_program, all,
                            present + passphrase_line());
  if (result.exit_code != 0) unexpected(joined(arguments), result);
  if (!present_.empty()) person_ = json::parse(result.out).at("person").get<std::string>();
}

std::string Player::run(const std::vector<std::string>& arguments, int exit_code,
                        std::size_t lines_most) {
  narrator_.command(who_, "yibao-cli " + joined(arguments));
  const auto result = start(setup_.cli_program, arguments, passphrase_line());
  narrator_.answer(result.out + result.err, lines_most);
  if (result.exit_code != exit_code) unexpected(joined(arguments), result);
  return result.out;
}

std::string Player::ask(const std::vector<std::string>& arguments) {
  std::vector<std::string> all{"--json"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  const auto result = start(setup_.cli_program, all, passphrase_line());
  if (result.exit_code != 0) unexpected(joined(arguments), result);
  return result.out;
}

}  // namespace yibao::demo
