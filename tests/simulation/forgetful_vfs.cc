#include "tests/simulation/forgetful_vfs.h"

#include <sqlite3.h>

#include <cstring>

#include "shared/base/assert.h"

namespace yibao::simulation {
namespace {

// What SQLite allocates for an open file; the second part is ours.
struct OpenFile {
  sqlite3_file base;
  struct State {
    ForgetfulDisk* disk;
    ForgetfulDisk::FilePtr file;
    bool sync_folder;  // a new journal's name is made durable with its first sync
  };
  State* state;
};

OpenFile::State& state_of(sqlite3_file* file) {
  // SQLite hands back the memory it allocated with our size; its address is an OpenFile's.
  return *reinterpret_cast<OpenFile*>(file)->state;
}

FileLocks& locks_of(sqlite3_file* file) {
  return state_of(file).file->locks;
}

ForgetfulVfs& vfs_of(sqlite3_vfs* vfs) {
  return *static_cast<ForgetfulVfs*>(vfs->pAppData);
}

int code_of(DiskResult result, int when_broken) {
  switch (result) {
    case DiskResult::kGood: return SQLITE_OK;
    case DiskResult::kShort: return SQLITE_IOERR_SHORT_READ;
    case DiskResult::kFull: return SQLITE_FULL;
    case DiskResult::kBroken: return when_broken;
  }
  return SQLITE_IOERR;
}

// -- an open file ---------------------------------------------------------------------------------

int file_close(sqlite3_file* file) {
  locks_of(file).lower(file, SQLITE_LOCK_NONE);
  delete reinterpret_cast<OpenFile*>(file)->state;
  return SQLITE_OK;
}

int file_read(sqlite3_file* file, void* to, int size, sqlite3_int64 offset) {
  const OpenFile::State& state = state_of(file);
  return code_of(state.disk->read(*state.file, static_cast<std::uint64_t>(offset),
                                  static_cast<char*>(to), static_cast<std::size_t>(size)),
                 SQLITE_IOERR_READ);
}

int file_write(sqlite3_file* file, const void* from, int size, sqlite3_int64 offset) {
  const OpenFile::State& state = state_of(file);
  const base::ByteView bytes(static_cast<const char*>(from), static_cast<std::size_t>(size));
  return code_of(state.disk->write(*state.file, static_cast<std::uint64_t>(offset), bytes),
                 SQLITE_IOERR_WRITE);
}

int file_truncate(sqlite3_file* file, sqlite3_int64 size) {
  const OpenFile::State& state = state_of(file);
  return code_of(state.disk->truncate(*state.file, static_cast<std::uint64_t>(size)),
                 SQLITE_IOERR_TRUNCATE);
}

int file_sync(sqlite3_file* file, int /*flags*/) {
  OpenFile::State& state = state_of(file);
  const DiskResult result = state.disk->sync(*state.file, state.sync_folder);
  if (result == DiskResult::kGood) state.sync_folder = false;
  return code_of(result, SQLITE_IOERR_FSYNC);
}

int file_size(sqlite3_file* file, sqlite3_int64* size) {
  *size = static_cast<sqlite3_int64>(state_of(file).file->bytes.size());
  return SQLITE_OK;
}

int file_lock(sqlite3_file* file, int level) {
  return locks_of(file).raise(file, level) ? SQLITE_OK : SQLITE_BUSY;
}

int file_unlock(sqlite3_file* file, int level) {
  locks_of(file).lower(file, level);
  return SQLITE_OK;
}

int file_check_reserved(sqlite3_file* file, int* reserved) {
  *reserved = locks_of(file).reserved() ? 1 : 0;
  return SQLITE_OK;
}

int file_control(sqlite3_file* /*file*/, int /*what*/, void* /*argument*/) {
  return SQLITE_NOTFOUND;
}

int file_sector_size(sqlite3_file* /*file*/) {
  return 4096;
}

// As SQLite assumes of any system disk: a torn write damages only what it overwrites.
int file_characteristics(sqlite3_file* /*file*/) {
  return SQLITE_IOCAP_POWERSAFE_OVERWRITE;
}

int file_shm_map(sqlite3_file* file, int region, int size, int make, void volatile** memory) {
  *memory = locks_of(file).region(static_cast<std::size_t>(region), static_cast<std::size_t>(size),
                                  make != 0);
  return SQLITE_OK;
}

int file_shm_lock(sqlite3_file* file, int first, int count, int flags) {
  FileLocks& locks = locks_of(file);
  if ((flags & SQLITE_SHM_UNLOCK) != 0) {
    locks.give_back(file, first, count);
    return SQLITE_OK;
  }
  const bool exclusive = (flags & SQLITE_SHM_EXCLUSIVE) != 0;
  const bool taken =
      exclusive ? locks.take_exclusive(file, first, count) : locks.take_shared(file, first, count);
  return taken ? SQLITE_OK : SQLITE_BUSY;
}

void file_shm_barrier(sqlite3_file* /*file*/) {}

int file_shm_unmap(sqlite3_file* file, int remove) {
  locks_of(file).unmap(file, remove != 0);
  return SQLITE_OK;
}

constexpr sqlite3_io_methods kMethods = {
    2,
    file_close,
    file_read,
    file_write,
    file_truncate,
    file_sync,
    file_size,
    file_lock,
    file_unlock,
    file_check_reserved,
    file_control,
    file_sector_size,
    file_characteristics,
    file_shm_map,
    file_shm_lock,
    file_shm_barrier,
    file_shm_unmap,
    nullptr,
    nullptr,
};

// -- the file system ------------------------------------------------------------------------------

int vfs_open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* flags_out) {
  auto* opened = reinterpret_cast<OpenFile*>(file);
  opened->base.pMethods = nullptr;
  ForgetfulDisk& disk = vfs_of(vfs).disk();
  const bool create = (flags & SQLITE_OPEN_CREATE) != 0;
  const bool journal =
      (flags & (SQLITE_OPEN_MAIN_JOURNAL | SQLITE_OPEN_SUPER_JOURNAL | SQLITE_OPEN_WAL)) != 0;
  const bool is_new = path != nullptr && !disk.exists(path);
  ForgetfulDisk::FilePtr there =
      path == nullptr ? std::make_shared<ForgetfulDisk::File>() : disk.open(path, create);
  if (there == nullptr) {
    return disk.broken() || disk.call_failed() ? SQLITE_IOERR : SQLITE_CANTOPEN;
  }
  opened->state = new OpenFile::State{&disk, std::move(there), journal && is_new};
  opened->base.pMethods = &kMethods;
  if (flags_out != nullptr) *flags_out = flags;
  return SQLITE_OK;
}

int vfs_delete(sqlite3_vfs* vfs, const char* path, int sync_folder) {
  ForgetfulDisk& disk = vfs_of(vfs).disk();
  if (!disk.exists(path)) return SQLITE_IOERR_DELETE_NOENT;
  return code_of(disk.remove(path, sync_folder != 0), SQLITE_IOERR_DELETE);
}

int vfs_access(sqlite3_vfs* vfs, const char* path, int /*flags*/, int* result) {
  *result = vfs_of(vfs).disk().exists(path) ? 1 : 0;
  return SQLITE_OK;
}

int vfs_full_path(sqlite3_vfs* /*vfs*/, const char* path, int size, char* full) {
  sqlite3_snprintf(size, full, "%s", path);
  return SQLITE_OK;
}

int vfs_randomness(sqlite3_vfs* vfs, int size, char* memory) {
  std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
  vfs_of(vfs).random().fill(bytes);
  std::memcpy(memory, bytes.data(), bytes.size());
  return size;
}

int vfs_sleep(sqlite3_vfs* /*vfs*/, int microseconds) {
  return microseconds;  // virtual: nobody waits
}

int vfs_time(sqlite3_vfs* vfs, sqlite3_int64* millis) {
  constexpr sqlite3_int64 kJulianEpoch = 210'866'760'000'000;  // 1970-01-01
  *millis = kJulianEpoch + base::to_millis(vfs_of(vfs).clock().now());
  return SQLITE_OK;
}

int vfs_last_error(sqlite3_vfs* /*vfs*/, int /*size*/, char* /*text*/) {
  return 0;
}

}  // namespace

