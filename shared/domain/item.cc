#include "shared/domain/item.h"

#include <algorithm>

namespace yibao::domain {
namespace {

struct ItemFold {
  ItemState& item;
  const Entry& entry;

  void operator()(const DraftOffered& body) const {
    Offer offer{fact_of(entry, body), entry.hash, false, true};
    for (Offer& earlier : item.offers) {
      if (std::find(body.parents.begin(), body.parents.end(), earlier.id) != body.parents.end()) {
        earlier.head = false;
      }
    }
    item.unit = entry.event->unit;
    item.offers.push_back(std::move(offer));
  }
  void operator()(const DraftSentBack& body) const {
    for (Offer& offer : item.offers) {
      if (offer.id == body.offer) offer.sent_back = true;
    }
    item.sent_back.push_back(fact_of(entry, body));
  }
  void operator()(const DraftSignedOff& body) const {
    SignOff sign_off{fact_of(entry, body), entry.event->anchor, false};
    const Offer* offer = item.offer(body.offer);
    sign_off.matches = offer != nullptr && crypto::text(offer->hash) == body.offer_hash;
    if (sign_off.matches && !item.secret) {
      item.withdrawal.reset();  // signing again takes the item up again
    }
    item.sign_offs.push_back(std::move(sign_off));
  }
  void operator()(const DraftWithdrawn& body) const {
    const Verdict* standing = item.standing_verdict();
    if (standing != nullptr && standing->kind != VerdictKind::kReturned) {
      item.withdrawal_overtaken = true;
      return;
    }
    item.withdrawal = fact_of(entry, body);
  }
  void operator()(const DraftFoundSecret& body) const {
    if (!item.secret) item.secret = fact_of(entry, body);
  }

  void operator()(const ItemAccepted& body) const {
    verdict(VerdictKind::kAccepted, body.on, body.after, {}, std::nullopt);
  }
  void operator()(const ItemReturned& body) const {
    verdict(VerdictKind::kReturned, body.on, body.after, body.reason, body.note);
  }
  void operator()(const ItemRefused& body) const {
    verdict(VerdictKind::kRefused, body.on, body.after, body.reason, body.note);
  }
  void operator()(const ItemExcluded& body) const {
    verdict(VerdictKind::kExcluded, body.on, body.after, body.category, body.note);
  }

  void operator()(const ItemMerged& body) const {
    if (entry.event->subject == item.id) {
      item.merges.push_back(fact_of(entry, body));
    } else {
      item.taken_into.push_back({entry.event->id, entry.event->subject});
    }
  }
  void operator()(const ItemEdited& body) const { item.edits.push_back(fact_of(entry, body)); }
  void operator()(const ItemAssigned& body) const {
    std::erase_if(item.assignments, [&](const Fact<ItemAssigned>& earlier) {
      return earlier.body.journal == body.journal;
    });
    if (body.issue) item.assignments.push_back(fact_of(entry, body));
  }
  void operator()(const ItemForwarded& body) const {
    item.forwardings.push_back(fact_of(entry, body));
  }
  void operator()(const ItemAdopted& body) const { item.adoptions.push_back(fact_of(entry, body)); }
  void operator()(const ItemInstructed& body) const {
    item.instructions.push_back(fact_of(entry, body));
  }
  void operator()(const ItemFoundInaccurate& body) const {
    item.inaccuracies.push_back(fact_of(entry, body));
  }
  void operator()(const RecordEntered& body) const { item.records.push_back(fact_of(entry, body)); }
  void operator()(const ItemCommented& body) const {
    item.comments.push_back(fact_of(entry, body));
  }
  void operator()(const ItemWithdrawalAsked& body) const {
    item.withdrawals_asked.push_back(fact_of(entry, body));
    item.withdrawal_open = true;
  }
  void operator()(const FactRetracted& body) const {
    std::erase_if(item.taken_into,
                  [&](const TakenInto& taken) { return taken.merge == body.fact; });
    retract(item.merges, body.fact);
    retract(item.forwardings, body.fact);
    retract(item.adoptions, body.fact);
    retract(item.instructions, body.fact);
    retract(item.inaccuracies, body.fact);
    retract(item.records, body.fact);
  }
  template <class Body>
  void operator()(const Body& /*not an item's*/) const {}

 private:
  template <class Body>
  static void retract(std::vector<Fact<Body>>& facts, const EventId& id) {
    for (Fact<Body>& fact : facts) {
      if (fact.id == id) fact.retracted = true;
    }
  }

