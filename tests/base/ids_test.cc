#include "shared/base/ids.h"

#include <doctest/doctest.h>

#include <set>

#include "tests/support/clock.h"

namespace yibao::base {
namespace {

TEST_CASE("an id reads back from its 26 letters") {
  SeededRandom random(1);
  for (int i = 0; i < 1000; ++i) {
    const auto bytes = random.array<16>();
    const std::string text = uuid_text(bytes);
    CHECK(text.size() == 26);
    CHECK(uuid_from_text(text) == bytes);
  }
}

TEST_CASE("an id has one spelling only") {
  const std::string good(26, '0');
  CHECK(uuid_from_text(good).has_value());
  CHECK(uuid_from_text("7" + std::string(25, 'z')).has_value());
  CHECK(!uuid_from_text("8" + std::string(25, '0')).has_value());  // more than 128 bits
  CHECK(!uuid_from_text(good.substr(1)).has_value());
  CHECK(!uuid_from_text(good + "0").has_value());
  CHECK(!uuid_from_text(std::string(25, '0') + "Z").has_value());  // capitals
  for (const char letter : {'i', 'l', 'o', 'u', '-', ' '}) {
    CHECK(!uuid_from_text(std::string(25, '0') + letter).has_value());
  }
}

TEST_CASE("ids of one maker ascend, even when the clock jumps back") {
  testing::TestClock clock;
  SeededRandom random(7);
  IdMaker maker(clock, random);
  EventId last = maker.make<EventId>();
  for (int i = 0; i < 10'000; ++i) {
    if (i == 100) clock.set(testing::at("1999-01-01 00:00"));
    if (i == 200) clock.set(testing::at("2031-01-01 00:00"));
    const auto next = maker.make<EventId>();
    REQUIRE(last < next);
    REQUIRE(last.text() < next.text());  // the text sorts alike
    last = next;
  }
}

TEST_CASE("an id is a UUID of version 7 with the time in front") {
  testing::TestClock clock(from_millis(0x0123456789AB));
  SeededRandom random(7);
  const auto id = IdMaker(clock, random).make<EventId>();
  CHECK(to_hex(view(id.bytes())).substr(0, 12) == "0123456789ab");
  CHECK((id.bytes()[6] >> 4U) == 7);
  CHECK((id.bytes()[8] & 0xC0U) == 0x80U);
}

TEST_CASE("two makers do not meet") {
  testing::TestClock clock;
  SeededRandom one(1);
  SeededRandom two(2);
  IdMaker first(clock, one);
  IdMaker second(clock, two);
  std::set<EventId> seen;
  for (int i = 0; i < 1000; ++i) {
    CHECK(seen.insert(first.make<EventId>()).second);
    CHECK(seen.insert(second.make<EventId>()).second);
  }
}

TEST_CASE("codes are small letters, digits and three marks") {
  CHECK(is_code("otog"));
  CHECK(is_code("a"));
  CHECK(is_code("2022-q3"));
  CHECK(is_code("unit.sub_unit-1"));
  CHECK(is_code(std::string(kCodeBytesMax, 'a')));
  for (const std::string_view text :
       {"", "-a", ".a", "_a", "A", "a b", "乡镇", "a/b", "a\n", "a'"}) {
    CAPTURE(std::string(text));
    CHECK(!is_code(text));
  }
  CHECK(!is_code(std::string(kCodeBytesMax + 1, 'a')));
}

}  // namespace
}  // namespace yibao::base
