// Which devices still hold words that were wiped: read off the feed (exchange_service.h).
#include <algorithm>
#include <set>

#include "server/service/exchange_service.h"
#include "server/service/pulling.h"
#include "server/service/purging.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;

// Where the words of an incident were shown, and the entry that took them away.
struct Spread {
  std::map<std::string, std::vector<std::uint64_t>> words;  // positions by scope
  std::map<std::string, std::uint64_t> wiped;               // the first of each scope
};

base::Result<Spread> spread_of(const Incident& incident, const domain::Event& event, Store& store) {
  YIBAO_TRY(std::set<std::uint64_t> sequences, wiped_by(event, store));
  sequences.insert(incident.sequence);
  YIBAO_TRY(const auto rows, store.feed().shown(sequences));
  Spread spread;
  for (const ShownRow& each : rows) {
    if (each.row.sequence == incident.sequence) {
      spread.wiped.emplace(each.scope, each.row.position);
    } else {
      spread.words[each.scope].push_back(each.row.position);
    }
  }
  return spread;
}

// Whether a device that reads these scopes and has come so far may hold the words still: it was
// shown them before it was told to wipe them, and has not been told yet.
bool may_hold(const Spread& spread, const std::vector<std::string>& scopes, std::uint64_t cursor) {
  std::uint64_t told = UINT64_MAX;
  for (const std::string& scope : scopes) {
    const auto found = spread.wiped.find(scope);
    if (found != spread.wiped.end()) told = std::min(told, found->second);
  }
  if (cursor >= told) return false;
  return std::any_of(scopes.begin(), scopes.end(), [&](const std::string& scope) {
    const auto found = spread.words.find(scope);
    return found != spread.words.end() && found->second.front() < told;
  });
}

}  // namespace

base::Result<std::vector<Outstanding>> ExchangeService::outstanding() {
  YIBAO_TRY(const ReaderPool::Lease store, readers_.take());
  YIBAO_TRY(const auto incidents, store->incidents().all());
  YIBAO_TRY(const auto book, store->devices().all());
  std::map<base::DeviceId, std::uint64_t> cursors;
  for (const DeviceState& state : book) cursors[state.device] = state.cursor;
  {
    const std::scoped_lock lock(devices_mutex_);
    for (const auto& [device, state] : devices_) cursors[device] = state.cursor;
  }
  const auto state = writer_.state();
  std::vector<Outstanding> list;
  for (const Incident& incident : incidents) {
    YIBAO_TRY(const auto stored, store->log().at(incident.sequence));
    if (!stored)
      return fail(ErrorCode::kCorrupted, "incident", base::TextArgs{{"what", "incident"}});
    YIBAO_TRY(const domain::Event event, protocol::decode_event(stored->event.payload));
    YIBAO_TRY(const Spread spread, spread_of(incident, event, *store));
    Outstanding outstanding{
        incident, stored->stamp.received_at, std::string(event.type_name()), {}, {}};
    for (const auto& [id, device] : state->registry->devices()) {
      if (may_hold(spread, scopes_for(device.unit, *state->registry), cursors[id])) {
        outstanding.devices.push_back(id);
      }
    }
    for (const std::uint64_t sequence : incident.bulletins) {
      YIBAO_TRY(const auto bulletin, store->log().at(sequence));
      if (!bulletin) continue;
      YIBAO_TRY(domain::Event published, protocol::decode_event(bulletin->event.payload));
      outstanding.bulletins.push_back(std::move(published));
    }
    list.push_back(std::move(outstanding));
  }
  return list;
}

}  // namespace yibao::server
