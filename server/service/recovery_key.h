// The offline key to which backups are sealed. It is made at `init`, shown or written once, and
// kept by people, away from the server; beside the logs stands its public half only.
//
// As a text: seventeen groups of four, the last of them a check of the others, so that it can be
// printed and typed. Lines that begin with # are passed over.
#pragma once

#include <filesystem>
#include <optional>

#include "shared/base/result.h"
#include "shared/crypto/secret_box.h"

namespace yibao::server {

using RecoverySeed = base::ByteArray<32>;

RecoverySeed make_recovery_seed(base::RandomSource& random);
std::string recovery_text(const RecoverySeed& seed);
// Error: recovery_key_wrong.
base::Result<crypto::SealingKeyPair> recovery_keys_from_text(std::string_view text);

// In the folder of all jurisdictions. Error: recovery_key_missing.
base::Result<base::ByteArray<32>> recovery_public_key(const std::filesystem::path& data);
bool has_recovery_key(const std::filesystem::path& data);
base::Status keep_recovery_public_key(const std::filesystem::path& data, const RecoverySeed& seed);

}  // namespace yibao::server
