// The fold's input order, and what events refer to.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/domain/history.h"
#include "tests/support/fields.h"

namespace yibao::domain {
namespace {

using testing::History;

std::vector<EventId> ids_of(const std::vector<Entry>& entries) {
  std::vector<EventId> ids;
  for (const Entry& entry : entries) ids.push_back(entry.event->id);
  return ids;
}

TEST_CASE("stamped entries come by stamp, whatever their ids say") {
  History history;
  const auto first = history.add(ItemCommented{});
  const auto second = history.add(ItemCommented{});
  auto entries = history.entries();
  entries[0].stamp->sequence = 8;
  entries[1].stamp->sequence = 3;
  order_entries(entries);
  CHECK(ids_of(entries) == std::vector<EventId>{second, first});
  // A later epoch comes after an earlier one, even with smaller sequences.
  entries[0].stamp->epoch = 2;
  order_entries(entries);
  CHECK(ids_of(entries) == std::vector<EventId>{first, second});
}

TEST_CASE("pending entries come after all stamped ones") {
  History history;
  const auto early = history.pend(ItemCommented{});
  const auto stamped = history.add(ItemCommented{});
  auto entries = history.entries();
  order_entries(entries);
  CHECK(ids_of(entries) == std::vector<EventId>{stamped, early});
}

TEST_CASE("of one event twice the stamped entry stays") {
  History history;
  const auto id = history.add(ItemCommented{});
  auto entries = history.entries();
  Entry pending = entries.front();
  pending.stamp.reset();
  entries.insert(entries.begin(), pending);
  entries.push_back(entries.back());
  order_entries(entries);
  CHECK(ids_of(entries) == std::vector<EventId>{id});
  CHECK(entries.front().stamp.has_value());
}

TEST_CASE("a pending entry comes after what it refers to, even when its id is smaller") {
  History history;
  // A second machine with a clock far behind made the signature: its id sorts first.
  history.clock().set(testing::at("2024-03-02 09:00"));
  const auto offer = history.pend(DraftOffered{});
  History behind(2);
  behind.clock().set(testing::at("2024-03-01 09:00"));
  const auto signature = behind.pend(history.signature_of(offer));
  REQUIRE(signature < offer);
  auto entries = behind.entries();
  for (const Entry& entry : history.entries()) entries.push_back(entry);
  order_entries(entries);
  CHECK(ids_of(entries) == std::vector<EventId>{offer, signature});
}

TEST_CASE("of pending entries that wait for nothing the smallest id comes first") {
  History history;
  std::vector<EventId> made;
  for (int i = 0; i < 5; ++i) made.push_back(history.pend(ItemCommented{}));
  auto entries = history.entries();
  std::reverse(entries.begin(), entries.end());
  order_entries(entries);
  CHECK(ids_of(entries) == made);
}

TEST_CASE("a circle of references, which only a forger makes, still has one order") {
  History history;
  DraftOffered body;
  const auto first = history.pend(body);
  const auto second = history.pend(body);
  auto entries = history.entries();
  const auto refer = [](Entry& entry, const EventId& parent) {
    Event event = *entry.event;
    std::get<DraftOffered>(event.body).parents = {parent};
    entry.event = std::make_shared<const Event>(std::move(event));
  };
  refer(entries[0], second);
  refer(entries[1], first);
  std::reverse(entries.begin(), entries.end());
  order_entries(entries);
  CHECK(ids_of(entries) == std::vector<EventId>{first, second});
}

// Which fields of a body name other events: every EventId field must be among the references, or an
// event could be admitted before what it speaks of.
struct EventIdCollector {
  std::vector<EventId>& found;
  void operator()(const char* /*name*/, const EventId& id) const { found.push_back(id); }
  void operator()(const char* /*name*/, const std::optional<EventId>& id) const {
    if (id) found.push_back(*id);
  }
  void operator()(const char* /*name*/, const std::vector<EventId>& ids) const {
    found.insert(found.end(), ids.begin(), ids.end());
  }
  template <class Value>
  void operator()(const char* /*name*/, const Value& /*no event*/) const {}
};

TEST_CASE("every event that a body names is a reference") {
  base::SeededRandom random(3);
  for (const EventType type : testing::all_event_types()) {
    CAPTURE(std::string(name(type)));
    Event event;
    event.body = testing::filled_body(type, random);
    std::vector<EventId> named;
    std::visit(
        [&](const auto& body) {
          if constexpr (testing::HasFields<std::decay_t<decltype(body)>>) {
            std::decay_t<decltype(body)>::each_field(body, EventIdCollector{named});
          }
        },
        event.body);
    std::vector<EventId> referred;
    for (const Reference& reference : references_of(event)) referred.push_back(reference.id);
    std::sort(named.begin(), named.end());
    std::sort(referred.begin(), referred.end());
    CHECK(named == referred);
  }
}

TEST_CASE("a merge, a record and a retraction are about more than their subject") {
  Event event;
  event.subject = Subject("into");
  ItemMerged merged;
  merged.sources = {Subject("a"), Subject("b")};
  event.body = merged;
  CHECK(subjects_of(event) == std::vector<Subject>{Subject("into"), Subject("a"), Subject("b")});
  RecordEntered record;
  record.item = Subject("c");
  event.body = record;
  CHECK(subjects_of(event) == std::vector<Subject>{Subject("into"), Subject("c")});
  FactRetracted retracted;
  retracted.also = {Subject("d")};
  event.body = retracted;
  CHECK(subjects_of(event) == std::vector<Subject>{Subject("into"), Subject("d")});
  event.body = ItemCommented{};
  CHECK(subjects_of(event) == std::vector<Subject>{Subject("into")});
}

TEST_CASE("a subject comes back from the key that stores keep") {
  History history;
  std::vector<Subject> subjects;
  for (int i = 0; i < 200; ++i) subjects.push_back(history.new_subject());
  for (const char* code : {"town", "a", "abcdefghijklmnop", "2022-q3", "unit.sub_unit"}) {
    subjects.emplace_back(code);  // the third has 16 letters, as many as an id has bytes
  }
  subjects.emplace_back(std::string(base::kCodeBytesMax, 'z'));
  // As long as an id and of its letters, but not one that anybody makes: byte 8 is not a UUID's.
  subjects.emplace_back("01hqvrcwm0e2y3z7b6ta62rn70");
  subjects.emplace_back("00000000000000000000000000");
  for (const Subject& subject : subjects) {
    CAPTURE(subject.text());
    CHECK(subject_from_key(subject_key(subject)) == subject);
  }
}

}  // namespace
}  // namespace yibao::domain
