#include "server/service/purging.h"

#include <algorithm>

#include "server/service/log_state.h"
#include "shared/domain/wiping.h"
#include "shared/protocol/documents.h"

namespace yibao::server {
namespace {

using domain::EventType;

// Entries with contents that go, and these.
struct Wiping {
  std::set<std::uint64_t> sequences;
  std::vector<domain::ContentAddress> addresses;
};

base::Result<Wiping> wiping_of(const domain::Event& event, Store& store) {
  Wiping wiping;
  const auto* purged = event.as<domain::ContentPurged>();
  if (purged == nullptr && !event.is(EventType::kDraftFoundSecret)) return wiping;
  if (purged != nullptr) wiping.addresses = purged->purged;
  YIBAO_TRY(const auto entries,
            domain::entries_with_words_of(event.subject, [&](const domain::Subject& subject) {
              return entries_about(store, subject);
            }));
  for (const domain::Entry& entry : entries) {
    const auto& contents = entry.event->contents;
    if (purged == nullptr) {
      wiping.addresses.insert(wiping.addresses.end(), contents.begin(), contents.end());
    }
    const bool goes = std::any_of(contents.begin(), contents.end(), [&](const auto& address) {
      return std::find(wiping.addresses.begin(), wiping.addresses.end(), address) !=
             wiping.addresses.end();
    });
    if (goes) wiping.sequences.insert(entry.stamp->sequence);
  }
  return wiping;
}

base::Result<std::vector<std::string>> pieces_in(
    const std::vector<domain::ContentAddress>& addresses, Store& store) {
  std::vector<std::string> pieces;
  for (const domain::ContentAddress& address : addresses) {
    YIBAO_TRY(const auto content, store.contents().get(address));
    if (!content || content->media != domain::MediaType::kWords) continue;
    const auto words = protocol::decode_document<domain::Words>(content->bytes);
    if (!words) continue;
    for (std::string& piece : domain::pieces_of(*words)) pieces.push_back(std::move(piece));
  }
  return pieces;
}

// Published means sent to everybody and printed: such a one is corrected by people, not wiped.
base::Result<std::vector<std::uint64_t>> bulletins_quoting(const std::vector<std::string>& pieces,
                                                           Store& store) {
  std::vector<std::uint64_t> found;
  if (pieces.empty()) return found;
  YIBAO_TRY(const auto rows, store.feed().after({kScopeEveryone}, 0, SIZE_MAX / 2));
  for (const FeedRow& row : rows) {
    YIBAO_TRY(const auto stored, store.log().at(row.sequence));
    if (!stored) continue;
    YIBAO_TRY(const domain::Event event, protocol::decode_event(stored->event.payload));
    const auto* published = event.as<domain::BulletinPublished>();
    if (published == nullptr) continue;
    YIBAO_TRY(const auto snapshot, store.contents().get(published->snapshot));
    if (snapshot && domain::quotes(snapshot->bytes, pieces)) found.push_back(row.sequence);
  }
  return found;
}

}  // namespace

base::Result<std::vector<domain::ContentAddress>> purge_for(const domain::Entry& entry,
                                                            const domain::Registry& registry,
                                                            Showing& showing, Store& store,
                                                            base::Log& log) {
  const domain::Event& event = *entry.event;
  YIBAO_TRY(Wiping wiping, wiping_of(event, store));
  const bool found_secret = event.is(EventType::kDraftFoundSecret);
  if (!found_secret && wiping.addresses.empty()) return std::move(wiping.addresses);
  YIBAO_CHECK(showing.show_to_all_of(entry, wiping.sequences, registry));
  YIBAO_TRY(const auto pieces, pieces_in(wiping.addresses, store));
  YIBAO_TRY(auto bulletins, bulletins_quoting(pieces, store));
  YIBAO_CHECK(store.incidents().put(
      {entry.stamp->sequence, event.subject, event.unit, std::move(bulletins)}));
  if (found_secret) {
    log.write(base::LogLevel::kAlarm, "found_secret",
              {{"subject", event.subject.text()}, {"unit", event.unit.text()}});
  }
  for (const domain::ContentAddress& address : wiping.addresses) {
    YIBAO_CHECK(store.contents().purge(address));
  }
  return std::move(wiping.addresses);
}

base::Result<std::set<std::uint64_t>> wiped_by(const domain::Event& event, Store& store) {
  return wiping_of(event, store).map([](Wiping wiping) { return std::move(wiping.sequences); });
}

}  // namespace yibao::server
