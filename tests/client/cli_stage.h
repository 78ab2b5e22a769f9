// The programs as users run them: a server on loopback, an office's computer and a town's, each
// command a process of its own. Made once for all tests of a run; every test works on items of its
// own.
#pragma once

#include <chrono>
#include <filesystem>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "tests/support/files.h"
#include "tests/support/process.h"

namespace yibao::testing {

using Arguments = std::vector<std::string>;

// Somebody at a computer.
struct CliUser {
  std::filesystem::path home;
  std::string passphrase;
};

class CliStage {
 public:
  CliStage();

  const CliUser& office() const { return office_; }
  const CliUser& town() const { return town_; }  // a leader in charge, who may also report
  // One more computer of that unit, enrolled.
  CliUser join(const std::string& unit, const std::string& name);
  // One more person of that unit; gives their one-time code.
  std::string invite(const std::string& unit, const std::string& name);
  // That person at a computer that somebody uses already.
  CliUser join_at(const CliUser& present, const std::string& name, const std::string& code);

  // Runs a command with the person's passphrase; with `--json` in front the answer as JSON.
  ProcessResult run(const CliUser& user, const Arguments& arguments) const;
  nlohmann::json ask(const CliUser& user, const Arguments& arguments) const;
  // The same, killed after that time unless it has ended: its answer, where it came to give one.
  std::optional<nlohmann::json> ask_and_kill(const CliUser& user, const Arguments& arguments,
                                             std::chrono::microseconds time) const;
  // Without a home or a passphrase of its own.
  static ProcessResult bare(const Arguments& arguments, const std::string& input = "");
  nlohmann::json serve_admin(const Arguments& arguments) const;

  // A draft that passes every check: the command, and its answer's id.
  Arguments draft_command(const std::string& title) const;
  std::string new_draft(const CliUser& user, const std::string& title) const;

  void stop_server();
  void start_server();
  std::filesystem::path file(const std::string& name) const { return folder_.path() / name; }

 private:
  CliUser enrol(const std::string& name, const std::string& code);
  // By the quick command line: a line for each passphrase.
  void enrol_at(const std::string& home, const std::string& code,
                const std::string& passphrases) const;

  TempFolder folder_;
  int port_ = 0;
  std::unique_ptr<BackgroundProcess> server_;
  CliUser office_;
  CliUser town_;
};

CliStage& cli_stage();

}  // namespace yibao::testing
