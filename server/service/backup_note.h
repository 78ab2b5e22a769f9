// backup.json: what a backup says of itself to those who cannot open it.
// Errors: corrupted (no such note), newer_format (a newer program's).
#pragma once

#include "server/service/backup.h"

namespace yibao::server {

base::Bytes encode_note(const BackupNote& note);
base::Result<BackupNote> decode_note(base::ByteView bytes, const std::filesystem::path& folder);

}  // namespace yibao::server
