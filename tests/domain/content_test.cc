#include "shared/domain/content.h"

#include <doctest/doctest.h>

namespace yibao::domain {
namespace {

TEST_CASE("an address depends on the bytes, the kind and the salt") {
  base::SeededRandom random(1);
  const Content content = make_content(MediaType::kNote, "说明", random);
  const ContentAddress address = address_of(content);
  CHECK(address_of(content) == address);
  Content other = content;
  other.bytes += " ";
  CHECK(address_of(other) != address);
  other = content;
  other.media = MediaType::kWords;
  CHECK(address_of(other) != address);
  other = content;
  other.salt[0] ^= 1U;
  CHECK(address_of(other) != address);
}

TEST_CASE("the same words twice have two addresses: nobody can test a guess") {
  base::SeededRandom random(1);
  CHECK(address_of(make_content(MediaType::kNote, "同一句话", random)) !=
        address_of(make_content(MediaType::kNote, "同一句话", random)));
}

TEST_CASE("addresses read back from text") {
  base::SeededRandom random(1);
  const ContentAddress address = address_of(make_content(MediaType::kChunk, "x", random));
  CHECK(content_address_from_text(text(address)) == address);
  CHECK(!content_address_from_text("").has_value());
  CHECK(!content_address_from_text(text(address).substr(1)).has_value());
}

TEST_CASE("every kind of content has a size it may not pass") {
  for (std::uint8_t media = 1; media <= kMediaTypeLast; ++media) {
    CHECK(content_bytes_max(static_cast<MediaType>(media)) > 0);
  }
  CHECK(content_bytes_max(MediaType::kWords) == 64 * 1024);
  CHECK(content_bytes_max(static_cast<MediaType>(0)) == 0);
  CHECK(content_bytes_max(static_cast<MediaType>(kMediaTypeLast + 1)) == 0);
}

}  // namespace
}  // namespace yibao::domain
