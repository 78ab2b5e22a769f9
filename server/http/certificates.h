// The server's own small certificate authority, made at `init`: clients pin the CA at enrolment, so
// nobody else's CA can stand in for the server. TLS names are not DNS names: every Yibao server is
// called kServerName, and clients map that to the address they were told.
#pragma once

#include <filesystem>
#include <string>

#include "shared/base/result.h"
#include "shared/crypto/digest.h"

namespace yibao::server {

inline constexpr const char* kServerName = "server.yibao.internal";

struct Certificates {
  std::string ca_pem;
  crypto::Digest server_digest{};  // SHA-256 of the server certificate as it goes over the line
};

// Writes ca.pem, ca.key, server.pem and server.key (keys for the owner only) into the folder.
base::Status create_certificates(const std::filesystem::path& folder);
// Makes what is missing: all of it, or a new server certificate by the CA that is there, of which
// clients notice nothing.
base::Status complete_certificates(const std::filesystem::path& folder);
base::Result<Certificates> load_certificates(const std::filesystem::path& folder);

}  // namespace yibao::server
