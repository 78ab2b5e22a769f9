#include "tests/client/lying_log.h"

#include <algorithm>

#include "tests/crypto/memory_tree.h"

namespace yibao::testing {

void as_if_logged(server::Jurisdiction& server, Computer& computer,
                  protocol::ExchangeResponse& response) {
  std::vector<crypto::Digest> leaves;
  must(server.writer().store().log().each(
      1, server.state()->checkpoint.size, [&](const server::StoredEntry& entry) {
        leaves.push_back(crypto::leaf_of(domain::event_hash(entry.event.payload), entry.stamp));
        return true;
      }));
  std::vector<std::uint64_t> places;
  for (const protocol::PulledEntry& each : response.entries) {
    const std::uint64_t place = each.stamp.sequence - 1;
    if (leaves.size() <= place) leaves.resize(place + 1);
    leaves[place] = crypto::leaf_of(domain::event_hash(each.event.payload), each.stamp);
    places.push_back(place);
  }
  std::sort(places.begin(), places.end());
  MemoryTree tree;
  for (const crypto::Digest& leaf : leaves) tree.append(leaf);
  const std::uint64_t size = leaves.size();
  const crypto::Checkpoint now = response.checkpoint;
  response.checkpoint = crypto::sign_checkpoint(server.writer().log_key(), now.log_id, now.epoch,
                                                size, tree.root(), now.at);
  const auto from = [&](std::uint64_t seen) {
    return seen <= size ? crypto::consistency_proof(tree, seen, size) : crypto::Proof();
  };
  const client::Progress& asked = computer.replica().progress();
  response.consistency = from(asked.checkpoint->size);
  response.also_consistency.clear();
  for (const auto& seen : asked.also_seen) response.also_consistency.push_back(from(seen.size));
  for (const auto& seen : asked.others) response.also_consistency.push_back(from(seen.size));
  response.sightings.clear();  // what others have seen would tell
  response.places = places.empty() ? crypto::Proof() : crypto::places_proof(tree, places, size);
}

}  // namespace yibao::testing
