#include "tests/support/process_memory.h"

#include <fcntl.h>
#include <unistd.h>

#include <cinttypes>
#include <cstdio>
#include <fstream>
#include <stdexcept>
#include <string>

namespace yibao::testing {
namespace {

constexpr std::uint64_t kRegionMax = std::uint64_t{1} << 30U;

// Pages that were never touched cannot always be read; what comes before them can.
std::string bytes_at(int memory, std::uint64_t begin, std::uint64_t size) {
  std::string bytes(size, '\0');
  std::size_t read = 0;
  while (read < bytes.size()) {
    const ssize_t got =
        ::pread(memory, bytes.data() + read, bytes.size() - read, static_cast<off_t>(begin + read));
    if (got <= 0) break;
    read += static_cast<std::size_t>(got);
  }
  bytes.resize(read);
  return bytes;
}

}  // namespace

std::vector<Region> writable_regions(pid_t process) {
  std::vector<Region> regions;
  std::ifstream maps("/proc/" + std::to_string(process) + "/maps");
  for (std::string line; std::getline(maps, line);) {
    Region region;
    char rights[5] = {};
    const int fields = std::sscanf(line.c_str(), "%" SCNx64 "-%" SCNx64 " %4s", &region.begin,
                                   &region.end, rights);
    const bool wanted = fields == 3 && rights[0] == 'r' && rights[1] == 'w' &&
                        region.end - region.begin <= kRegionMax &&
                        line.find("[v") == std::string::npos;
    if (wanted) regions.push_back(region);
  }
  return regions;
}

void each_region(pid_t process, const std::function<void(base::ByteView)>& visit) {
  const std::string path = "/proc/" + std::to_string(process) + "/mem";
  const int memory = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (memory < 0) throw std::runtime_error(path + " cannot be read");
  for (const Region& region : writable_regions(process)) {
    visit(bytes_at(memory, region.begin, region.end - region.begin));
  }
  ::close(memory);
}

}  // namespace yibao::testing
