#include "shared/crypto/strict_json.h"

#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "shared/base/random.h"
#include "tests/support/seed.h"

namespace yibao::crypto {
namespace {

using base::ErrorCode;
using nlohmann::json;

std::string verdict(base::ByteView bytes, const StrictJsonLimits& limits = {}) {
  const auto parsed = parse_strict(bytes, limits);
  return parsed ? "good" : std::string(base::name(parsed.error().code));
}

std::string nested(std::size_t depth) {
  std::string text;
  for (std::size_t i = 0; i < depth; ++i) text += R"({"a":)";
  return text + "1" + std::string(depth, '}');
}

TEST_CASE("the canonical form passes") {
  for (const std::string_view text :
       {R"({})", R"({"a":1})", R"({"a":-1,"b":[1,2,{"c":"驿报"}],"c":true,"d":false})",
        R"({"a":"\"\\\b\f\n\r\t\u0001"})", R"({"a":9007199254740991,"b":-9007199254740991})",
        R"({"a":[]})", R"({"a_1":{"b":{}}})"}) {
    CAPTURE(std::string(text));
    CHECK(verdict(text) == "good");
  }
}

TEST_CASE("the same value in another spelling is not canonical") {
  for (const std::string_view text :
       {R"({ "a":1})", R"({"a": 1})", "{\"a\":1}\n", R"({"b":1,"a":2})", R"({"a":"\u9a7f"})",
        R"({"a":"\/"})", R"({"a":"\u000a"})", R"({"a":-0})", R"({"a":"\u001F"})",
        R"({"\u0061":1})"}) {
    CAPTURE(std::string(text));
    CHECK(verdict(text) == "not_canonical");
  }
}

TEST_CASE("what is outside the profile is refused by name") {
  const std::pair<const char*, const char*> rows[] = {
      {R"({"a":null})", "not_canonical"},
      {R"({"a":1.5})", "not_canonical"},
      {R"({"a":1e2})", "not_canonical"},
      {R"({"a":1.0})", "not_canonical"},
      {R"({"a":9007199254740992})", "not_canonical"},
      {R"({"a":-9007199254740992})", "not_canonical"},
      {R"({"a":99999999999999999999999})", "not_canonical"},
      {R"({"a":"\u0000"})", "not_canonical"},
      {R"({"":1})", "not_canonical"},
      {R"({"A":1})", "not_canonical"},
      {R"({"a-b":1})", "not_canonical"},
      {R"({"1a":1})", "not_canonical"},
      {R"({"甲":1})", "not_canonical"},
      {R"({"abcdefghijklmnopqrstuvwxyzabcdefg":1})", "not_canonical"},
      {R"([])", "not_canonical"},
      {R"(1)", "not_canonical"},
      {R"("a")", "not_canonical"},
      {R"(true)", "not_canonical"},
      {R"({"a":1,"a":1})", "duplicate_key"},
      {R"({"a":{"b":1,"b":2}})", "duplicate_key"},
      {"", "malformed"},
      {"{", "malformed"},
      {R"({"a":1}{})", "malformed"},
      {R"({"a":1,})", "malformed"},
      {R"({'a':1})", "malformed"},
      {R"({"a":01})", "malformed"},
      {R"({"a":NaN})", "malformed"},
      {R"({"a":"\ud800"})", "malformed"},
      {"{\"a\":\"\n\"}", "malformed"},
      {R"({"a":1} // x)", "malformed"},
      {"\xEF\xBB\xBF{\"a\":1}", "not_canonical"},
      {"{\"a\":\"\xC0\xAF\"}", "not_utf8"},
      {"{\"a\":\"\xED\xA0\x80\"}", "not_utf8"},
      {"\xFF", "not_utf8"}};
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(verdict(row.first) == row.second);
  }
}

