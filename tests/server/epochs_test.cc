// A log that is less, or other, than what its key has signed: found at the start or by what
// somebody has seen of it, and then nothing enters by any door until an administrator has acted.
#include <doctest/doctest.h>

#include <algorithm>

#include "server/service/admin.h"
#include "shared/crypto/random.h"
#include "shared/storage/database.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"
#include "tests/support/restoring.h"
#include "tests/support/suite.h"

using namespace yibao;
using nlohmann::json;
using protocol::Outcome;
using server::Admin;
using server::Halt;
using testing::code_of;
using testing::JurisdictionFixture;
using testing::must;

namespace {

void submit(JurisdictionFixture& fixture) {
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
}

std::string exchange_code(JurisdictionFixture& fixture,
                          const std::optional<crypto::Checkpoint>& seen = std::nullopt) {
  auto request = fixture.request();
  request.seen = seen;
  return code_of(fixture.exchange(fixture.reporter(), request));
}

json ask(JurisdictionFixture& fixture, const server::AdminRequest& request) {
  return json::parse(must(Admin(fixture.server()).run(request)).text);
}

// The log goes back to what it was before two more entries, without a word. Gives what was seen.
crypto::Checkpoint roll_back(JurisdictionFixture& fixture, bool beside_too) {
  const testing::TempFolder copy;
  testing::copy_out(fixture.server(), copy.path());
  submit(fixture);
  const crypto::Checkpoint seen = fixture.server().state()->checkpoint;
  fixture.stop();
  testing::copy_log(copy.path(), fixture.folder());
  if (beside_too) std::filesystem::remove(fixture.folder() / server::kCheckpointFileName);
  fixture.start();
  return seen;
}

}  // namespace

TEST_CASE("a database put back in secret is found at its start, by the checkpoint beside it") {
  JurisdictionFixture fixture;
  roll_back(fixture, false);
  CHECK(fixture.server().writer().halt() == Halt::kRolledBack);
  CHECK(fixture.log_text().find("log_rolled_back") != std::string::npos);
  CHECK(exchange_code(fixture) == "server_restored");
}

TEST_CASE("a log that has grown again past what was seen is found by its root, and stays halted") {
  JurisdictionFixture fixture;
  const crypto::Checkpoint seen = roll_back(fixture, true);
  CHECK(fixture.server().writer().halt() == Halt::kNone);
  for (int i = 0; i < 3; ++i) submit(fixture);
  REQUIRE(fixture.size() > seen.size);
  CHECK(exchange_code(fixture) == "");
  CHECK(exchange_code(fixture, seen) == "server_restored");
  CHECK(exchange_code(fixture) == "server_restored");
  fixture.restart();
  CHECK(fixture.server().writer().halt() == Halt::kRolledBack);
  CHECK(exchange_code(fixture) == "server_restored");
  const json status = ask(fixture, {"status", {}});
  CHECK(status.at("halted_as") == "rolled_back");
  CHECK(status.at("seen_size") == seen.size);
}

TEST_CASE(
    "only a new epoch with a reason leads out of a rolled back log, and it is to be confirmed") {
  JurisdictionFixture fixture;
  CHECK(code_of(Admin(fixture.server()).run({"begin-epoch", {{"reason", "none"}}, ""})) ==
        "not_allowed_now");
  roll_back(fixture, false);
  Admin admin(fixture.server());
  const json list = ask(fixture, {"confirm-restore", {}});
  CHECK(list.at("confirmed") == false);
  CHECK(code_of(admin.run({"confirm-restore", {{"list", list.at("list")}}})) == "not_allowed_now");
  CHECK(code_of(admin.run({"begin-epoch", {}})) == "usage");
  CHECK(ask(fixture, {"begin-epoch", {{"reason", "disk image"}}}).at("epoch") == 2);
  CHECK(exchange_code(fixture) == "server_restored");
  CHECK(code_of(admin.run({"confirm-restore", {{"list", "0000 0000"}}})) == "not_allowed_now");
  // What is shut out meanwhile makes another list of it.
  must(admin.run({"revoke", {{"device", fixture.neighbour().device.text()}}}));
  CHECK(code_of(admin.run({"confirm-restore", {{"list", list.at("list")}}})) == "not_allowed_now");
  const json now = ask(fixture, {"confirm-restore", {}});
  CHECK(now.at("denied").size() == 1);
  must(admin.run({"confirm-restore", {{"list", now.at("list")}}}));
  CHECK(exchange_code(fixture) == "");
  CHECK(code_of(admin.run({"confirm-restore", {{"list", now.at("list")}}})) == "not_allowed_now");
}

