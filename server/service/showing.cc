#include "server/service/showing.h"

#include <algorithm>
#include <map>

namespace yibao::server {
namespace {

// Where each of these was shown already: to its own audience, and an offer to that of its sign-off.
base::Result<std::set<std::pair<std::string, std::uint64_t>>> scopes_with(
    const std::vector<StoredEntry>& entries, const domain::Registry& registry) {
  std::set<std::pair<std::string, std::uint64_t>> had;
  std::map<base::EventId, std::uint64_t> sequences;
  for (const StoredEntry& each : entries) {
    YIBAO_TRY(const domain::Event event, protocol::decode_event(each.event.payload));
    sequences[event.id] = each.stamp.sequence;
    std::vector<std::uint64_t> shown = {each.stamp.sequence};
    for (const base::EventId& id : domain::released_by(event)) {
      if (const auto with_it = sequences.find(id); with_it != sequences.end()) {
        shown.push_back(with_it->second);
      }
    }
    for (const std::string& scope : scopes_of(domain::audience_of(event, registry), registry)) {
      for (const std::uint64_t sequence : shown) had.emplace(scope, sequence);
    }
  }
  return had;
}

}  // namespace

// The office's own people read the office's scope: what is theirs as a unit comes there once.
std::vector<std::string> scopes_of(const domain::Audience& audience,
                                   const domain::Registry& registry) {
  if (audience.everyone) return {kScopeEveryone};
  std::vector<std::string> scopes;
  if (audience.office) scopes.emplace_back(kScopeOffice);
  for (const base::UnitCode& unit : audience.units) {
    if (!audience.office || !registry.is_central_office(unit)) scopes.push_back(unit.text());
  }
  return scopes;
}

base::Status Showing::show(const domain::Entry& entry, const domain::Registry& registry) {
  const auto scopes = scopes_of(domain::audience_of(*entry.event, registry), registry);
  std::vector<StoredEntry> released;
  for (const base::EventId& id : domain::released_by(*entry.event)) {
    YIBAO_TRY(auto stored, store_.log().find(id));
    if (stored) released.push_back(*std::move(stored));
  }
  YIBAO_TRY(const auto had, scopes_with(released, registry));
  for (const std::string& scope : scopes) {
    YIBAO_CHECK(show_key(entry.key, scope, registry));
    for (const StoredEntry& each : released) {
      if (had.contains({scope, each.stamp.sequence})) continue;
      YIBAO_CHECK(show_key(each.event.key, scope, registry));
      YIBAO_CHECK(store_.feed().show(scope, each.stamp.sequence));
    }
    YIBAO_CHECK(store_.feed().show(scope, entry.stamp->sequence));
  }
  return {};
}

base::Status Showing::show_to_all_of(const domain::Entry& entry,
                                     const std::set<std::uint64_t>& sequences,
                                     const domain::Registry& registry) {
  std::set<std::uint64_t> all = sequences;
  all.insert(entry.stamp->sequence);
  YIBAO_TRY(const auto rows, store_.feed().shown(all));
  std::set<std::string> scopes;
  for (const ShownRow& each : rows) scopes.insert(each.scope);
  for (const ShownRow& each : rows) {
    if (each.row.sequence == entry.stamp->sequence) scopes.erase(each.scope);
  }
  for (const std::string& scope : scopes) {
    YIBAO_CHECK(show_key(entry.key, scope, registry));
    YIBAO_CHECK(store_.feed().show(scope, entry.stamp->sequence));
  }
  return {};
}

// Whoever sees an event can verify it: a unit that is only a party gets the author's key with it.
// Who sees a key by itself goes by the unit that it was enrolled in, which is its device's; the
// author may be of another by now.
base::Status Showing::show_key(const crypto::KeyId& signer, const std::string& scope,
                               const domain::Registry& registry) {
  const domain::KeyInfo* key = registry.key(signer);
  const domain::DeviceInfo* device = key == nullptr ? nullptr : registry.device(key->device);
  if (device == nullptr || !key->enrolled || scope == kScopeOffice) return {};
  const base::UnitCode& home = device->unit;
  if (scope == home.text() || registry.is_central_office(home)) return {};
  const auto above = registry.overseers(home);
  if (std::find(above.begin(), above.end(), base::UnitCode(scope)) != above.end()) return {};
  if (!keys_shown_.emplace(scope, signer).second) return {};
  return store_.feed().show(scope, key->enrolled->sequence);
}

base::Status Showing::show_again(const domain::Event& about, const domain::Registry& before,
                                 const domain::Registry& registry) {
  const base::UnitCode& unit = about.unit;
  const bool turned = before.is_central_office(unit) != registry.is_central_office(unit);
  std::vector<domain::Viewer> gained;
  const auto had = before.overseers(unit);
  for (const base::UnitCode& each : registry.overseers(unit)) {
    if (std::find(had.begin(), had.end(), each) == had.end()) gained.push_back({each, false});
  }
  // Its own rows and the office's are not the same ones.
  if (turned) gained.push_back(domain::viewer_of(unit, registry));
  if (gained.empty()) return {};
  if (before.is_central_office(unit) && turned) YIBAO_CHECK(note_shown_as_office(unit));
  YIBAO_TRY(const auto sequences, said_of(unit, turned, registry));
  for (const std::uint64_t sequence : sequences) {
    YIBAO_TRY(const auto stored, store_.log().at(sequence));
    if (!stored) continue;
    YIBAO_TRY(const domain::Event event, protocol::decode_event(stored->event.payload));
    const auto audience = domain::audience_of(event, registry);
    const bool known_before = domain::audience_of(event, before).everyone;
    if (audience.everyone && known_before) continue;
    for (const domain::Viewer& viewer : gained) {
      if (!domain::sees(viewer, audience)) continue;
      YIBAO_CHECK(show_with_released(*stored, event, viewer.unit.text(), registry));
    }
    // The office's people are known to everyone.
    if (turned && audience.everyone) {
      YIBAO_CHECK(show_with_released(*stored, event, std::string(kScopeEveryone), registry));
    }
  }
  return {};
}

// A unit that is the central office no longer was shown all that is in the office's scope: what
// takes words away is to find it there.
base::Status Showing::note_shown_as_office(const base::UnitCode& unit) {
  YIBAO_TRY(const auto rows, store_.feed().after({kScopeOffice}, 0, SIZE_MAX / 2));
  for (const FeedRow& row : rows) YIBAO_CHECK(store_.feed().show(unit.text(), row.sequence));
  return {};
}

// What a unit's change may bring before others: what it and those below it were shown; where one of
// them is the central office, or was, that stands in the office's scope.
base::Result<std::set<std::uint64_t>> Showing::said_of(const base::UnitCode& unit, bool turned,
                                                       const domain::Registry& registry) {
  std::vector<base::UnitCode> units = registry.overseen_by(unit);
  units.push_back(unit);
  std::vector<std::string> scopes;
  bool of_office = turned;
  for (const base::UnitCode& each : units) {
    scopes.push_back(each.text());
    of_office = of_office || registry.is_central_office(each);
  }
  if (of_office) scopes.emplace_back(kScopeOffice);
  if (turned) scopes.emplace_back(kScopeEveryone);  // its people, while it was the central office
  YIBAO_TRY(const auto rows, store_.feed().after(scopes, 0, SIZE_MAX / 2));
  std::set<std::uint64_t> sequences;
  for (const FeedRow& row : rows) sequences.insert(row.sequence);
  return sequences;
}

base::Status Showing::show_with_released(const StoredEntry& stored, const domain::Event& event,
                                         const std::string& scope,
                                         const domain::Registry& registry) {
  YIBAO_CHECK(show_key(stored.event.key, scope, registry));
  for (const base::EventId& id : domain::released_by(event)) {
    YIBAO_TRY(const auto released, store_.log().find(id));
    if (!released) continue;
    YIBAO_CHECK(show_key(released->event.key, scope, registry));
    YIBAO_CHECK(store_.feed().show(scope, released->stamp.sequence));
  }
  return store_.feed().show(scope, stored.stamp.sequence);
}

}  // namespace yibao::server