TEST_CASE("depth is bounded") {
  CHECK(verdict(nested(base::limits::kJsonDepthMax)) == "good");
  CHECK(verdict(nested(base::limits::kJsonDepthMax + 1)) == "too_deep");
  CHECK(verdict(nested(10'000)) == "too_deep");
  CHECK(verdict(R"({"a":)" + std::string(20'000, '[') + std::string(20'000, ']') + "}") ==
        "too_deep");
}

TEST_CASE("sizes are bounded: the whole, a string, keys and elements") {
  StrictJsonLimits small;
  small.bytes_max = 20;
  CHECK(verdict(R"({"a":"0123456789ab"})", small) == "good");
  CHECK(verdict(R"({"a":"0123456789abc"})", small) == "too_large");
  small = {};
  small.string_bytes_max = 3;
  CHECK(verdict(R"({"a":"驿"})", small) == "good");
  CHECK(verdict(R"({"a":"驿x"})", small) == "too_large");
  small = {};
  small.elements_max = 2;
  CHECK(verdict(R"({"a":[1,2]})", small) == "good");
  CHECK(verdict(R"({"a":[1,2,3]})", small) == "too_large");
  CHECK(verdict(R"({"a":[1,2,[3]]})", small) == "too_large");

  const auto with_keys = [](std::size_t count) {
    json object = json::object();
    for (std::size_t i = 0; i < count; ++i) object["k" + std::to_string(i)] = 1;
    return object.dump();
  };
  CHECK(verdict(with_keys(base::limits::kJsonKeysMax)) == "good");
  CHECK(verdict(with_keys(base::limits::kJsonKeysMax + 1)) == "too_large");
  CHECK(verdict(R"({"a":")" + std::string(base::limits::kPayloadBytesMax, 'x') + "\"}") ==
        "too_large");
}

json random_value(base::SeededRandom& random, int depth) {
  switch (random.below(depth > 0 ? 6 : 4)) {
    case 0: return random.below(2) == 0;
    case 1: return static_cast<std::int64_t>(random.below(2000)) - 1000;
    case 2: return std::string(random.below(8), static_cast<char>('a' + random.below(26)));
    case 3: return "驿报\n\"\\\t" + std::to_string(random.below(9));
    case 4: {
      json list = json::array();
      for (std::uint64_t i = random.below(4); i > 0; --i) {
        list.push_back(random_value(random, depth - 1));
      }
      return list;
    }
    default: {
      json object = json::object();
      for (std::uint64_t i = random.below(5); i > 0; --i) {
        object["k" + std::to_string(random.below(20))] = random_value(random, depth - 1);
      }
      return object;
    }
  }
}

// One small change of the kind that another writer's spelling makes.
base::Bytes changed(const base::Bytes& bytes, base::SeededRandom& random) {
  constexpr std::string_view kTelling = "{}[]\",:-+.eE0123456789 \\untfr/\n\t\x7f\xe9";
  base::Bytes other = bytes;
  const std::size_t place = random.below(other.size());
  const char telling = kTelling[random.below(kTelling.size())];
  switch (random.below(4)) {
    case 0: other[place] = static_cast<char>(random.below(256)); break;
    case 1: other[place] = telling; break;
    case 2: other.insert(place, 1, telling); break;
    default: other.erase(place, 1); break;
  }
  return other;
}

TEST_CASE("whatever we write passes our own gate; what passes is as we would write it") {
  base::SeededRandom random(testing::run_seed("strict_json"));
  for (int round = 0; round < testing::rounds(1000); ++round) {
    json value = json::object();
    value["v"] = random_value(random, 5);
    const base::Bytes bytes = to_canonical(value);
    const auto parsed = parse_strict(bytes);
    REQUIRE(parsed.has_value());
    REQUIRE(*parsed == value);
    CHECK(!parse_strict(base::ByteView(bytes).substr(0, random.below(bytes.size()))).has_value());
    for (int change = 0; change < 20; ++change) {
      const base::Bytes other = changed(bytes, random);
      const auto read = parse_strict(other);
      if (!read) continue;
      REQUIRE(to_canonical(*read) == other);
      REQUIRE((*read == value) == (other == bytes));
    }
  }
}

}  // namespace
}  // namespace yibao::crypto
