// Two histories under one log key, for some offices the one and for some the other, over the line
// or by stick; and how those who see them meet. Whether two things are contrary is known here from
// both logs. Whoever meets what is contrary has to be told, by the device or by a server that
// halts; nobody else may be.
#include "client/core/compare.h"
#include "client/core/sync/courier.h"
#include "client/core/verify.h"
#include "tests/simulation/error_kinds.h"
#include "tests/simulation/world.h"

namespace yibao::simulation {

using base::ErrorCode;

void World::draw_splits() {
  plan_.comparison = 50 + split_random_.below(200);
  for (std::size_t i = 1; i < founding_.posts.size(); ++i) {
    if (split_random_.below(4) == 0) by_stick_only_.insert(founding_.posts[i].name);
  }
  if (split_random_.below(4) == 0) return;  // an honest one
  plan_.split_at = 2 + split_random_.below(plan_.steps / 2);
  plan_.meeting = split_random_.below(60);
}

void World::let_histories_meet() {
  if (options_.kind != Kind::kSplits) return;
  if (plan_.split_at > 0 && sites_.size() == 1 && --plan_.split_at == 0) split_server();
  if (failed() || !both_serve()) return;
  if (split_random_.below(1000) < plan_.comparison) {
    Device& device = *devices_[split_random_.below(devices_.size())];
    Device& with = *devices_[split_random_.below(devices_.size())];
    if (device.open_now() && with.open_now() && &device != &with) compare(device, with);
  }
  for (auto& device : devices_) {
    if (failed() || !both_serve() || !device->open_now() || device->shut_out) continue;
    const bool goes = !has_line(*device) && split_random_.below(6) == 0;
    client::ExchangeOutcome outcome;
    if (goes && !device->disk().full() && !site_of(*device).server.disk().full()) {
      exchange_by_stick(*device, outcome);
    }
  }
  if (failed() || sites_.size() == 1 || split_random_.below(1000) >= plan_.meeting) return;
  Device* device = somebody_at_one();
  if (device == nullptr) return;
  switch (split_random_.below(3)) {
    case 0: return move(*device);
    case 1: return carry_to_other(*device);
    default: return tell_of_other(*device);
  }
}

// Everything of the server's folder, and of its disk as it is.
void World::split_server() {
  if (!both_serve()) {
    plan_.split_at = 1;  // with the next step
    return;
  }
  const auto folder = folder_.path() / "other-server";
  std::filesystem::copy(folder_.path() / "server", folder,
                        std::filesystem::copy_options::recursive);
  auto other = std::make_unique<Site>(
      time_,
      ServerMachine::Options{folder, base::JurisdictionCode("county"), options_.seed * 7907, false},
      eavesdropper_, trace_, options_.seed * 104'723);
  other->server.disk().put(moved_to(home().server.disk().image(), folder));
  other->witness = home().witness;
  other->network.set_faults(plan_.line);
  sites_.push_back(std::move(other));
  trace_.say("the operator serves two histories from here on");
  outcome_.split = true;
  start_server(*sites_.back(), false);
  const bool hiding = split_random_.below(2) == 0;
  for (auto& site : sites_) site->network.operator_of().set_hiding(hiding);
  const std::size_t stays = split_random_.below(devices_.size());
  const std::size_t goes = (stays + 1) % devices_.size();
  for (std::size_t i = 0; i < devices_.size(); ++i) {
    const bool there = i == goes || (i != stays && split_random_.below(2) == 0);
    if (!there) continue;
    site_of_[devices_[i]->name()] = 1;
    lines_.at(devices_[i]->name()).lead_to(sites_[1]->network);
    trace_.say(devices_[i]->name() + ": its line leads to the copy");
  }
}

bool World::both_serve() {
  for (auto& site : sites_) {
    if (!site->server.running() || site->server.disk().broken()) return false;
  }
  return true;
}

bool World::is_at_one(Device& device) {
  return device.open_now() && !device.shut_out && !may_be_alarmed(device) && !is_stopped(device);
}

Device* World::somebody_at_one() {
  std::vector<Device*> list;
  for (auto& device : devices_) {
    if (is_at_one(*device)) list.push_back(device.get());
  }
  return list.empty() ? nullptr : list[split_random_.below(list.size())];
}

// By a line of text that goes from office to office.
void World::compare(Device& device, Device& with) {
  const auto line = client::checkpoint_line(with.replica());
  if (!line) return;
  const auto theirs = client::read_checkpoint_line(*line);
  if (!theirs) return fail("a checkpoint's line cannot be read");
  // One that was moved, and has not noticed yet, has seen the same as those whom it left.
  const bool moved = may_be_alarmed(device);
  const bool contrary = !is_beginning_of(site_of(device).server, *theirs);
  if (contrary) met_.insert(device.name());
  const auto agreement = client::compare_with(device.replica(), *theirs);
  if (!agreement) {
    if (device.disk().broken()) return bury(device);
    if (!device.disk().full()) fail(device.name() + " compares: " + code_of(agreement.error()));
    return;
  }
  ++outcome_.compared;
  trace_.say(device.name() + " compares with " + with.name() + ": " +
             std::string(base::enum_name(*agreement)));
  if (moved) return;
  if (contrary && *agreement == client::Agreement::kSame) fail("the contrary is the same");
  if (!contrary && *agreement == client::Agreement::kContrary) {
    fail(device.name() + ": a false alarm on comparing");
  }
  if (contrary) found(device, "shown");
}

// The operator leads its line to the other server.
void World::move(Device& device) {
  Site& there = other_site(device);
  const auto& seen = device.replica().progress().checkpoint;
  const bool contrary = seen && !is_beginning_of(there.server, *seen);
  site_of_[device.name()] = 1 - site_of_[device.name()];
  lines_.at(device.name()).lead_to(there.network);
  trace_.say(device.name() + ": its line leads to the other server");
  if (!contrary) return;
  may_halt_.insert(&there);
  found(device, "moved");
}

// Somebody takes its stick to the other server, and the answer back.
void World::carry_to_other(Device& device) {
  Site& there = other_site(device);
  const auto seen = device.replica().progress().checkpoint;
  const auto bundle = client::export_bundle(device.replica(), limits_for(device));
  if (!bundle || !seen) return;
  look_into(bundle->file);
  const bool contrary = !is_beginning_of(there.server, *seen);
  const bool was_halted = there.server.jurisdiction().writer().halted();
  if (contrary) may_halt_.insert(&there);
  const auto answer = there.server.command({"import", {}, bundle->file});
  if (!answer || there.server.disk().full()) return;
  trace_.say(device.name() + ": its stick comes to the other server: " +
             (*answer ? (*answer)->text : code_of(answer->error())));
  if (!*answer && answer->error().code == ErrorCode::kDeviceRevoked) {
    device.shut_out = true;
    return;
  }
  if (contrary) {
    const bool halts = !*answer && answer->error().code == ErrorCode::kServerRestored &&
                       there.server.jurisdiction().writer().halted();
    if (!halts) fail("the other server took a stick that is contrary to its log");
    ++outcome_.found["carried"];
    return;
  }
  if (!*answer) {
    if (!was_halted) fail("the other server refuses a stick: " + code_of(answer->error()));
    return;
  }
  met_.insert(device.name());
  may_halt_.insert(&site_of(device));
  const auto taken = client::import_bundle(device.replica(), (*answer)->file);
  if (!taken) return;
  took_late_.insert(device.name());
  const client::Progress& progress = device.replica().progress();
  bool sees = !is_beginning_of(site_of(device).server, *progress.checkpoint);
  for (const auto& also : progress.also_seen) {
    sees = sees || !is_beginning_of(site_of(device).server, also);
  }
  if (sees) found(device, "brought back");
}

// The operator's own program lets slip what a device of the other side has seen.
void World::tell_of_other(Device& device) {
  for (auto& with : devices_) {
    if (!with->open_now() || &site_of(*with) == &site_of(device)) continue;
    const auto seen = with->replica().progress().checkpoint;
    if (!seen || device.offline || !has_line(device) || failed()) continue;
    const bool contrary = !is_beginning_of(site_of(device).server, *seen);
    if (contrary) met_.insert(device.name());
    TwoFaces& lips = site_of(device).network.operator_of();
    lips.tell(seen);
    client::ExchangeOutcome outcome;
    const bool exchanged = exchange(device, outcome);
    lips.tell(std::nullopt);
    if (exchanged && contrary) fail(device.name() + " was told and has not noticed");
    if (device.open_now() && is_alarmed(device)) found(device, "told");
    return;
  }
}

void World::found(Device& device, const std::string& how) {
  met_.insert(device.name());
  must_see_.insert(device.name());
  ++outcome_.found[how];
  trace_.say(device.name() + " has met the other history: " + how);
}

// When everything has come to rest: whoever has heard of nothing yet meets somebody, one way or
// the other.
void World::meet_at_last() {
  trace_.say("those who have heard of nothing yet meet");
  for (auto& device : devices_) {
    if (failed() || !is_at_one(*device)) continue;
    switch (split_random_.below(4)) {
      case 0: move(*device); break;
      case 1: carry_to_other(*device); break;
      case 2: tell_of_other(*device); break;
      default:
        for (auto& with : devices_) {
          const bool there = &site_of(*with) != &site_of(*device);
          if (there && !failed() && is_at_one(*device)) compare(*device, *with);
        }
    }
  }
  if (!failed()) settle();
  if (!failed()) check();
}

bool World::is_alarmed(Device& device) {
  const auto evidence = evidence_of(device.replica());
  return device.replica().progress().split || !evidence || !evidence->empty();
}

// It gets nothing any more: it has found it itself, or its server has.
bool World::is_stopped(Device& device) {
  const ServerMachine& server = site_of(device).server;
  const bool halted = server.running() && site_of(device).server.jurisdiction().writer().halted();
  return halted || (device.open_now() && is_alarmed(device) && may_be_alarmed(device));
}

void World::check_alarms() {
  if (options_.kind != Kind::kSplits) return;
  outcome_.servers_halted = 0;
  for (auto& site : sites_) {
    if (!site->server.jurisdiction().writer().halted()) continue;
    ++outcome_.servers_halted;
    if (!may_halt_.contains(site.get())) fail("a server has halted without a reason");
  }
  for (auto& device : devices_) {
    if (device->shut_out || failed()) continue;
    if (is_alarmed(*device) && !may_be_alarmed(*device)) fail(device->name() + ": a false alarm");
    if (must_see_.contains(device->name()) && !is_stopped(*device)) {
      fail(device->name() + " has not noticed that there are two histories");
    }
    if (!is_stopped(*device) || took_late_.contains(device->name())) continue;
    // Nothing was merged: what it holds is of the one history or of the other.
    std::string wrong;
    for (auto& site : sites_) {
      wrong = check_branch(site->server, *device);
      if (wrong.empty()) break;
    }
    if (!wrong.empty()) fail(device->name() + ": " + wrong);
  }
}

}  // namespace yibao::simulation
