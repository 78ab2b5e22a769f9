#include "tests/domain/random_history.h"

#include <algorithm>
#include <set>

#include "tests/support/clock.h"
#include "tests/support/fields.h"

namespace yibao::testing {
namespace {

using base::EventId;
using base::UnitCode;
using domain::Entry;
using domain::EventType;
using domain::Subject;

constexpr EventType kItemTypes[] = {
    EventType::kDraftOffered,   EventType::kDraftOffered,        EventType::kDraftSentBack,
    EventType::kDraftSignedOff, EventType::kDraftSignedOff,      EventType::kDraftSignedOff,
    EventType::kDraftWithdrawn, EventType::kDraftFoundSecret,    EventType::kItemAccepted,
    EventType::kItemAccepted,   EventType::kItemReturned,        EventType::kItemReturned,
    EventType::kItemRefused,    EventType::kItemExcluded,        EventType::kItemEdited,
    EventType::kItemMerged,     EventType::kItemForwarded,       EventType::kItemAdopted,
    EventType::kItemAdopted,    EventType::kItemInstructed,      EventType::kItemFoundInaccurate,
    EventType::kItemCommented,  EventType::kItemWithdrawalAsked, EventType::kFactRetracted,
    EventType::kRecordEntered,  EventType::kFactRetracted};
constexpr EventType kCommissionTypes[] = {
    EventType::kCommissionIssued,   EventType::kCommissionAcknowledged,
    EventType::kCommissionDeclined, EventType::kCommissionExtensionAsked,
    EventType::kCommissionExtended, EventType::kCommissionJudged,
    EventType::kCommissionJudged,   EventType::kCommissionJudged,
    EventType::kFactRetracted,      EventType::kCommissionCancelled};

class Maker {
 public:
  explicit Maker(std::uint64_t seed) : random_(seed), ids_(clock_, random_) {}

  RandomHistory make() {
    for (std::uint64_t i = 0; i < 1 + random_.below(3); ++i) history_.items.push_back(subject());
    history_.commissions.push_back(subject());
    for (const Subject& item : history_.items) add(item, EventType::kDraftOffered);
    add(history_.commissions.front(), EventType::kCommissionIssued);
    for (std::uint64_t steps = 5 + random_.below(40); steps > 0; --steps) {
      // Clocks of three machines: minutes apart, now and then far off.
      if (random_.below(20) == 0) clock_.set(at("2024-03-01 09:00") - std::chrono::hours(5));
      clock_.advance(std::chrono::seconds(random_.below(600)));
      if (random_.below(4) == 0) {
        add(history_.commissions.front(), one_of(kCommissionTypes));
      } else {
        add(history_.items[random_.below(history_.items.size())], one_of(kItemTypes));
      }
    }
    stamp_some();
    return std::move(history_);
  }

 private:
  Subject subject() { return Subject(ids_.make<base::SubjectId>().text()); }

  template <std::size_t N>
  EventType one_of(const EventType (&types)[N]) {
    return types[random_.below(N)];
  }

  // Mostly an event of a fitting type about the subject; now and then any event at all, or none
  // that exists.
  EventId earlier(const Subject& about, std::initializer_list<EventType> fitting) {
    std::vector<EventId> fit;
    std::vector<EventId> any = {EventId(random_.array<16>())};
    for (const Entry& entry : history_.entries) {
      any.push_back(entry.event->id);
      if (entry.event->subject != about) continue;
      const auto type = *entry.event->type();
      if (std::find(fitting.begin(), fitting.end(), type) != fitting.end()) {
        fit.push_back(entry.event->id);
      }
    }
    if (fit.empty() || random_.below(12) == 0) return any[random_.below(any.size())];
    // The newest most of the time: that is what people act on.
    return random_.below(3) > 0 ? fit.back() : fit[random_.below(fit.size())];
  }
  std::optional<EventId> perhaps_earlier(const Subject& about,
                                         std::initializer_list<EventType> fitting) {
    if (random_.below(2) == 0) return std::nullopt;
    return earlier(about, fitting);
  }

