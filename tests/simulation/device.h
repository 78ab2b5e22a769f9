// One PC of an office: its disk, its clock, its replica and the people who sign in on it. The
// exchange is driven by the product's own machine (sync_machine.h), in virtual time.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <vector>

#include "client/core/sync/link.h"
#include "client/core/sync/sync_machine.h"
#include "tests/simulation/forgetful_vfs.h"
#include "tests/simulation/virtual_time.h"

namespace yibao::simulation {

struct Member {
  base::PersonId id;
  std::string passphrase;
};

class Device {
 public:
  struct Options {
    std::string name;
    std::filesystem::path folder;  // for the lock
    std::uint64_t seed = 0;
  };
  // `time` outlives it.
  Device(const VirtualTime& time, Options options);
  ~Device();
  Device(const Device&) = delete;
  Device& operator=(const Device&) = delete;

  // Opens the replica without anybody at it.
  base::Status open();
  // Signs in; the line is the transport's.
  base::Status sign_in(const Member& member, client::Transport& transport);
  void die(bool with_the_power);

  bool open_now() const { return replica_ != nullptr; }
  client::Replica& replica() { return *replica_; }
  client::Link& link() { return *link_; }
  client::SyncMachine& machine() { return machine_; }
  const std::string& name() const { return options_.name; }
  ForgetfulDisk& disk() { return disk_; }
  MachineClock& clock() { return clock_; }
  base::RandomSource& random() { return random_; }

  std::vector<Member> members;
  std::size_t at_the_keyboard = 0;  // index into members
  bool offline = false;             // somebody pulled the plug, or the line is out for days
  // What a finding or a purge wiped here at once, whatever the server says of it later.
  std::set<domain::ContentAddress> wiped;
  bool shut_out = false;  // the server has told it that it is revoked
  // Late answers by stick may bring again what is shown to whoever was shown it once.
  bool took_sticks = false;

 private:
  Options options_;
  MachineClock clock_;
  ForgetfulDisk disk_;
  ForgetfulVfs vfs_;
  base::SeededRandom random_;
  client::SyncMachine machine_;
  std::unique_ptr<client::Replica> replica_;
  std::unique_ptr<client::Link> link_;
};

// What one guess at a passphrase costs here: nothing.
inline constexpr crypto::PassphraseCost kLeastCost{1};

}  // namespace yibao::simulation
