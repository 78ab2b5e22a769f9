// Exchanges over the line; and the end: faults are over, everybody exchanges until nothing moves,
// and what must hold is looked at.
#include <algorithm>

#include "client/core/sync/exchanger.h"
#include "client/core/sync/offer_again.h"
#include "tests/simulation/error_kinds.h"
#include "tests/simulation/world.h"

namespace yibao::simulation {

using base::ErrorCode;

void World::exchange_where_due() {
  for (auto& device : devices_) {
    for (int i = 0;
         i < 4 && device->open_now() && !device->offline && has_line(*device) && !failed(); ++i) {
      if (!device->machine().next(device->clock().steady()).exchange) break;
      client::ExchangeOutcome outcome;
      exchange(*device, outcome);
    }
  }
}

client::ExchangeLimits World::limits_for(Device& device) {
  auto limits = device.machine().next(device.clock().steady()).limits;
  if (thousandth(plan_.small_pulls)) {
    limits.pull_bytes_max = random_.below(6000);
    limits.events_max = std::min(limits.events_max, 1 + random_.below(6));
  }
  return limits;
}

bool World::exchange(Device& device, client::ExchangeOutcome& outcome) {
  client::Exchanger exchanger(device.replica());
  const auto sent = exchanger.next(limits_for(device));
  if (!sent) return exchange_failed(device, sent.error(), true), false;
  const auto response = device.link().exchange(sent->request);
  sticks_while_on_the_line(device);
  if (!device.open_now()) return false;
  if (!response) return exchange_failed(device, response.error(), false), false;
  if (thousandth(plan_.device_death)) device.disk().break_after(1 + random_.below(40));
  const auto applied = exchanger.apply(*sent, *response);
  if (device.disk().broken()) return bury(device), false;
  device.disk().never_break();
  if (!applied) return exchange_failed(device, applied.error(), true), false;
  outcome = *applied;
  device.machine().exchanged(outcome, device.clock().steady(), random_);
  say_what_moved(device, outcome);
  return true;
}

void World::say_what_moved(Device& device, const client::ExchangeOutcome& outcome) {
  const bool quiet = outcome.admitted + outcome.refused + outcome.held + outcome.pulled == 0;
  if (quiet) return;
  trace_.say(device.name() + " exchanged: " + std::to_string(outcome.admitted) + " admitted, " +
             std::to_string(outcome.refused) + " refused, " + std::to_string(outcome.held) +
             " held, " + std::to_string(outcome.pulled) + " pulled");
}

void World::exchange_failed(Device& device, const base::Error& error, bool of_the_answer) {
  trace_.say(device.name() + " exchange: " + code_of(error));
  if (error.code == ErrorCode::kDeviceRevoked) device.shut_out = true;
  device.machine().failed(error, device.clock().steady(), random_);
  const bool disk_to_blame = device.disk().broken() || device.disk().full();
  if (disk_to_blame) return;
  // Of a split whoever sees it is told, and nobody else.
  if (contradicts_the_log(error) && may_be_alarmed(device)) return;
  if (contradicts_the_log(error)) fail(device.name() + ": " + code_of(error) + " " + error.detail);
  if (of_the_answer && is_our_fault(error)) {
    fail(device.name() + " exchange: " + code_of(error) + " " + error.detail);
  }
}

// -- the end --------------------------------------------------------------------------------------

void World::end_faults() {
  trace_.say("the faults end");
  plan_ = Plan();
  couriers_.set_faults(0);
  for (auto& site : sites_) {
    site->network.set_faults({});
    site->server.disk().set_full(false);
    if (site->server.disk().broken()) site->server.die(true);
    site->server.disk().never_break();
    if (!failed() && !site->server.running()) start_server(*site, false);
  }
  for (auto& device : devices_) {
    device->disk().set_full(false);
    device->disk().never_break();
    if (!failed() && !device->open_now()) start_device(*device, false);
  }
  for (auto& site : sites_) {
    while (site->network.has_late()) site->network.deliver_late();
  }
}

void World::settle() {
  end_faults();
  // The last sticks come before anything else, or when everything has been said already.
  if (!failed() && stick_random_.below(2) == 0) let_sticks_arrive();
  constexpr int kRounds = 60;
  bool waited = false;
  for (int i = 0; i < kRounds && !failed(); ++i) {
    if (settle_round() || let_sticks_arrive()) continue;
    // What others were to offer themselves goes out after some days.
    if (outcome_.restores == 0 || waited) return;
    time_.pass(client::kOthersOfferFirst + std::chrono::hours(1));
    waited = true;
  }
  fail("exchanges do not come to rest");
}

bool World::settle_round() {
  time_.pass(std::chrono::minutes(20));
  begin_epoch_where_found_out();
  for (auto& site : sites_) site->server.jurisdiction().scoring().work();
  bool moved = false;
  for (auto& device : devices_) {
    if (device->shut_out || failed()) continue;
    client::ExchangeOutcome outcome;
    const bool exchanged =
        has_line(*device) ? exchange(*device, outcome) : exchange_by_stick(*device, outcome);
    if (!exchanged) {
      // What the time has run out for is asked again; a blocked line opens with the next round.
      moved = moved || !(device->shut_out || is_stopped(*device));
      continue;
    }
    moved = moved || outcome.admitted + outcome.refused + outcome.pulled > 0 ||
            outcome.more_to_pull || outcome.more_to_send;
  }
  return moved;
}

void World::check() {
  for (auto& site : sites_) check_site(*site);
  check_alarms();
  if (!eavesdropper_.leaked().empty()) {
    fail("words left that nobody offered: " + *eavesdropper_.leaked().begin());
  }
}

void World::check_site(Site& site) {
  const auto log = read_log(site.server);
  if (!log) return fail("log unreadable: " + log.error().detail);
  outcome_.entries = std::max<std::uint64_t>(outcome_.entries, log->entries.size());
  const auto need = [&](const std::string& wrong) {
    if (!wrong.empty()) fail("server: " + wrong);
  };
  need(site.witness.hold_against(site.server.jurisdiction()));
  need(check_log(site.server, *log));
  check_lost();
  // Whoever found it out may have brought something on the way.
  if (sites_.size() > 1) site.server.jurisdiction().scoring().work();
  need(check_standings(*log, site.server));
  need(check_purged(*log, site.server, eavesdropper_, outcome_.words_on_disk));
  for (auto& device : devices_) {
    // One that is shut out knows why nothing leaves: the exchange itself is refused.
    if (device->shut_out || &site_of(*device) != &site || is_stopped(*device)) continue;
    check_device(site, *log, *device);
  }
  for (const auto& [path, bytes] : site.server.disk().image()) trace_.mix(bytes);
}

void World::check_device(Site& site, const WholeLog& log, Device& device) {
  const auto need = [&](const std::string& wrong) {
    if (!wrong.empty()) fail(device.name() + ": " + wrong);
  };
  need(check_outbox(device));
  need(check_replica(log, site.server, device, outcome_.restores > 0));
  need(check_account(device));
  need(check_purged(log, device));
}

}  // namespace yibao::simulation
