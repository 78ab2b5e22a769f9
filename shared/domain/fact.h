// One fact as a fold keeps it: what was said, by whom, when, with its stamp. Retracted facts stay,
// without effect.
#pragma once

#include <optional>
#include <vector>

#include "shared/domain/entry.h"

namespace yibao::domain {

template <class Body>
struct Fact {
  EventId id;
  Body body;
  PersonId author;
  UnitCode unit;
  std::vector<UnitCode> parties;
  Timestamp made_at{};
  std::optional<Stamp> stamp;
  bool retracted = false;
};

template <class Body>
Fact<Body> fact_of(const Entry& entry, const Body& body) {
  const Event& event = *entry.event;
  return {event.id,      body,          event.author, event.unit,
          event.parties, event.made_at, entry.stamp,  false};
}

}  // namespace yibao::domain
