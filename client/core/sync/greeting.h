// What a server says of itself before anybody has proved anything: the certificate it shows, which
// program it is, which jurisdictions it has. Believed only as far as a person believes it, until
// the one-time code has proved the server (enrol.h).
#pragma once

#include <string>
#include <vector>

#include "shared/base/ids.h"
#include "shared/base/result.h"
#include "shared/crypto/digest.h"

namespace yibao::client {

struct ServerGreeting {
  crypto::Digest certificate{};
  std::string program;  // its version
  std::vector<base::JurisdictionCode> jurisdictions;
};

// `body`: of the server's health. Error: not_yibao_server.
base::Result<ServerGreeting> read_greeting(std::string_view body,
                                           const crypto::Digest& certificate);

}  // namespace yibao::client
