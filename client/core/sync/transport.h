// One request, one answer. What an answer means is decided elsewhere; what can go wrong on the way
// is told apart here: line_down, timeout, tls_untrusted, not_yibao_server, too_large.
#pragma once

#include <string>

#include "shared/base/bytes.h"
#include "shared/base/result.h"
#include "shared/crypto/digest.h"

namespace yibao::client {

struct TransportAnswer {
  int status = 0;
  std::string media_type;
  base::Bytes body;
};

class Transport {
 public:
  virtual ~Transport() = default;
  virtual base::Result<TransportAnswer> post(const std::string& path, base::ByteView body,
                                             const std::string& authorization) = 0;
  // Ends a request under way, from another thread; it fails with line_down.
  virtual void interrupt() = 0;
};

}  // namespace yibao::client
