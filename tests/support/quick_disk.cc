#include "tests/support/quick_disk.h"

#include <sqlite3.h>

#include <map>
#include <mutex>

namespace yibao::testing {
namespace {

constexpr const char* kName = "yibao-quick";

int no_sync(sqlite3_file* /*file*/, int /*flags*/) {
  return SQLITE_OK;
}

// The system's methods but for the one; SQLite has a few sets of them, by kind of file.
const sqlite3_io_methods* quick(const sqlite3_io_methods* own) {
  static std::mutex mutex;
  static std::map<const sqlite3_io_methods*, sqlite3_io_methods> known;
  const std::scoped_lock lock(mutex);
  const auto [found, is_new] = known.try_emplace(own, *own);
  if (is_new) found->second.xSync = &no_sync;
  return &found->second;
}

int open_quickly(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
  auto* system = static_cast<sqlite3_vfs*>(vfs->pAppData);
  const int code = system->xOpen(system, name, file, flags, out);
  if (file->pMethods != nullptr) file->pMethods = quick(file->pMethods);
  return code;
}

}  // namespace

std::string quick_disk() {
  static sqlite3_vfs vfs = [] {
    sqlite3_vfs* system = sqlite3_vfs_find(nullptr);
    sqlite3_vfs made = *system;
    made.pNext = nullptr;
    made.zName = kName;
    made.pAppData = system;
    made.xOpen = &open_quickly;
    return made;
  }();
  static const int kRegistered = sqlite3_vfs_register(&vfs, 0);
  return kRegistered == SQLITE_OK ? kName : "";
}

}  // namespace yibao::testing
