// Writes down what the server has put its name to: every receipt and every checkpoint that left it,
// whether it arrived or not. Later the log is held against that.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "server/service/jurisdiction.h"
#include "shared/protocol/exchange.h"

namespace yibao::simulation {

class Witness {
 public:
  // A request and the answer the server gave to it.
  void see(base::ByteView request, base::ByteView response);

  // What contradicts itself already; empty while all is well.
  const std::string& contradiction() const { return contradiction_; }
  std::size_t receipts() const { return stamps_.size(); }
  const std::map<base::EventId, domain::Stamp>& stamps() const { return stamps_; }

  // Everything acknowledged is in the log with the same stamp, and every checkpoint is a prefix of
  // it. Gives what is wrong, or "".
  std::string hold_against(server::Jurisdiction& jurisdiction) const;

 private:
  std::map<base::EventId, domain::Stamp> stamps_;
  std::map<std::uint64_t, crypto::Digest> roots_;  // by size
  std::string contradiction_;
};

}  // namespace yibao::simulation
