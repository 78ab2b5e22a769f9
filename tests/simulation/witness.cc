#include "tests/simulation/witness.h"

namespace yibao::simulation {

void Witness::see(base::ByteView request_bytes, base::ByteView response_bytes) {
  const auto request = protocol::decode_exchange_request(request_bytes);
  const auto response = protocol::decode_exchange_response(response_bytes);
  if (!request || !response) return;
  const crypto::Checkpoint& checkpoint = response->checkpoint;
  const auto root = roots_.emplace(checkpoint.size, checkpoint.root).first;
  if (root->second != checkpoint.root) {
    contradiction_ = "two roots of size " + std::to_string(checkpoint.size);
  }
  const auto note = [&](const protocol::SignedEvent& signed_event, const domain::Stamp& stamp) {
    const auto event = protocol::decode_event(signed_event.payload);
    if (!event) return;
    const auto known = stamps_.emplace(event->id, stamp).first;
    if (known->second != stamp) contradiction_ = "two stamps for " + event->id.text();
  };
  for (std::size_t i = 0; i < response->answers.size() && i < request->events.size(); ++i) {
    const auto& stamp = response->answers[i].stamp;
    if (stamp) note(request->events[i], *stamp);
  }
  for (const protocol::PulledEntry& pulled : response->entries) note(pulled.event, pulled.stamp);
}

std::string Witness::hold_against(server::Jurisdiction& jurisdiction) const {
  server::Store& store = jurisdiction.writer().store();
  for (const auto& [id, stamp] : stamps_) {
    const auto found = store.log().find(id);
    if (!found) return "log unreadable: " + found.error().detail;
    if (!*found) return "acknowledged and not in the log: " + id.text();
    if ((*found)->stamp != stamp) return "acknowledged with another stamp: " + id.text();
  }
  crypto::MerkleFrontier frontier;
  std::string wrong;
  const auto status = store.log().each(1, UINT64_MAX / 2, [&](const server::StoredEntry& entry) {
    frontier.append(crypto::leaf_of(domain::event_hash(entry.event.payload), entry.stamp));
    const auto root = roots_.find(frontier.size());
    if (root != roots_.end() && root->second != frontier.root()) {
      wrong = "the checkpoint of size " + std::to_string(frontier.size()) + " is no prefix";
    }
    return wrong.empty();
  });
  if (!status) return "log unreadable: " + status.error().detail;
  if (wrong.empty() && !roots_.empty() && roots_.rbegin()->first > frontier.size()) {
    return "the log is shorter than its checkpoint of size " +
           std::to_string(roots_.rbegin()->first);
  }
  return wrong;
}

}  // namespace yibao::simulation
