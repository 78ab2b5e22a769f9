// The log: append only, found by sequence, id and subject.
#include <doctest/doctest.h>

#include "tests/contract/samples.h"
#include "tests/contract/store_engine.h"
#include "tests/support/must.h"

using namespace yibao;
using contract::Sample;
using contract::Samples;
using server::StoredEntry;
using testing::code_of;
using testing::must;

namespace {

void check_same(const std::optional<StoredEntry>& found, const Sample& sample) {
  REQUIRE(found.has_value());
  CHECK(found->stamp == sample.stored.stamp);
  CHECK(found->event.payload == sample.stored.event.payload);
  CHECK(found->event.signature == sample.stored.event.signature);
  CHECK(found->event.key == sample.stored.event.key);
  CHECK(found->event.suite == sample.stored.event.suite);
}

std::vector<std::uint64_t> sequences(const std::vector<StoredEntry>& entries) {
  std::vector<std::uint64_t> list;
  for (const StoredEntry& entry : entries) list.push_back(entry.stamp.sequence);
  return list;
}

}  // namespace

TEST_CASE_TEMPLATE("an entry is found by its sequence and by its id, bytes and stamp as appended",
                   Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  must(store->begin());
  const Sample first = samples.comment(samples.new_subject());
  const Sample second = samples.comment(samples.new_subject());
  must(contract::append(*store, first));
  must(contract::append(*store, second));
  must(store->commit());
  check_same(must(store->log().at(1)), first);
  check_same(must(store->log().at(2)), second);
  check_same(must(store->log().find(second.event.id)), second);
  CHECK_FALSE(must(store->log().at(3)).has_value());
  CHECK_FALSE(must(store->log().find(samples.ids().make<base::EventId>())).has_value());
  CHECK(must(store->log().last_sequence()) == 2);
}

TEST_CASE_TEMPLATE("an empty log says so", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  const auto store = must(engine.open());
  CHECK(must(store->log().last_sequence()) == 0);
  CHECK(store->tree().size() == 0);
  CHECK(must(store->feed().last_position()) == 0);
  CHECK_FALSE(must(store->log().at(1)).has_value());
}

TEST_CASE_TEMPLATE("an entry is found under everything it is about, in order of sequence", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const domain::Subject one = samples.new_subject();
  const domain::Subject other = samples.new_subject();
  const domain::Subject unit = domain::subject_of(base::UnitCode("angsu"));
  must(store->begin());
  must(contract::append(*store, samples.comment(one)));
  must(contract::append(*store, samples.comment(other)));
  must(contract::append(
      *store, samples.next(domain::ItemMerged{{other}, domain::CreditPolicy::kFull, {}, {}}, one)));
  must(contract::append(*store, samples.next(domain::UnitDefined{}, unit)));
  must(store->commit());
  CHECK(sequences(must(store->log().about(one))) == std::vector<std::uint64_t>{1, 3});
  CHECK(sequences(must(store->log().about(other))) == std::vector<std::uint64_t>{2, 3});
  CHECK(sequences(must(store->log().about(unit))) == std::vector<std::uint64_t>{4});
  CHECK(must(store->log().about(samples.new_subject())).empty());
}

TEST_CASE_TEMPLATE("a range is read in order, both ends included, until the visitor stops", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  must(store->begin());
  for (int i = 0; i < 6; ++i) {
    must(contract::append(*store, samples.comment(samples.new_subject())));
  }
  must(store->commit());
  const auto read = [&](std::uint64_t first, std::uint64_t last, std::size_t most) {
    std::vector<std::uint64_t> seen;
    must(store->log().each(first, last, [&](const StoredEntry& entry) {
      seen.push_back(entry.stamp.sequence);
      return seen.size() < most;
    }));
    return seen;
  };
  CHECK(read(2, 4, 100) == std::vector<std::uint64_t>{2, 3, 4});
  CHECK(read(5, 100, 100) == std::vector<std::uint64_t>{5, 6});
  CHECK(read(1, 6, 2) == std::vector<std::uint64_t>{1, 2});
  CHECK(read(7, 9, 100).empty());
}

TEST_CASE_TEMPLATE("registry entries are read alone, in order", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  must(store->begin());
  const auto unit = [](const char* code) { return domain::subject_of(base::UnitCode(code)); };
  must(contract::append(*store, samples.next(domain::UnitDefined{}, unit("angsu"))));
  must(contract::append(*store, samples.comment(samples.new_subject())));
  must(contract::append(*store, samples.next(domain::UnitDefined{}, unit("chengchuan"))));
  must(store->commit());
  std::vector<std::uint64_t> seen;
  must(store->log().each_registry_entry([&](const StoredEntry& entry) {
    seen.push_back(entry.stamp.sequence);
    return true;
  }));
  CHECK(seen == std::vector<std::uint64_t>{1, 3});
}

TEST_CASE_TEMPLATE("neither an id nor a sequence stands in the log twice", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const Sample first = samples.comment(samples.new_subject());
  must(store->begin());
  must(contract::append(*store, first));
  must(store->commit());

  must(store->begin());
  Sample again = first;
  again.stored.stamp.sequence = 2;
  CHECK_FALSE(store->log().append(again.stored, again.event).has_value());
  store->rollback();

  must(store->begin());
  samples.rewind(1);
  const Sample rival = samples.comment(samples.new_subject());
  CHECK_FALSE(store->log().append(rival.stored, rival.event).has_value());
  store->rollback();
  CHECK(must(store->log().last_sequence()) == 1);
  check_same(must(store->log().at(1)), first);
}

TEST_CASE_TEMPLATE(
    "a key first seen in a transaction that did not happen names nobody else's entry", Engine,
    YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const domain::Subject item = samples.new_subject();
  must(store->begin());
  must(contract::append(*store, samples.comment(item)));
  CHECK(must(store->log().about(item)).size() == 1);  // read inside the transaction, as a fold does
  store->rollback();

  samples.take_another_key();
  samples.rewind(1);
  const Sample kept = samples.comment(item);
  must(store->begin());
  must(contract::append(*store, kept));
  must(store->commit());
  check_same(must(store->log().at(1)), kept);
}

TEST_CASE_TEMPLATE("an event of the largest size comes back whole", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  domain::ItemMerged merged;
  for (int i = 0; i < 1000; ++i) merged.sources.push_back(samples.new_subject());
  const Sample large = samples.next(merged, samples.new_subject());
  REQUIRE(large.stored.event.payload.size() > 28'000);
  must(store->begin());
  must(contract::append(*store, large));
  must(store->commit());
  check_same(must(store->log().at(1)), large);
  CHECK(sequences(must(store->log().about(merged.sources.back()))) ==
        std::vector<std::uint64_t>{1});
}
