#include "tests/bench/process_facts.h"

#include <time.h>

#include <fstream>
#include <stdexcept>
#include <string>

namespace yibao::bench {
namespace {

std::uint64_t status_bytes(pid_t process, const std::string& name) {
  std::ifstream status("/proc/" + std::to_string(process) + "/status");
  std::string word;
  while (status >> word) {
    std::uint64_t kib = 0;
    if (word == name && status >> kib) return kib * 1024;
  }
  throw std::runtime_error("no " + name);
}

}  // namespace

std::uint64_t resident_bytes(pid_t process) {
  return status_bytes(process, "VmRSS:");
}

std::uint64_t peak_resident_bytes(pid_t process) {
  return status_bytes(process, "VmHWM:");
}

double processor_seconds(pid_t process) {
  clockid_t clock{};
  timespec time{};
  if (::clock_getcpuclockid(process, &clock) != 0 || ::clock_gettime(clock, &time) != 0) {
    throw std::runtime_error("no processor time");
  }
  return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_nsec) / 1e9;
}

}  // namespace yibao::bench
