#include "server/service/purging.h"

#include "server/service/log_state.h"

namespace yibao::server {

base::Result<std::vector<domain::ContentAddress>> purge_for(const domain::Entry& entry,
                                                            Store& store, base::Log& log) {
  const domain::Event& event = *entry.event;
  std::vector<domain::ContentAddress> addresses;
  if (const auto* purged = event.as<domain::ContentPurged>()) {
    addresses = purged->purged;
  } else if (event.is(domain::EventType::kDraftFoundSecret)) {
    YIBAO_TRY(const auto entries, entries_about(store, event.subject));
    for (const domain::Entry& each : entries) {
      addresses.insert(addresses.end(), each.event->contents.begin(), each.event->contents.end());
    }
    YIBAO_TRY(const std::uint64_t position, store.feed().last_position());
    YIBAO_CHECK(
        store.incidents().put({entry.stamp->sequence, event.subject, event.unit, position}));
    log.write(base::LogLevel::kAlarm, "found_secret",
              {{"subject", event.subject.text()}, {"unit", event.unit.text()}});
  }
  for (const domain::ContentAddress& address : addresses) {
    YIBAO_CHECK(store.contents().purge(address));
  }
  return addresses;
}

}  // namespace yibao::server
