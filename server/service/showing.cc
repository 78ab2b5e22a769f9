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
base::Status Showing::show_key(const crypto::KeyId& signer, const std::string& scope,
                               const domain::Registry& registry) {
  const base::UnitCode unit(scope);
  const domain::KeyInfo* key = registry.key(signer);
  if (key == nullptr || !key->enrolled || registry.unit(unit) == nullptr) return {};
  const domain::PersonInfo* author = registry.person(key->person);
  if (author == nullptr || author->unit == unit) return {};
  if (registry.is_central_office(author->unit)) return {};
  const auto parents = registry.overseers(author->unit);
  if (std::find(parents.begin(), parents.end(), unit) != parents.end()) return {};
  if (!keys_shown_.emplace(scope, signer).second) return {};
  return store_.feed().show(scope, key->enrolled->sequence);
}

base::Status Showing::show_again(const domain::Event& about, const domain::Registry& before,
                                 const domain::Registry& registry) {
  const base::UnitCode& unit = about.unit;
  std::vector<base::UnitCode> gained = registry.overseers(unit);
  const auto had = before.overseers(unit);
  std::erase_if(gained, [&](const base::UnitCode& each) {
    return std::find(had.begin(), had.end(), each) != had.end();
  });
  if (gained.empty()) return {};
  std::vector<base::UnitCode> units = registry.overseen_by(unit);
  units.push_back(unit);
  for (const base::UnitCode& each : units) {
    YIBAO_TRY(const auto rows, store_.feed().after({each.text()}, 0, SIZE_MAX / 2));
    for (const FeedRow& row : rows) {
      YIBAO_TRY(const auto stored, store_.log().at(row.sequence));
      if (!stored) continue;
      YIBAO_TRY(const domain::Event event, protocol::decode_event(stored->event.payload));
      const auto audience = domain::audience_of(event, registry);
      for (const base::UnitCode& parent : gained) {
        if (!domain::sees({parent, false}, audience)) continue;
        YIBAO_CHECK(show_key(stored->event.key, parent.text(), registry));
        for (const base::EventId& id : domain::released_by(event)) {
          YIBAO_TRY(const auto offer, store_.log().find(id));
          if (!offer) continue;
          YIBAO_CHECK(show_key(offer->event.key, parent.text(), registry));
          YIBAO_CHECK(store_.feed().show(parent.text(), offer->stamp.sequence));
        }
        YIBAO_CHECK(store_.feed().show(parent.text(), row.sequence));
      }
    }
  }
  return {};
}

}  // namespace yibao::server
