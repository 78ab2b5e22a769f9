#include "shared/crypto/sealed_box.h"

#include <doctest/doctest.h>

#include "shared/crypto/secret_box.h"

namespace yibao::crypto {
namespace {

using base::ErrorCode;

TEST_CASE("what is sealed to one addressee is closed to every other, in both suites") {
  base::SeededRandom random(2);
  for (const SuiteId suite : kSuites) {
    CAPTURE(suite_name(suite));
    const SigningKey addressee = SigningKey::generate(random, suite);
    const SigningKey stranger = SigningKey::generate(random, suite);
    const auto sealed = seal_to(addressee.public_key(), "exchange");
    REQUIRE(sealed.has_value());
    CHECK(sealed->find("exchange") == base::Bytes::npos);
    CHECK(open_sealed(addressee, *sealed) == base::Bytes("exchange"));
    CHECK(open_sealed(stranger, *sealed).error() == base::Error(ErrorCode::kCorrupted));
    for (std::size_t i = 0; i < sealed->size(); ++i) {
      base::Bytes changed = *sealed;
      changed[i] = static_cast<char>(changed[i] ^ 1);
      CAPTURE(i);
      CHECK(!open_sealed(addressee, changed).has_value());
    }
    CHECK(!open_sealed(addressee, "short").has_value());
    CHECK(!open_sealed(addressee, "").has_value());
    CHECK(!open_sealed(addressee, *sealed + "x").has_value());
    CHECK(!open_sealed(addressee, sealed->substr(0, sealed->size() - 1)).has_value());
  }
}

TEST_CASE("a sealed box holds a whole exchange") {
  base::SeededRandom random(5);
  base::Bytes large(3 * 1024 * 1024, '\0');
  for (char& byte : large) byte = static_cast<char>(random.below(256));
  for (const SuiteId suite : kSuites) {
    const SigningKey addressee = SigningKey::generate(random, suite);
    const auto sealed = seal_to(addressee.public_key(), large);
    REQUIRE(sealed.has_value());
    CHECK(sealed->size() < large.size() + 200);
    CHECK(open_sealed(addressee, *sealed) == large);
  }
}

TEST_CASE("nothing is sealed to what is no public key") {
  for (const SuiteId suite : kSuites) {
    CHECK(seal_to({suite, ""}, "x").error() == base::Error(ErrorCode::kMalformed));
    CHECK(seal_to({suite, base::Bytes(32, '\0')}, "x").error() ==
          base::Error(ErrorCode::kMalformed));
    CHECK(seal_to({suite, base::Bytes(33, '\0')}, "x").error() ==
          base::Error(ErrorCode::kMalformed));
  }
}

}  // namespace
}  // namespace yibao::crypto
