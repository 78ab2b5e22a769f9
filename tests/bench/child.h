// A server in a process of its own, so that its memory can be measured and its work runs beside the
// client's. The child is this program again with other arguments (roles.h); it says its port on its
// standard output and ends when its standard input does, so it never outlives the benchmark.
//
// Owned by one thread. Throws std::runtime_error when the child does not start.
#pragma once

#include <sys/types.h>

#include <string>
#include <vector>

namespace yibao::bench {

class Child {
 public:
  explicit Child(const std::vector<std::string>& arguments);
  ~Child();  // ends it and waits
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  std::string address() const { return "127.0.0.1:" + std::to_string(port_); }
  pid_t process() const { return pid_; }

 private:
  pid_t pid_ = -1;
  int input_ = -1;
  int port_ = 0;
};

}  // namespace yibao::bench
