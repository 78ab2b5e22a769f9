// What a server says of itself before anybody has proved anything: the certificate it shows, and
// while somebody is awaited also which program it is and where a code is open. Believed only as far
// as a person believes it, until the one-time code has proved the server (enrol.h).
#pragma once

#include <string>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/crypto/digest.h"

namespace yibao::client {

struct ServerGreeting {
  crypto::Digest certificate{};
  std::string program;                                // its version; "" while nobody is awaited
  std::vector<base::JurisdictionCode> jurisdictions;  // where somebody is
};

// `body`: of the server's health. Error: not_yibao_server.
base::Result<ServerGreeting> read_greeting(std::string_view body,
                                           const crypto::Digest& certificate);

}  // namespace yibao::client
