#include "client/core/moving.h"

#include "client/core/attachments.h"
#include "shared/rules/preflight.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using base::fail;

base::Result<bool> was_offered(Replica& replica, const domain::Subject& draft) {
  return replica.entries().about(draft).map([](const auto& entries) { return !entries.empty(); });
}

bool may_travel(const DraftDocument& document) {
  return !document.internal && rules::check_no_secret_mark(document.words);
}

// The mark says where a text may lie, not what it says.
bool same_words(DraftDocument one, DraftDocument other) {
  one.internal = other.internal = false;
  return encode_draft(one) == encode_draft(other);
}

base::Result<std::vector<domain::Content>> attached(Replica& replica,
                                                    const DraftDocument& document) {
  YIBAO_TRY(const auto list, attachments_of(replica, document.words.attachments));
  std::vector<domain::ContentAddress> here;
  for (const AttachmentInfo& info : list) {
    if (info.here) here.push_back(info.manifest);
  }
  YIBAO_TRY(const auto addresses, attachment_contents(replica, here));
  std::vector<domain::Content> contents;
  for (const domain::ContentAddress& address : addresses) {
    YIBAO_TRY(auto content, replica.vault().content(address));
    if (content) contents.push_back(*std::move(content));
  }
  return contents;
}

// Nothing that stood here is lost: the one changed later is what opens, the other is among the
// saves, where it can be compared and restored.
base::Status keep_both(Replica& replica, const MovedDraft& moved, const DraftDocument& here,
                       base::Timestamp arrived_at) {
  YIBAO_TRY(const auto history, replica.drafts().history(moved.id));
  DraftDocument arrived = moved.document;
  // Taking the mark off is a person's deed, never a file's.
  arrived.internal = arrived.internal || here.internal;
  const base::Timestamp changed_here = history.front().saved_at;
  YIBAO_CHECK(replica.drafts().keep(moved.id, arrived, arrived_at).map([](std::int64_t) {}));
  if (changed_here < arrived_at) return {};
  return replica.drafts().keep(moved.id, here, changed_here).map([](std::int64_t) {});
}

}  // namespace

base::Result<MovableDrafts> movable_drafts(Replica& replica) {
  MovableDrafts movable;
  YIBAO_TRY(const auto all, replica.drafts().all());
  for (const DraftInfo& info : all) {
    YIBAO_TRY(const bool offered, was_offered(replica, info.draft));
    if (offered) continue;
    YIBAO_TRY(const auto document, replica.drafts().load(info.draft));
    if (!document) continue;
    if (may_travel(*document)) {
      movable.drafts.push_back(
          {info.draft, document->words.title, info.changed_at, document->words.attachments.size()});
    } else {
      ++movable.staying;
    }
  }
  return movable;
}

DraftsParcel new_parcel(const Replica& replica) {
  return {replica.identity()->jurisdiction, replica.identity()->unit, {}};
}

base::Result<std::optional<MovedDraft>> pack_draft(Replica& replica, const domain::Subject& draft) {
  YIBAO_TRY(const bool offered, was_offered(replica, draft));
  YIBAO_TRY(auto document, replica.drafts().load(draft));
  if (offered || !document || !may_travel(*document)) return std::optional<MovedDraft>();
  YIBAO_TRY(const auto history, replica.drafts().history(draft));
  MovedDraft moved;
  moved.id = draft;
  moved.changed_at = history.front().saved_at;
  YIBAO_TRY(moved.contents, attached(replica, *document));
  moved.document = *std::move(document);
  return std::optional(std::move(moved));
}

base::Status check_addressee(const Replica& replica, const DraftsParcel& parcel) {
  const Identity& own = *replica.identity();
  if (parcel.jurisdiction == own.jurisdiction && parcel.unit == own.unit) return {};
  const bool known = parcel.jurisdiction == own.jurisdiction;
  return fail(
      ErrorCode::kFileForeign, "unit",
      base::TextArgs{{"unit", known ? replica.unit_name(parcel.unit) : parcel.unit.text()}});
}

base::Result<Arrival> arrival_of(Replica& replica, const MovedDraft& moved) {
  if (!rules::check_no_secret_mark(moved.document.words)) return Arrival::kMarked;
  YIBAO_TRY(const bool offered, was_offered(replica, moved.id));
  if (offered) return Arrival::kOffered;
  YIBAO_TRY(const auto history, replica.drafts().history(moved.id));
  for (const RevisionInfo& info : history) {
    YIBAO_TRY(const auto revision, replica.drafts().revision(moved.id, info.number));
    if (revision && same_words(*revision, moved.document)) return Arrival::kHere;
  }
  return history.empty() ? Arrival::kNew : Arrival::kVersion;
}

base::Result<Arrival> bring_in(Replica& replica, const MovedDraft& moved) {
  YIBAO_TRY(const Arrival arrival, arrival_of(replica, moved));
  if (arrival != Arrival::kNew && arrival != Arrival::kVersion) return arrival;
  YIBAO_TRY(auto transaction, storage::Transaction::begin(replica.database()));
  for (const domain::Content& content : moved.contents) {
    YIBAO_CHECK(replica.vault().keep(domain::address_of(content), content));
  }
  // The other computer's clock may be ahead; nothing here was written tomorrow.
  const base::Timestamp at = std::min(moved.changed_at, replica.now());
  YIBAO_TRY(const auto here, replica.drafts().load(moved.id));
  YIBAO_CHECK(here ? keep_both(replica, moved, *here, at)
                   : replica.drafts().keep(moved.id, moved.document, at).map([](std::int64_t) {}));
  YIBAO_CHECK(transaction.commit());
  return arrival;
}

}  // namespace yibao::client
