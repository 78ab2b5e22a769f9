// Who takes part: the server, and the people at their computers. Each runs the programs that users
// run; nothing here knows how they work.
//
// Errors: a program that ends with another exit code than the story expects throws StoryError with
// the command and what it said.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "tests/demo/narrator.h"
#include "tests/support/process.h"

namespace yibao::demo {

class StoryError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct Setup {
  std::filesystem::path server_program, cli_program;
  std::filesystem::path sources;  // the project's folder: rulesets, samples, stories
  std::filesystem::path folder;   // everything that the demonstration makes
  std::string suite = {};         // what signs; empty: what `init` does by itself
  // For tests: people join by it (tests/support/quick_cli.cc). Empty: by `cli_program`.
  std::filesystem::path quick_cli_program = {};
};

class Server {
 public:
  // Makes the jurisdiction and starts serving on a free port of loopback.
  Server(const Setup& setup, const std::string& jurisdiction, const std::string& office,
         Narrator& narrator);

  int port() const { return port_; }
  const std::string& jurisdiction() const { return jurisdiction_; }
  const std::string& first_code() const { return first_code_; }
  std::string invite(const std::string& person);
  std::int64_t log_size();
  std::string run(const std::vector<std::string>& arguments);
  // Ends the program; the data stay.
  void stop();

 private:
  const Setup& setup_;
  Narrator& narrator_;
  std::string jurisdiction_;
  std::filesystem::path data_;
  int port_ = 0;
  std::string first_code_;
  std::unique_ptr<testing::BackgroundProcess> process_;
};

// A person at a computer. Two people may share one: the same home folder.
class Player {
 public:
  Player(const Setup& setup, Narrator& narrator, std::string who, std::string computer);

  const std::filesystem::path& home() const { return home_; }
  const std::string& passphrase() const { return passphrase_; }
  const std::string& who() const { return who_; }
  void sits_beside(const Player& other);  // shares the other's computer

  void enrol(const Server& server, int port, const std::string& code);
  // Runs a command and shows it with its answer (`lines_most` lines of it; 0: all).
  std::string run(const std::vector<std::string>& arguments, int exit_code = 0,
                  std::size_t lines_most = 0);
  // Says nothing on the terminal; the answer as --json gives it.
  std::string ask(const std::vector<std::string>& arguments);

 private:
  testing::ProcessResult start(const std::filesystem::path& program,
                               const std::vector<std::string>& arguments, const std::string& input);
  std::string passphrase_line() const { return passphrase_ + "\n"; }

  const Setup& setup_;
  Narrator& narrator_;
  std::string who_;
  std::filesystem::path home_;
  std::string passphrase_;
  std::string present_;  // the passphrase of the person whose computer it is
  std::string person_;   // set on a shared computer
};

}  // namespace yibao::demo
