// One seed's world: a server, a few offices, people who work, and everything that goes wrong
// meanwhile. run() lets them work for some dozens of steps, ends the faults, lets everybody
// exchange until nothing moves, and checks what must hold then. The same seed gives the same run,
// byte for byte.
//
// Its idea is here and in world.cc; machines that die in world_machines.cc, disks that are put back
// in world_restores.cc, exchanges and the end in world_exchanges.cc, sticks in world_couriers.cc,
// two histories in world_splits.cc.
#pragma once

#include <set>

#include "tests/simulation/couriers.h"
#include "tests/simulation/deeds.h"
#include "tests/simulation/invariants.h"
#include "tests/simulation/site.h"
#include "tests/support/files.h"

namespace yibao::simulation {

// What goes wrong besides lines, clocks, full disks and deaths.
enum class Kind : std::uint8_t {
  kPlain,
  kRestores,  // the server is put back to earlier images of its disk
  kDisks,     // and devices are, too
  kCouriers,  // exchanges go by stick as well; of some offices only so; some of all this together
  kSplits,    // the operator serves two histories, and those who see them meet; or honestly one
  kUnseen,  // the server is put back and nobody is told, and writes on until somebody finds it out
};

struct WorldOptions {
  std::uint64_t seed = 1;
  Kind kind = Kind::kPlain;
  // The server's disk says it has synced and has not: what a run must find out.
  bool lying_disk = false;
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
  std::size_t sticks_taken = 0;    // bundles that the server took in
  std::size_t replies_taken = 0;   // and answers that devices did
  std::size_t replies_late = 0;    // of them, after the device had exchanged otherwise
  std::size_t sticks_refused = 0;  // damaged ones, and such as came to a wrong place
  std::size_t admitted_by_stick = 0;
  bool split = false;                // there were two histories
  std::size_t compared = 0;          // checkpoints that one office was shown of another
  std::map<std::string, int> found;  // contrary ones, by how they met
  std::size_t servers_halted = 0;
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
    std::uint64_t stick = 0;
    std::uint64_t stick_faults = 0;
    std::size_t split_at = 0;  // step; 0: never
    std::uint64_t meeting = 0;
    std::uint64_t comparison = 0;
  };

  void draw_plan();
  void make_machines();
  void step();
  void let_time_pass();
  void trouble();
  void act(Device& device);
  std::span<const Deed> deeds_for(Device& device);
  void after_deed(Device& device, const Deed& deed, const base::Result<std::string>& result);
  void note_promises(Device& device);

  void bring_up();
  void start_server(Site& site, bool may_break_again);
  void start_device(Device& device, bool may_break_again);
  bool sign_in(Device& device);
  void bury(Device& device);

  void keep_images();
  void restore_something();
  void restore_server();
  void put_back_unseen(const ForgetfulDisk::Image& image);
  void begin_epoch_where_found_out();
  void restore_device(Device& device);
  void check_lost();

  void exchange_where_due();
  bool exchange(Device& device, client::ExchangeOutcome& outcome);
  client::ExchangeLimits limits_for(Device& device);
  void say_what_moved(Device& device, const client::ExchangeOutcome& outcome);
  void exchange_failed(Device& device, const base::Error& error, bool of_the_answer);
  void end_faults();
  void settle();
  bool settle_round();
  void check();

  // World's side of the sticks. Each gives whether something was done.
  void draw_couriers();
  bool has_line(const Device& device) const { return !by_stick_only_.contains(device.name()); }
  void let_couriers_go();
  bool pack_stick(Device& device);
  void look_into(base::ByteView file);
  bool hand_in_stick(const Stick& stick);
  bool bring_back_stick(Device& device, const Stick& stick);
  void stick_refused(const Stick& stick, const std::string& where, const base::Error& error);
  void sticks_while_on_the_line(Device& device);
  bool exchange_by_stick(Device& device, client::ExchangeOutcome& outcome);
  bool let_sticks_arrive();
  void note_reply(Site& site, const Stick& stick, base::ByteView reply);

  // The two histories, and how those who see them meet.
  void draw_splits();
  void let_histories_meet();
  void split_server();
  Site& other_site(const Device& device) { return *sites_[1 - site_of_[device.name()]]; }
  bool both_serve();
  bool is_at_one(Device& device);
  Device* somebody_at_one();
  void compare(Device& device, Device& with);
  void move(Device& device);
  void carry_to_other(Device& device);
  void tell_of_other(Device& device);
  void meet_at_last();
  void found(Device& device, const std::string& how);
  bool may_be_alarmed(const Device& device) const { return met_.contains(device.name()); }
  bool is_alarmed(Device& device);
  bool is_stopped(Device& device);
  void check_alarms();
  void check_site(Site& site);
  void check_device(Site& site, const WholeLog& log, Device& device);

  Site& home() { return *sites_.front(); }
  Site& any_site() { return *sites_[sites_.size() == 1 ? 0 : random_.below(sites_.size())]; }
  Site& site_of(const Device& device) { return *sites_[site_of_[device.name()]]; }
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
  std::vector<std::unique_ptr<Site>> sites_;
  std::map<std::string, std::size_t> site_of_;  // by device: where its line leads
  std::map<std::string, Line> lines_;
  std::vector<std::unique_ptr<Device>> devices_;
  std::map<std::string, std::set<base::EventId>>
      promised_;                                     // by device: what commands returned for
  std::vector<ForgetfulDisk::Image> server_images_;  // the oldest first
  std::map<std::string, ForgetfulDisk::Image> device_images_;
  Couriers couriers_;
  base::SeededRandom stick_random_;
  std::set<std::string> by_stick_only_;  // devices that have no line at all
  std::map<std::string, base::ByteArray<32>>
      device_seeds_;  // of their keys: to read what is sealed
  base::SeededRandom split_random_;
  std::set<std::string> met_;        // devices that have seen, or were shown, what is contrary
  std::set<std::string> must_see_;   // and that have to find it
  std::set<std::string> took_late_;  // and took something from both
  std::set<const Site*> may_halt_;   // servers that were shown what is contrary
  Plan plan_;
  WorldOutcome outcome_;
};

}  // namespace yibao::simulation

YIBAO_ENUM_NAMES(yibao::simulation::Kind, "plain", "restores", "disks", "couriers", "splits",
                 "unseen");
