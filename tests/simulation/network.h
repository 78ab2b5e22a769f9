// The line between the offices and the server, with everything that a line can do: lose a request
// or its answer, cut either at any byte, deliver twice, deliver a copy much later. The server may
// die in mid-request as well.
#pragma once

#include <vector>

#include "tests/simulation/eavesdropper.h"
#include "tests/simulation/server_machine.h"
#include "tests/simulation/trace.h"
#include "tests/simulation/two_faces.h"
#include "tests/simulation/witness.h"

namespace yibao::simulation {

// How often things go wrong, of a thousand.
struct LineFaults {
  std::uint64_t line = 0;          // requests that something happens to
  std::uint64_t server_death = 0;  // requests during which the server's disk breaks
};

class Network {
 public:
  // All outlive it.
  Network(ServerMachine& server, Eavesdropper& eavesdropper, Witness& witness, Trace& trace,
          std::uint64_t seed)
      : server_(server),
        eavesdropper_(eavesdropper),
        witness_(witness),
        trace_(trace),
        random_(seed) {}

  void set_faults(const LineFaults& faults) { faults_ = faults; }
  TwoFaces& operator_of() { return operator_; }
  base::Result<client::TransportAnswer> carry(const std::string& path, base::ByteView body,
                                              const std::string& authorization);
  // A copy that was held up somewhere arrives now; its answer goes nowhere.
  void deliver_late();
  bool has_late() const { return !late_.empty(); }

 private:
  struct Request {
    std::string path;
    base::Bytes body;
    std::string authorization;
  };
  std::optional<client::TransportAnswer> deliver(const Request& request);
  base::Result<client::TransportAnswer> go_wrong(Request request);

  ServerMachine& server_;
  TwoFaces operator_;  // honest, unless told otherwise
  Eavesdropper& eavesdropper_;
  Witness& witness_;
  Trace& trace_;
  base::SeededRandom random_;
  LineFaults faults_;
  std::vector<Request> late_;
};

// One office's end of the line.
class Line final : public client::Transport {
 public:
  explicit Line(Network& network) : network_(&network) {}
  // From now on to there.
  void lead_to(Network& network) { network_ = &network; }
  base::Result<client::TransportAnswer> post(const std::string& path, base::ByteView body,
                                             const std::string& authorization) override {
    return network_->carry(path, body, authorization);
  }
  void interrupt() override {}

 private:
  Network* network_;
};

}  // namespace yibao::simulation
