#include "shared/protocol/standing_document.h"

#include <doctest/doctest.h>

#include "tests/protocol/samples.h"

namespace yibao::protocol {
namespace {

using testing::sample_key;

StandingDocument sample() {
  base::SeededRandom random(1);
  return testing::filled<StandingDocument>(random);
}

TEST_CASE("a standing comes back as it was signed") {
  const auto key = sample_key();
  const auto got = open_standing(sign_standing(sample(), key), key.public_key());
  REQUIRE(got.has_value());
  CHECK(testing::dump(*got) == testing::dump(sample()));
}

TEST_CASE("a standing signed by another key is refused") {
  const auto got =
      open_standing(sign_standing(sample(), sample_key(1)), sample_key(2).public_key());
  REQUIRE(!got.has_value());
  CHECK(got.error().code == base::ErrorCode::kBadSignature);
}

TEST_CASE("a standing cut or changed at any byte is refused") {
  const auto key = sample_key();
  const base::Bytes good = sign_standing(sample(), key);
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK(!open_standing(base::ByteView(good).substr(0, size), key.public_key()).has_value());
  }
  for (std::size_t i = 0; i < good.size(); ++i) {
    base::Bytes changed = good;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(!open_standing(changed, key.public_key()).has_value());
  }
}

TEST_CASE("a standing of a whole county fits") {
  const auto key = sample_key();
  StandingDocument document = sample();
  const StandingUnit unit = document.units.front();
  document.units.assign(base::limits::kUnitsMax, unit);
  const auto got = open_standing(sign_standing(document, key), key.public_key());
  REQUIRE(got.has_value());
  CHECK(got->units.size() == base::limits::kUnitsMax);
}

}  // namespace
}  // namespace yibao::protocol
