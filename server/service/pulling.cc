#include "server/service/pulling.h"

#include <algorithm>
#include <map>
#include <set>

#include "shared/base/limits.h"
#include "shared/domain/audience.h"

namespace yibao::server {
namespace {

using base::ErrorCode;
using base::fail;
using domain::EventType;
using domain::Sight;
namespace limits = base::limits;

constexpr std::size_t kRowsAtOnce = 512;
constexpr std::size_t kRowsAhead = 3;
// What the parts around an event cost in a body, roughly: for keeping to the bytes asked for.
constexpr std::size_t kEntryOverhead = 128;

// What stays shown to whoever was shown it once, though the units have changed since: a key
// verifies what is kept from then, and what takes words away goes wherever they went. Neither
// carries any.
bool stays_shown(const domain::Event& event) {
  return event.is(EventType::kKeyEnrolled) || event.is(EventType::kDraftFoundSecret) ||
         event.is(EventType::kContentPurged);
}

// Of a lost epoch its positions say nothing of what stands there now.
std::uint64_t own_upto(const protocol::ExchangeRequest& request, const LogState& state) {
  if (!request.seen) return request.own_upto;
  return std::min(request.own_upto, left_of_epoch(state, request.seen->epoch));
}

class Pull {
 public:
  Pull(const domain::DeviceInfo& device, const protocol::ExchangeRequest& request,
       const LogState& state, Store& store, protocol::ExchangeResponse& response)
      : device_(device),
        state_(state),
        store_(store),
        response_(response),
        viewer_(domain::viewer_of(device.unit, *state.registry)),
        own_upto_(own_upto(request, state)),
        bytes_max_(std::min<std::size_t>(request.pull_bytes_max, limits::kAnswerBytesMax / 2)) {
    for (const protocol::Answer& answer : response.answers) {
      if (answer.stamp) answered_.insert(answer.stamp->sequence);
    }
  }

  base::Status run() {
    const auto scopes = scopes_for(device_.unit, *state_.registry);
    while (true) {
      YIBAO_TRY(const auto rows, store_.feed().after(scopes, response_.cursor, kRowsAtOnce));
      for (std::size_t i = 0; i < rows.size(); ++i) {
        if (rows[i].position > state_.feed_position) return {};
        // What was committed since the answer's checkpoint is not under it: the next exchange's.
        if (bytes_ >= bytes_max_ || rows[i].sequence > response_.checkpoint.size) {
          response_.more = true;
          return {};
        }
        response_.cursor = rows[i].position;
        YIBAO_CHECK(take(rows, i));
      }
      if (rows.size() < kRowsAtOnce) return {};
    }
  }

 private:
  // What this device sent it has, unless it says otherwise: it may have been put back from a copy
  // of its own.
  bool has_it(const StoredEntry& stored) const {
    const domain::KeyInfo* key = state_.registry->key(stored.event.key);
    const std::uint64_t sequence = stored.stamp.sequence;
    return key != nullptr && key->device == device_.id &&
           (sequence <= own_upto_ || answered_.contains(sequence));
  }

  struct Read {
    StoredEntry stored;
    domain::Event event;
  };
  base::Result<StoredEntry> stored_at(std::uint64_t sequence) {
    YIBAO_TRY(auto stored, store_.log().at(sequence));
    if (!stored) return fail(ErrorCode::kCorrupted, "feed", base::TextArgs{{"what", "feed"}});
    return *std::move(stored);
  }
  // nullopt: the device has it.
  base::Result<std::optional<Read>> read(std::uint64_t sequence) {
    if (auto ahead = ahead_.extract(sequence)) {
      if (has_it(ahead.mapped().stored)) return std::optional<Read>();
      return std::optional(std::move(ahead.mapped()));
    }
    YIBAO_TRY(StoredEntry stored, stored_at(sequence));
    if (has_it(stored)) return std::optional<Read>();
    YIBAO_TRY(domain::Event event, protocol::decode_event(stored.event.payload));
    return std::optional(Read{std::move(stored), std::move(event)});
  }
  base::Result<const domain::Event*> look_ahead(std::uint64_t sequence) {
    auto found = ahead_.find(sequence);
    if (found == ahead_.end()) {
      YIBAO_TRY(StoredEntry stored, stored_at(sequence));
      YIBAO_TRY(domain::Event event, protocol::decode_event(stored.event.payload));
      found = ahead_.emplace(sequence, Read{std::move(stored), std::move(event)}).first;
    }
    return &found->second.event;
  }

