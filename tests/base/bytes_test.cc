#include "shared/base/bytes.h"

#include <doctest/doctest.h>

#include "shared/base/random.h"

namespace yibao::base {
namespace {

Bytes random_bytes(SeededRandom& random, std::size_t size) {
  Bytes bytes(size, '\0');
  for (char& c : bytes) c = static_cast<char>(random.below(256));
  return bytes;
}

TEST_CASE("base64url matches the vectors of RFC 4648, without padding") {
  const std::pair<const char*, const char*> rows[] = {
      {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [plain, text] : rows) {
    CHECK(to_base64url(plain) == text);
    CHECK(from_base64url(text) == plain);
  }
  CHECK(to_base64url("\xFB\xFF") == "-_8");
}

TEST_CASE("base64url has one spelling for each value") {
  for (const std::string_view text :
       {"Zg==", "Z", "Zh", "Zm9", "Zm9v\n", "Zm 9v", "+/8", "Zg=", "驿"}) {
    CAPTURE(std::string(text));
    CHECK(!from_base64url(text).has_value());
  }
}

TEST_CASE("any bytes go through base64url and hex and back") {
  SeededRandom random(3);
  for (std::size_t size = 0; size < 200; ++size) {
    const Bytes bytes = random_bytes(random, size);
    CHECK(from_base64url(to_base64url(bytes)) == bytes);
    CHECK(from_hex(to_hex(bytes)) == bytes);
  }
  CHECK(!from_hex("abc").has_value());
  CHECK(!from_hex("0G").has_value());
  CHECK(!from_hex("AB").has_value());
}

TEST_CASE("arrays are made of exactly as many bytes") {
  CHECK(to_array<4>("abcd").has_value());
  CHECK(!to_array<4>("abc").has_value());
  CHECK(!to_array<4>("abcde").has_value());
  CHECK(view(*to_array<4>("abcd")) == "abcd");
}

TEST_CASE("comparing in constant time gives the same answer as comparing") {
  CHECK(equal_constant_time("", ""));
  CHECK(equal_constant_time("secret", "secret"));
  CHECK(!equal_constant_time("secret", "secreT"));
  CHECK(!equal_constant_time("secret", "secrets"));
}

TEST_CASE("wiping leaves nothing") {
  std::string text = "passphrase";
  const char* memory = text.data();
  wipe(text);
  CHECK(text.empty());
  CHECK(std::string_view(memory, 5) == std::string_view("\0\0\0\0\0", 5));
  ByteArray<4> key = {1, 2, 3, 4};
  wipe(key);
  CHECK(key == ByteArray<4>{});
}

TEST_CASE("a seeded source repeats itself and stays below its bound") {
  SeededRandom a(42);
  SeededRandom b(42);
  for (int i = 0; i < 1000; ++i) {
    const std::uint64_t number = a.below(7);
    CHECK(number < 7);
    CHECK(number == b.below(7));
  }
  CHECK(SeededRandom(1).next() != SeededRandom(2).next());
}

}  // namespace
}  // namespace yibao::base
