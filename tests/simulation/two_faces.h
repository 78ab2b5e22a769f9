// What the operator of two servers under one log key does between the line and the servers' own
// program: takes out of a request what would show the one server the other's history, and says in
// an answer what it should rather not. Both with the log key, so that every signature holds.
#pragma once

#include "tests/simulation/server_machine.h"

namespace yibao::simulation {

// Whether what was seen is the beginning of that server's log as it is now.
bool is_beginning_of(ServerMachine& server, const crypto::Checkpoint& seen);

class TwoFaces {
 public:
  // What a device has seen elsewhere is kept from the server, which else would halt.
  void set_hiding(bool hiding) { hiding_ = hiding; }
  // Answers tell of this as of what another device has seen.
  void tell(const std::optional<crypto::Checkpoint>& seen) { tells_ = seen; }

  std::optional<client::TransportAnswer> handle(ServerMachine& server, const std::string& path,
                                                base::ByteView body,
                                                const std::string& authorization);

 private:
  bool hiding_ = false;
  std::optional<crypto::Checkpoint> tells_;
};

}  // namespace yibao::simulation
