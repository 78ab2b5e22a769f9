// Machines that die and come back.
#include "tests/simulation/error_kinds.h"
#include "tests/simulation/world.h"

namespace yibao::simulation {

void World::bring_up() {
  for (auto& site : sites_) {
    ServerMachine& server = site->server;
    if (server.running() && server.disk().broken()) {
      const bool power = random_.below(3) != 0;
      trace_.say(power ? "server: power lost" : "server: process killed");
      server.die(power);
      ++outcome_.machines_lost;
    }
    if (!server.running() && random_.below(2) == 0) start_server(*site, true);
  }
  for (auto& device : devices_) {
    if (device->open_now() && device->disk().broken()) bury(*device);
    if (!device->open_now() && random_.below(2) == 0) start_device(*device, true);
  }
}

void World::start_server(Site& site, bool may_break_again) {
  ServerMachine& server = site.server;
  if (may_break_again && random_.below(4) == 0) {
    server.disk().break_after(1 + random_.below(12));
  }
  const base::Status started = server.start();
  if (!started) {
    if (!server.disk().broken() && !server.disk().full()) {
      return fail("server does not start: " + code_of(started.error()) + " " +
                  started.error().detail);
    }
    trace_.say("server: lost again while starting");
    return server.die(true);
  }
  if (server.disk().broken()) return;
  server.disk().never_break();
  trace_.say("server: up");
  const std::string wrong = site.witness.hold_against(server.jurisdiction());
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
  const Member& member = device.members[device.at_the_keyboard];
  if (!device.sign_in(member, lines_.at(device.name()))) return false;
  device_seeds_.emplace(device.name(), device.replica().device_key()->seed());
  return true;
}

}  // namespace yibao::simulation