  // A verdict whose `after` is the standing one replaces it. Of two with the same `after` the
  // earlier stamp has made itself the standing one already, so the later no longer fits.
  void verdict(VerdictKind kind, const EventId& on, const std::optional<EventId>& after,
               const Term& reason, const std::optional<ContentAddress>& note) const {
    const Verdict* standing = item.standing_verdict();
    const bool fits = standing == nullptr ? !after.has_value() : after == standing->id;
    const Event& event = *entry.event;
    Verdict verdict{event.id,     kind,          on,          after, reason, note,
                    event.author, event.made_at, entry.stamp, false};
    verdict.overtaken = !fits || item.withdrawal.has_value() || item.secret.has_value();
    item.verdicts.push_back(std::move(verdict));
    if (item.verdicts.back().overtaken) return;
    item.standing = item.verdicts.size() - 1;
    item.withdrawal_open = false;
  }
};

Stage stage_of(const ItemState& item) {
  if (item.secret) return Stage::kSecret;
  if (item.withdrawal) return Stage::kWithdrawn;
  const SignOff* signed_off = item.last_sign_off();
  if (signed_off == nullptr) {
    const Offer* offer = item.current_offer();
    return offer != nullptr && offer->sent_back ? Stage::kSentBack : Stage::kOffered;
  }
  if (item.awaits_verdict()) return signed_off->stamp ? Stage::kReceived : Stage::kSignedOff;
  switch (item.standing_verdict()->kind) {
    case VerdictKind::kAccepted: return Stage::kAccepted;
    case VerdictKind::kReturned: return Stage::kReturned;
    case VerdictKind::kRefused: return Stage::kRefused;
    case VerdictKind::kExcluded: return Stage::kExcluded;
  }
  return Stage::kReceived;
}

}  // namespace

const Verdict* ItemState::standing_verdict() const {
  return standing ? &verdicts[*standing] : nullptr;
}

std::optional<Subject> ItemState::merged_into() const {
  if (taken_into.empty()) return std::nullopt;
  return taken_into.back().item;
}

const SignOff* ItemState::last_sign_off() const {
  for (auto it = sign_offs.rbegin(); it != sign_offs.rend(); ++it) {
    if (it->matches) return &*it;
  }
  return nullptr;
}

const Offer* ItemState::offer(const EventId& wanted) const {
  for (const Offer& offer : offers) {
    if (offer.id == wanted) return &offer;
  }
  return nullptr;
}

const Fact<ItemEdited>* ItemState::edit() const {
  const SignOff* signed_off = last_sign_off();
  for (auto it = edits.rbegin(); it != edits.rend(); ++it) {
    if (signed_off != nullptr && it->body.on == signed_off->id) return &*it;
  }
  return nullptr;
}

const Offer* ItemState::current_offer() const {
  const SignOff* signed_off = last_sign_off();
  const Verdict* verdict = standing_verdict();
  const bool being_mended = verdict != nullptr && verdict->kind == VerdictKind::kReturned &&
                            signed_off != nullptr && verdict->on == signed_off->id;
  if (signed_off != nullptr && !being_mended) return offer(signed_off->body.offer);
  const Offer* newest = nullptr;
  for (const Offer& offer : offers) {
    if (offer.head) newest = &offer;
  }
  return newest;
}

std::vector<const Offer*> ItemState::heads() const {
  std::vector<const Offer*> open;
  for (const Offer& offer : offers) {
    if (offer.head) open.push_back(&offer);
  }
  return open;
}

bool ItemState::awaits_verdict() const {
  const SignOff* signed_off = last_sign_off();
  if (signed_off == nullptr) return false;
  const Verdict* verdict = standing_verdict();
  if (verdict == nullptr) return true;
  return verdict->kind == VerdictKind::kReturned && verdict->on != signed_off->id;
}

std::vector<ContentAddress> ItemState::contents() const {
  std::vector<ContentAddress> all;
  for (const Offer& offer : offers) all.push_back(offer.body.words);
  for (const auto& edit : edits) all.push_back(edit.body.words);
  const auto add = [&](const std::optional<ContentAddress>& address) {
    if (address) all.push_back(*address);
  };
  for (const auto& fact : sent_back) add(fact.body.note);
  for (const auto& sign_off : sign_offs) add(sign_off.body.scan);
  for (const auto& verdict : verdicts) add(verdict.note);
  for (const auto& fact : adoptions) add(fact.body.reason);
  for (const auto& fact : instructions) add(fact.body.note);
  for (const auto& fact : inaccuracies) add(fact.body.reason);
  for (const auto& fact : comments) all.push_back(fact.body.note);
  for (const auto& fact : withdrawals_asked) add(fact.body.reason);
  return all;
}

ItemState fold_item(const Subject& id, std::span<const Entry> ordered) {
  ItemState item;
  item.id = id;
  for (const Entry& entry : ordered) {
    std::visit(ItemFold{item, entry}, entry.event->body);
    item.pending = item.pending || entry.pending();
  }
  item.stage = stage_of(item);
  return item;
}

}  // namespace yibao::domain
