// Whole small files, written so that a crash leaves the old one or the new one.
#pragma once

#include <filesystem>
#include <optional>

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/base/time.h"

namespace yibao::storage {

// Errors: file_missing, too_large, io, read_only.
base::Result<base::Bytes> read_file(const std::filesystem::path& path, std::size_t bytes_max);

// Beside it, synced, renamed over it; the folder synced too. Errors: disk_full, read_only, io.
base::Status write_file(const std::filesystem::path& path, base::ByteView bytes);
// The same, readable by its owner only.
base::Status write_private_file(const std::filesystem::path& path, base::ByteView bytes);

// A large file as it is, for its owner only, synced. Error: not_initialised when there is none.
base::Status copy_private_file(const std::filesystem::path& from, const std::filesystem::path& to);
// Every file of a folder (not its folders), the same way, into a folder for its owner only.
base::Status copy_private_files(const std::filesystem::path& from, const std::filesystem::path& to);

// Makes the folder with its parents, for its owner only. Errors: read_only, io.
base::Status make_private_folder(const std::filesystem::path& path);

// What was written into the file is on the disk. Error: io.
base::Status sync_file(const std::filesystem::path& path);
// When it was last written, by this machine's clock; nullopt where that cannot be told.
std::optional<base::Timestamp> written_at(const std::filesystem::path& path);

// What was made, renamed or removed in the folder is on the disk. Error: io.
base::Status sync_folder(const std::filesystem::path& path);
// The folder `from` takes the name `to`; one that stood there takes the name `from`, in one step
// where the filesystem can, so that a crash leaves either or the other. Both parents synced. When
// it fails, both stand where they stood.
base::Status put_in_place(const std::filesystem::path& from, const std::filesystem::path& to);

// Holds a file so that no second process works in the same folder; let go with the object.
class FolderLock {
 public:
  // Error: locked.
  static base::Result<FolderLock> take(const std::filesystem::path& folder);
  FolderLock(FolderLock&& other) noexcept : descriptor_(other.descriptor_) {
    other.descriptor_ = -1;
  }
  FolderLock& operator=(FolderLock&& other) noexcept;
  ~FolderLock();

 private:
  explicit FolderLock(int descriptor) : descriptor_(descriptor) {}
  int descriptor_ = -1;
};

}  // namespace yibao::storage
