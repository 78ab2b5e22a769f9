#include "server/service/prepare.h"

#include "shared/protocol/documents.h"

namespace yibao::server {

bool verify_again(const PreparedEvent& event, const domain::Registry& registry) {
  const domain::KeyInfo* key = registry.key(event.signed_event.key);
  return key != nullptr && protocol::signature_is_good(event.signed_event, key->key);
}

PreparedBatch prepare(std::vector<protocol::SignedEvent> events,
                      std::vector<domain::Content> contents, const domain::Registry& registry) {
  PreparedBatch batch;
  for (domain::Content& content : contents) {
    const domain::ContentAddress address = domain::address_of(content);
    base::Status status = protocol::check_content(content);
    batch.contents.emplace(address, PreparedContent{std::move(content), std::move(status)});
  }
  batch.events.reserve(events.size());
  for (protocol::SignedEvent& signed_event : events) {
    PreparedEvent event;
    event.signed_event = std::move(signed_event);
    event.entry = protocol::to_entry(event.signed_event, std::nullopt);
    if (event.entry) event.signature_good = verify_again(event, registry);
    batch.events.push_back(std::move(event));
  }
  return batch;
}

}  // namespace yibao::server
