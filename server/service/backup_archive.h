// Files of a backup as one sealed file, and out of it again. A sealed file is read again once it is
// on the disk, before it counts: with the key of its own stream, since the recovery key is not
// here.
//
//   "YIBAO-BACKUP-1\n" | a sealed stream (shared/crypto/sealed_stream.h) of:
//   for each file u16 length of name | name | u64 size | bytes; then u16 0
//
// Errors: corrupted (named by file), disk_full, io, already_exists.
#pragma once

#include <filesystem>
#include <iosfwd>
#include <vector>

#include "shared/base/random.h"
#include "shared/base/result.h"
#include "shared/crypto/digest.h"
#include "shared/crypto/secret_box.h"

namespace yibao::server {

// What a sealed file is known by to those who cannot open it.
struct SealedFile {
  std::uint64_t bytes = 0;
  crypto::Digest digest{};  // over pieces, each with the digest of what stands before it

  bool operator==(const SealedFile&) const = default;
};

// The error that names what is not as it was made.
tl::unexpected<base::Error> damaged_backup(const std::string& what);

// `names` are files in `folder`, or one folder further down. `to` must not exist.
base::Result<SealedFile> seal_files(const std::filesystem::path& folder,
                                    const std::vector<std::string>& names,
                                    const std::filesystem::path& to,
                                    const base::ByteArray<32>& addressee,
                                    base::RandomSource& random);
// Of a file as it stands, from its beginning.
base::Result<SealedFile> measure(std::istream& file, const std::string& name);
// Into a folder that has none of these files. Error: recovery_key_wrong.
base::Status unseal_files(std::istream& file, const std::string& name,
                          const crypto::SealingKeyPair& keys, const std::filesystem::path& to);

}  // namespace yibao::server
