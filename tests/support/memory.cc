#include "tests/support/memory.h"

#include <fstream>
#include <string>

namespace yibao::testing {
namespace {

std::string folder_of(pid_t process) {
  return "/proc/" + std::to_string(process);
}

std::size_t kibibytes(pid_t process, const std::string& name) {
  std::ifstream in(folder_of(process) + "/status");
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with(name + ":")) return std::stoul(line.substr(name.size() + 1));
  }
  return 0;
}

}  // namespace

std::size_t memory_of(pid_t process) {
  return kibibytes(process, "VmRSS") * 1024;
}

std::size_t peak_memory_of(pid_t process) {
  return kibibytes(process, "VmHWM") * 1024;
}

void forget_peak_memory(pid_t process) {
  std::ofstream(folder_of(process) + "/clear_refs") << "5";
}

}  // namespace yibao::testing
