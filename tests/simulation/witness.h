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
  // The server was put back, and its log has these epochs now. What it said of anything behind the
  // place where that parts from the log as it was no longer holds; that it comes again is another
  // question (still_lost).
  void restored(const std::vector<server::EpochStart>& epochs);
  // The same where nobody was told: it writes on in the same epoch behind what is left.
  void put_back(std::uint64_t left);
  // What was acknowledged, lost by a restore and is not in the log now.
  std::vector<base::EventId> still_lost(server::Jurisdiction& jurisdiction) const;
  std::size_t lost() const { return lost_.size(); }

  // A request and the answer the server gave to it.
  void see(base::ByteView request, base::ByteView response);

  // What contradicts itself already; empty while all is well.
  const std::string& contradiction() const { return contradiction_; }
  std::size_t receipts() const { return stamps_.size(); }
  const std::map<base::EventId, domain::Stamp>& stamps() const { return stamps_; }

  // Everything acknowledged is in the log with the same stamp, and every checkpoint is a prefix of
  // it, as far as restores have left it. Gives what is wrong, or "".
  std::string hold_against(server::Jurisdiction& jurisdiction) const;

 private:
  void lose_behind(std::uint64_t left);

  std::map<base::EventId, domain::Stamp> stamps_;
  std::map<base::EventId, domain::Stamp> lost_;
  std::map<std::pair<std::uint32_t, std::uint64_t>, crypto::Digest> roots_;  // by epoch and size
  std::vector<server::EpochStart> epochs_;
  std::string contradiction_;
};

}  // namespace yibao::simulation
