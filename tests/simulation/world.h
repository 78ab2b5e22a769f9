// One seed's world: a server, a few offices, people who work, and everything that goes wrong
// meanwhile. run() lets them work for some dozens of steps, ends the faults, lets everybody
// exchange until nothing moves, and checks what must hold then. The same seed gives the same run,
// byte for byte.
#pragma once

#include <set>

#include "tests/simulation/deeds.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/network.h"
#include "tests/support/files.h"

namespace yibao::simulation {

struct WorldOptions {
  std::uint64_t seed = 1;
  // The server's disk says it has synced and has not: what a run must find out.
  bool lying_disk = false;
  // Whether this seed has restores: of the server from an earlier image of its disk; and of
  // devices' disks too.
  bool restores = false;
  bool device_disks = false;
};

struct WorldOutcome {
  std::string failure;  // "": all is well
  std::deque<std::string> trace;
  crypto::Digest digest{};
  std::uint64_t entries = 0;
  std::size_t receipts = 0;
  std::size_t tokens_heard = 0;    // offered words that were found on the line
  std::size_t words_on_disk = 0;   // and in the server's files
  std::size_t restores = 0;        // of the server
  std::size_t disks_restored = 0;  // of devices
  std::size_t lost = 0;            // acknowledged, and lost by a restore for a while
  std::size_t machines_lost = 0;   // deaths of the server and of offices' machines
};

class World {
 public:
  explicit World(const WorldOptions& options);
  WorldOutcome run();
  const Trace& trace() const { return trace_; }

 private:
  // How much goes wrong in this seed, of a thousand.
  struct Plan {
    std::size_t steps = 0;
    LineFaults line;
    std::uint64_t device_death = 0;
    std::uint64_t clock_jump = 0;
    std::uint64_t full_disk = 0;
    std::uint64_t small_pulls = 0;
    std::uint64_t line_away = 0;
    std::uint64_t server_restore = 0;
    std::uint64_t device_restore = 0;
  };

  void draw_plan();
  void make_machines();
  void step();
  void let_time_pass();
  void keep_images();
  void restore_something();
  void restore_server();
  void restore_device(Device& device);
  void check_lost();
  void trouble();
  void bring_up();
  void start_server(bool may_break_again);
  void start_device(Device& device, bool may_break_again);
  bool sign_in(Device& device);
  void act(Device& device);
  std::span<const Deed> deeds_for(Device& device);
  void after_deed(Device& device, const Deed& deed, const base::Result<std::string>& result);
  void exchange_where_due();
  bool exchange(Device& device, client::ExchangeOutcome& outcome);
  void exchange_failed(Device& device, const base::Error& error, bool of_the_answer);
  void bury(Device& device);
  void note_promises(Device& device);
  void settle();
  bool settle_round();
  void check();
  void fail(const std::string& what);
  bool failed() const { return !outcome_.failure.empty(); }
  bool thousandth(std::uint64_t rate) { return random_.below(1000) < rate; }

  WorldOptions options_;
  base::SeededRandom random_;
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
  std::map<std::string, std::set<base::EventId>>
      promised_;                                     // by device: what commands returned for
  std::vector<ForgetfulDisk::Image> server_images_;  // the oldest first
  std::map<std::string, ForgetfulDisk::Image> device_images_;
  Plan plan_;
  WorldOutcome outcome_;
};

}  // namespace yibao::simulation
