// A standing as the server publishes it: what everyone may know of every unit, signed by the log
// key, because a unit cannot see the others' events. The client recomputes its own row and re-ranks
// the published figures.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"
#include "shared/crypto/signature.h"
#include "shared/domain/vocabulary.h"

namespace yibao::protocol {

struct StandingFigure {
  std::string id;     // a measure
  std::string value;  // decimal or fraction, exact
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("id", self.id);
    field("value", self.value);
  }
};

struct StandingPlace {
  std::string ranking;
  std::string group;  // "" for a ranking over all
  std::int64_t place = 0;
  std::int64_t of = 0;
  bool tied = false;
  std::vector<std::string> keys;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("ranking", self.ranking);
    field("group", self.group);
    field("place", self.place);
    field("of", self.of);
    field("tied", self.tied);
    field("keys", self.keys);
  }
};

struct StandingUnit {
  base::UnitCode unit;
  std::string points;
  std::string provisional;
  std::string completion;  // fraction, or "" where there is no target
  std::vector<StandingFigure> measures;
  std::vector<StandingPlace> places;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("unit", self.unit);
    field("points", self.points);
    field("provisional", self.provisional);
    field("completion", self.completion);
    field("measures", self.measures);
    field("places", self.places);
  }
};

struct StandingDocument {
  std::string ruleset;
  std::string ruleset_hash;
  std::string period;
  base::Date as_of{};
  std::int64_t epoch = 0;
  std::int64_t sequence = 0;  // everything up to this entry counts
  std::vector<StandingUnit> units;
  template <class Self, class Field>
  static void each_field(Self& self, Field&& field) {
    field("ruleset", self.ruleset);
    field("ruleset_hash", self.ruleset_hash);
    field("period", self.period);
    field("as_of", self.as_of);
    field("epoch", self.epoch);
    field("sequence", self.sequence);
    field("units", self.units);
  }
};

// Signature, canonical JSON.
base::Bytes sign_standing(const StandingDocument& document, const crypto::SigningKey& log_key);
// Errors: bad_signature, malformed and those of strict JSON.
base::Result<StandingDocument> open_standing(base::ByteView bytes,
                                             const crypto::PublicKey& log_key);

}  // namespace yibao::protocol
