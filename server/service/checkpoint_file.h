// The newest checkpoint that the log key signed, in a file beside the database: a database that was
// put back without a word is found by it at the next start, and no epoch's number is given twice.
//
// Written after each commit without waiting for the disk (what is lost with the power makes it
// older, never wrong), and synced where an epoch begins. Owned by the writer's thread.
#pragma once

#include <filesystem>
#include <optional>

#include "shared/base/result.h"
#include "shared/crypto/checkpoint.h"

namespace yibao::server {

class CheckpointFile {
 public:
  // "": there is none, and nothing is kept.
  explicit CheckpointFile(std::filesystem::path path) : path_(std::move(path)) {}
  ~CheckpointFile();
  CheckpointFile(const CheckpointFile&) = delete;
  CheckpointFile& operator=(const CheckpointFile&) = delete;

  base::Status keep(const crypto::Checkpoint& checkpoint, bool synced);

  // What stands in such a file; nullopt where there is none that this key signed.
  static std::optional<crypto::Checkpoint> read(const std::filesystem::path& path,
                                                const crypto::PublicKey& log_key);

 private:
  std::filesystem::path path_;
  int file_ = -1;
};

inline constexpr const char* kCheckpointFileName = "log.checkpoint";

}  // namespace yibao::server
