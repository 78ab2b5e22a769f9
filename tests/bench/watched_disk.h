// A disk that counts how often SQLite makes it sync, and can be made slow: an SQLite VFS over the
// system's. The figures lie in a file that two processes map, so that a benchmark reads what its
// server does and slows it down while it runs.
//
// install() makes it the default VFS of the process, before any database is opened. Counters may be
// read and the delay set from any thread of either process.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <stdexcept>

namespace yibao::bench {

struct DiskCounters {
  std::atomic<std::uint64_t> commits{0};      // syncs of a log into which transactions were written
  std::atomic<std::uint64_t> checkpoints{0};  // syncs of a database file
  std::atomic<std::uint64_t> others{0};       // a log's header, a log synced twice
  std::atomic<std::uint64_t> delay_micros{0};  // each sync takes so much longer
  std::atomic<bool> skips{false};              // nothing is synced: while a measure is prepared
};

// Maps the file, which is made when it is not there. Stays mapped until the process ends.
// Throws std::runtime_error.
DiskCounters& map_counters(const std::filesystem::path& file);

void install_watched_disk(DiskCounters& counters);

}  // namespace yibao::bench
