#include "tests/bench/watched_disk.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <sys/mman.h>
#include <unistd.h>

#include <chrono>
#include <new>
#include <stdexcept>
#include <thread>

namespace yibao::bench {
namespace {

constexpr sqlite3_int64 kWalHeaderBytes = 32;

DiskCounters* watched = nullptr;
sqlite3_vfs* below = nullptr;

struct File {
  sqlite3_file base;
  sqlite3_file* real;  // lies behind this struct in the memory SQLite gives
  bool log;
  bool frames_written;
};

File* own(sqlite3_file* file) {
  return reinterpret_cast<File*>(file);
}
sqlite3_file* real(sqlite3_file* file) {
  return own(file)->real;
}

void count_sync(File& file) {
  if (!file.log) {
    ++watched->checkpoints;
  } else if (file.frames_written) {
    ++watched->commits;
    file.frames_written = false;
  } else {
    ++watched->others;
  }
  const std::uint64_t delay = watched->delay_micros;
  if (delay > 0) std::this_thread::sleep_for(std::chrono::microseconds(delay));
}

int do_close(sqlite3_file* file) {
  return real(file)->pMethods->xClose(real(file));
}
int do_read(sqlite3_file* file, void* memory, int size, sqlite3_int64 offset) {
  return real(file)->pMethods->xRead(real(file), memory, size, offset);
}
int do_write(sqlite3_file* file, const void* memory, int size, sqlite3_int64 offset) {
  if (offset >= kWalHeaderBytes) own(file)->frames_written = true;
  return real(file)->pMethods->xWrite(real(file), memory, size, offset);
}
int do_truncate(sqlite3_file* file, sqlite3_int64 size) {
  return real(file)->pMethods->xTruncate(real(file), size);
}
int do_sync(sqlite3_file* file, int flags) {
  if (watched->skips) return SQLITE_OK;
  count_sync(*own(file));
  return real(file)->pMethods->xSync(real(file), flags);
}
int do_file_size(sqlite3_file* file, sqlite3_int64* size) {
  return real(file)->pMethods->xFileSize(real(file), size);
}
int do_lock(sqlite3_file* file, int lock) {
  return real(file)->pMethods->xLock(real(file), lock);
}
int do_unlock(sqlite3_file* file, int lock) {
  return real(file)->pMethods->xUnlock(real(file), lock);
}
int do_check_lock(sqlite3_file* file, int* result) {
  return real(file)->pMethods->xCheckReservedLock(real(file), result);
}
int do_control(sqlite3_file* file, int operation, void* argument) {
  return real(file)->pMethods->xFileControl(real(file), operation, argument);
}
int do_sector_size(sqlite3_file* file) {
  return real(file)->pMethods->xSectorSize(real(file));
}
int do_characteristics(sqlite3_file* file) {
  return real(file)->pMethods->xDeviceCharacteristics(real(file));
}
int do_map_memory(sqlite3_file* file, int region, int size, int extend, void volatile** memory) {
  return real(file)->pMethods->xShmMap(real(file), region, size, extend, memory);
}
int do_lock_memory(sqlite3_file* file, int offset, int count, int flags) {
  return real(file)->pMethods->xShmLock(real(file), offset, count, flags);
}
void do_memory_barrier(sqlite3_file* file) {
  real(file)->pMethods->xShmBarrier(real(file));
}
int do_unmap_memory(sqlite3_file* file, int remove) {
  return real(file)->pMethods->xShmUnmap(real(file), remove);
}

// Version 2: a log needs shared memory; fetching pages by mmap (version 3) is not passed on.
constexpr sqlite3_io_methods kMethods = {2,
                                         do_close,
                                         do_read,
                                         do_write,
                                         do_truncate,
                                         do_sync,
                                         do_file_size,
                                         do_lock,
                                         do_unlock,
                                         do_check_lock,
                                         do_control,
                                         do_sector_size,
                                         do_characteristics,
                                         do_map_memory,
                                         do_lock_memory,
                                         do_memory_barrier,
                                         do_unmap_memory,
                                         nullptr,
                                         nullptr};

int do_open(sqlite3_vfs* /*vfs*/, const char* name, sqlite3_file* file, int flags, int* result) {
  File* opened = own(file);
  opened->real = reinterpret_cast<sqlite3_file*>(opened + 1);
  opened->log = (flags & SQLITE_OPEN_WAL) != 0;
  opened->frames_written = false;
  const int code = below->xOpen(below, name, opened->real, flags, result);
  file->pMethods = opened->real->pMethods == nullptr ? nullptr : &kMethods;
  return code;
}

}  // namespace

DiskCounters& map_counters(const std::filesystem::path& file) {
  const int descriptor = ::open(file.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (descriptor < 0) throw std::runtime_error("cannot open " + file.string());
  const bool sized = ::ftruncate(descriptor, sizeof(DiskCounters)) == 0;
  void* memory = sized ? ::mmap(nullptr, sizeof(DiskCounters), PROT_READ | PROT_WRITE, MAP_SHARED,
                                descriptor, 0)
                       : MAP_FAILED;
  ::close(descriptor);
  if (memory == MAP_FAILED) throw std::runtime_error("cannot map " + file.string());
  // Zeros are valid counters; the other process may have counted already.
  return *std::launder(reinterpret_cast<DiskCounters*>(memory));
}

void install_watched_disk(DiskCounters& counters) {
  static sqlite3_vfs vfs;
  watched = &counters;
  below = sqlite3_vfs_find(nullptr);
  vfs = *below;
  vfs.szOsFile = static_cast<int>(sizeof(File)) + below->szOsFile;
  vfs.zName = "yibao-watched";
  vfs.xOpen = do_open;
  if (sqlite3_vfs_register(&vfs, 1) != SQLITE_OK) throw std::runtime_error("vfs");
}

}  // namespace yibao::bench
