// `yibao-server` as people run it: its own process on a data folder.
#pragma once

#include <memory>

#include "tests/support/files.h"
#include "tests/support/process.h"

namespace yibao::testing {

// Runs the program with these arguments, in English, to its end.
ProcessResult run_server(std::vector<std::string> arguments);

// A server that serves a data folder on a free port of loopback.
class ServerProgram {
 public:
  explicit ServerProgram(std::filesystem::path data);
  // From the next start on.
  void set_options(std::vector<std::string> options) { options_ = std::move(options); }

  int port() const { return port_; }
  pid_t process() const { return process_->process(); }
  bool running() { return process_ != nullptr && process_->running(); }
  // Sends the signal, waits, gives the exit code.
  int end(int signal);
  // On the same port as before.
  void start();
  // What it printed so far.
  std::string output() const;

 private:
  std::filesystem::path data_;
  std::filesystem::path output_;
  int port_ = 0;
  std::vector<std::string> options_;
  std::unique_ptr<BackgroundProcess> process_;
};

}  // namespace yibao::testing
