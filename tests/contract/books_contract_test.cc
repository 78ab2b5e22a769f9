// The small books beside the log.
#include <doctest/doctest.h>

#include <map>

#include "tests/contract/samples.h"
#include "tests/contract/store_engine.h"
#include "tests/support/must.h"

using namespace yibao;
using contract::Samples;
using testing::at;
using testing::must;

namespace {

std::map<std::string, std::string> facts_in(server::Store& store) {
  std::map<std::string, std::string> facts;
  must(store.facts().each([&](const domain::Subject& subject, base::ByteView rows) {
    facts[subject.text()] = std::string(rows);
  }));
  return facts;
}

}  // namespace

TEST_CASE_TEMPLATE("facts are replaced by subject and taken out by empty bytes", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto item = samples.new_subject();
  const domain::Subject unit("angsu");
  must(store->begin());
  must(store->facts().put(item, "first"));
  must(store->facts().put(unit, base::ByteView("\0\1", 2)));
  must(store->facts().put(item, "second"));
  must(store->commit());
  CHECK(facts_in(*store) == std::map<std::string, std::string>{{item.text(), "second"},
                                                               {"angsu", std::string("\0\1", 2)}});
  must(store->begin());
  must(store->facts().put(item, ""));
  must(store->commit());
  CHECK(facts_in(*store).size() == 1);
}

TEST_CASE_TEMPLATE("a ticket is found by its id with its code, attempts and end", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  server::Ticket ticket{"ABCD1234",
                        samples.ids().make<base::PersonId>(),
                        base::UnitCode("angsu"),
                        samples.random().array<32>(),
                        at("2024-03-04 09:00"),
                        2,
                        true,
                        crypto::KeyId(samples.random().array<16>())};
  must(store->begin());
  must(store->tickets().put(ticket));
  must(store->commit());
  const auto found = must(store->tickets().find("ABCD1234"));
  REQUIRE(found.has_value());
  CHECK(found->person == ticket.person);
  CHECK(found->unit == ticket.unit);
  CHECK(found->code_key == ticket.code_key);
  CHECK(found->expires_at == ticket.expires_at);
  CHECK(found->attempts == 2);
  CHECK(found->first_administrator);
  CHECK(found->invited_by == ticket.invited_by);
  CHECK_FALSE(must(store->tickets().find("ABCD1235")).has_value());
}

TEST_CASE_TEMPLATE("only tickets with a code and some time left are open", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto put = [&](const char* id, bool usable, const char* until) {
    server::Ticket ticket;
    ticket.id = id;
    ticket.unit = base::UnitCode("angsu");
    ticket.expires_at = at(until);
    if (usable) ticket.code_key = samples.random().array<32>();
    must(store->tickets().put(ticket));
  };
  must(store->begin());
  put("long", true, "2024-03-04 09:00");
  put("short", true, "2024-03-01 12:00");
  put("used", false, "2024-03-09 09:00");
  must(store->commit());
  const auto open_until = [&](const char* now) {
    return must(store->tickets().open_until(at(now)));
  };
  CHECK(open_until("2024-03-01 09:00") == at("2024-03-04 09:00"));
  CHECK(open_until("2024-03-01 12:00") == at("2024-03-04 09:00"));
  CHECK_FALSE(open_until("2024-03-04 09:00").has_value());
  CHECK_FALSE(must(store->tickets().find("used"))->code_key.has_value());
  const auto open_of = [&](const base::PersonId& person) {
    std::vector<std::string> ids;
    for (const auto& ticket : must(store->tickets().open_of(person, at("2024-03-01 11:00")))) {
      ids.push_back(ticket.id);
    }
    return ids;
  };
  CHECK(open_of(base::PersonId()) == std::vector<std::string>{"short", "long"});
  CHECK(open_of(samples.ids().make<base::PersonId>()).empty());
}

TEST_CASE_TEMPLATE("a device stands in its book once, as last seen", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto device = samples.ids().make<base::DeviceId>();
  must(store->begin());
  must(store->devices().put({device, 5, at("2024-03-01 09:00"), "0.1.0"}));
  crypto::Checkpoint seen;
  seen.epoch = 2;
  seen.size = 17;
  seen.root = crypto::sha256("root");
  must(store->devices().put({device, 9, at("2024-03-01 10:00"), "0.2.0", seen}));
  must(store->commit());
  const auto all = must(store->devices().all());
  REQUIRE(all.size() == 1);
  CHECK(all[0].device == device);
  CHECK(all[0].cursor == 9);
  CHECK(all[0].seen_at == at("2024-03-01 10:00"));
  CHECK(all[0].program == "0.2.0");
  CHECK(all[0].seen == seen);
}

TEST_CASE_TEMPLATE("incidents come in the order of their findings", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto one = samples.new_subject();
  must(store->begin());
  must(store->incidents().put({12, samples.new_subject(), base::UnitCode("chengchuan"), {}}));
  must(store->incidents().put({7, one, base::UnitCode("angsu"), {3, 5}}));
  must(store->commit());
  const auto all = must(store->incidents().all());
  REQUIRE(all.size() == 2);
  CHECK(all[0].sequence == 7);
  CHECK(all[0].subject == one);
  CHECK(all[0].unit == base::UnitCode("angsu"));
  CHECK(all[0].bulletins == std::vector<std::uint64_t>{3, 5});
  CHECK(all[1].sequence == 12);
  CHECK(all[1].bulletins.empty());
}

TEST_CASE_TEMPLATE("a quarantined envelope is listed once, whole", Engine, YIBAO_STORE_ENGINES) {
  Engine engine;
  Samples samples;
  const auto store = must(engine.open());
  const auto sample = samples.comment(samples.new_subject());
  const server::Quarantined envelope{sample.stored.event, sample.event.id, "item.commented",
                                     base::UnitCode("angsu"), at("2024-03-01 09:00")};
  must(store->begin());
  must(store->quarantine().put(envelope));
  must(store->quarantine().put(envelope));
  must(store->commit());
  const auto all = must(store->quarantine().all());
  REQUIRE(all.size() == 1);
  CHECK(all[0].id == sample.event.id);
  CHECK(all[0].event.payload == sample.stored.event.payload);
  CHECK(all[0].event.signature == sample.stored.event.signature);
  CHECK(all[0].event.key == sample.stored.event.key);
  CHECK(all[0].type == "item.commented");
  CHECK(all[0].unit == base::UnitCode("angsu"));
  CHECK(all[0].seen_at == at("2024-03-01 09:00"));
}

TEST_CASE_TEMPLATE("named values are kept, replaced, and absent until set", Engine,
                   YIBAO_STORE_ENGINES) {
  Engine engine;
  const auto store = must(engine.open());
  CHECK_FALSE(must(store->value("epoch")).has_value());
  must(store->begin());
  must(store->set_value("epoch", "1"));
  must(store->set_value("epoch", "2"));
  must(store->set_value("halted", ""));
  must(store->commit());
  CHECK(must(store->value("epoch")) == base::Bytes("2"));
  CHECK(must(store->value("halted")) == base::Bytes(""));
}
