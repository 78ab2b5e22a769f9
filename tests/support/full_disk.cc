#include "tests/support/full_disk.h"

#include <sqlite3.h>

#include <cstring>

namespace yibao::testing {
namespace {

// A file of ours: SQLite's own follows it in memory, as its file systems lay them out.
struct File {
  sqlite3_file base;
  sqlite3_io_methods methods;
  FullDisk* disk;
  sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
};

File& mine(sqlite3_file* file) {
  return *reinterpret_cast<File*>(file);
}

FullDisk& disk_of(sqlite3_vfs* vfs) {
  return *static_cast<FullDisk*>(vfs->pAppData);
}

sqlite3_vfs* system_vfs() {
  return sqlite3_vfs_find("unix");
}

template <auto Method, class... Arguments>
auto pass_on(sqlite3_file* file, Arguments... arguments) {
  sqlite3_file* real = mine(file).real();
  return (real->pMethods->*Method)(real, arguments...);
}

int write(sqlite3_file* file, const void* bytes, int size, sqlite3_int64 offset) {
  if (!mine(file).disk->take(size)) return SQLITE_FULL;
  return pass_on<&sqlite3_io_methods::xWrite>(file, bytes, size, offset);
}

// Every file has its own table: it offers what the real one of that file offers.
sqlite3_io_methods methods_of(const sqlite3_io_methods& real) {
  using Methods = sqlite3_io_methods;
  Methods own = real;
  own.xClose = [](auto* file) { return pass_on<&Methods::xClose>(file); };
  own.xRead = [](auto* file, auto... rest) { return pass_on<&Methods::xRead>(file, rest...); };
  own.xWrite = &write;
  own.xTruncate = [](auto* file, auto... rest) {
    return pass_on<&Methods::xTruncate>(file, rest...);
  };
  own.xSync = [](auto* file, auto... rest) { return pass_on<&Methods::xSync>(file, rest...); };
  own.xFileSize = [](auto* file, auto... rest) {
    return pass_on<&Methods::xFileSize>(file, rest...);
  };
  own.xLock = [](auto* file, auto... rest) { return pass_on<&Methods::xLock>(file, rest...); };
  own.xUnlock = [](auto* file, auto... rest) { return pass_on<&Methods::xUnlock>(file, rest...); };
  own.xCheckReservedLock = [](auto* file, auto... rest) {
    return pass_on<&Methods::xCheckReservedLock>(file, rest...);
  };
  own.xFileControl = [](auto* file, auto... rest) {
    return pass_on<&Methods::xFileControl>(file, rest...);
  };
  own.xSectorSize = [](auto* file) { return pass_on<&Methods::xSectorSize>(file); };
  own.xDeviceCharacteristics = [](auto* file) {
    return pass_on<&Methods::xDeviceCharacteristics>(file);
  };
  own.xShmMap = [](auto* file, auto... rest) { return pass_on<&Methods::xShmMap>(file, rest...); };
  own.xShmLock = [](auto* file, auto... rest) {
    return pass_on<&Methods::xShmLock>(file, rest...);
  };
  own.xShmBarrier = [](auto* file) { return pass_on<&Methods::xShmBarrier>(file); };
  own.xShmUnmap = [](auto* file, auto... rest) {
    return pass_on<&Methods::xShmUnmap>(file, rest...);
  };
  own.iVersion = 2;  // no memory mapping: every write comes through here
  return own;
}

int open_file(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out_flags) {
  File& own = mine(file);
  std::memset(&own, 0, sizeof own);
  own.disk = &disk_of(vfs);
  const int code = system_vfs()->xOpen(system_vfs(), name, own.real(), flags, out_flags);
  if (own.real()->pMethods == nullptr) return code;
  own.methods = methods_of(*own.real()->pMethods);
  own.base.pMethods = &own.methods;
  return code;
}

}  // namespace

FullDisk::FullDisk()
    : name_("full-disk-" + std::to_string(reinterpret_cast<std::uintptr_t>(this))),
      vfs_(std::make_unique<sqlite3_vfs>(*system_vfs())) {
  vfs_->pNext = nullptr;
  vfs_->zName = name_.c_str();
  vfs_->pAppData = this;
  vfs_->szOsFile = static_cast<int>(sizeof(File)) + system_vfs()->szOsFile;
  vfs_->xOpen = &open_file;
  // What does not open files is the system's; its functions want its own table.
  vfs_->xDelete = [](auto*, auto... rest) { return system_vfs()->xDelete(system_vfs(), rest...); };
  vfs_->xAccess = [](auto*, auto... rest) { return system_vfs()->xAccess(system_vfs(), rest...); };
  vfs_->xFullPathname = [](auto*, auto... rest) {
    return system_vfs()->xFullPathname(system_vfs(), rest...);
  };
  sqlite3_vfs_register(vfs_.get(), 0);
}

FullDisk::~FullDisk() {
  sqlite3_vfs_unregister(vfs_.get());
}

bool FullDisk::take(std::int64_t bytes) {
  if (left_ == INT64_MAX) return true;
  if (left_ < bytes) return false;
  left_ -= bytes;
  return true;
}

}  // namespace yibao::testing
