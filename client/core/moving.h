// Drafts on their way to another computer of the same unit: which may go, and what becomes of them
// where they arrive. One at a time, so that nothing else waits and a person can stop: what has been
// brought in stays, and the same file brought in again goes on from there.
//
// What stays behind, and why:
//   offered       the server has it for the unit; it reaches the other computer by itself
//   work secret   the mark promises that the text stays on this machine (DraftDocument::internal);
//                 a stick in a pocket is a way out as much as the line is, so the promise holds for
//                 both. Who has to move such a text takes the mark off first, knowing what they do
//   state secret  a text with such a mark is never saved, so there is none to take. Packing and
//                 arriving look again: a file may be older than the list of marks
#pragma once

#include "client/core/moving_file.h"
#include "client/core/replica.h"
#include "shared/base/enum_names.h"

namespace yibao::client {

struct MovableDraft {
  domain::Subject draft;
  std::string title;
  base::Timestamp changed_at{};
  std::size_t attachments = 0;
};
struct MovableDrafts {
  std::vector<MovableDraft> drafts;  // newest change first
  std::size_t staying = 0;           // never offered either, but marked
};
base::Result<MovableDrafts> movable_drafts(Replica& replica);

// A parcel of this unit's, empty.
DraftsParcel new_parcel(const Replica& replica);
// With what is attached to it and is here. nullopt: it may not go (any more).
base::Result<std::optional<MovedDraft>> pack_draft(Replica& replica, const domain::Subject& draft);

enum class Arrival : std::uint8_t {
  kNew,      // comes as a draft of its own
  kVersion,  // the draft is here with other words: both are kept, the later one on top
  kHere,     // these very words are here, or were saved here once: nothing to do
  kOffered,  // it was offered since: nothing to do, or it would be reported twice
  kMarked,   // bears a mark of classification: never kept
};

// Error: file_foreign.
base::Status check_addressee(const Replica& replica, const DraftsParcel& parcel);
base::Result<Arrival> arrival_of(Replica& replica, const MovedDraft& moved);
// Does it, in one transaction. Errors: those of the store.
base::Result<Arrival> bring_in(Replica& replica, const MovedDraft& moved);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::Arrival, "new", "version", "here", "offered", "marked");
