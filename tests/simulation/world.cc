#include "tests/simulation/world.h"

#include <algorithm>

#include "client/core/sync/exchanger.h"
#include "client/core/sync/offer_again.h"
#include "shared/base/assert.h"

namespace yibao::simulation {
namespace {

using base::ErrorCode;
using std::chrono::milliseconds;

std::string code_of(const base::Error& error) {
  return std::string(base::name(error.code));
}

// Errors that say that the program itself has gone wrong.
bool is_our_fault(const base::Error& error) {
  return error.code == ErrorCode::kInternal || error.code == ErrorCode::kCorrupted ||
         error.code == ErrorCode::kMalformed || error.code == ErrorCode::kNotCanonical;
}

bool contradicts_the_log(const base::Error& error) {
  return error.code == ErrorCode::kLogForked || error.code == ErrorCode::kProofFailed;
}

}  // namespace

World::World(const WorldOptions& options)
    : options_(options),
      random_(options.seed * 1'000'003),
      founding_(founding(options.seed % scenes().size())),
      time_(founding_.at),
      server_(time_, {folder_.path() / "server", base::JurisdictionCode("county"),
                      options.seed * 7919, false}),
      network_(server_, eavesdropper_, witness_, trace_, options.seed * 104'729),
      line_(network_) {
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
  if (!options_.restores) return;
  plan_.server_restore = 10 + random_.below(50);
  if (options_.device_disks) plan_.device_restore = rate(60);
}

void World::make_machines() {
  std::filesystem::create_directories(folder_.path() / "server");
  YIBAO_ASSERT(
      storage::write_private_file(folder_.path() / "server" / "log.key", founding_.log_key_file)
          .has_value());
  server_.disk().put(moved_to(founding_.server_disk, folder_.path() / "server"));
  server_.disk().set_lying(options_.lying_disk);
  server_.vfs().seed_sqlite();
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
    devices_.push_back(std::move(device));
  }
}

void World::fail(const std::string& what) {
  if (!failed()) outcome_.failure = what;
}

WorldOutcome World::run() {
  start_server(false);
  for (auto& device : devices_) start_device(*device, false);
  network_.set_faults(plan_.line);
  for (std::size_t i = 1; i <= plan_.steps && !failed(); ++i) {
    trace_.begin_step(i);
    step();
  }
  if (!failed()) settle();
  if (!failed()) check();
  outcome_.trace = trace_.last_lines();
  outcome_.digest = trace_.digest();
  outcome_.receipts = witness_.receipts();
  outcome_.lost = witness_.lost();
  outcome_.tokens_heard = eavesdropper_.heard().size();
  return std::move(outcome_);
}

void World::step() {
  let_time_pass();
  trouble();
  bring_up();
  if (options_.restores) restore_something();
  Device& device = *devices_[random_.below(devices_.size())];
  if (!failed() && device.open_now()) act(device);
  if (!failed()) exchange_where_due();
  if (network_.has_late() && random_.below(100) < 20) network_.deliver_late();
  if (server_.running() && !server_.disk().broken() && random_.below(100) < 60) {
    server_.jurisdiction().scoring().work();
  }
  if (!eavesdropper_.leaked().empty()) {
    fail("words left that nobody offered: " + *eavesdropper_.leaked().begin());
  }
  if (!witness_.contradiction().empty()) fail(witness_.contradiction());
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
    ForgetfulDisk& disk = random_.below(2) == 0 ? server_.disk() : device.disk();
    disk.set_full(!disk.full());
    trace_.say("a disk is " + std::string(disk.full() ? "full" : "no longer full"));
  } else if (random_.below(4) == 0) {
    server_.disk().set_full(false);
    for (auto& each : devices_) each->disk().set_full(false);
  }
}

// -- machines that die and come back --------------------------------------------------------------

void World::bring_up() {
  if (server_.running() && server_.disk().broken()) {
    const bool power = random_.below(3) != 0;
    trace_.say(power ? "server: power lost" : "server: process killed");
    server_.die(power);
    ++outcome_.machines_lost;
  }
  if (!server_.running() && random_.below(2) == 0) start_server(true);
  for (auto& device : devices_) {
    if (device->open_now() && device->disk().broken()) bury(*device);
    if (!device->open_now() && random_.below(2) == 0) start_device(*device, true);
  }
}

void World::start_server(bool may_break_again) {
  if (may_break_again && random_.below(4) == 0) {
    server_.disk().break_after(1 + random_.below(12));
  }
  const base::Status started = server_.start();
  if (!started) {
    if (!server_.disk().broken() && !server_.disk().full()) {
      return fail("server does not start: " + code_of(started.error()) + " " +
                  started.error().detail);
    }
    trace_.say("server: lost again while starting");
    return server_.die(true);
  }
  if (server_.disk().broken()) return;
  server_.disk().never_break();
  trace_.say("server: up");
  const std::string wrong = witness_.hold_against(server_.jurisdiction());
  if (!wrong.empty()) fail(wrong);
}

