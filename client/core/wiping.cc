#include "client/core/wiping.h"

#include <set>

#include "client/core/attachments.h"
#include "shared/domain/wiping.h"
#include "shared/protocol/documents.h"

namespace yibao::client {
namespace {

using domain::ContentAddress;
using domain::Subject;

// The item, and what it was merged into through any number of merges: at any of them somebody may
// be typing with these words at hand, and have said nothing of it yet.
base::Result<std::set<Subject>> items_with_words_of(Replica& replica, const Subject& item) {
  std::set<Subject> items = {item};
  std::vector<Subject> sources = {item};
  while (!sources.empty()) {
    const Subject source = std::move(sources.back());
    sources.pop_back();
    YIBAO_TRY(const auto entries, replica.entries().all_about(source));
    for (const domain::Entry& entry : entries) {
      if (!entry.event->is(domain::EventType::kItemMerged)) continue;
      if (items.insert(entry.event->subject).second) sources.push_back(entry.event->subject);
    }
  }
  return items;
}

// By the words that go, while they are still here.
base::Result<std::vector<std::string>> pieces_in(Replica& replica,
                                                 const std::set<ContentAddress>& addresses) {
  std::vector<std::string> pieces;
  for (const ContentAddress& address : addresses) {
    YIBAO_TRY(const auto content, replica.vault().content(address));
    if (!content || content->media != domain::MediaType::kWords) continue;
    const auto words = protocol::decode_document<domain::Words>(content->bytes);
    if (!words) continue;
    for (std::string& piece : domain::pieces_of(*words)) pieces.push_back(std::move(piece));
  }
  return pieces;
}

base::Status wipe_papers(Replica& replica, const std::set<Subject>& items,
                         const std::vector<std::string>& pieces) {
  WorkingPapers& papers = replica.papers();
  for (const Subject& item : items) YIBAO_CHECK(papers.wipe(wording_paper(item)));
  if (pieces.empty()) return {};
  YIBAO_TRY(const auto all, papers.all(""));
  for (const WorkingPaperInfo& info : all) {
    YIBAO_TRY(const auto text, papers.get(info.name));
    if (text && domain::quotes(*text, pieces)) YIBAO_CHECK(papers.wipe(info.name));
  }
  return {};
}

// That one finding of it: one that waits stands behind all that the log has.
base::Result<std::optional<domain::Entry>> finding_of(Replica& replica, const Subject& item) {
  YIBAO_TRY(const auto row, replica.index().item(item));
  if (!row || row->stage != domain::Stage::kSecret) return std::optional<domain::Entry>();
  YIBAO_TRY(const auto about, replica.entries().about(item));
  for (const domain::Entry& entry : about) {
    if (entry.event->is(domain::EventType::kDraftFoundSecret)) return std::optional(entry);
  }
  return std::optional<domain::Entry>();
}

}  // namespace

base::Result<std::set<Subject>> secret_items(Replica& replica) {
  std::set<Subject> found;
  YIBAO_TRY(const auto items, replica.index().items());
  for (const ItemRow& row : items) {
    if (row.stage == domain::Stage::kSecret) found.insert(row.item);
  }
  return found;
}

base::Result<bool> wipe_what_came(Replica& replica, const std::set<Subject>& items) {
  bool had = false;
  for (const Subject& item : items) {
    YIBAO_TRY(const auto finding, finding_of(replica, item));
    if (!finding) continue;
    const auto before = [&](const Subject& subject) {
      auto entries = replica.entries().all_about(subject);
      if (!entries) return entries;
      std::erase_if(*entries, [&](const domain::Entry& entry) {
        return finding->stamp && entry.stamp && entry.stamp->sequence > finding->stamp->sequence;
      });
      return entries;
    };
    YIBAO_TRY(const auto entries, domain::entries_with_words_of(item, before));
    for (const domain::Entry& entry : entries) {
      for (const ContentAddress& address : entry.event->contents) {
        YIBAO_TRY(const bool here, replica.vault().has(address));
        had = had || here;
        YIBAO_CHECK(replica.vault().purge(address));
      }
    }
  }
  return had;
}

base::Result<std::vector<Subject>> wipe_for(Replica& replica, const domain::Event& event) {
  std::vector<Subject> others;
  const auto* purged = event.as<domain::ContentPurged>();
  if (purged == nullptr && !event.is(domain::EventType::kDraftFoundSecret)) return others;
  // Also what the server refused or never got: its words are here all the same.
  YIBAO_TRY(const auto entries,
            domain::entries_with_words_of(event.subject, [&](const Subject& subject) {
              return replica.entries().all_about(subject);
            }));
  std::set<ContentAddress> addresses;
  if (purged != nullptr) addresses.insert(purged->purged.begin(), purged->purged.end());
  for (const domain::Entry& entry : entries) {
    const auto& contents = entry.event->contents;
    if (purged == nullptr) addresses.insert(contents.begin(), contents.end());
  }
  YIBAO_TRY(const auto items, items_with_words_of(replica, event.subject));
  for (const Subject& item : items) {
    if (item != event.subject) others.push_back(item);
  }
  YIBAO_TRY(const auto pieces, pieces_in(replica, addresses));
  if (purged == nullptr || !pieces.empty()) {
    YIBAO_CHECK(forget_unsent(replica, event.subject));
    YIBAO_CHECK(replica.drafts().remove(event.subject));
    YIBAO_CHECK(wipe_papers(replica, items, pieces));
  }
  for (const ContentAddress& address : addresses) YIBAO_CHECK(replica.vault().purge(address));
  return others;
}

base::Status forget_unsent(Replica& replica, const Subject& draft) {
  YIBAO_TRY(const auto entries, replica.entries().about(draft));
  std::set<ContentAddress> carried;
  for (const domain::Entry& entry : entries) {
    carried.insert(entry.event->contents.begin(), entry.event->contents.end());
  }
  YIBAO_TRY(const auto revisions, replica.drafts().history(draft));
  std::set<ContentAddress> attached;
  for (const RevisionInfo& info : revisions) {
    YIBAO_TRY(const auto revision, replica.drafts().revision(draft, info.number));
    if (!revision) continue;
    for (const ContentAddress& address : revision->words.attachments) {
      if (!carried.contains(address)) attached.insert(address);
    }
  }
  return forget_attachments(replica, {attached.begin(), attached.end()});
}

}  // namespace yibao::client
