#include "server/service/prepare.h"

#include "shared/base/parallel.h"
#include "shared/protocol/documents.h"

namespace yibao::server {
namespace {

// Fewer than this are done sooner than another thread begins.
constexpr std::size_t kShare = 16;

}  // namespace

bool verify_again(const PreparedEvent& event, const domain::Registry& registry) {
  const domain::KeyInfo* key = registry.key(event.signed_event.key);
  return key != nullptr && protocol::signature_is_good(event.signed_event, key->key);
}

PreparedBatch prepare(std::vector<protocol::SignedEvent> events,
                      std::vector<domain::Content> contents, const domain::Registry& registry) {
  std::vector<domain::ContentAddress> addresses(contents.size());
  std::vector<base::Status> checked(contents.size());
  std::vector<PackedContent> packed(contents.size());
  base::in_shares(contents.size(), kShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      addresses[i] = domain::address_of(contents[i]);
      checked[i] = protocol::check_content(contents[i]);
      if (checked[i]) packed[i] = pack(contents[i]);
    }
  });
  PreparedBatch batch;
  for (std::size_t i = 0; i < contents.size(); ++i) {
    batch.contents.emplace(
        addresses[i], PreparedContent{std::move(contents[i]), std::move(packed[i]), checked[i]});
  }
  batch.events.resize(events.size());
  base::in_shares(events.size(), kShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      PreparedEvent& event = batch.events[i];
      event.signed_event = std::move(events[i]);
      event.entry = protocol::to_entry(event.signed_event, std::nullopt);
      if (event.entry) event.signature_good = verify_again(event, registry);
    }
  });
  return batch;
}

}  // namespace yibao::server
