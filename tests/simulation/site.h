// A server with all that belongs to it: its machine, the line that leads there, what it has put its
// name to. There is one of them, unless its operator serves two histories.
#pragma once

#include "tests/simulation/network.h"

namespace yibao::simulation {

struct Site {
  // All that is referred to outlives it.
  Site(const VirtualTime& time, ServerMachine::Options machine, Eavesdropper& eavesdropper,
       Trace& trace, std::uint64_t seed)
      : server(time, std::move(machine)), network(server, eavesdropper, witness, trace, seed) {}

  Witness witness;
  ServerMachine server;
  Network network;
};

}  // namespace yibao::simulation
