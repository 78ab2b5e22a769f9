// Programs run as a person runs them: their own process, arguments, standard input, exit code.
//
// Errors: what cannot be started throws std::runtime_error, since no test can go on from there.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <filesystem>
#include <string>
#include <vector>

namespace yibao::testing {

struct ProcessResult {
  int exit_code = -1;  // 128 + signal where a signal ended it
  std::string out;
  std::string err;
};

// Runs to the end. `argv[0]` is the program's path or its name in PATH; `input` is its whole
// standard input.
ProcessResult run_process(const std::vector<std::string>& argv, const std::string& input = "");

// A program that goes on beside the test; ended with it, whatever happens.
class BackgroundProcess {
 public:
  // Its output (both streams) goes to the file.
  BackgroundProcess(const std::vector<std::string>& argv, const std::filesystem::path& output);
  ~BackgroundProcess();  // SIGTERM, and waits
  BackgroundProcess(const BackgroundProcess&) = delete;
  BackgroundProcess& operator=(const BackgroundProcess&) = delete;

  pid_t process() const { return pid_; }
  bool running();
  // Sends the signal and waits for the end; gives the exit code as in ProcessResult.
  int end(int signal);

 private:
  pid_t pid_ = -1;
};

// Asks again and again until it is true; false when the time is over. For what another process or
// thread is about to do.
template <class Condition>
bool eventually(Condition condition,
                std::chrono::milliseconds most = std::chrono::milliseconds(20000));

// A TCP port on loopback that nothing listened on a moment ago.
int free_port();
// Whether somebody takes connections there.
bool listens(int port);
void pause_briefly();

template <class Condition>
bool eventually(Condition condition, std::chrono::milliseconds most) {
  const auto end = std::chrono::steady_clock::now() + most;
  while (!condition()) {
    if (std::chrono::steady_clock::now() > end) return false;
    pause_briefly();
  }
  return true;
}

}  // namespace yibao::testing
