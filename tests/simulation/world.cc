#include "tests/simulation/world.h"

#include "shared/base/assert.h"
#include "tests/simulation/error_kinds.h"

namespace yibao::simulation {

using std::chrono::milliseconds;

World::World(const WorldOptions& options)
    : options_(options),
      random_(options.seed * 1'000'003),
      founding_(founding(options.seed % scenes().size())),
      time_(founding_.at),
      couriers_(trace_, options.seed * 15'485'863),
      stick_random_(options.seed * 32'452'843),
      split_random_(options.seed * 49'979'687) {
  sites_.push_back(std::make_unique<Site>(
      time_,
      ServerMachine::Options{folder_.path() / "server", base::JurisdictionCode("county"),
                             options.seed * 7919, false},
      eavesdropper_, trace_, options.seed * 104'729));
  draw_plan();
  make_machines();
}

// Some seeds are calm in one respect and rough in another.
void World::draw_plan() {
  const auto rate = [&](std::uint64_t most) {
    return random_.below(3) == 0 ? 0 : random_.below(most);
  };
  plan_.steps = 30 + random_.below(51);
  plan_.line = {rate(500), rate(60)};
  plan_.device_death = rate(80);
  plan_.clock_jump = rate(60);
  plan_.full_disk = rate(30);
  plan_.small_pulls = rate(900);
  plan_.line_away = rate(200);
  if (options_.kind == Kind::kCouriers) draw_couriers();
  if (options_.kind == Kind::kSplits) draw_splits();
  const bool restores = options_.kind == Kind::kRestores || options_.kind == Kind::kDisks ||
                        options_.kind == Kind::kUnseen;
  if (!restores) return;
  plan_.server_restore = 10 + random_.below(50);
  if (options_.kind == Kind::kUnseen) plan_.line_away = 60 + random_.below(200);
  if (options_.kind == Kind::kDisks) plan_.device_restore = rate(60);
}

void World::make_machines() {
  std::filesystem::create_directories(folder_.path() / "server");
  YIBAO_ASSERT(
      storage::write_private_file(folder_.path() / "server" / "log.key", founding_.log_key_file)
          .has_value());
  ServerMachine& server = home().server;
  server.disk().put(moved_to(founding_.server_disk, folder_.path() / "server"));
  server.disk().set_lying(options_.lying_disk);
  server.vfs().seed_sqlite();
  // The first office's administrator keeps the registry; of the others one to three take part.
  std::vector<std::size_t> others;
  for (std::size_t i = 1; i < founding_.posts.size(); ++i) others.push_back(i);
  const std::size_t wanted = 1 + random_.below(3);
  while (others.size() > wanted) {
    others.erase(others.begin() + static_cast<std::ptrdiff_t>(random_.below(others.size())));
  }
  others.insert(others.begin(), 0);
  for (const std::size_t i : others) {
    const Post& post = founding_.posts[i];
    auto device = std::make_unique<Device>(
        time_,
        Device::Options{post.name, folder_.path() / post.name, options_.seed * 6007 + 100 * i});
    device->disk().put(moved_to(post.disk, folder_.path() / post.name));
    device->members = post.members;
    site_of_[post.name] = 0;
    lines_.emplace(post.name, home().network);
    devices_.push_back(std::move(device));
  }
}

void World::fail(const std::string& what) {
  if (!failed()) outcome_.failure = what;
}

WorldOutcome World::run() {
  start_server(home(), false);
  for (auto& device : devices_) start_device(*device, false);
  home().network.set_faults(plan_.line);
  couriers_.set_faults(plan_.stick_faults);
  for (std::size_t i = 1; i <= plan_.steps && !failed(); ++i) {
    trace_.begin_step(i);
    step();
  }
  if (!failed()) settle();
  if (!failed()) check();
  if (!failed() && sites_.size() > 1) meet_at_last();
  outcome_.trace = trace_.last_lines();
  outcome_.digest = trace_.digest();
  outcome_.receipts = home().witness.receipts();
  outcome_.lost = home().witness.lost();
  outcome_.tokens_heard = eavesdropper_.heard().size();
  return std::move(outcome_);
}

void World::step() {
  let_time_pass();
  trouble();
  bring_up();
  if (plan_.server_restore > 0) restore_something();
  Device& device = *devices_[random_.below(devices_.size())];
  if (!failed() && device.open_now()) act(device);
  if (!failed()) exchange_where_due();
  if (!failed()) let_couriers_go();
  if (!failed()) let_histories_meet();
  for (auto& site : sites_) {
    ServerMachine& server = site->server;
    if (site->network.has_late() && random_.below(100) < 20) site->network.deliver_late();
    if (server.running() && !server.disk().broken() && random_.below(100) < 60) {
      server.jurisdiction().scoring().work();
    }
    if (!site->witness.contradiction().empty()) fail(site->witness.contradiction());
  }
  if (!eavesdropper_.leaked().empty()) {
    fail("words left that nobody offered: " + *eavesdropper_.leaked().begin());
  }
}

void World::let_time_pass() {
  const std::uint64_t longest = random_.below(10) == 0 ? 40'000'000 : 600'000;
  time_.pass(milliseconds(1 + random_.below(longest)));
}

void World::trouble() {
  Device& device = *devices_[random_.below(devices_.size())];
  if (thousandth(plan_.clock_jump)) {
    constexpr std::int64_t kReach[] = {120'000, 86'400'000, 100'000'000'000};
    const auto reach = static_cast<std::uint64_t>(kReach[random_.below(3)]);
    const auto offset =
        static_cast<std::int64_t>(random_.below(2 * reach)) - static_cast<std::int64_t>(reach);
    device.clock().set_offset(milliseconds(offset));
    trace_.say(device.name() + ": clock now " + std::to_string(offset / 1000) + " s off");
  }
  if (thousandth(plan_.line_away)) {
    device.offline = !device.offline;
    trace_.say(device.name() + (device.offline ? ": no line" : ": a line again"));
  }
  if (thousandth(plan_.full_disk)) {
    ForgetfulDisk& disk = random_.below(2) == 0 ? any_site().server.disk() : device.disk();
    disk.set_full(!disk.full());
    trace_.say("a disk is " + std::string(disk.full() ? "full" : "no longer full"));
  } else if (random_.below(4) == 0) {
    for (auto& site : sites_) site->server.disk().set_full(false);
    for (auto& each : devices_) each->disk().set_full(false);
  }
}

// -- what people do -------------------------------------------------------------------------------

std::span<const Deed> World::deeds_for(Device& device) {
  if (!device.replica().is_office()) return unit_deeds();
  const domain::PersonInfo* person = device.replica().person_info();
  const bool administrator = person != nullptr && person->has(domain::Role::kAdministrator);
  return administrator && random_.below(8) == 0 ? administrator_deeds() : office_deeds();
}

void World::act(Device& device) {
  if (device.members.size() > 1 && random_.below(4) == 0) {
    device.at_the_keyboard = random_.below(device.members.size());
    if (!sign_in(device)) {  // which may write: what is counted by other rules now
      if (device.disk().broken()) return bury(device);
      if (device.disk().full()) return device.die(false);  // it starts again when there is room
      return fail(device.name() + ": cannot sign in");
    }
  }
  const auto deeds = deeds_for(device);
  std::uint64_t total = 0;
  for (const Deed& deed : deeds) total += deed.weight;
  std::uint64_t drawn = random_.below(total);
  const Deed* chosen = deeds.data();
  while (drawn >= chosen->weight) drawn -= (chosen++)->weight;
  if (thousandth(plan_.device_death)) device.disk().break_after(1 + random_.below(25));
  Hand hand{device.replica(), random_, eavesdropper_, founding_.scene};
  after_deed(device, *chosen, chosen->act(hand));
}

void World::after_deed(Device& device, const Deed& deed, const base::Result<std::string>& result) {
  const std::string what =
      device.name() + "/" + std::to_string(device.at_the_keyboard) + " " + deed.name;
  if (result && result->empty()) return;
  trace_.say(what + ": " + (result ? *result : code_of(result.error())));
  if (device.disk().broken()) return bury(device);
  device.disk().never_break();
  if (!result && is_our_fault(result.error()) && !device.disk().full()) {
    return fail(what + ": " + code_of(result.error()) + " " + result.error().detail);
  }
  note_promises(device);
  if (random_.below(10) < 7) device.machine().poke(device.clock().steady());
}

// What a command returned for stays; what it wiped stays wiped.
void World::note_promises(Device& device) {
  client::Replica& replica = device.replica();
  const auto all = replica.outbox().all(true);
  if (!all) return;
  std::set<base::EventId> ids;
  for (const client::OutboxEntry& each : *all) {
    ids.insert(each.id);
    if (promised_[device.name()].contains(each.id)) continue;
    const auto kept = replica.entries().find(each.id);
    if (!kept || !*kept) continue;
    const auto event = protocol::decode_event((*kept)->event.payload);
    if (!event) continue;
    if (const auto* purge = event->as<domain::ContentPurged>()) {
      device.wiped.insert(purge->purged.begin(), purge->purged.end());
    }
    if (!event->is(domain::EventType::kDraftFoundSecret)) continue;
    const auto about = replica.entries().about(event->subject);
    if (!about) continue;
    for (const domain::Entry& entry : *about) {
      device.wiped.insert(entry.event->contents.begin(), entry.event->contents.end());
    }
  }
  promised_[device.name()] = std::move(ids);
}

}  // namespace yibao::simulation
