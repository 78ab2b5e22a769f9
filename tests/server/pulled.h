// What a device gets that asks until there is no more: its events and contents, as its replica
// would keep them.
#pragma once

#include <doctest/doctest.h>

#include <map>
#include <set>

#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

namespace yibao::testing {

// What a device has pulled, as its replica would keep it.
struct Pulled {
  std::map<base::EventId, std::uint64_t> events;  // id and sequence
  std::set<domain::ContentAddress> contents;
  std::set<domain::ContentAddress> absent;
  std::uint64_t cursor = 0;
  std::size_t repeats = 0;
  std::size_t exchanges = 0;

  bool has(const base::EventId& id) const { return events.contains(id); }
};

// Pulls until the server has no more; what it made itself only beyond `own_upto`.
inline void pull(JurisdictionFixture& fixture, const Member& member, Pulled& pulled,
                 std::uint32_t bytes_max = 1'000'000, std::uint64_t own_upto = UINT64_MAX) {
  bool more = true;
  while (more) {
    auto request = fixture.request();
    request.cursor = pulled.cursor;
    request.pull_bytes_max = bytes_max;
    request.own_upto = own_upto;
    const protocol::ExchangeResponse response = must(fixture.exchange(member, request));
    for (const protocol::PulledEntry& entry : response.entries) {
      const auto event = must(protocol::decode_event(entry.event.payload));
      if (!pulled.events.emplace(event.id, entry.stamp.sequence).second) ++pulled.repeats;
    }
    for (const auto& content : response.contents) {
      pulled.contents.insert(domain::address_of(content));
    }
    pulled.absent.insert(response.absent.begin(), response.absent.end());
    CHECK(response.cursor >= pulled.cursor);
    pulled.cursor = response.cursor;
    more = response.more;
    ++pulled.exchanges;
  }
}

inline Pulled pull_all(JurisdictionFixture& fixture, const Member& member,
                       std::uint32_t bytes_max = 1'000'000) {
  Pulled pulled;
  pull(fixture, member, pulled, bytes_max);
  return pulled;
}

}  // namespace yibao::testing
