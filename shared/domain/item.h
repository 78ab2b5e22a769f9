// One item, from its first offer to its last instruction: what it looks like now, folded from its
// entries. The same code on client and server.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "shared/domain/fact.h"

namespace yibao::domain {

enum class Stage : std::uint8_t {
  kOffered,    // laid before the signer
  kSentBack,   // by the signer
  kSignedOff,  // signed here, not yet received
  kReceived,   // stamped; no verdict yet
  kAccepted,
  kReturned,  // by the office: mend and send again
  kRefused,   // final
  kExcluded,  // taken but not counted as submitted
  kWithdrawn,
  kSecret,  // words wiped; goes by hand
};

struct Offer : Fact<DraftOffered> {
  EventHash hash{};
  bool sent_back = false;
  bool head = true;  // no later offer was made from it
};

struct SignOff : Fact<DraftSignedOff> {
  Anchor anchor;
  bool matches = true;  // its offer_hash is the offer's
};

struct Verdict {
  EventId id;
  VerdictKind kind = VerdictKind::kAccepted;
  EventId on;
  std::optional<EventId> after;
  Term reason;  // or the category that an exclusion names
  std::optional<ContentAddress> note;
  PersonId author;
  Timestamp made_at{};
  std::optional<Stamp> stamp;
  bool overtaken = false;  // another verdict stood, or the item was withdrawn
};

// A merge that took this item into another one.
struct TakenInto {
  EventId merge;
  Subject item;
};

struct ItemState {
  Subject id;
  UnitCode unit;
  std::vector<Offer> offers;
  std::vector<Fact<DraftSentBack>> sent_back;
  std::vector<SignOff> sign_offs;
  std::vector<Verdict> verdicts;
  std::vector<Fact<ItemEdited>> edits;
  std::vector<Fact<ItemAssigned>> assignments;  // the newest of each journal, with an issue
  std::vector<Fact<ItemMerged>> merges;         // items taken into this one
  std::vector<TakenInto> taken_into;            // merges elsewhere that stand
  std::vector<Fact<ItemForwarded>> forwardings;
  std::vector<Fact<ItemAdopted>> adoptions;
  std::vector<Fact<ItemInstructed>> instructions;
  std::vector<Fact<ItemFoundInaccurate>> inaccuracies;
  std::vector<Fact<RecordEntered>> records;  // that name this item
  std::vector<Fact<ItemCommented>> comments;
  std::vector<Fact<ItemWithdrawalAsked>> withdrawals_asked;
  bool withdrawal_open = false;         // asked for, and no verdict has been given since
  std::optional<std::size_t> standing;  // index into verdicts
  std::optional<Fact<DraftWithdrawn>> withdrawal;
  bool withdrawal_overtaken = false;  // came after a final verdict
  std::optional<Fact<DraftFoundSecret>> secret;
  Stage stage = Stage::kOffered;
  bool pending = false;  // some of this is not in the log yet

  const Verdict* standing_verdict() const;
  // The item this one was taken into last.
  std::optional<Subject> merged_into() const;
  const SignOff* last_sign_off() const;
  const Offer* offer(const EventId& wanted) const;
  // The office's wording of what was signed last; null where it has none. What the unit signs anew
  // is a new text.
  const Fact<ItemEdited>* edit() const;
  // What a reader should see: the last signed offer, else the newest head.
  const Offer* current_offer() const;
  std::vector<const Offer*> heads() const;
  // The newest sign-off came after the standing verdict (or there is none): the office's turn.
  bool awaits_verdict() const;
  // Every content of the item's events, for a purge.
  std::vector<ContentAddress> contents() const;
};

// The entries of one item in order (entry.h); others are ignored. Without an offer the state has no
// offers and the stage means nothing: the caller sees `offers.empty()`.
ItemState fold_item(const Subject& id, std::span<const Entry> ordered);

}  // namespace yibao::domain

YIBAO_ENUM_NAMES(yibao::domain::Stage, "offered", "sent_back", "signed_off", "received", "accepted",
                 "returned", "refused", "excluded", "withdrawn", "secret");
