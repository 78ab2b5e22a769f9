// Exchanges by stick: bundles that offices export, that the server's administrator takes in, and
// whose answers are imported, late, again and in any order, with the line in use meanwhile.
#include "client/core/sync/courier.h"
#include "shared/protocol/bundle.h"
#include "tests/simulation/error_kinds.h"
#include "tests/simulation/world.h"

namespace yibao::simulation {

using base::ErrorCode;

namespace {

// How often in a step, of a hundred.
constexpr std::uint64_t kArrivesAtServer = 40;
constexpr std::uint64_t kArrivesAtOffice = 50;
constexpr std::uint64_t kGoesAstray = 5;
constexpr std::uint64_t kWhileOnTheLine = 10;

// What a file that is no good may be called.
bool refuses_a_file(ErrorCode code) {
  return code == ErrorCode::kMalformed || code == ErrorCode::kCorrupted ||
         code == ErrorCode::kNotAllowedNow || code == ErrorCode::kBadSignature ||
         code == ErrorCode::kAnswerChanged;
}

}  // namespace

// Some offices have a line as well; with some seeds the server, and devices too, are put back.
void World::draw_couriers() {
  plan_.stick = 100 + stick_random_.below(400);
  plan_.stick_faults = stick_random_.below(3) == 0 ? 0 : stick_random_.below(500);
  for (std::size_t i = 1; i < founding_.posts.size(); ++i) {
    if (stick_random_.below(2) == 0) by_stick_only_.insert(founding_.posts[i].name);
  }
  plan_.line_away = 100 + stick_random_.below(400);
  if (stick_random_.below(3) != 0) return;
  plan_.server_restore = 10 + stick_random_.below(30);
  if (stick_random_.below(2) == 0) plan_.device_restore = stick_random_.below(60);
}

void World::let_couriers_go() {
  if (plan_.stick == 0) return;
  Device& device = *devices_[stick_random_.below(devices_.size())];
  if (device.open_now() && stick_random_.below(1000) < plan_.stick) pack_stick(device);
  if (!failed() && stick_random_.below(100) < kArrivesAtServer) {
    if (const auto stick = couriers_.arrives_at_the_server()) hand_in_stick(*stick);
  }
  Device& office = *devices_[stick_random_.below(devices_.size())];
  if (failed() || !office.open_now() || stick_random_.below(100) >= kArrivesAtOffice) return;
  const bool astray = stick_random_.below(100) < kGoesAstray;
  auto stick = couriers_.arrives_at_an_office(astray ? "" : office.name());
  if (!stick) return;
  if (stick->device != office.name()) {
    // Whoever was asked to take it brings it to the wrong office first, and then home.
    couriers_.goes_again_to_office(*stick);
    stick->no_good = true;
  }
  bring_back_stick(office, *stick);
}

bool World::pack_stick(Device& device) {
  if (thousandth(plan_.device_death)) device.disk().break_after(1 + random_.below(25));
  auto bundle = client::export_bundle(device.replica(), limits_for(device));
  if (device.disk().broken()) return bury(device), false;
  device.disk().never_break();
  if (!bundle) {
    trace_.say(device.name() + " packs a stick: " + code_of(bundle.error()));
    if (!device.disk().full()) fail(device.name() + " packs a stick: " + bundle.error().detail);
    return false;
  }
  trace_.say(device.name() + " packs a stick: " + std::to_string(bundle->events) + " events");
  look_into(bundle->file);
  couriers_.leaves_the_office(device.name(), std::move(bundle->file));
  return true;
}

// As only whoever has the log key can.
void World::look_into(base::ByteView file) {
  trace_.mix(file);
  const auto key = server::load_log_key(folder_.path() / "server" / "log.key");
  const auto inside = protocol::open_request_bundle(file, *key);
  if (!inside) return fail("a fresh stick does not open: " + code_of(inside.error()));
  eavesdropper_.hear(inside->exchange_request);
  if (!Eavesdropper::tokens_in(file).empty()) fail("words in the clear on a stick");
}

bool World::hand_in_stick(const Stick& stick) {
  ServerMachine& server = home().server;
  if (thousandth(plan_.line.server_death) && !server.disk().broken()) {
    server.disk().break_after(1 + random_.below(30));
  }
  const auto answer = server.command({"import", {}, stick.file});
  if (!answer) {
    trace_.say(stick.device + ": the server dies over a stick");
    couriers_.goes_again_to_server(stick);
    return false;
  }
  if (!*answer) {
    if (server.disk().full()) return couriers_.goes_again_to_server(stick), false;
    stick_refused(stick, "server", answer->error());
    return false;
  }
  if (stick.no_good) return fail("the server took a stick that is no good"), false;
  trace_.say(stick.device + ": stick taken in, " + (*answer)->text);
  trace_.mix((*answer)->file);
  ++outcome_.sticks_taken;
  note_reply(home(), stick, (*answer)->file);
  couriers_.leaves_the_server(stick.device, (*answer)->file);
  return true;
}

// What the server has put its name to, whether it arrives or not.
void World::note_reply(Site& site, const Stick& stick, base::ByteView reply) {
  const auto log_key = server::load_log_key(folder_.path() / "server" / "log.key");
  const auto request = protocol::open_request_bundle(stick.file, *log_key);
  const auto device_key = crypto::SigningKey::from_seed(device_seeds_.at(stick.device));
  const auto answer = protocol::open_reply_bundle(reply, device_key);
  if (!request || !answer) return fail(stick.device + ": a fresh answer does not open");
  site.witness.see(request->exchange_request, answer->signed_answer);
}

bool World::bring_back_stick(Device& device, const Stick& stick) {
  if (thousandth(plan_.device_death)) device.disk().break_after(1 + random_.below(40));
  const std::size_t seen_before = device.replica().progress().also_seen.size();
  const auto outcome = client::import_bundle(device.replica(), stick.file);
  if (device.disk().broken()) {
    couriers_.goes_again_to_office(stick);
    return bury(device), false;
  }
  device.disk().never_break();
  if (!outcome) {
    if (device.disk().full()) {
      couriers_.goes_again_to_office(stick);
    } else {
      stick_refused(stick, device.name(), outcome.error());
    }
    return false;
  }
  if (stick.no_good) return fail(device.name() + " took a stick that is no good"), false;
  ++outcome_.replies_taken;
  device.took_sticks = true;
  outcome_.admitted_by_stick += outcome->admitted;
  const bool late = device.replica().progress().also_seen.size() > seen_before;
  if (late || outcome->overtaken) ++outcome_.replies_late;
  trace_.say(device.name() + " took a stick in" + (outcome->overtaken ? ", overtaken" : ""));
  say_what_moved(device, *outcome);
  return true;
}

void World::stick_refused(const Stick& stick, const std::string& where, const base::Error& error) {
  trace_.say(where + " refuses a stick of " + stick.device + ": " + code_of(error));
  if (stick.no_good && refuses_a_file(error.code)) {
    ++outcome_.sticks_refused;
    return;
  }
  if (error.code == ErrorCode::kDeviceRevoked) {
    for (auto& device : devices_) {
      if (device->name() == stick.device) device->shut_out = true;
    }
    return;
  }
  // Of two histories whoever meets both is told.
  for (auto& device : devices_) {
    const bool its = device->name() == stick.device;
    if (its && contradicts_the_log(error) && may_be_alarmed(*device)) return;
    const bool halted = error.code == ErrorCode::kServerRestored;
    if (its && halted && may_halt_.contains(&site_of(*device))) return;
  }
  // A device whose disk was put back does not know any longer what it had asked.
  const bool forgotten = error.code == ErrorCode::kNotAllowedNow && where == stick.device &&
                         outcome_.disks_restored > 0;
  if (!forgotten) fail(where + " refuses a stick: " + code_of(error) + " " + error.detail);
}

// The desktop takes files in while an exchange is on the line.
void World::sticks_while_on_the_line(Device& device) {
  if (plan_.stick == 0) return;
  if (stick_random_.below(100) < kWhileOnTheLine) pack_stick(device);
  if (!device.open_now() || stick_random_.below(100) >= kWhileOnTheLine) return;
  if (const auto stick = couriers_.arrives_at_an_office(device.name())) {
    bring_back_stick(device, *stick);
  }
}

// There and back, as the only way that an office has.
bool World::exchange_by_stick(Device& device, client::ExchangeOutcome& outcome) {
  const client::SyncTuning tuning;
  const auto bundle =
      client::export_bundle(device.replica(), {tuning.events_most, tuning.pull_bytes});
  if (device.disk().broken()) return bury(device), false;
  if (!bundle) return fail(device.name() + " packs no stick: " + bundle.error().detail), false;
  look_into(bundle->file);
  const Stick stick{device.name(), bundle->file, false};
  Site& site = site_of(device);
  const auto answer = site.server.command({"import", {}, bundle->file});
  if (!answer) return false;
  if (!*answer) return stick_refused(stick, "server", answer->error()), false;
  note_reply(site, stick, (*answer)->file);
  const auto taken = client::import_bundle(device.replica(), (*answer)->file);
  if (device.disk().broken()) return bury(device), false;
  device.disk().never_break();
  if (!taken) return stick_refused(stick, device.name(), taken.error()), false;
  outcome = *taken;
  say_what_moved(device, outcome);
  return true;
}

bool World::let_sticks_arrive() {
  bool arrived = false;
  while (!couriers_.all_arrived() && !failed()) {
    arrived = true;
    if (const auto stick = couriers_.arrives_at_the_server()) hand_in_stick(*stick);
    const auto stick = couriers_.arrives_at_an_office();
    for (auto& device : devices_) {
      if (stick && !failed() && device->name() == stick->device) bring_back_stick(*device, *stick);
    }
  }
  return arrived;
}

}  // namespace yibao::simulation
