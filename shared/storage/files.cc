#include "shared/storage/files.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <utility>

namespace yibao::storage {
namespace {

using base::ErrorCode;

base::Error error_for(const std::filesystem::path& path, int number) {
  ErrorCode code = ErrorCode::kIo;
  if (number == ENOSPC || number == EDQUOT) code = ErrorCode::kDiskFull;
  if (number == EACCES || number == EPERM || number == EROFS) code = ErrorCode::kReadOnly;
  const std::string reason = std::strerror(number);
  return base::Error(code, path.string() + ": " + reason,
                     {{"path", path.string()}, {"reason", reason}});
}

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (number_ >= 0) ::close(number_);
  }
  int number() const { return number_; }

 private:
  int number_;
};

base::Status write_all(int file, base::ByteView bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return base::fail(error_for(path, errno));
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return {};
}

std::filesystem::path parent_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

base::Status replace_file(const std::filesystem::path& path, base::ByteView bytes, unsigned mode) {
  auto beside = path;
  beside += ".new";
  {
    const Descriptor file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode));
    if (file.number() < 0) return base::fail(error_for(beside, errno));
    YIBAO_CHECK(write_all(file.number(), bytes, beside));
    if (::fsync(file.number()) != 0) return base::fail(error_for(beside, errno));
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return base::fail(error_for(path, errno));
  return sync_folder(parent_of(path));
}

base::Status rename_path(const std::filesystem::path& from, const std::filesystem::path& to) {
  if (::rename(from.c_str(), to.c_str()) != 0) return base::fail(error_for(to, errno));
  return {};
}

// Where the filesystem has no exchange of two names.
base::Status exchange_in_steps(const std::filesystem::path& from, const std::filesystem::path& to) {
  auto aside = from;
  aside += ".moving";
  YIBAO_CHECK(rename_path(to, aside));
  const base::Status moved = rename_path(from, to);
  if (moved) return rename_path(aside, from);
  YIBAO_CHECK(rename_path(aside, to));
  return moved;
}

}  // namespace

base::Result<base::Bytes> read_file(const std::filesystem::path& path, std::size_t bytes_max) {
  const Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.number() < 0) {
    if (errno == ENOENT) {
      return base::fail(ErrorCode::kFileMissing, path.string(),
                        base::TextArgs{{"path", path.string()}});
    }
    return base::fail(error_for(path, errno));
  }
  base::Bytes bytes;
  char buffer[65536];
  while (true) {
    const ssize_t got = ::read(file.number(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return base::fail(error_for(path, errno));
    if (got == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(got));
    if (bytes.size() > bytes_max) {
      return base::fail(ErrorCode::kTooLarge, path.string(),
                        base::TextArgs{{"detail", path.string()}});
    }
  }
}

base::Status write_file(const std::filesystem::path& path, base::ByteView bytes) {
  return replace_file(path, bytes, 0644);
}

base::Status write_private_file(const std::filesystem::path& path, base::ByteView bytes) {
  return replace_file(path, bytes, 0600);
}

base::Status copy_private_file(const std::filesystem::path& from, const std::filesystem::path& to) {
  const Descriptor source(::open(from.c_str(), O_RDONLY | O_CLOEXEC));
  if (source.number() < 0) {
    if (errno != ENOENT) return base::fail(error_for(from, errno));
    return base::fail(ErrorCode::kFileMissing, from.string(),
                      base::TextArgs{{"path", from.string()}});
  }
  const Descriptor target(::open(to.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600));
  if (target.number() < 0) return base::fail(error_for(to, errno));
  char buffer[65536];
  while (true) {
    const ssize_t got = ::read(source.number(), buffer, sizeof buffer);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return base::fail(error_for(from, errno));
    if (got == 0) break;
    YIBAO_CHECK(write_all(target.number(), {buffer, static_cast<std::size_t>(got)}, to));
  }
  if (::fsync(target.number()) != 0) return base::fail(error_for(to, errno));
  return {};
}

base::Status make_private_folder(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::create_directories(path, error);
  if (error) return base::fail(error_for(path, error.value()));
  std::filesystem::permissions(path, std::filesystem::perms::owner_all, error);
  if (error) return base::fail(error_for(path, error.value()));
  return {};
}

base::Status sync_file(const std::filesystem::path& path) {
  const Descriptor held(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (held.number() < 0 || ::fsync(held.number()) != 0) {
    return base::fail(error_for(path, errno));
  }
  return {};
}

std::optional<base::Timestamp> written_at(const std::filesystem::path& path) {
  struct stat facts {};
  if (::stat(path.c_str(), &facts) != 0) return std::nullopt;
  return base::Timestamp(std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::seconds(facts.st_mtim.tv_sec) +
      std::chrono::nanoseconds(facts.st_mtim.tv_nsec)));
}

base::Status sync_folder(const std::filesystem::path& path) {
  const Descriptor held(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (held.number() < 0 || ::fsync(held.number()) != 0) {
    return base::fail(error_for(path, errno));
  }
  return {};
}

base::Status put_in_place(const std::filesystem::path& from, const std::filesystem::path& to) {
  std::error_code error;
  const bool taken = std::filesystem::exists(to, error);
  if (error) return base::fail(error_for(to, error.value()));
  if (!taken) {
    YIBAO_CHECK(rename_path(from, to));
  } else if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_EXCHANGE) != 0) {
    if (errno != EINVAL && errno != ENOSYS) return base::fail(error_for(to, errno));
    YIBAO_CHECK(exchange_in_steps(from, to));
  }
  YIBAO_CHECK(sync_folder(parent_of(to)));
  return sync_folder(parent_of(from));
}

base::Status copy_private_files(const std::filesystem::path& from,
                                const std::filesystem::path& to) {
  YIBAO_CHECK(make_private_folder(to));
  std::error_code error;
  for (const auto& file : std::filesystem::directory_iterator(from, error)) {
    if (!file.is_regular_file()) continue;
    YIBAO_CHECK(copy_private_file(file.path(), to / file.path().filename()));
  }
  if (error) return base::fail(error_for(from, error.value()));
  return {};
}

base::Result<FolderLock> FolderLock::take(const std::filesystem::path& folder) {
  const auto path = folder / "lock";
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return base::fail(error_for(path, errno));
  if (::flock(file, LOCK_EX | LOCK_NB) != 0) {
    ::close(file);
    return base::fail(ErrorCode::kLocked, path.string(), base::TextArgs{{"path", folder.string()}});
  }
  return FolderLock(file);
}

FolderLock& FolderLock::operator=(FolderLock&& other) noexcept {
  std::swap(descriptor_, other.descriptor_);
  return *this;
}

FolderLock::~FolderLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

}  // namespace yibao::storage
