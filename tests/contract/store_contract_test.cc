// The store as a whole: one transaction over everything, and the faults of the world by name.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/contract/samples.h"
#include "tests/contract/store_engine.h"
#include "tests/support/must.h"

using namespace yibao;
using contract::Sample;
using contract::Samples;
using domain::MediaType;
using server::ContentState;
using testing::at;
using testing::code_of;
using testing::must;

namespace {

// One thing of every kind.
struct Everything {
  Sample entry;
  domain::Content content;
  domain::Subject subject;

  explicit Everything(Samples& samples)
      : entry(samples.comment(samples.new_subject())),
        content(samples.content(MediaType::kNote, "text")),
        subject(entry.event.subject) {}

  base::Status put(server::Store& store) const {
    YIBAO_CHECK(store.contents().keep(domain::address_of(content), content));
    YIBAO_CHECK(contract::append(store, entry));
    YIBAO_CHECK(store.feed().show("angsu", entry.stored.stamp.sequence));
    YIBAO_CHECK(store.facts().put(subject, "rows"));
    YIBAO_CHECK(store.set_value("name", "value"));
    YIBAO_CHECK(store.tickets().put({"TICKET",
                                     {},
                                     base::UnitCode("angsu"),
                                     crypto::SecretKey{},
                                     at("2024-03-04 09:00"),
                                     0,
                                     false}));
    YIBAO_CHECK(store.devices().put({base::DeviceId(), 1, at("2024-03-01 09:00"), "0.1.0"}));
    YIBAO_CHECK(store.incidents().put({1, subject, base::UnitCode("angsu"), {}}));
    return store.quarantine().put({entry.stored.event, entry.event.id, "item.commented",
                                   base::UnitCode("angsu"), at("2024-03-01 09:00")});
  }

  // How many of the kinds are there.
  int count(server::Store& store) const {
    int found = 0;
    found += must(store.contents().state(domain::address_of(content))) == ContentState::kHere;
    found += must(store.log().find(entry.event.id)).has_value();
    found += must(store.log().about(subject)).size() == 1;
    found += must(store.log().last_sequence()) == 1;
    found += must(store.feed().after({"angsu"}, 0, 9)).size() == 1;
    must(store.facts().each([&](const domain::Subject&, base::ByteView) { ++found; }));
    found += must(store.value("name")).has_value();
    found += must(store.tickets().find("TICKET")).has_value();
    found += static_cast<int>(must(store.devices().all()).size());
    found += static_cast<int>(must(store.incidents().all()).size());
    found += static_cast<int>(must(store.quarantine().all()).size());
    return found;
  }
  static constexpr int kKinds = 11;
};

}  // namespace

TEST_CASE_TEMPLATE("what was committed is there after closing and opening again", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const Everything everything(samples);
  auto store = must(engine.open());
  must(store->begin());
  must(everything.put(*store));
  must(store->commit());
  CHECK(everything.count(*store) == Everything::kKinds);
  store.reset();
  store = must(engine.open());
  CHECK(everything.count(*store) == Everything::kKinds);
  CHECK(store->tree().size() == 1);
  CHECK(store->tree().node(0, 0) == everything.entry.leaf());
}

TEST_CASE_TEMPLATE("a rollback takes everything back, and the same can be done again", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const Everything everything(samples);
  const auto store = must(engine.open());
  for (int i = 0; i < 2; ++i) {
    must(store->begin());
    must(everything.put(*store));
    store->rollback();
    CHECK(everything.count(*store) == 0);
    CHECK(store->tree().size() == 0);
  }
  must(store->begin());
  must(everything.put(*store));
  must(store->commit());
  CHECK(everything.count(*store) == Everything::kKinds);
}

TEST_CASE_TEMPLATE("a transaction that was open when the program ended never happened", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const Everything everything(samples);
  auto store = must(engine.open());
  must(store->begin());
  must(everything.put(*store));
  store.reset();
  store = must(engine.open());
  CHECK(everything.count(*store) == 0);
}

TEST_CASE_TEMPLATE("a reader sees a transaction whole or not at all, and writes nothing", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const Everything everything(samples);
  const auto store = must(engine.open());
  const auto reader = must(engine.open_reader());
  must(store->begin());
  must(everything.put(*store));
  CHECK(everything.count(*reader) == 0);
  must(store->commit());
  CHECK(everything.count(*reader) == Everything::kKinds);
  CHECK(code_of(reader->set_value("name", "other")) == "read_only");
}

TEST_CASE_TEMPLATE("a copy has everything, and is sound", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const Everything everything(samples);
  const auto store = must(engine.open());
  must(store->begin());
  must(everything.put(*store));
  must(store->commit());
  must(store->copy_to(engine.path_for_copy()));
  const auto copy = must(engine.open_copy(engine.path_for_copy()));
  CHECK(everything.count(*copy) == Everything::kKinds);
  must(copy->check_integrity());
  CHECK_FALSE(store->copy_to(engine.path_for_copy()).has_value());  // never over another file
}

TEST_CASE_TEMPLATE("a store of a later version is refused by name, for writing and for reading",
                   Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  must(engine.open()).reset();
  engine.become_newer();
  const auto store = engine.open();
  REQUIRE(code_of(store) == "newer_format");
  const auto& args = store.error().args;
  const auto has = [&](const char* key, const char* value) {
    return std::find(args.begin(), args.end(), std::pair<std::string, std::string>(key, value)) !=
           args.end();
  };
  CHECK(has("found", "99"));
  CHECK(has("known", "4"));
  CHECK(code_of(engine.open_reader()) == "newer_format");
}

TEST_CASE_TEMPLATE("a place where nothing can be written is said to be read-only", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  CHECK(code_of(engine.open_in_read_only_folder()) == "read_only");
}

TEST_CASE_TEMPLATE("a damaged store is said to be damaged", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  must(engine.open()).reset();
  engine.damage();
  CHECK(code_of(engine.open()) == "corrupted");
  CHECK(code_of(engine.open_reader()) == "corrupted");
}

TEST_CASE_TEMPLATE("a full disk ends the transaction, keeps what was there, and can be got over",
                   Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto kept = samples.content(MediaType::kNote, "kept");
  must(store->begin());
  must(store->contents().keep(domain::address_of(kept), kept));
  must(store->commit());

  std::string large(200'000, '\0');
  samples.random().fill({reinterpret_cast<std::uint8_t*>(large.data()), large.size()});
  const auto content = samples.content(MediaType::kChunk, large);
  const auto write = [&]() -> base::Status {
    YIBAO_CHECK(store->begin());
    const base::Status put = store->contents().keep(domain::address_of(content), content);
    if (!put) {
      store->rollback();
      return put;
    }
    return store->commit();
  };
  engine.limit_disk(50'000);
  CHECK(code_of(write()) == "disk_full");
  CHECK(must(store->contents().state(domain::address_of(content))) == ContentState::kMissing);
  CHECK(must(store->contents().get(domain::address_of(kept)))->bytes == "kept");
  engine.unlimit_disk();
  CHECK(code_of(write()) == "");
  CHECK(must(store->contents().get(domain::address_of(content)))->bytes == large);
}
