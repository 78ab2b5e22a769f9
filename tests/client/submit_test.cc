#include "client/core/submit.h"
#include "client/core/sync/enrol.h"

#include <doctest/doctest.h>

#include "client/core/commands/items.h"
#include "client/core/commands/registry.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using base::ErrorCode;
using domain::Role;
using domain::Stage;
using testing::code_of;
using testing::County;
using testing::must;

// As many pages as there are now, and so many more.
void leave_pages(Replica& replica, std::int64_t pages) {
  const auto now = must(replica.database().find_integer("PRAGMA page_count")).value_or(0);
  must(replica.database().script("PRAGMA max_page_count=" + std::to_string(now + pages)));
}

TEST_CASE("what was submitted is signed by its person, anchored and in the outbox") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = must(new_draft(replica, county.draft()));
  const auto id = must(offer_draft(replica, item, true));
  const auto kept = must(replica.entries().find(id));
  REQUIRE(kept.has_value());
  CHECK(protocol::signature_is_good(kept->event, replica.vault().signing_key()->public_key()));
  const auto event = must(protocol::decode_event(kept->event.payload));
  CHECK(event.author == *replica.person());
  CHECK(event.unit.text() == "angsu");
  CHECK(event.made_at == county.clock.now());
  CHECK(event.anchor.size == replica.progress().checkpoint->size);
  CHECK(must(replica.outbox().find(id))->state == OutboxState::kWaiting);
}

TEST_CASE("nobody signs who is not signed in, or whose screen is locked") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto item = must(new_draft(replica, county.draft()));
  replica.vault().drop_signing_key();
  CHECK(code_of(offer_draft(replica, item, true)) == "signed_out");
  replica.sign_out();
  NewEvent event;
  event.body = domain::ItemCommented{};
  event.subject = item;
  CHECK(code_of(submit(replica, std::move(event))) == "signed_out");
}

TEST_CASE("what a person has no right to is refused here, with the server's own sentence") {
  County county;
  const auto item = county.submit(county.angsu());
  must(county.angsu().exchange());
  CHECK(code_of(accept_item(county.angsu().replica(), item)) == "no_right");
  client::UnitInput unit;
  unit.code = base::UnitCode("new-town");
  CHECK(code_of(define_unit(county.angsu().replica(), unit)) == "no_right");
  CHECK(must(county.angsu().replica().outbox().to_send(10)).empty());
}

// The office has revoked the person's key meanwhile; what they signed offline is refused.
TEST_CASE("a refused event leaves the fold, and so does everything that refers to it") {
  County county;
  const auto second = county.join("angsu", {Role::kReporter});
  Replica& replica = second->replica();
  const auto item = must(new_draft(replica, county.draft("离线写的")));
  must(offer_draft(replica, item, true));
  must(sign_off(replica, item, County::all_gates()));
  const auto waiting = must(replica.outbox().to_send(10));
  REQUIRE(waiting.size() == 2);
  CHECK(must(replica.index().items()).size() == 1);
  must(county.office().exchange());
  must(revoke_key(county.office().replica(), replica.vault().signing_key()->key_id(), "lost"));
  must(county.office().exchange());

  // Nobody's machine is served; with a new key it is, and the old key's events are judged.
  CHECK(code_of(second->exchange_once(1)) == "device_revoked");
  CHECK(must(replica.outbox().to_send(10)).size() == 2);
  const auto code =
      must(county.server().enrolment().invite(*replica.person(), std::chrono::hours(1))).text();
  must(enrol(replica, second->line(), testing::kCertificate,
             {"127.0.0.1:1", base::JurisdictionCode("otog"), code, "a new passphrase"}));
  const auto outcome = must(second->exchange_once(1));
  CHECK(outcome.refused == 1);
  const auto offer = must(replica.outbox().find(waiting[0].id));
  CHECK(offer->state == OutboxState::kRefused);
  CHECK(offer->code == ErrorCode::kKeyRevoked);
  const auto signature = must(replica.outbox().find(waiting[1].id));
  CHECK(signature->state == OutboxState::kRefused);
  CHECK(signature->code == ErrorCode::kReferenceRefused);
  CHECK(code_of(replica.item(item)) == "not_found");
  CHECK(must(replica.index().items()).empty());
  // Nothing is lost: the events and the words are there to be exported or mended.
  CHECK(must(replica.entries().find(waiting[0].id)).has_value());
}

TEST_CASE("one refused event does not stop the others") {
  County county;
  const auto second = county.join("angsu", {Role::kReporter});
  const auto item = county.submit(county.angsu(), "先送到的");
  must(county.angsu().exchange());
  must(second->exchange());
  // Both comment; meanwhile the first one's item is found secret on the other computer.
  Replica& replica = second->replica();
  must(withdraw(county.angsu().replica(), item, "mistake"));
  must(county.angsu().exchange());
  must(withdraw(replica, item, "mistake"));
  const auto other = county.submit(*second, "另一篇");
  must(second->exchange());
  CHECK(must(replica.item(other)).stage == Stage::kReceived);
  CHECK(must(replica.item(item)).stage == Stage::kWithdrawn);
}

