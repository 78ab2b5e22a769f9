#include "server/service/checkpoint_file.h"

#include <fcntl.h>
#include <unistd.h>

#include "shared/storage/files.h"

namespace yibao::server {

CheckpointFile::~CheckpointFile() {
  if (file_ >= 0) ::close(file_);
}

base::Status CheckpointFile::keep(const crypto::Checkpoint& checkpoint, bool synced) {
  if (path_.empty()) return {};
  const base::Bytes bytes = crypto::encode(checkpoint);
  const bool is_new = file_ < 0;
  if (is_new) file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  const bool written =
      file_ >= 0 &&
      ::pwrite(file_, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size()) &&
      (!synced || ::fsync(file_) == 0);
  if (!written) {
    return base::fail(base::ErrorCode::kIo, "checkpoint",
                      base::TextArgs{{"path", path_.string()}, {"reason", "write"}});
  }
  return is_new && synced ? storage::sync_folder(path_.parent_path()) : base::Status();
}

std::optional<crypto::Checkpoint> CheckpointFile::read(const std::filesystem::path& path,
                                                       const crypto::PublicKey& log_key) {
  const auto bytes = storage::read_file(path, crypto::kCheckpointBytes);
  const auto checkpoint = bytes ? crypto::decode_checkpoint(*bytes) : std::nullopt;
  if (!checkpoint || !crypto::verify(log_key, *checkpoint)) return std::nullopt;
  return checkpoint;
}

}  // namespace yibao::server
