#include "tests/bench/child.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <stdexcept>

namespace yibao::bench {
namespace {

struct Pipe {
  int read_end = -1;
  int write_end = -1;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) throw std::runtime_error("pipe");
    read_end = ends[0];
    write_end = ends[1];
  }
};

int read_number(int descriptor) {
  std::string line;
  char c = 0;
  while (::read(descriptor, &c, 1) == 1 && c != '\n') line += c;
  return line.empty() ? 0 : std::stoi(line);
}

}  // namespace

Child::Child(const std::vector<std::string>& arguments) {
  std::vector<std::string> copies = arguments;
  copies.insert(copies.begin(), "yibao-bench");
  std::vector<char*> pointers;
  for (std::string& each : copies) pointers.push_back(each.data());
  pointers.push_back(nullptr);
  const Pipe input;
  const Pipe output;
  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input.read_end, STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, output.write_end, STDOUT_FILENO);
  const int failed =
      ::posix_spawn(&pid_, "/proc/self/exe", &actions, nullptr, pointers.data(), environ);
  ::posix_spawn_file_actions_destroy(&actions);
  ::close(input.read_end);
  ::close(output.write_end);
  input_ = input.write_end;
  if (failed == 0) port_ = read_number(output.read_end);
  ::close(output.read_end);
  if (port_ <= 0) throw std::runtime_error("the server process did not start");
}

Child::~Child() {
  ::close(input_);
  int status = 0;
  ::waitpid(pid_, &status, 0);
}

}  // namespace yibao::bench
