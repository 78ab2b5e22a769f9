#include <algorithm>
#include <set>

#include "server/service/verify.h"
#include "shared/base/compression.h"
#include "shared/domain/wiping.h"
#include "tests/simulation/invariants.h"

namespace yibao::simulation {
namespace {

// Addresses that the log says are wiped: of a secret's events before the finding and of wordings
// made with it at hand, and those named.
std::set<domain::ContentAddress> purged_by(const WholeLog& log) {
  std::set<domain::ContentAddress> purged;
  for (const domain::Entry& entry : log.entries) {
    if (const auto* body = entry.event->as<domain::ContentPurged>()) {
      purged.insert(body->purged.begin(), body->purged.end());
    }
    if (!entry.event->is(domain::EventType::kDraftFoundSecret)) continue;
    const auto until_then = [&](const domain::Subject& subject) {
      std::vector<domain::Entry> entries = log.by_subject.at(subject);
      std::erase_if(entries, [&](const domain::Entry& about) {
        return about.stamp->sequence > entry.stamp->sequence;
      });
      return base::Result<std::vector<domain::Entry>>(std::move(entries));
    };
    const auto words = domain::entries_with_words_of(entry.event->subject, until_then);
    for (const domain::Entry& each : *words) {
      purged.insert(each.event->contents.begin(), each.event->contents.end());
    }
  }
  return purged;
}

// The file and the place in it; "" when it is nowhere.
std::string place_on_disk(const ForgetfulDisk::Image& disk, base::ByteView piece) {
  for (const auto& [path, bytes] : disk) {
    const std::size_t at = base::ByteView(bytes).find(piece);
    if (at == base::ByteView::npos) continue;
    return std::filesystem::path(path).filename().string() + " at " + std::to_string(at);
  }
  return {};
}

}  // namespace

base::Result<WholeLog> read_log(ServerMachine& server) {
  WholeLog log;
  log.registry = server.jurisdiction().state()->registry;
  base::Status decoded;
  YIBAO_CHECK(server.jurisdiction().writer().store().log().each(
      1, INT64_MAX, [&](const server::StoredEntry& stored) {
        const auto entry = protocol::to_entry(stored.event, stored.stamp);
        if (!entry) {
          decoded = base::fail(entry.error());
          return false;
        }
        log.entries.push_back(*entry);
        for (const domain::Subject& subject : domain::subjects_of(*entry->event)) {
          log.by_subject[subject].push_back(*entry);
        }
        return true;
      }));
  YIBAO_CHECK(decoded);
  log.purged = purged_by(log);
  return log;
}

std::string check_log(ServerMachine& server, const WholeLog& log) {
  const auto report = server::verify_log(server.jurisdiction().writer().store(),
                                         [](std::uint64_t) { return true; });
  if (!report) return "log cannot be verified: " + report.error().detail;
  if (!report->faults.empty()) return "log: " + report->faults.front();
  if (report->root != server.jurisdiction().state()->checkpoint.root) return "log: root differs";
  std::set<base::EventId> ids;
  for (const domain::Entry& entry : log.entries) {
    if (!ids.insert(entry.event->id).second) return "in the log twice: " + entry.event->id.text();
  }
  return {};
}

std::string check_purged(const WholeLog& log, ServerMachine& server,
                         const Eavesdropper& eavesdropper, std::size_t& kept) {
  const auto& purged = log.purged;
  const auto disk = server.disk().image();
  for (const domain::ContentAddress& address : purged) {
    const auto state = server.jurisdiction().writer().store().contents().state(address);
    if (!state || *state == server::ContentState::kHere) {
      return "purged and still served: " + domain::text(address);
    }
  }
  std::map<domain::ContentAddress, base::Bytes> packed;  // as the store writes it
  for (const auto& [address, content] : eavesdropper.contents()) {
    packed[address] = base::compress_small(content.bytes);
  }
  // Texts are alike: a piece says something only where no text that stays has it too.
  const auto stays_elsewhere = [&](base::ByteView piece) {
    return std::any_of(packed.begin(), packed.end(), [&](const auto& each) {
      return !purged.contains(each.first) &&
             base::ByteView(each.second).find(piece) != std::string::npos;
    });
  };
  for (const auto& [address, bytes] : packed) {
    const base::ByteView piece = base::ByteView(bytes).substr(bytes.size() / 2, 32);
    const std::string place = place_on_disk(disk, piece);
    if (place.empty()) continue;
    if (!purged.contains(address)) {
      ++kept;
    } else if (!stays_elsewhere(piece)) {
      return "purged and still on the server's disk: " + domain::text(address) + " in " + place;
    }
  }
  return {};
}

std::string check_purged(const WholeLog& log, Device& device) {
  for (const domain::ContentAddress& address : log.purged) {
    const auto content = device.replica().vault().content(address);
    if (!content) return "content unreadable: " + content.error().detail;
    if (*content) return "purged and still on the replica: " + domain::text(address);
  }
  for (const domain::Entry& entry : log.entries) {
    if (!entry.event->is(domain::EventType::kDraftFoundSecret)) continue;
    const auto history = device.replica().drafts().history(entry.event->subject);
    if (!history || !history->empty()) {
      return "a secret's draft is still on the replica: " + entry.event->subject.text();
    }
  }
  return {};
}

}  // namespace yibao::simulation
