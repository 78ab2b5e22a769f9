#include "shared/base/compression.h"

#include <doctest/doctest.h>

#include "shared/base/random.h"

namespace yibao::base {
namespace {

constexpr std::size_t kPlenty = 1024 * 1024;

TEST_CASE("what was compressed comes back, with and without the dictionary") {
  SeededRandom random(5);
  Bytes noise(5000, '\0');
  for (char& c : noise) c = static_cast<char>(random.below(256));
  for (const Bytes& plain :
       {Bytes(), Bytes("x"), Bytes(100'000, 'a'), noise, Bytes("全镇春耕备耕进展顺利")}) {
    CHECK(decompress(compress(plain), kPlenty) == plain);
    CHECK(decompress(compress_small(plain), kPlenty) == plain);
  }
}

TEST_CASE("the dictionary makes a small event smaller") {
  const Bytes event =
      R"({"anchor":{"at":0,"epoch":1,"size":0},"body":{"declared_not_secret":true,"kind":"brief"},)"
      R"("jurisdiction":"otog","made_at":1709254800000,"type":"draft.offered","unit":"a"})";
  CHECK(compress_small(event).size() < compress(event).size());
}

TEST_CASE("a bomb is refused before anything is allocated for it") {
  const Bytes bomb = compress(Bytes(200 * 1024 * 1024, '\0'));
  CHECK(bomb.size() < 100 * 1024);
  const auto out = decompress(bomb, kPlenty);
  REQUIRE(!out.has_value());
  CHECK(out.error().code == ErrorCode::kTooLarge);
}

TEST_CASE("a text of exactly the limit passes, one byte more does not") {
  const Bytes plain(1000, 'x');
  CHECK(decompress(compress(plain), 1000).has_value());
  CHECK(decompress(compress(plain), 999).error() == Error(ErrorCode::kTooLarge));
}

TEST_CASE("frames that were cut or changed are errors") {
  Bytes plain;
  for (int i = 0; i < 200; ++i) plain += "条目" + std::to_string(i * 7919);
  const Bytes whole = compress(plain);
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    CHECK(!decompress(ByteView(whole).substr(0, size), kPlenty).has_value());
  }
  SeededRandom random(11);
  for (int round = 0; round < 2000; ++round) {
    Bytes changed = whole;
    changed[random.below(changed.size())] ^= static_cast<char>(1 + random.below(255));
    // zstd's frames carry no checksum here: a changed literal may pass, but nothing may crash and
    // nothing may be larger than it said.
    const auto out = decompress(changed, kPlenty);
    if (out) CHECK(out->size() <= kPlenty);
  }
  CHECK(decompress("", kPlenty).error() == Error(ErrorCode::kMalformed));
  CHECK(decompress("not a frame at all", kPlenty).error() == Error(ErrorCode::kMalformed));
}

TEST_CASE("a frame that does not state its size is refused") {
  // The magic number, a descriptor without content size, a window, one raw block of "abc".
  const Bytes frame(
      "\x28\xB5\x2F\xFD\x00\x58\x19\x00\x00"
      "abc",
      12);
  CHECK(decompress(frame, kPlenty).error() == Error(ErrorCode::kMalformed));
}

}  // namespace
}  // namespace yibao::base