void World::bury(Device& device) {
  const bool power = random_.below(3) != 0;
  trace_.say(device.name() + (power ? ": power lost" : ": killed"));
  device.die(power);
  ++outcome_.machines_lost;
}

void World::start_device(Device& device, bool may_break_again) {
  if (may_break_again && random_.below(4) == 0) device.disk().break_after(1 + random_.below(12));
  const base::Status opened = device.open();
  const bool in = opened.has_value() && sign_in(device);
  if (!in) {
    if (!device.disk().broken() && !device.disk().full()) {
      return fail(device.name() + " does not open: " + (opened ? "" : code_of(opened.error())));
    }
    trace_.say(device.name() + ": lost again while starting");
    return device.die(true);
  }
  device.disk().never_break();
  trace_.say(device.name() + ": open");
  for (const base::EventId& id : promised_[device.name()]) {
    const auto found = device.replica().outbox().find(id);
    if (!found || !*found) fail(device.name() + ": a command's event is lost: " + id.text());
  }
}

bool World::sign_in(Device& device) {
  return device.sign_in(device.members[device.at_the_keyboard], line_).has_value();
}

// -- disks that are put back to what they were ----------------------------------------------------

void World::keep_images() {
  constexpr std::size_t kImagesMost = 4;
  if (server_.running() && !server_.disk().broken() && random_.below(100) < 15) {
    server_images_.push_back(server_.disk().image());
    if (server_images_.size() > kImagesMost) server_images_.erase(server_images_.begin());
  }
  Device& device = *devices_[random_.below(devices_.size())];
  if (device.open_now() && !device.disk().broken() && random_.below(100) < 15) {
    device_images_[device.name()] = device.disk().image();
  }
}

void World::restore_something() {
  keep_images();
  const bool server = thousandth(plan_.server_restore);
  Device& device = *devices_[random_.below(devices_.size())];
  const bool disk = thousandth(plan_.device_restore);
  if (failed()) return;
  if (server && !server_images_.empty()) restore_server();
  if (!failed() && disk && device_images_.contains(device.name())) restore_device(device);
}

void World::restore_server() {
  server_.disk().never_break();
  server_.disk().set_full(false);
  if (server_.disk().broken()) server_.die(true);
  const std::size_t which = random_.below(server_images_.size());
  const auto left = server_.restore(server_images_[which]);
  if (!left) return fail("server cannot be restored: " + code_of(left.error()));
  const auto state = server_.jurisdiction().state();
  trace_.say("server: put back to " + std::to_string(*left) + " entries, epoch " +
             std::to_string(state->checkpoint.epoch));
  ++outcome_.restores;
  witness_.restored(state->epochs);
  const std::string wrong = witness_.hold_against(server_.jurisdiction());
  if (!wrong.empty()) fail(wrong);
}

void World::restore_device(Device& device) {
  trace_.say(device.name() + ": disk put back");
  device.die(false);
  device.disk().put(device_images_[device.name()]);
  ++outcome_.disks_restored;
  // What it had promised since is gone with it, unless it had left; what it had wiped is back.
  promised_.erase(device.name());
  device.wiped.clear();
  start_device(device, false);
  if (!failed() && device.open_now()) note_promises(device);
}

