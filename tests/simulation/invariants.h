// What must hold when the faults have ended and everybody has exchanged until nothing moves. Each
// gives "" or what is wrong.
#pragma once

#include <set>
#include <string>

#include "tests/simulation/device.h"
#include "tests/simulation/eavesdropper.h"
#include "tests/simulation/server_machine.h"

namespace yibao::simulation {

// The server's log, read once.
struct WholeLog {
  std::shared_ptr<const domain::Registry> registry;
  std::vector<domain::Entry> entries;  // in order
  std::map<domain::Subject, std::vector<domain::Entry>> by_subject;
  std::set<domain::ContentAddress> purged;  // what it says is wiped
};
base::Result<WholeLog> read_log(ServerMachine& server);

// Sequences, signatures, rights, contents, the tree: what `yibao-server verify` checks; and that
// every event is there once.
std::string check_log(ServerMachine& server, const WholeLog& log);

// The replica has what it may see, and nothing else; its folds, rows and facts are those of the
// log; it verifies itself.
// `restored`: the server was put back meanwhile, and both sides of that are kept as evidence.
std::string check_replica(const WholeLog& log, ServerMachine& server, Device& device,
                          bool restored);

// What the replica keeps against its server, by name.
base::Result<std::vector<std::string>> evidence_of(client::Replica& replica);

// All that the replica believes to be in the log is in this server's, at those places, and it
// verifies itself.
std::string check_branch(ServerMachine& server, Device& device);

// What has not been sent has a reason.
std::string check_outbox(Device& device);

// The server's facts are those of the log, its standing is what they give when computed anew, and
// the unit's own account agrees with the published one.
std::string check_standings(const WholeLog& log, ServerMachine& server);
std::string check_account(Device& device);

// Words found secret or purged are gone from the server's disk and from the replica. `kept` counts
// words that were not purged and were found on the disk: the search works.
std::string check_purged(const WholeLog& log, ServerMachine& server,
                         const Eavesdropper& eavesdropper, std::size_t& kept);
std::string check_purged(const WholeLog& log, Device& device);

}  // namespace yibao::simulation
