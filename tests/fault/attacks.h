// The table of attacks: requests that no client of ours makes, each with what has to become of it.
// Sent to nginx with the server behind it and, where the server is to stand it alone on loopback,
// to the server.
#pragma once

#include <string>
#include <vector>

#include "tests/fault/wire.h"

namespace yibao::fault {

// Bytes, so many times: a header line of 200 MB needs no 200 MB here.
struct Piece {
  std::string bytes;
  std::size_t times = 1;
};

struct Attack {
  std::string name;
  std::vector<Piece> pieces;
  // How many good answers it may get. 0: it is refused, by an answer or by the end of the line.
  int good_most = 0;
  int good_alone = 0;  // from the server without its front, whose library is more lenient
  Kind kind = Kind::kTls;
  bool then_finish = false;  // the other side is told that nothing more will come
  bool waits = false;        // it ends with a time-out, not with what it says
  bool front_only = false;   // Debian's library behind loopback has no bound for it
};

// `authorization`: of a session that is open, for what only a device gets to.
std::vector<Attack> all_attacks(const std::string& authorization);

struct AttackReport {
  int attacks = 0;
  std::vector<std::string> failures;  // what was served, hung or took too long
  std::chrono::milliseconds slowest{};
};
// All of them, several at a time. `alone`: the server without its front.
AttackReport attack(int port, const std::vector<Attack>& attacks, bool alone,
                    std::chrono::milliseconds timeout);

}  // namespace yibao::fault
