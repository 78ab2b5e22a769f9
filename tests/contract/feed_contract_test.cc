// The feed: what each scope may pull, in an order that only grows.
#include <doctest/doctest.h>

#include "tests/contract/store_engine.h"
#include "tests/support/must.h"

using namespace yibao;
using server::FeedRow;
using testing::must;

namespace {

void show(server::Store& store, const std::string& scope, std::uint64_t sequence) {
  must(store.feed().show(scope, sequence));
}

std::vector<std::uint64_t> sequences(const std::vector<FeedRow>& rows) {
  std::vector<std::uint64_t> list;
  for (const FeedRow& row : rows) list.push_back(row.sequence);
  return list;
}

}  // namespace

TEST_CASE_TEMPLATE("scopes are read together in the order things were shown", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  const auto store = must(engine.open());
  must(store->begin());
  show(*store, "*", 1);
  show(*store, "angsu", 2);
  show(*store, "chengchuan", 3);
  show(*store, "*", 4);
  show(*store, "angsu", 1);  // an old entry, shown to more people later
  must(store->commit());
  auto& feed = store->feed();
  CHECK(sequences(must(feed.after({"*", "angsu"}, 0, 100))) ==
        std::vector<std::uint64_t>{1, 2, 4, 1});
  CHECK(sequences(must(feed.after({"chengchuan"}, 0, 100))) == std::vector<std::uint64_t>{3});
  CHECK(must(feed.after({"nobody"}, 0, 100)).empty());
  CHECK(must(feed.last_position()) == 5);
}

TEST_CASE_TEMPLATE("where an entry was shown is told for every scope, in order", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  const auto store = must(engine.open());
  must(store->begin());
  show(*store, "angsu", 1);
  show(*store, "chengchuan", 2);
  show(*store, "*", 3);
  show(*store, "+office", 1);
  must(store->commit());
  std::string told;
  for (const server::ShownRow& each : must(store->feed().shown({1, 3}))) {
    told += each.scope + ":" + std::to_string(each.row.position) + ":" +
            std::to_string(each.row.sequence) + " ";
  }
  CHECK(told == "angsu:1:1 *:3:3 +office:4:1 ");
  CHECK(must(store->feed().shown({})).empty());
  CHECK(must(store->feed().shown({9})).empty());
  std::set<std::string> all;
  must(store->feed().each([&](const server::ShownRow& each) {
    all.insert(each.scope + ":" + std::to_string(each.row.position) + ":" +
               std::to_string(each.row.sequence));
  }));
  CHECK(all == std::set<std::string>{"angsu:1:1", "chengchuan:2:2", "*:3:3", "+office:4:1"});
}

TEST_CASE_TEMPLATE("a reader that goes on from its cursor sees every row once", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  const auto store = must(engine.open());
  must(store->begin());
  std::vector<std::uint64_t> mine;
  for (std::uint64_t sequence = 1; sequence <= 50; ++sequence) {
    const bool common = sequence % 3 == 0;
    show(*store, common ? "*" : sequence % 3 == 1 ? "angsu" : "chengchuan", sequence);
    if (sequence % 3 != 2) mine.push_back(sequence);
  }
  must(store->commit());
  for (const std::size_t page : {1U, 2U, 7U, 50U}) {
    std::vector<std::uint64_t> seen;
    std::uint64_t cursor = 0;
    while (true) {
      const auto rows = must(store->feed().after({"*", "angsu"}, cursor, page));
      if (rows.empty()) break;
      CHECK(rows.size() <= page);
      for (const FeedRow& row : rows) {
        CHECK(row.position > cursor);
        cursor = row.position;
        seen.push_back(row.sequence);
      }
    }
    CHECK(seen == mine);
  }
}

TEST_CASE_TEMPLATE("rows of a transaction that was rolled back leave no hole a reader could miss",
                   Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  const auto store = must(engine.open());
  must(store->begin());
  show(*store, "angsu", 1);
  must(store->commit());
  must(store->begin());
  show(*store, "angsu", 2);
  show(*store, "new-scope", 2);
  store->rollback();
  CHECK(must(store->feed().last_position()) == 1);
  must(store->begin());
  show(*store, "other-scope", 3);
  show(*store, "new-scope", 4);
  must(store->commit());
  CHECK(sequences(must(store->feed().after({"angsu"}, 0, 9))) == std::vector<std::uint64_t>{1});
  CHECK(sequences(must(store->feed().after({"new-scope"}, 0, 9))) == std::vector<std::uint64_t>{4});
  CHECK(sequences(must(store->feed().after({"other-scope"}, 0, 9))) ==
        std::vector<std::uint64_t>{3});
}

TEST_CASE_TEMPLATE(
    "after a leap rows stand past it, also after reopening; rolled back it never was", Engine,
    YIBAO_STORE_ENGINES) {
  Engine engine;
  auto store = must(engine.open());
  const std::uint64_t far = std::uint64_t{2} << 40U;
  must(store->begin());
  show(*store, "angsu", 1);
  must(store->commit());
  must(store->begin());
  must(store->feed().leap(far));
  show(*store, "angsu", 2);
  store->rollback();
  CHECK(must(store->feed().last_position()) == 1);

  must(store->begin());
  must(store->feed().leap(far));
  show(*store, "angsu", 2);
  must(store->feed().leap(5));  // never back
  show(*store, "*", 3);
  must(store->commit());
  store.reset();
  store = must(engine.open());
  const auto rows = must(store->feed().after({"angsu", "*"}, 1, 9));
  REQUIRE(rows.size() == 2);
  CHECK(rows[0].position > far);
  CHECK(rows[1].position == rows[0].position + 1);
  CHECK(sequences(rows) == std::vector<std::uint64_t>{2, 3});
  must(store->begin());
  show(*store, "*", 4);
  must(store->commit());
  CHECK(must(store->feed().last_position()) == rows[1].position + 1);
}

TEST_CASE_TEMPLATE("a reader that was open before learns of scopes and rows that came later",
                   Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  const auto store = must(engine.open());
  const auto reader = must(engine.open_reader());
  CHECK(must(reader->feed().after({"angsu"}, 0, 9)).empty());
  must(store->begin());
  show(*store, "angsu", 1);
  CHECK(must(reader->feed().after({"angsu"}, 0, 9)).empty());  // not committed
  must(store->commit());
  CHECK(sequences(must(reader->feed().after({"angsu"}, 0, 9))) == std::vector<std::uint64_t>{1});
}
