// Events and messages for the codecs' tests: one of every kind, every field filled.
#pragma once

#include "shared/protocol/exchange.h"
#include "shared/protocol/signed_event.h"
#include "tests/support/clock.h"
#include "tests/support/fields.h"
#include "tests/support/suite.h"

namespace yibao::testing {

inline crypto::SigningKey sample_key(std::uint64_t seed = 7) {
  base::SeededRandom random(seed);
  return crypto::SigningKey::generate(random, tested_suite());
}

// Nothing in its envelope is left out either.
inline domain::Event sample_event(domain::EventType type, base::SeededRandom& random) {
  domain::Event event;
  event.id = base::EventId(random.array<16>());
  event.jurisdiction = base::JurisdictionCode("haicheng");
  event.subject = domain::Subject("kongtong");
  event.unit = base::UnitCode("kongtong");
  event.parties = {base::UnitCode("gaixia"), base::UnitCode("haizhou")};
  event.author = base::PersonId(random.array<16>());
  event.device = base::DeviceId(random.array<16>());
  event.made_at = at("2024-03-01 09:00");
  event.anchor = {1, 42, at("2024-03-01 08:00"), random.array<32>()};
  event.body = filled_body(type, random);
  event.contents = domain::contents_in_body(event);
  return event;
}

inline domain::Event sample_event(domain::EventType type) {
  base::SeededRandom random(11);
  return sample_event(type, random);
}

inline crypto::Proof sample_proof(std::size_t nodes, base::SeededRandom& random) {
  crypto::Proof proof;
  for (std::size_t i = 0; i < nodes; ++i) proof.push_back(random.array<32>());
  return proof;
}

inline crypto::Checkpoint sample_checkpoint(base::SeededRandom& random) {
  return crypto::sign_checkpoint(sample_key(), random.array<16>(), 2, 40, random.array<32>(),
                                 at("2024-03-01 09:30"));
}

inline domain::Content sample_content(domain::MediaType media, base::SeededRandom& random) {
  return domain::make_content(media, R"({"text":"请补充数据"})", random);
}

}  // namespace yibao::testing
