#include "shared/domain/entry.h"

#include <algorithm>
#include <map>
#include <set>

namespace yibao::domain {
namespace {

constexpr std::initializer_list<EventType> kVerdicts = {
    EventType::kItemAccepted, EventType::kItemReturned, EventType::kItemRefused,
    EventType::kItemExcluded};

class ReferenceList {
 public:
  void add(const EventId& id, std::vector<EventType> fitting, bool same_subject = true) {
    list_.push_back({id, std::move(fitting), same_subject});
  }
  void add(const std::optional<EventId>& id, std::vector<EventType> fitting,
           bool same_subject = true) {
    if (id) add(*id, std::move(fitting), same_subject);
  }
  std::vector<Reference> take() { return std::move(list_); }

 private:
  std::vector<Reference> list_;
};

// What each body refers to; bodies that refer to nothing fall to the last overload.
struct Collector {
  ReferenceList& list;

  template <class Body>
  void verdict(const Body& body) const {
    list.add(body.on, {EventType::kDraftSignedOff});
    list.add(body.after, kVerdicts);
  }
  template <class Body>
  void of_commission(const Body& body) const {
    list.add(body.issued, {EventType::kCommissionIssued});
  }

  void operator()(const DraftOffered& body) const {
    for (const EventId& parent : body.parents) list.add(parent, {EventType::kDraftOffered});
  }
  void operator()(const DraftSentBack& body) const {
    list.add(body.offer, {EventType::kDraftOffered});
  }
  void operator()(const DraftSignedOff& body) const {
    list.add(body.offer, {EventType::kDraftOffered});
    list.add(body.delegation, {EventType::kDelegationGranted}, false);
  }
  void operator()(const ItemAccepted& body) const { verdict(body); }
  void operator()(const ItemReturned& body) const { verdict(body); }
  void operator()(const ItemRefused& body) const { verdict(body); }
  void operator()(const ItemExcluded& body) const { verdict(body); }
  void operator()(const ItemEdited& body) const { list.add(body.on, {EventType::kDraftSignedOff}); }
  void operator()(const ItemMerged& body) const {
    for (const EventId& id : body.shown) {
      list.add(id, {EventType::kDraftOffered, EventType::kDraftSignedOff, EventType::kItemAdopted});
    }
  }
  void operator()(const FactRetracted& body) const {
    list.add(body.fact,
             {EventType::kItemAdopted, EventType::kItemForwarded, EventType::kItemInstructed,
              EventType::kItemFoundInaccurate, EventType::kItemMerged, EventType::kCommissionJudged,
              EventType::kRecordEntered, EventType::kRecordsImported, EventType::kInterviewHeld});
  }
  void operator()(const CommissionAcknowledged& body) const { of_commission(body); }
  void operator()(const CommissionExtensionAsked& body) const { of_commission(body); }
  void operator()(const CommissionExtended& body) const { of_commission(body); }
  void operator()(const CommissionDeclined& body) const { of_commission(body); }
  void operator()(const CommissionCancelled& body) const { of_commission(body); }
  void operator()(const CommissionJudged& body) const {
    of_commission(body);
    list.add(body.after, {EventType::kCommissionJudged});
  }
  void operator()(const BulletinPublished& body) const {
    list.add(body.corrects, {EventType::kBulletinPublished}, false);
  }
  void operator()(const AppealFiled& body) const { list.add(body.against, {}, false); }
  void operator()(const AppealDecided& body) const {
    list.add(body.filed, {EventType::kAppealFiled});
  }
  void operator()(const HandoffReceived& body) const {
    list.add(body.registered, {EventType::kHandoffRegistered});
  }
  template <class Body>
  void operator()(const Body& /*refers to nothing*/) const {}
};

// Puts pending entries behind what they refer to: of those whose references are all placed, the
// smallest id comes next. References outside the set count as placed.
void order_pending(std::vector<Entry>& pending) {
  std::map<EventId, Entry> waiting;
  for (Entry& entry : pending) waiting.emplace(entry.event->id, std::move(entry));
  std::map<EventId, std::vector<EventId>> dependents;
  std::map<EventId, std::size_t> open_references;
  std::set<EventId> ready;
  for (const auto& [id, entry] : waiting) {
    std::size_t open = 0;
    for (const Reference& reference : references_of(*entry.event)) {
      if (reference.id != id && waiting.contains(reference.id)) {
        dependents[reference.id].push_back(id);
        ++open;
      }
    }
    open_references[id] = open;
    if (open == 0) ready.insert(id);
  }
  pending.clear();
  while (!ready.empty()) {
    const EventId id = *ready.begin();
    ready.erase(ready.begin());
    pending.push_back(std::move(waiting.at(id)));
    waiting.erase(id);
    for (const EventId& dependent : dependents[id]) {
      if (--open_references[dependent] == 0) ready.insert(dependent);
    }
  }
  // A circle of references can only be forged; by id keeps it deterministic.
  for (auto& [id, entry] : waiting) pending.push_back(std::move(entry));
}

}  // namespace

std::vector<Reference> references_of(const Event& event) {
  ReferenceList list;
  std::visit(Collector{list}, event.body);
  return list.take();
}

std::vector<Subject> subjects_of(const Event& event) {
  std::vector<Subject> subjects = {event.subject};
  if (const auto* merged = event.as<ItemMerged>()) {
    subjects.insert(subjects.end(), merged->sources.begin(), merged->sources.end());
  }
  if (const auto* record = event.as<RecordEntered>(); record != nullptr && record->item) {
    subjects.push_back(*record->item);
  }
  if (const auto* retracted = event.as<FactRetracted>()) {
    subjects.insert(subjects.end(), retracted->also.begin(), retracted->also.end());
  }
  return subjects;
}

base::Bytes subject_key(const Subject& subject) {
  const auto id = base::uuid_from_text(subject.text());
  if (!id) return subject.text();
  // Somebody may write what looks like an id and is none.
  base::Bytes key(base::view(*id));
  return subject_from_key(key) == subject ? key : base::Bytes(subject.text());
}

Subject subject_from_key(base::ByteView key) {
  // Byte 8 of a UUID has its high bit set: no letter of a code has.
  const auto id = base::to_array<16>(key);
  if (id && ((*id)[8] & 0x80U) != 0) return Subject(base::uuid_text(*id));
  return Subject(std::string(key));
}

void order_entries(std::vector<Entry>& entries) {
  std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
    if (a.pending() != b.pending()) return b.pending();
    if (a.pending()) return a.event->id < b.event->id;
    return std::pair(a.stamp->epoch, a.stamp->sequence) <
           std::pair(b.stamp->epoch, b.stamp->sequence);
  });
  std::set<EventId> seen;
  std::erase_if(entries, [&](const Entry& entry) { return !seen.insert(entry.event->id).second; });
  const auto first_pending = std::find_if(entries.begin(), entries.end(),
                                          [](const Entry& entry) { return entry.pending(); });
  std::vector<Entry> pending(std::make_move_iterator(first_pending),
                             std::make_move_iterator(entries.end()));
  entries.erase(first_pending, entries.end());
  order_pending(pending);
  entries.insert(entries.end(), std::make_move_iterator(pending.begin()),
                 std::make_move_iterator(pending.end()));
}

EventHash event_hash(base::ByteView payload) {
  return crypto::domain_hash("yibao/event-hash/v1", {payload});
}

}  // namespace yibao::domain