ForgetfulVfs::ForgetfulVfs(std::string name, ForgetfulDisk& disk, base::Clock& clock,
                           std::uint64_t seed)
    : name_(std::move(name)),
      disk_(disk),
      clock_(clock),
      random_(seed),
      vfs_(std::make_unique<sqlite3_vfs>()) {
  vfs_->iVersion = 2;
  vfs_->szOsFile = sizeof(OpenFile);
  vfs_->mxPathname = 512;
  vfs_->zName = name_.c_str();
  vfs_->pAppData = this;
  vfs_->xOpen = vfs_open;
  vfs_->xDelete = vfs_delete;
  vfs_->xAccess = vfs_access;
  vfs_->xFullPathname = vfs_full_path;
  vfs_->xRandomness = vfs_randomness;
  vfs_->xSleep = vfs_sleep;
  vfs_->xGetLastError = vfs_last_error;
  vfs_->xCurrentTimeInt64 = vfs_time;
  YIBAO_ASSERT(sqlite3_vfs_register(vfs_.get(), 0) == SQLITE_OK);
}

ForgetfulVfs::~ForgetfulVfs() {
  sqlite3_vfs_unregister(vfs_.get());
}

void ForgetfulVfs::seed_sqlite() {
  // The generator draws from the default file system: ours, for one number.
  sqlite3_vfs* usual = sqlite3_vfs_find(nullptr);
  sqlite3_vfs_register(vfs_.get(), 1);
  sqlite3_randomness(0, nullptr);
  std::uint64_t ignored = 0;
  sqlite3_randomness(sizeof ignored, &ignored);
  sqlite3_vfs_register(usual, 1);
}

}  // namespace yibao::simulation
