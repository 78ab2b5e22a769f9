#include "client/core/store/outbox.h"

#include <doctest/doctest.h>

#include "client/core/commands/items.h"
#include "client/core/outbox_actions.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using testing::code_of;
using testing::County;
using testing::must;

std::vector<base::EventId> ids_of(const std::vector<OutboxEntry>& entries) {
  std::vector<base::EventId> ids;
  for (const OutboxEntry& entry : entries) ids.push_back(entry.id);
  return ids;
}

struct Box {
  testing::TempFolder folder;
  testing::TestClock clock;
  base::SeededRandom random{1};
  storage::Database database;
  Outbox outbox{database};

  Box() : database(open()) {
    must(database.script(
        "CREATE TABLE outbox (position INTEGER PRIMARY KEY AUTOINCREMENT,"
        " id BLOB NOT NULL UNIQUE, state INTEGER NOT NULL, code TEXT NOT NULL,"
        " args BLOB NOT NULL, changed_at INTEGER NOT NULL, urgent INTEGER NOT NULL)"));
  }
  storage::Database open() const {
    storage::Database::Options options;
    options.path = folder.path() / "a.db";
    return must(storage::Database::open(options));
  }
  base::EventId add() {
    const base::EventId id(random.array<16>());
    must(outbox.add(id, false, clock.now()));
    return id;
  }
  void set(const base::EventId& id, OutboxState state) {
    must(outbox.set_state(id, state, std::nullopt, {}, clock.now()));
  }
};

TEST_CASE("what waits and what is held is sent in the order it was made") {
  Box box;
  std::vector<base::EventId> ids;
  for (int i = 0; i < 5; ++i) ids.push_back(box.add());
  box.set(ids[1], OutboxState::kAcknowledged);
  box.set(ids[2], OutboxState::kHeld);
  box.set(ids[3], OutboxState::kRefused);
  CHECK(ids_of(must(box.outbox.to_send(10))) == std::vector<base::EventId>{ids[0], ids[2], ids[4]});
  CHECK(ids_of(must(box.outbox.to_send(2))) == std::vector<base::EventId>{ids[0], ids[2]});
  CHECK(must(box.outbox.all(false)).size() == 4);
  CHECK(must(box.outbox.all(true)).size() == 5);
  CHECK(must(box.outbox.count(OutboxState::kWaiting)) == 2);
  CHECK(must(box.outbox.count(OutboxState::kRefused)) == 1);
}

TEST_CASE("a refusal keeps its code and values for the sentence") {
  Box box;
  const auto id = box.add();
  const base::TextArgs args = {{"gates", "@gate.scope"}, {"x", ""}};
  box.clock.advance(std::chrono::hours(1));
  must(box.outbox.set_state(id, OutboxState::kRefused, ErrorCode::kGatesMissing, args,
                            box.clock.now()));
  const auto found = must(box.outbox.find(id));
  REQUIRE(found.has_value());
  CHECK(found->state == OutboxState::kRefused);
  CHECK(found->code == ErrorCode::kGatesMissing);
  CHECK(found->args == args);
  CHECK(found->changed_at == box.clock.now());
}

TEST_CASE("one event is in the outbox once, and gone when it is taken out") {
  Box box;
  const auto id = box.add();
  CHECK(!box.outbox.add(id, false, box.clock.now()).has_value());
  must(box.outbox.remove(id));
  CHECK(!must(box.outbox.find(id)).has_value());
  CHECK(must(box.outbox.to_send(10)).empty());
}

TEST_CASE("held ones that are released wait like the others") {
  Box box;
  const auto id = box.add();
  const auto refused = box.add();
  box.set(id, OutboxState::kHeld);
  box.set(refused, OutboxState::kRefused);
  must(box.outbox.release_held(box.clock.now()));
  CHECK(must(box.outbox.find(id))->state == OutboxState::kWaiting);
  CHECK(must(box.outbox.find(refused))->state == OutboxState::kRefused);
}

// -- what a person does with it -------------------------------------------------------------------

// As if the server had answered so.
void refuse(Replica& replica, const base::EventId& id) {
  must(replica.outbox().set_state(id, OutboxState::kRefused, base::ErrorCode::kNoRight, {},
                                  replica.now()));
}

TEST_CASE("what waits may have arrived, its answer lost: it is not discarded") {
  County county;
  Replica& replica = county.angsu().replica();
  county.submit(county.angsu());
  const auto waiting = must(replica.outbox().to_send(10));
  CHECK(code_of(discard_event(replica, waiting.front().id)) == "not_allowed_now");
  CHECK(must(replica.outbox().to_send(10)).size() == 2);
}

TEST_CASE("a discarded offer takes its signature along and leaves its words as a draft") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = county.submit(county.angsu(), "原来的标题");
  const auto waiting = must(replica.outbox().to_send(10));
  REQUIRE(waiting.size() == 2);
  refuse(replica, waiting.front().id);
  CHECK(must(discard_event(replica, waiting.front().id)) == 2);
  CHECK(must(replica.outbox().to_send(10)).empty());
  CHECK(code_of(replica.item(item)) == "not_found");
  CHECK(must(replica.index().items()).empty());
  CHECK(must(open_draft(replica, item)).words.title == "原来的标题");
}

TEST_CASE("a discarded signature leaves the offer") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = county.submit(county.angsu());
  const auto waiting = must(replica.outbox().to_send(10));
  refuse(replica, waiting.back().id);
  CHECK(must(discard_event(replica, waiting.back().id)) == 1);
  CHECK(must(replica.item(item)).stage == domain::Stage::kOffered);
  must(sign_off(replica, item, County::all_gates()));
}

TEST_CASE("what is in the log is not discarded") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = county.submit(county.angsu());
  const auto waiting = must(replica.outbox().to_send(10));
  must(county.angsu().exchange());
  CHECK(code_of(discard_event(replica, waiting.front().id)) == "not_allowed_now");
  CHECK(must(replica.item(item)).stage == domain::Stage::kReceived);
}

TEST_CASE("an event is exported as what was signed, with its words") {
  County county;
  Replica& replica = county.angsu().replica();
  county.submit(county.angsu(), "导出的标题");
  const auto waiting = must(replica.outbox().to_send(10));
  const std::string text = must(export_event(replica, waiting.front().id));
  CHECK(text.find("\"draft.offered\"") != std::string::npos);
  CHECK(text.find("导出的标题") != std::string::npos);
  CHECK(text.find("清理隐患7处") != std::string::npos);
  CHECK(code_of(export_event(replica, base::EventId(base::ByteArray<16>{1}))) == "not_found");
}

}  // namespace
}  // namespace yibao::client
