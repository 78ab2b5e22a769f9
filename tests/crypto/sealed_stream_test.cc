// Long bytes sealed piece by piece: what comes out is what went in, or nothing.
#include "shared/crypto/sealed_stream.h"

#include <doctest/doctest.h>

#include "shared/crypto/random.h"
#include "tests/support/must.h"

namespace yibao::crypto {
namespace {

using testing::code_of;
using testing::must;

struct Fixture {
  SystemRandom random;
  SealingKeyPair keys = sealing_keys_from_seed(base::ByteArray<32>{1});
  StreamSealer sealer{keys.public_key, random};
  base::Bytes first = sealer.seal("first", false);
  base::Bytes second = sealer.seal("second", false);
  base::Bytes last = sealer.seal("", true);
};

TEST_CASE("a stream opens for its addressee and with its own key, and has an end") {
  Fixture fixture;
  for (const bool own : {false, true}) {
    auto opener = own ? must(StreamOpener::open(fixture.sealer.head(), fixture.sealer.key()))
                      : must(StreamOpener::open(fixture.sealer.head(), fixture.keys));
    CHECK(must(opener.piece(fixture.first)) == "first");
    CHECK(must(opener.piece(fixture.second)) == "second");
    CHECK_FALSE(opener.ended());
    CHECK(must(opener.piece(fixture.last)).empty());
    CHECK(opener.ended());
    CHECK(code_of(opener.piece(fixture.last)) == "corrupted");
  }
}

TEST_CASE("a stream opens for nobody else") {
  Fixture fixture;
  const SealingKeyPair others = sealing_keys_from_seed(base::ByteArray<32>{2});
  CHECK(code_of(StreamOpener::open(fixture.sealer.head(), others)) == "corrupted");
  CHECK(code_of(StreamOpener::open("", fixture.keys)) == "corrupted");
}

TEST_CASE("pieces that were changed, left out or put in another order do not open") {
  Fixture fixture;
  const auto opener = [&] { return must(StreamOpener::open(fixture.sealer.head(), fixture.keys)); };
  for (std::size_t i = 0; i < fixture.first.size(); ++i) {
    base::Bytes changed = fixture.first;
    changed[i] = static_cast<char>(changed[i] ^ 1);
    CHECK(code_of(opener().piece(changed)) == "corrupted");
  }
  CHECK(code_of(opener().piece(fixture.second)) == "corrupted");
  CHECK(code_of(opener().piece(fixture.first.substr(1))) == "corrupted");
  CHECK(code_of(opener().piece("")) == "corrupted");
}

}  // namespace
}  // namespace yibao::crypto