TEST_CASE("while a log is halted nothing is appended to it by any route") {
  JurisdictionFixture fixture;
  const auto person = fixture.neighbour().person;
  const auto code = must(fixture.server().enrolment().invite(person, std::chrono::hours(1)));
  roll_back(fixture, false);
  const std::uint64_t size = fixture.size();
  CHECK(code_of(fixture.server().enrolment().invite(person, std::chrono::hours(1))) ==
        "server_restored");
  protocol::EnrolRequest enrol;
  enrol.ticket = code.ticket;
  CHECK(code_of(fixture.server().enrolment().enrol(enrol)) == "server_restored");
  server::CommitJob job;
  domain::Event event;
  event.id = base::EventId(fixture.random.array<16>());
  event.jurisdiction = base::JurisdictionCode("otog");
  event.subject = domain::subject_of(person);
  event.unit = fixture.neighbour().unit;
  event.made_at = fixture.clock.now();
  event.body = domain::DeviceEnrolled{
      base::DeviceId(fixture.random.array<16>()),
      crypto::text(
          crypto::SigningKey::generate(fixture.random, testing::tested_suite()).public_key())};
  job.own_events.push_back(event);
  CHECK(code_of(fixture.server().committer().submit(job)) == "server_restored");
  const auto draft = fixture.draft(fixture.reporter());
  auto request = fixture.request();
  request.events = {protocol::sign_event(draft.offered, fixture.reporter().key)};
  request.contents = {draft.words};
  CHECK(code_of(fixture.exchange(fixture.reporter(), request)) == "server_restored");
  CHECK(fixture.size() == size);
  CHECK(must(fixture.server().writer().store().log().last_sequence()) == size);
}

TEST_CASE("a database that is not what its checkpoint says starts halted, and nothing is signed") {
  for (const char* sql : {"DELETE FROM entry WHERE sequence = (SELECT max(sequence) FROM entry)",
                          "UPDATE entry SET received_at = received_at + 1 WHERE sequence ="
                          " (SELECT max(sequence) FROM entry)",
                          "DELETE FROM meta WHERE name = 'checkpoint'"}) {
    CAPTURE(sql);
    JurisdictionFixture fixture;
    submit(fixture);
    fixture.stop();
    {
      auto database = must(
          storage::Database::open({fixture.folder() / "log.db", false, false, false, 4096, ""}));
      must(database.script(sql));
    }
    fixture.start();
    CHECK(fixture.server().writer().halt() == Halt::kRolledBack);
    CHECK(fixture.log_text().find("log_is_not_what_was_signed") != std::string::npos);
    const auto& log_key = fixture.server().writer().log_key().public_key();
    CHECK_FALSE(crypto::verify(log_key, fixture.server().state()->checkpoint));
  }
}

TEST_CASE("an epoch's number is never given twice, whatever copy is put back") {
  JurisdictionFixture fixture;
  const testing::TempFolder copy;
  testing::copy_out(fixture.server(), copy.path());
  for (std::uint32_t epoch = 2; epoch <= 4; ++epoch) {
    fixture.stop();
    testing::copy_log(copy.path(), fixture.folder());
    fixture.start();
    must(fixture.server().writer().begin_epoch("test"));
    CHECK(fixture.server().state()->checkpoint.epoch == epoch);
  }
  testing::confirm_restore(fixture.server());
  const crypto::Checkpoint seen = fixture.server().state()->checkpoint;
  // On a new machine a client's checkpoint says it.
  fixture.stop();
  testing::copy_log(copy.path(), fixture.folder());
  std::filesystem::remove(fixture.folder() / server::kCheckpointFileName);
  fixture.start();
  must(fixture.server().writer().begin_epoch("test"));
  CHECK(fixture.server().state()->checkpoint.epoch == 2);
  CHECK(exchange_code(fixture, seen) == "server_restored");
  must(Admin(fixture.server()).run({"begin-epoch", {{"reason", "seen by a client"}}, ""}));
  CHECK(fixture.server().state()->checkpoint.epoch == 5);
}

// Its replica was put back from a copy, too, and has come no further than the lost epoch.
TEST_CASE("what a device sent in a newer epoch is not kept from it as what it has") {
  JurisdictionFixture fixture;
  const crypto::Checkpoint seen = roll_back(fixture, false);
  must(Admin(fixture.server()).run({"begin-epoch", {{"reason", "test"}}, ""}));
  testing::confirm_restore(fixture.server());
  submit(fixture);
  auto request = fixture.request();
  request.seen = seen;
  request.own_upto = seen.size;
  request.pull_bytes_max = 1'000'000;
  const auto response = must(fixture.exchange(fixture.reporter(), request));
  const auto own = std::count_if(
      response.entries.begin(), response.entries.end(), [&](const protocol::PulledEntry& each) {
        return each.event.key == fixture.reporter().key.public_key().id() &&
               each.stamp.epoch == response.checkpoint.epoch;
      });
  CHECK(own == 2);
}

TEST_CASE("a one-time code that is open in a backup is not open again after it was put back") {
  JurisdictionFixture fixture;
  must(fixture.server().enrolment().invite(fixture.neighbour().person, std::chrono::hours(1)));
  CHECK(fixture.server().enrolment().is_open());
  roll_back(fixture, false);
  must(Admin(fixture.server()).run({"begin-epoch", {{"reason", "test"}}, ""}));
  testing::confirm_restore(fixture.server());
  fixture.restart();
  CHECK_FALSE(fixture.server().enrolment().is_open());
}
