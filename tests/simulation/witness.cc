#include "tests/simulation/witness.h"

#include <algorithm>

namespace yibao::simulation {

void Witness::see(base::ByteView request_bytes, base::ByteView response_bytes) {
  constexpr std::size_t kSignatureBytes = 64;  // in front of the answer
  const auto request = protocol::decode_exchange_request(request_bytes);
  if (response_bytes.size() < kSignatureBytes) return;
  const auto response = protocol::decode_exchange_response(response_bytes.substr(kSignatureBytes));
  if (!request || !response) return;
  const crypto::Checkpoint& checkpoint = response->checkpoint;
  const auto root =
      roots_.emplace(std::pair(checkpoint.epoch, checkpoint.size), checkpoint.root).first;
  if (root->second != checkpoint.root) {
    contradiction_ = "two roots of size " + std::to_string(checkpoint.size);
  }
  const auto note = [&](const protocol::SignedEvent& signed_event, const domain::Stamp& stamp) {
    const auto event = protocol::decode_event(signed_event.payload);
    // Where an epoch began that was lost itself: nobody offers that again.
    if (!event || event->is(domain::EventType::kLogRestored)) return;
    const auto known = stamps_.emplace(event->id, stamp).first;
    if (known->second != stamp) contradiction_ = "two stamps for " + event->id.text();
  };
  for (std::size_t i = 0; i < response->answers.size() && i < request->events.size(); ++i) {
    const auto& stamp = response->answers[i].stamp;
    if (stamp) note(request->events[i], *stamp);
  }
  for (const protocol::PulledEntry& pulled : response->entries) note(pulled.event, pulled.stamp);
}

void Witness::restored(const std::vector<server::EpochStart>& epochs) {
  std::size_t i = 0;
  while (i < epochs_.size() && i < epochs.size() &&
         epochs_[i].stamp.epoch == epochs[i].stamp.epoch) {
    ++i;
  }
  std::uint64_t left = UINT64_MAX;
  if (i < epochs_.size()) left = epochs_[i].left;
  if (i < epochs.size()) left = std::min(left, epochs[i].left);
  epochs_ = epochs;
  lose_behind(left);
}

void Witness::put_back(std::uint64_t left) {
  std::erase_if(epochs_, [&](const server::EpochStart& each) { return each.left >= left; });
  lose_behind(left);
}

void Witness::lose_behind(std::uint64_t left) {
  std::erase_if(stamps_, [&](const auto& each) {
    const bool gone = each.second.sequence > left;
    if (gone) lost_.insert_or_assign(each.first, each.second);
    return gone;
  });
  std::erase_if(roots_, [&](const auto& each) { return each.first.second > left; });
}

std::vector<base::EventId> Witness::still_lost(server::Jurisdiction& jurisdiction) const {
  std::vector<base::EventId> ids;
  for (const auto& [id, stamp] : lost_) {
    const auto found = jurisdiction.writer().store().log().find(id);
    if (!found || !*found) ids.push_back(id);
  }
  return ids;
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
  std::map<std::uint64_t, std::vector<crypto::Digest>> wanted;  // by size
  std::uint64_t longest = 0;
  for (const auto& [place, root] : roots_) {
    wanted[place.second].push_back(root);
    longest = std::max(longest, place.second);
  }
  const auto status = store.log().each(1, UINT64_MAX / 2, [&](const server::StoredEntry& entry) {
    frontier.append(crypto::leaf_of(domain::event_hash(entry.event.payload), entry.stamp));
    const auto there = wanted.find(frontier.size());
    if (there == wanted.end()) return true;
    for (const crypto::Digest& root : there->second) {
      if (root == frontier.root()) continue;
      wrong = "the checkpoint of size " + std::to_string(frontier.size()) + " is no prefix";
    }
    return wrong.empty();
  });
  if (!status) return "log unreadable: " + status.error().detail;
  if (wrong.empty() && longest > frontier.size()) {
    return "the log is shorter than its checkpoint of size " + std::to_string(longest);
  }
  return wrong;
}

}  // namespace yibao::simulation
