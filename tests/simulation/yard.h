// A founded county on one morning, whose machines do what a test tells them, step by step: no fault
// happens that the test has not made.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "client/core/commands/drafts.h"
#include "client/core/sync/exchanger.h"
#include "tests/simulation/founding.h"
#include "tests/simulation/network.h"
#include "tests/support/files.h"

namespace yibao::simulation {

class Yard {
 public:
  explicit Yard(std::size_t scene);

  // Somebody of that post sits down at its machine.
  Device& sit_down(const std::string& name, std::size_t member = 0);
  base::Status change_places(Device& device, std::size_t member);
  // The process ends and starts again, with the same person before it.
  base::Status restart(Device& device);

  // One exchange, a minute later.
  base::Result<client::ExchangeOutcome> exchange(Device& device);
  // Everybody exchanges until nothing moves; "" or what is wrong then (invariants.h).
  std::string settle();

  ServerMachine& server() { return server_; }
  Witness& witness() { return witness_; }
  const std::vector<std::unique_ptr<Device>>& devices() const { return devices_; }

 private:
  const Founding& founding_;
  testing::TempFolder folder_;
  VirtualTime time_;
  Trace trace_;
  Eavesdropper eavesdropper_;
  Witness witness_;
  ServerMachine server_;
  Network network_;
  Line line_;
  std::vector<std::unique_ptr<Device>> devices_;
};

// A draft that passes every check, of the person who sits there.
client::DraftDocument problem_report(client::Replica& replica);
// Every gate passed, nothing secret.
client::SignOffInput all_gates();

}  // namespace yibao::simulation
