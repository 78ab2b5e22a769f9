// Contents: kept once, found by address, gone when purged.
#include <doctest/doctest.h>

#include "tests/contract/samples.h"
#include "tests/contract/store_engine.h"
#include "tests/support/must.h"

using namespace yibao;
using contract::Samples;
using domain::MediaType;
using server::ContentState;
using testing::must;

namespace {

void keep(server::Store& store, const domain::Content& content) {
  must(store.begin());
  must(store.contents().keep(domain::address_of(content), content));
  must(store.commit());
}

void purge(server::Store& store, const domain::ContentAddress& address) {
  must(store.begin());
  must(store.contents().purge(address));
  must(store.commit());
}

}  // namespace

TEST_CASE_TEMPLATE("a content comes back as it was kept, of every kind and size", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  for (std::uint8_t media = 1; media <= domain::kMediaTypeLast; ++media) {
    CAPTURE(static_cast<int>(media));
    const auto kind = static_cast<MediaType>(media);
    const std::size_t most = domain::content_bytes_max(kind);
    std::string random(most, '\0');
    samples.random().fill({reinterpret_cast<std::uint8_t*>(random.data()), random.size()});
    for (const std::string& bytes : {std::string(), std::string("a"), random}) {
      const domain::Content content = samples.content(kind, bytes);
      keep(*store, content);
      const auto found = must(store->contents().get(domain::address_of(content)));
      REQUIRE(found.has_value());
      CHECK(found->bytes == bytes);
      CHECK(found->salt == content.salt);
      CHECK(found->media == kind);
      CHECK(must(store->contents().state(domain::address_of(content))) == ContentState::kHere);
    }
  }
}

TEST_CASE_TEMPLATE("what was never kept is missing", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const domain::ContentAddress nowhere{samples.random().array<32>()};
  CHECK(must(store->contents().state(nowhere)) == ContentState::kMissing);
  CHECK_FALSE(must(store->contents().get(nowhere)).has_value());
}

TEST_CASE_TEMPLATE("the same words under another salt are another content", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto one = samples.content(MediaType::kNote, "same");
  const auto other = samples.content(MediaType::kNote, "same");
  keep(*store, one);
  CHECK(must(store->contents().state(domain::address_of(other))) == ContentState::kMissing);
}

TEST_CASE_TEMPLATE("a purge takes bytes and salt and leaves the address", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  auto store = must(engine.open());
  std::string canary(4096, '\0');
  samples.random().fill({reinterpret_cast<std::uint8_t*>(canary.data()), canary.size()});
  const auto content = samples.content(MediaType::kChunk, canary);
  const auto address = domain::address_of(content);
  const auto other = samples.content(MediaType::kNote, "stays");
  keep(*store, content);
  keep(*store, other);
  REQUIRE(engine.holds(canary.substr(1000, 64)));
  purge(*store, address);
  must(store->finish_purge());

  CHECK(must(store->contents().state(address)) == ContentState::kPurged);
  CHECK_FALSE(must(store->contents().get(address)).has_value());
  CHECK(must(store->contents().state(domain::address_of(other))) == ContentState::kHere);
  for (const std::size_t piece : {0U, 1000U, 2048U, 4032U}) {
    CHECK_FALSE(engine.holds(canary.substr(piece, 64)));
  }
  CHECK_FALSE(engine.holds(base::view(content.salt)));
  store.reset();
  CHECK_FALSE(engine.holds(canary.substr(1000, 64)));
}

TEST_CASE_TEMPLATE("what was purged does not come back when it is sent again", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto content = samples.content(MediaType::kNote, "gone");
  const auto address = domain::address_of(content);
  keep(*store, content);
  purge(*store, address);
  purge(*store, address);
  keep(*store, content);
  CHECK(must(store->contents().state(address)) == ContentState::kPurged);
  CHECK_FALSE(must(store->contents().get(address)).has_value());
}

TEST_CASE_TEMPLATE("a purge that came before the content keeps it out", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto content = samples.content(MediaType::kNote, "too late");
  purge(*store, domain::address_of(content));
  keep(*store, content);
  CHECK(must(store->contents().state(domain::address_of(content))) == ContentState::kPurged);
}

TEST_CASE_TEMPLATE("a purge that is rolled back purged nothing", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto content = samples.content(MediaType::kNote, "stays");
  keep(*store, content);
  must(store->begin());
  must(store->contents().purge(domain::address_of(content)));
  store->rollback();
  CHECK(must(store->contents().get(domain::address_of(content)))->bytes == "stays");
}
