#include "client/core/sync/pulled_check.h"

#include <algorithm>

#include "shared/base/parallel.h"
#include "shared/domain/authority.h"
#include "shared/protocol/signed_event.h"

namespace yibao::client {
namespace {

// Fewer signatures than this are verified sooner than another thread begins.
constexpr std::size_t kProofShare = 16;

// The registry as it was at one place of the log after the other.
class RegistryThen {
 public:
  static base::Result<RegistryThen> from(const KnownRegistry& known, std::uint64_t first) {
    RegistryThen then;
    if (first > known.upto) {
      then.registry_ = known.now;
      return then;
    }
    YIBAO_TRY(then.entries_, known.entries());
    return then;
  }
  // What stands before that place. Places are asked for in order.
  const domain::Registry& before(std::uint64_t sequence) {
    for (; next_ < entries_.size() && entries_[next_].stamp->sequence < sequence; ++next_) {
      registry_.apply(entries_[next_]);
    }
    return registry_;
  }
  void apply(const domain::Entry& entry) { registry_.apply(entry); }

 private:
  domain::Registry registry_;
  std::vector<domain::Entry> entries_;
  std::size_t next_ = 0;
};

bool may_judge(const domain::Event& event, const domain::Registry& registry,
               const domain::Viewer& viewer) {
  const domain::PersonInfo* person = registry.person(event.author);
  if (person == nullptr) return false;
  return viewer.office || registry.is_central_office(person->unit) || event.unit == viewer.unit;
}

// The key that has to have signed it; nullptr where none could, and then `fault` says why.
const crypto::PublicKey* signer_of(PulledEvent& pulled, const domain::Registry& registry,
                                   const crypto::PublicKey& log_key, const domain::Viewer& viewer) {
  const domain::Event& event = *pulled.entry->event;
  const auto type = event.type();
  if (type && domain::is_server_type(*type)) return &log_key;
  const domain::KeyInfo* key = registry.key(pulled.entry->key);
  if (key == nullptr || key->person != event.author) return nullptr;
  if (!type) return &key->key;  // of a newer program: kept, not folded
  const bool right = may_judge(event, registry, viewer)
                         ? domain::check_authority(event, pulled.entry->key, registry,
                                                   pulled.entry->stamp->received_at)
                               .has_value()
                         : key->device == event.device && !key->revoked;
  if (right) return &key->key;
  pulled.fault = "event without right";
  return nullptr;
}

void read(const protocol::ExchangeResponse& response, std::vector<PulledEvent>& list) {
  base::in_shares(list.size(), kProofShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      list[i].signed_event = &response.entries[i].event;
      auto entry = protocol::to_entry(response.entries[i].event, response.entries[i].stamp);
      if (entry) list[i].entry = *std::move(entry);
    }
  });
}

}  // namespace

// Registry events come before what they allow, so the registry grows along the way; nothing else
// waits for another signature, so those are verified on all cores.
base::Result<std::vector<PulledEvent>> check_pulled(const protocol::ExchangeResponse& response,
                                                    const crypto::PublicKey& log_key,
                                                    const KnownRegistry& known,
                                                    const domain::Viewer& viewer) {
  std::vector<PulledEvent> list(response.entries.size());
  if (list.empty()) return list;
  read(response, list);
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (list[i].entry) order.push_back(i);
  }
  const auto place = [&](std::size_t i) { return list[i].entry->stamp->sequence; };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return place(a) < place(b); });
  if (order.empty()) return list;
  YIBAO_TRY(RegistryThen then, RegistryThen::from(known, place(order.front())));

  std::vector<std::optional<crypto::PublicKey>> keys(list.size());
  for (const std::size_t i : order) {
    PulledEvent& pulled = list[i];
    const crypto::PublicKey* key = signer_of(pulled, then.before(place(i)), log_key, viewer);
    if (key == nullptr) continue;
    keys[i] = *key;
    const auto type = pulled.entry->event->type();
    if (!type || !domain::Registry::is_registry_event(*type)) continue;
    pulled.good = protocol::signature_is_good(*pulled.signed_event, *keys[i]);
    keys[i].reset();
    if (pulled.good) then.apply(*pulled.entry);
  }
  base::in_shares(list.size(), kProofShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      if (keys[i]) list[i].good = protocol::signature_is_good(*list[i].signed_event, *keys[i]);
    }
  });
  return list;
}

}  // namespace yibao::client