  // Most offers that others read have their sign-off right behind them (showing.cc), to be read
  // next anyway: that saves asking for all that was said of the item.
  base::Result<bool> is_signed_ahead(const domain::Event& offer, const std::vector<FeedRow>& rows,
                                     std::size_t at) {
    const std::size_t end = std::min(rows.size(), at + 1 + kRowsAhead);
    for (std::size_t i = at + 1; i < end && rows[i].position <= state_.feed_position; ++i) {
      YIBAO_TRY(const domain::Event* next, look_ahead(rows[i].sequence));
      const domain::Event& event = *next;
      if (event.subject != offer.subject || !domain::releases_words(event)) continue;
      const auto released = domain::released_by(event);
      if (std::find(released.begin(), released.end(), offer.id) == released.end()) continue;
      if (domain::sees(viewer_, domain::audience_of(event, *state_.registry))) return true;
    }
    return false;
  }

  base::Result<Sight> sight_of(const domain::Event& event, const std::vector<FeedRow>& rows,
                               std::size_t at) {
    const domain::Registry& registry = *state_.registry;
    const bool may_be_ahead = event.is(EventType::kDraftOffered) &&
                              !domain::sees(viewer_, domain::audience_of(event, registry));
    if (may_be_ahead) {
      YIBAO_TRY(const bool ahead, is_signed_ahead(event, rows, at));
      if (ahead) return Sight::kWords;
    }
    return domain::sight_of(viewer_, event, registry, [&](const domain::Subject& subject) {
      return entries_about(store_, subject);
    });
  }

  base::Status take(const std::vector<FeedRow>& rows, std::size_t at) {
    YIBAO_TRY(auto row, read(rows[at].sequence));
    if (!row) return {};
    auto& [stored, event] = *row;
    YIBAO_TRY(const Sight sight, sight_of(event, rows, at));
    if (sight == Sight::kNothing && !stays_shown(event)) return {};
    if (sight == Sight::kWords) YIBAO_CHECK(take_contents(event));
    bytes_ += stored.event.payload.size() + kEntryOverhead;
    response_.entries.push_back({std::move(stored.event), stored.stamp});
    return {};
  }

  base::Status take_contents(const domain::Event& event) {
    for (const domain::ContentAddress& address : event.contents) {
      if (!sent_.insert(address).second) continue;
      YIBAO_TRY(auto content, store_.contents().get(address));
      if (!content) {
        response_.absent.push_back(address);
        continue;
      }
      bytes_ += content->bytes.size();
      response_.contents.push_back(*std::move(content));
    }
    return {};
  }

  const domain::DeviceInfo& device_;
  const LogState& state_;
  Store& store_;
  protocol::ExchangeResponse& response_;
  const domain::Viewer viewer_;
  const std::uint64_t own_upto_;
  const std::size_t bytes_max_;
  std::size_t bytes_ = 0;
  std::set<domain::ContentAddress> sent_;
  std::set<std::uint64_t> answered_;
  std::map<std::uint64_t, Read> ahead_;  // read before their turn, by sequence
};

}  // namespace

std::vector<std::string> scopes_for(const base::UnitCode& unit, const domain::Registry& registry) {
  std::vector<std::string> scopes = {kScopeEveryone, unit.text()};
  if (registry.is_central_office(unit)) scopes.emplace_back(kScopeOffice);
  return scopes;
}

base::Status pull(const domain::DeviceInfo& device, const protocol::ExchangeRequest& request,
                  const LogState& state, Store& store, protocol::ExchangeResponse& response) {
  return Pull(device, request, state, store, response).run();
}

}  // namespace yibao::server