TEST_CASE(
    "an answer that got lost leaves the event waiting, and the next exchange finds it known") {
  County county;
  testing::Computer& computer = county.angsu();
  const auto item = county.submit(computer);
  computer.line().loses_answers = true;
  CHECK(code_of(computer.exchange()) == "line_down");
  CHECK(must(computer.replica().outbox().count(OutboxState::kWaiting)) == 2);
  CHECK(must(computer.replica().item(item)).stage == Stage::kSignedOff);
  const auto size = county.server().state()->checkpoint.size;
  computer.line().loses_answers = false;
  must(computer.exchange());
  CHECK(must(computer.replica().item(item)).stage == Stage::kReceived);
  CHECK(county.server().state()->checkpoint.size == size);
}

TEST_CASE("while the line is down everything waits, and a restart loses nothing of it") {
  County county;
  testing::Computer& computer = county.angsu();
  computer.line().down = true;
  const auto item = county.submit(computer);
  CHECK(code_of(computer.exchange()) == "line_down");
  computer.close();
  computer.start();
  must(computer.sign_in());
  CHECK(must(computer.replica().outbox().count(OutboxState::kWaiting)) == 2);
  computer.line().down = false;
  must(computer.exchange());
  CHECK(must(computer.replica().item(item)).stage == Stage::kReceived);
}

TEST_CASE("on a full disk nothing is submitted by halves, and it works again with room") {
  County county;
  Replica& replica = county.angsu().replica();
  DraftDocument document = county.draft();
  for (int i = 0; i < 700; ++i) {
    document.words.body += "，" + base::to_hex(base::view(county.random.array<32>()));
  }
  const auto item = must(new_draft(replica, document));
  leave_pages(replica, 1);
  const auto refused = offer_draft(replica, item, true);
  CHECK(code_of(refused) == "disk_full");
  CHECK(must(replica.outbox().to_send(10)).empty());
  CHECK(code_of(replica.item(item)) == "not_found");
  CHECK(must(open_draft(replica, item)).words.body == document.words.body);
  leave_pages(replica, 1000);
  must(offer_draft(replica, item, true));
  must(county.angsu().exchange());
}

TEST_CASE("a registry event that found no room is not in force here either") {
  County county;
  Replica& replica = county.office().replica();
  UnitInput unit;
  unit.code = base::UnitCode("new-town");
  unit.name = "新镇";
  for (int i = 0; i < 150; ++i) {
    unit.aliases.push_back(base::to_hex(base::view(county.random.array<32>())));
  }
  leave_pages(replica, 0);
  CHECK(code_of(define_unit(replica, unit)) == "disk_full");
  CHECK(replica.registry()->unit(unit.code) == nullptr);
  CHECK(code_of(replica.find_unit("新镇")) == "unit_unknown");
  CHECK(must(replica.outbox().to_send(10)).empty());
}

TEST_CASE("a registry event whose commit fails is not in force here either") {
  County county;
  Replica& replica = county.office().replica();
  // Checked at the commit only, when everything else has been done.
  must(replica.database().script(
      "CREATE TABLE parent (y PRIMARY KEY);"
      "CREATE TABLE child (x REFERENCES parent (y) DEFERRABLE INITIALLY DEFERRED);"
      "CREATE TRIGGER broken AFTER INSERT ON outbox BEGIN INSERT INTO child VALUES (1); END"));
  UnitInput unit;
  unit.code = base::UnitCode("new-town");
  CHECK(!define_unit(replica, unit).has_value());
  CHECK(replica.registry()->unit(unit.code) == nullptr);
  must(replica.database().script("DROP TRIGGER broken"));
  must(define_unit(replica, unit));
  CHECK(replica.registry()->unit(unit.code) != nullptr);
}

TEST_CASE("an exchange that found no room is as if it had not been") {
  County county;
  county.submit(county.angsu(), "一篇");
  must(county.angsu().exchange());
  Replica& office = county.office().replica();
  const Progress before = office.progress();
  leave_pages(office, 0);
  CHECK(code_of(county.office().exchange()) == "disk_full");
  CHECK(office.progress().cursor == before.cursor);
  CHECK(office.progress().checkpoint == before.checkpoint);
  CHECK(must(office.index().items()).empty());
  leave_pages(office, 1000);
  must(county.office().exchange());
  CHECK(must(office.index().items()).size() == 1);
}

}  // namespace
}  // namespace yibao::client
