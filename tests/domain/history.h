// Entries of one log, made step by step as a test tells its story.
#pragma once

#include <vector>

#include "shared/domain/commission.h"
#include "shared/domain/dossier.h"
#include "shared/domain/item.h"
#include "shared/domain/registry.h"
#include "tests/support/clock.h"

namespace yibao::testing {

using base::EventId;
using base::UnitCode;
using domain::Subject;

class History {
 public:
  explicit History(std::uint64_t seed = 1) : random_(seed), ids_(clock_, random_) {}

  // What the next events are about, whose they are, whom else they concern.
  History& about(const Subject& subject) { return subject_ = subject, *this; }
  History& of(const char* unit) { return unit_ = UnitCode(unit), *this; }
  History& with(std::vector<UnitCode> parties) { return parties_ = std::move(parties), *this; }

  // In the log.
  EventId add(domain::EventBody body) {
    domain::Entry entry = make(std::move(body));
    entry.stamp = domain::Stamp{1, ++sequence_, clock_.now()};
    return keep(std::move(entry));
  }
  // Only here, so far.
  EventId pend(domain::EventBody body) { return keep(make(std::move(body))); }

  Subject new_subject() { return Subject(ids_.make<base::SubjectId>().text()); }
  // The hash an event goes by here: no payload stands behind it in these tests.
  static domain::EventHash hash_of(const EventId& id) {
    return domain::event_hash(base::view(id.bytes()));
  }
  domain::DraftSignedOff signature_of(const EventId& offer) const {
    domain::DraftSignedOff body;
    body.offer = offer;
    body.offer_hash = crypto::text(hash_of(offer));
    body.gates = {true, true, true};
    body.not_secret = true;
    return body;
  }

  std::vector<domain::Entry> entries() const { return entries_; }
  std::vector<domain::Entry> about_only(const Subject& subject) const {
    std::vector<domain::Entry> some;
    for (const domain::Entry& entry : entries_) {
      for (const Subject& each : domain::subjects_of(*entry.event)) {
        if (each == subject) {
          some.push_back(entry);
          break;
        }
      }
    }
    domain::order_entries(some);
    return some;
  }
  domain::ItemState item(const Subject& subject) const {
    return domain::fold_item(subject, about_only(subject));
  }
  domain::ItemState item() const { return item(subject_); }
  domain::CommissionState commission() const {
    return domain::fold_commission(subject_, about_only(subject_));
  }

  TestClock& clock() { return clock_; }
  base::SeededRandom& random() { return random_; }
  const base::PersonId& author() const { return author_; }

 private:
  domain::Entry make(domain::EventBody body) {
    clock_.advance(std::chrono::minutes(1));
    auto event = std::make_shared<domain::Event>();
    event->id = ids_.make<EventId>();
    event->jurisdiction = base::JurisdictionCode("test");
    event->subject = subject_;
    event->unit = unit_;
    event->parties = parties_;
    event->author = author_;
    event->made_at = clock_.now();
    event->body = std::move(body);
    event->contents = domain::contents_in_body(*event);
    domain::Entry entry;
    entry.hash = hash_of(event->id);
    entry.event = std::move(event);
    return entry;
  }
  EventId keep(domain::Entry entry) {
    entries_.push_back(std::move(entry));
    return entries_.back().event->id;
  }

  TestClock clock_;
  base::SeededRandom random_;
  base::IdMaker ids_;
  base::PersonId author_ = base::PersonId(base::ByteArray<16>{9});
  Subject subject_ = Subject("item");
  UnitCode unit_ = UnitCode("town");
  std::vector<UnitCode> parties_;
  std::uint64_t sequence_ = 0;
  std::vector<domain::Entry> entries_;
};

}  // namespace yibao::testing
