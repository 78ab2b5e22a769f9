// What an answer brings of others' events and contents: checked, kept, acted upon (exchanger.h).
#include "client/core/sync/exchanger.h"
#include "client/core/wiping.h"
#include "shared/base/parallel.h"
#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using domain::EventType;

// Fewer than this are packed sooner than another thread begins.
constexpr std::size_t kShare = 16;

// A content that came, by what it is and not by what the server says it is.
struct NewContent {
  domain::ContentAddress address;
  PackedContent packed;
  std::optional<std::string> title;  // of words
};

std::vector<NewContent> pack_contents(const std::vector<domain::Content>& contents) {
  std::vector<NewContent> list(contents.size());
  base::in_shares(contents.size(), kShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      list[i] = {domain::address_of(contents[i]), pack(contents[i]), std::nullopt};
      if (contents[i].media != domain::MediaType::kWords) continue;
      auto words = protocol::decode_document<domain::Words>(contents[i].bytes);
      if (words) list[i].title = std::move(words->title);
    }
  });
  return list;
}

}  // namespace

// By the registry as it was at each one's place in the log; what this very exchange has added is
// part of it.
base::Result<std::vector<PulledEvent>> Exchanger::check_entries(
    const SentExchange& sent, const protocol::ExchangeResponse& response) {
  if (response.entries.empty()) return std::vector<PulledEvent>();
  const auto log_key = crypto::public_key_from_text(replica_.identity()->log_key);
  const auto registry = replica_.registry();
  YIBAO_TRY(const std::uint64_t upto, replica_.entries().registry_upto());
  std::vector<domain::Entry> added;
  for (std::size_t i = 0; i < sent.request.events.size(); ++i) {
    const auto type = sent.events[i].type();
    if (!type || !domain::Registry::is_registry_event(*type) || !is_in_log(response.answers[i])) {
      continue;
    }
    YIBAO_TRY(domain::Entry entry,
              protocol::to_entry(sent.request.events[i], response.answers[i].stamp));
    added.push_back(std::move(entry));
  }
  const auto entries = [&]() -> base::Result<std::vector<domain::Entry>> {
    std::vector<domain::Entry> list = added;
    YIBAO_CHECK(replica_.entries().each_registry_entry([&](const domain::Entry& entry) {
      if (entry.stamp) list.push_back(entry);
      return true;
    }));
    domain::order_entries(list);
    return list;
  };
  const auto viewer = domain::viewer_of(replica_.identity()->unit, *registry);
  return check_pulled(response, *log_key, {*registry, added.empty() ? upto : UINT64_MAX, entries},
                      viewer);
}

// Who made it was shown that log: if another than this, the next exchange will find it out.
void Exchanger::note_anchor(const domain::Event& event) {
  const domain::Anchor& anchor = event.anchor;
  Progress& progress = applied_.progress;
  const bool says = anchor.root && anchor.size > 0 && event.device != replica_.identity()->device &&
                    progress.checkpoint && anchor.epoch == progress.checkpoint->epoch;
  if (!says || *anchor.root == progress.checkpoint->root) return;
  crypto::Checkpoint seen;
  seen.log_id = progress.checkpoint->log_id;
  seen.epoch = anchor.epoch;
  seen.size = anchor.size;
  seen.root = *anchor.root;
  newest_anchors_[event.unit] = seen;
}

base::Status Exchanger::take_pulled(const std::vector<PulledEvent>& pulled,
                                    const protocol::ExchangeResponse& response) {
  std::map<domain::ContentAddress, PackedContent> contents;
  for (NewContent& each : pack_contents(response.contents)) {
    if (each.title) titles_.emplace(each.address, *std::move(each.title));
    contents.emplace(each.address, std::move(each.packed));
  }
  std::vector<base::Bytes> payloads(pulled.size());
  base::in_shares(pulled.size(), kShare, [&](std::size_t first, std::size_t last) {
    for (std::size_t i = first; i < last; ++i) {
      payloads[i] = EntryStore::pack(*pulled[i].signed_event);
    }
  });
  for (std::size_t i = 0; i < pulled.size(); ++i) {
    const PulledEvent& each = pulled[i];
    // What is judged once more, and behind what is here already, may lack what has gone since (a
    // key with its unit): it is let be, and where it is new it comes again (accept).
    if (!each.good && applied_.overlaps) continue;
    if (!each.good) {
      YIBAO_CHECK(replica_.book().add_evidence(each.fault, each.signed_event->payload,
                                               base::view(each.signed_event->signature),
                                               replica_.clock().now()));
    }
    // It never touches what is here: that may be the true one of the same id.
    if (!each.entry || !each.good) continue;
    const domain::Event& event = *each.entry->event;
    note_anchor(event);
    for (const domain::ContentAddress& address : event.contents) {
      const auto found = contents.find(address);
      if (found != contents.end()) {
        YIBAO_CHECK(replica_.vault().keep(address, found->second));
      }
    }
    // What an answer that overlaps says once more changes no units now.
    const bool units_changed = units_changed_;
    bool again = false;
    if (applied_.overlaps) {
      YIBAO_TRY(const auto kept, replica_.entries().find(event.id));
      again = kept && kept->stamp;
    }
    const bool known_type = event.type().has_value();
    YIBAO_CHECK(replica_.entries().keep_packed(*each.signed_event, payloads[i], event,
                                               each.entry->stamp, known_type));
    if (!known_type) continue;
    touch(event);
    if (again) units_changed_ = units_changed;
    YIBAO_CHECK(take_special(event));
  }
  for (const domain::ContentAddress& address : response.absent) {
    YIBAO_TRY(const bool had, replica_.vault().has(address));
    purged_ = purged_ || had;
    YIBAO_CHECK(replica_.vault().purge(address));
  }
  return contents.empty() ? base::Status() : wipe_what_was_found(pulled);
}

// A finding that still waits here, or any where the answer is late, was not known to whoever gave
// words out.
base::Status Exchanger::wipe_what_was_found(const std::vector<PulledEvent>& pulled) {
  std::set<domain::Subject> items;
  if (!applied_.follows) {
    YIBAO_TRY(items, secret_items(replica_));
  }
  YIBAO_TRY(const bool waits, replica_.outbox().has_waiting());
  for (const PulledEvent& each : pulled) {
    if (!waits) break;
    if (!each.entry || !each.good || each.entry->event->contents.empty()) continue;
    for (const auto& subject : domain::subjects_of(*each.entry->event)) items.insert(subject);
  }
  YIBAO_TRY(const bool came, wipe_what_came(replica_, items));
  purged_ = purged_ || came;
  return {};
}

// Events that do more than change what is shown.
base::Status Exchanger::take_special(const domain::Event& event) {
  if (event.is(EventType::kDraftFoundSecret) || event.is(EventType::kContentPurged)) {
    purged_ = true;
    YIBAO_TRY(const auto others, wipe_for(replica_, event));
    touched_.insert(others.begin(), others.end());
  }
  return {};
}

}  // namespace yibao::client