  template <class Body>
  void aim_verdict(const Subject& about, Body& body) {
    body.on = earlier(about, {EventType::kDraftSignedOff});
    body.after = perhaps_earlier(about, {EventType::kItemAccepted, EventType::kItemReturned,
                                         EventType::kItemRefused, EventType::kItemExcluded});
  }
  void aim(const Subject& about, domain::EventBody& body) {
    if (auto* offer = std::get_if<domain::DraftOffered>(&body)) {
      offer->parents.clear();
      for (std::uint64_t i = random_.below(3); i > 0; --i) {
        offer->parents.push_back(earlier(about, {EventType::kDraftOffered}));
      }
    } else if (auto* back = std::get_if<domain::DraftSentBack>(&body)) {
      back->offer = earlier(about, {EventType::kDraftOffered});
    } else if (auto* signature = std::get_if<domain::DraftSignedOff>(&body)) {
      signature->offer = earlier(about, {EventType::kDraftOffered});
      signature->delegation.reset();
      if (random_.below(8) > 0) {
        signature->offer_hash =
            crypto::text(domain::event_hash(base::view(signature->offer.bytes())));
      }
    } else if (auto* accepted = std::get_if<domain::ItemAccepted>(&body)) {
      aim_verdict(about, *accepted);
    } else if (auto* returned = std::get_if<domain::ItemReturned>(&body)) {
      aim_verdict(about, *returned);
    } else if (auto* refused = std::get_if<domain::ItemRefused>(&body)) {
      aim_verdict(about, *refused);
    } else if (auto* excluded = std::get_if<domain::ItemExcluded>(&body)) {
      aim_verdict(about, *excluded);
    } else if (auto* edited = std::get_if<domain::ItemEdited>(&body)) {
      edited->on = earlier(about, {EventType::kDraftSignedOff});
    } else {
      aim_facts(about, body);
    }
  }
  void aim_facts(const Subject& about, domain::EventBody& body) {
    if (auto* merged = std::get_if<domain::ItemMerged>(&body)) {
      merged->sources.clear();
      for (const Subject& other : history_.items) {
        if (other != about && random_.below(2) == 0) merged->sources.push_back(other);
      }
    } else if (auto* record = std::get_if<domain::RecordEntered>(&body)) {
      record->item = about;
    } else if (auto* retracted = std::get_if<domain::FactRetracted>(&body)) {
      retracted->fact = earlier(about, {EventType::kItemAdopted, EventType::kItemForwarded,
                                        EventType::kItemMerged, EventType::kItemInstructed,
                                        EventType::kCommissionJudged, EventType::kRecordEntered});
      retracted->also = random_.below(2) == 0 ? history_.items : std::vector<Subject>();
    } else if (auto* judged = std::get_if<domain::CommissionJudged>(&body)) {
      judged->issued = earlier(about, {EventType::kCommissionIssued});
      judged->after = perhaps_earlier(about, {EventType::kCommissionJudged});
    } else if (auto* acknowledged = std::get_if<domain::CommissionAcknowledged>(&body)) {
      acknowledged->issued = earlier(about, {EventType::kCommissionIssued});
    } else if (auto* declined = std::get_if<domain::CommissionDeclined>(&body)) {
      declined->issued = earlier(about, {EventType::kCommissionIssued});
    }
  }

  void add(const Subject& about, EventType type) {
    auto event = std::make_shared<domain::Event>();
    event->body = filled_body(type, random_);
    aim(about, event->body);
    event->id = ids_.make<EventId>();
    event->subject = about;
    event->unit = UnitCode(random_.below(2) == 0 ? "town" : "bureau");
    for (const char* party : {"town", "bureau", "village"}) {
      if (random_.below(3) > 0) event->parties.emplace_back(party);
    }
    event->author = base::PersonId({static_cast<std::uint8_t>(1 + random_.below(3))});
    event->made_at = clock_.now();
    Entry entry;
    entry.hash = domain::event_hash(base::view(event->id.bytes()));
    entry.event = std::move(event);
    history_.entries.push_back(std::move(entry));
  }

  // They reach the server in an order of their own: any that keeps references first. What has not
  // got there when the test looks is pending.
  void stamp_some() {
    std::vector<Entry> waiting = std::move(history_.entries);
    history_.entries.clear();
    std::set<EventId> waiting_ids;
    for (const Entry& entry : waiting) waiting_ids.insert(entry.event->id);
    const std::size_t pending = random_.below(waiting.size() + 1);
    std::uint64_t sequence = 0;
    while (waiting.size() > pending) {
      std::vector<std::size_t> ready;
      for (std::size_t i = 0; i < waiting.size(); ++i) {
        const auto references = domain::references_of(*waiting[i].event);
        const bool free = std::none_of(
            references.begin(), references.end(),
            [&](const domain::Reference& each) { return waiting_ids.contains(each.id); });
        if (free) ready.push_back(i);
      }
      const std::size_t next = ready.at(random_.below(std::min<std::size_t>(ready.size(), 4)));
      Entry entry = std::move(waiting[next]);
      waiting.erase(waiting.begin() + static_cast<std::ptrdiff_t>(next));
      waiting_ids.erase(entry.event->id);
      entry.stamp = domain::Stamp{1, ++sequence, at("2024-03-02 09:00")};
      history_.entries.push_back(std::move(entry));
    }
    for (Entry& entry : waiting) history_.entries.push_back(std::move(entry));
  }

  TestClock clock_;
  base::SeededRandom random_;
  base::IdMaker ids_;
  RandomHistory history_;
};

}  // namespace

RandomHistory make_random_history(std::uint64_t seed) {
  return Maker(seed).make();
}

}  // namespace yibao::testing
