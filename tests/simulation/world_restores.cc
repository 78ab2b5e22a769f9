// Disks that are put back to what they were.
#include "tests/simulation/error_kinds.h"
#include "tests/simulation/world.h"

namespace yibao::simulation {

void World::keep_images() {
  constexpr std::size_t kImagesMost = 4;
  // Of an image that is days old somebody knows at once; of one of an hour ago perhaps nobody yet.
  const std::uint64_t often = options_.kind == Kind::kUnseen ? 50 : 15;
  ServerMachine& server = home().server;
  if (server.running() && !server.disk().broken() && random_.below(100) < often) {
    server_images_.push_back(server.disk().image());
    if (server_images_.size() > kImagesMost) server_images_.erase(server_images_.begin());
  }
  Device& device = *devices_[random_.below(devices_.size())];
  if (device.open_now() && !device.disk().broken() && random_.below(100) < 15) {
    device_images_[device.name()] = device.disk().image();
  }
}

void World::restore_something() {
  if (options_.kind == Kind::kUnseen && random_.below(3) == 0) begin_epoch_where_found_out();
  keep_images();
  const bool server = thousandth(plan_.server_restore);
  Device& device = *devices_[random_.below(devices_.size())];
  const bool disk = thousandth(plan_.device_restore);
  if (failed()) return;
  if (server && !server_images_.empty()) restore_server();
  if (!failed() && disk && device_images_.contains(device.name())) restore_device(device);
}

void World::restore_server() {
  ServerMachine& server = home().server;
  server.disk().never_break();
  server.disk().set_full(false);
  if (server.disk().broken()) server.die(true);
  const std::size_t which = random_.below(server_images_.size());
  if (options_.kind == Kind::kUnseen && random_.below(2) == 0) {
    return put_back_unseen(server_images_[which]);
  }
  const auto left = server.restore(server_images_[which]);
  if (!left) return fail("server cannot be restored: " + code_of(left.error()));
  const auto state = server.jurisdiction().state();
  trace_.say("server: put back to " + std::to_string(*left) + " entries, epoch " +
             std::to_string(state->checkpoint.epoch));
  ++outcome_.restores;
  home().witness.restored(state->epochs);
  const std::string wrong = home().witness.hold_against(server.jurisdiction());
  if (!wrong.empty()) fail(wrong);
}

// Nobody is told, and it goes on from there. What was kept of the other branch is lost with it.
void World::put_back_unseen(const ForgetfulDisk::Image& image) {
  const auto left = home().server.put_back_unseen(image);
  if (!left) return fail("server cannot be put back: " + code_of(left.error()));
  trace_.say("server: put back unseen to " + std::to_string(*left) + " entries");
  ++outcome_.restores;
  home().witness.put_back(*left);
  server_images_ = {image};
  // Mostly those who know more are away for a while; the others write.
  for (auto& device : devices_) {
    if (!device->open_now() || random_.below(4) == 0) continue;
    const auto& seen = device->replica().progress().checkpoint;
    device->offline = device->offline || (seen && seen->size > *left);
  }
}

// The first that comes and has seen more halts it.
void World::begin_epoch_where_found_out() {
  ServerMachine& server = home().server;
  if (options_.kind != Kind::kUnseen || !server.running() || server.disk().broken()) return;
  if (server.jurisdiction().writer().halt() != server::Halt::kRolledBack) return;
  server.disk().never_break();
  server.disk().set_full(false);
  const base::Status begun = server.begin_epoch();
  if (!begun) return fail("no new epoch: " + code_of(begun.error()));
  const auto state = server.jurisdiction().state();
  trace_.say("server: found out; epoch " + std::to_string(state->checkpoint.epoch));
  home().witness.restored(state->epochs);
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
  for (const base::EventId& id : home().witness.still_lost(home().server.jurisdiction())) {
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

}  // namespace yibao::simulation