// What was acknowledged and lost is in the log again, or somebody's outbox says why it is not.
void World::check_lost() {
  if (outcome_.disks_restored > 0) return;  // lost on both sides: nobody can have it
  for (const base::EventId& id : witness_.still_lost(server_.jurisdiction())) {
    bool explained = false;
    std::string where;
    for (const auto& device : devices_) {
      if (!device->open_now()) continue;
      const auto kept = device->replica().entries().find(id);
      const auto waits = device->replica().outbox().find(id);
      if (!kept || !*kept) continue;
      explained = explained || (waits && *waits && (*waits)->code.has_value());
      where += " " + device->name() + ((*kept)->stamp ? " stamped" : "") +
               (device->shut_out ? " shut out" : "") +
               (waits && *waits ? " " + std::string(base::enum_name((*waits)->state)) : "");
    }
    if (!explained) return fail("acknowledged, lost and not offered again: " + id.text() + where);
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
      if (device.disk().full()) return;
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

// -- exchange -------------------------------------------------------------------------------------

void World::exchange_where_due() {
  for (auto& device : devices_) {
    for (int i = 0; i < 4 && device->open_now() && !device->offline && !failed(); ++i) {
      if (!device->machine().next(device->clock().steady()).exchange) break;
      client::ExchangeOutcome outcome;
      exchange(*device, outcome);
    }
  }
}

bool World::exchange(Device& device, client::ExchangeOutcome& outcome) {
  auto limits = device.machine().next(device.clock().steady()).limits;
  if (thousandth(plan_.small_pulls)) {
    limits.pull_bytes_max = random_.below(6000);
    limits.events_max = std::min(limits.events_max, 1 + random_.below(6));
  }
  client::Exchanger exchanger(device.replica());
  const auto sent = exchanger.next(limits);
  if (!sent) return exchange_failed(device, sent.error(), true), false;
  const auto response = device.link().exchange(sent->request);
  if (!response) return exchange_failed(device, response.error(), false), false;
  if (thousandth(plan_.device_death)) device.disk().break_after(1 + random_.below(40));
  const auto applied = exchanger.apply(*sent, *response);
  if (device.disk().broken()) return bury(device), false;
  device.disk().never_break();
  if (!applied) return exchange_failed(device, applied.error(), true), false;
  outcome = *applied;
  device.machine().exchanged(outcome, device.clock().steady(), random_);
  const bool quiet = outcome.admitted + outcome.refused + outcome.held + outcome.pulled == 0;
  if (quiet) return true;
  trace_.say(device.name() + " exchanged: " + std::to_string(outcome.admitted) + " admitted, " +
             std::to_string(outcome.refused) + " refused, " + std::to_string(outcome.held) +
             " held, " + std::to_string(outcome.pulled) + " pulled");
  return true;
}

void World::exchange_failed(Device& device, const base::Error& error, bool of_the_answer) {
  trace_.say(device.name() + " exchange: " + code_of(error));
  if (error.code == ErrorCode::kDeviceRevoked) device.shut_out = true;
  device.machine().failed(error, device.clock().steady(), random_);
  const bool disk_to_blame = device.disk().broken() || device.disk().full();
  if (disk_to_blame) return;
  if (contradicts_the_log(error)) fail(device.name() + ": " + code_of(error) + " " + error.detail);
  if (of_the_answer && is_our_fault(error)) {
    fail(device.name() + " exchange: " + code_of(error) + " " + error.detail);
  }
}

// -- the end --------------------------------------------------------------------------------------

void World::settle() {
  trace_.say("the faults end");
  network_.set_faults({});
  server_.disk().set_full(false);
  if (server_.disk().broken()) server_.die(true);
  server_.disk().never_break();
  if (!server_.running()) start_server(false);
  for (auto& device : devices_) {
    device->disk().set_full(false);
    device->disk().never_break();
    if (!failed() && !device->open_now()) start_device(*device, false);
  }
  while (network_.has_late()) network_.deliver_late();
  plan_ = Plan();
  constexpr int kRounds = 60;
  bool waited = false;
  for (int i = 0; i < kRounds && !failed(); ++i) {
    if (settle_round()) continue;
    // What others were to offer themselves goes out after some days.
    if (outcome_.restores == 0 || waited) return;
    time_.pass(client::kOthersOfferFirst + std::chrono::hours(1));
    waited = true;
  }
  fail("exchanges do not come to rest");
}

bool World::settle_round() {
  time_.pass(std::chrono::minutes(20));
  server_.jurisdiction().scoring().work();
  bool moved = false;
  for (auto& device : devices_) {
    if (device->shut_out || failed()) continue;
    client::ExchangeOutcome outcome;
    if (!exchange(*device, outcome)) {
      // What the time has run out for is asked again; a blocked line opens with the next round.
      moved = moved || !device->shut_out;
      continue;
    }
    moved = moved || outcome.admitted + outcome.refused + outcome.pulled > 0 ||
            outcome.more_to_pull || outcome.more_to_send;
  }
  return moved;
}

void World::check() {
  const auto log = read_log(server_);
  if (!log) return fail("log unreadable: " + log.error().detail);
  outcome_.entries = log->entries.size();
  const auto need = [&](const std::string& who, const std::string& wrong) {
    if (!wrong.empty()) fail(who + ": " + wrong);
  };
  need("server", witness_.hold_against(server_.jurisdiction()));
  need("server", check_log(server_, *log));
  check_lost();
  need("server", check_standings(*log, server_));
  need("server", check_purged(*log, server_, eavesdropper_, outcome_.words_on_disk));
  for (auto& device : devices_) {
    // One that is shut out knows why nothing leaves: the exchange itself is refused.
    if (device->shut_out) continue;
    need(device->name(), check_outbox(*device));
    need(device->name(), check_replica(*log, server_, *device, outcome_.restores > 0));
    need(device->name(), check_account(*device));
    need(device->name(), check_purged(*log, *device));
  }
  if (!eavesdropper_.leaked().empty()) {
    fail("words left that nobody offered: " + *eavesdropper_.leaked().begin());
  }
  for (const auto& [path, bytes] : server_.disk().image()) trace_.mix(bytes);
}

}  // namespace yibao::simulation
