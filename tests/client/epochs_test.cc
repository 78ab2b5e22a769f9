// A server that was put back from a backup, or says that it was: what a replica believes of it,
// what it keeps as evidence, and that nothing acknowledged is lost.
#include <doctest/doctest.h>

#include "client/core/commands/registry.h"
#include "client/core/store/restore_book.h"
#include "client/core/sync/offer_again.h"
#include "client/core/verify.h"
#include "tests/client/lying_log.h"

namespace yibao::client {
namespace {

using domain::Stage;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;
using Response = protocol::ExchangeResponse;

std::int64_t kept_evidence(Computer& computer) {
  return must(computer.replica().book().evidence_count());
}

std::optional<domain::Stamp> receipt_of(Computer& computer, const domain::Subject& item) {
  const domain::ItemState state = must(computer.replica().item(item));
  if (state.sign_offs.empty()) return std::nullopt;
  return state.sign_offs.back().stamp;
}

std::vector<std::string> faults(Computer& computer) {
  return must(verify_replica(computer.replica(), [](std::size_t) { return true; })).faults;
}

TEST_CASE("a restored server that has all that was seen is believed, and nothing is kept of it") {
  County county;
  Computer& town = county.angsu();
  const auto item = county.submit(town);
  must(town.exchange());
  const auto receipt = receipt_of(town, item);
  county.back_up();
  county.restore();
  const auto outcome = must(town.exchange_once());
  CHECK_FALSE(outcome.restored);
  CHECK(kept_evidence(town) == 0);
  CHECK(town.replica().progress().checkpoint->epoch == 2);
  must(town.exchange());
  CHECK(receipt_of(town, item) == receipt);
  CHECK(must(town.replica().outbox().count(OutboxState::kWaiting)) == 0);
  CHECK(faults(town).empty());
}

TEST_CASE("what a restored server lacks is offered again and counts as received when it was") {
  County county;
  Computer& town = county.angsu();
  county.submit(town, "备份之前");
  must(town.exchange());
  county.back_up();
  county.clock.advance(std::chrono::hours(1));
  const auto lost = county.submit(town, "备份之后");
  must(town.exchange());
  const domain::Stamp before = *receipt_of(town, lost);
  county.clock.advance(std::chrono::hours(72));
  county.restore();

  const auto outcome = must(town.exchange_once());
  CHECK(outcome.restored);
  CHECK(outcome.offered_again == 2);
  CHECK(kept_evidence(town) == 1);  // both checkpoints
  CHECK_FALSE(receipt_of(town, lost).has_value());
  must(town.exchange());
  const domain::Stamp after = *receipt_of(town, lost);
  CHECK(after.epoch == 2);
  CHECK(after.received_at == before.received_at);
  CHECK(must(town.replica().item(lost)).stage == Stage::kReceived);
  CHECK(kept_evidence(town) == 1);
  CHECK(faults(town).empty());
  must(county.office().exchange());
  CHECK(receipt_of(county.office(), lost) == after);
}

TEST_CASE("a stamp that no receipt proves is not kept, and stops nothing") {
  County county;
  Computer& town = county.angsu();
  county.back_up();
  const auto lost = county.submit(town);
  must(town.exchange());
  const domain::Stamp before = *receipt_of(town, lost);
  county.clock.advance(std::chrono::hours(72));
  county.restore();
  must(town.exchange_once());
  // Somebody would like to have sent it earlier.
  must(town.replica().database().run("UPDATE old_stamp SET received_at = received_at - 86400000"));
  must(town.exchange());
  CHECK(receipt_of(town, lost)->received_at > before.received_at);
}

TEST_CASE("what others made and a restored server lacks is offered some days later") {
  County county;
  Computer& town = county.angsu();
  county.back_up();
  const auto lost = county.submit(town);
  must(town.exchange());
  Computer& office = county.office();
  must(office.exchange());
  county.restore();
  const std::uint64_t size = county.server().state()->checkpoint.size;
  // The town's computer is gone; the office has what it sent.
  must(office.exchange());
  CHECK(county.server().state()->checkpoint.size == size);
  CHECK(must(office.replica().item(lost)).sign_offs.size() == 1);
  county.clock.advance(kOthersOfferFirst + std::chrono::hours(1));
  must(office.exchange());
  must(office.exchange());
  CHECK(county.server().state()->checkpoint.size > size);
  CHECK(receipt_of(office, lost).has_value());
  CHECK(must(RestoreBook(office.replica().database()).later_count()) == 0);
}

TEST_CASE("who joined after the backup is let in again by those who know of it") {
  County county;
  county.back_up();
  const auto newcomer = county.join("chengchuan", {domain::Role::kReporter, domain::Role::kLeader},
                                    domain::LeaderPost::kInCharge);
  const auto item = county.submit(*newcomer, "新来的人");
  must(newcomer->exchange());
  must(county.office().exchange());
  const domain::Stamp before = *receipt_of(*newcomer, item);
  county.clock.advance(std::chrono::hours(30));
  county.restore();
  CHECK(code_of(newcomer->exchange_once()) == "device_unknown");
  must(county.office().exchange());
  must(newcomer->exchange());
  must(newcomer->exchange());
  CHECK(receipt_of(*newcomer, item)->received_at == before.received_at);
  CHECK(must(newcomer->replica().item(item)).stage == Stage::kReceived);
  CHECK(faults(*newcomer).empty());
  must(county.office().exchange());
  CHECK(faults(county.office()).empty());
}

TEST_CASE("one backup put back twice, with exchanges between, shuts nobody out") {
  County county;
  Computer& town = county.angsu();
  county.back_up();
  std::vector<domain::Subject> items;
  for (const std::uint32_t epoch : {2U, 3U}) {
    items.push_back(county.submit(town, "第" + std::to_string(epoch) + "件"));
    must(town.exchange());
    county.restore();
    must(town.exchange());
    must(town.exchange());
    CHECK(town.replica().progress().checkpoint->epoch == epoch);
    for (const auto& item : items) CHECK(receipt_of(town, item)->epoch == epoch);
  }
  CHECK(faults(town).empty());
}

TEST_CASE("a log that goes on from a branch that was left is pulled where it was not followed") {
  County county;
  Computer& town = county.angsu();
  Computer& office = county.office();
  county.back_up("early");
  county.restore("early");
  must(office.exchange());
  const auto item = county.submit(town);
  must(town.exchange());
  county.back_up("branch");
  county.restore("early");
  must(office.exchange());
  REQUIRE(office.replica().progress().checkpoint->epoch == 3);
  county.restore("branch");
  must(office.exchange());
  CHECK(must(office.replica().item(item)).stage == Stage::kReceived);
  CHECK(faults(office).empty());
}

// The town's event was in the log already when it came again, and more behind it, which is lost.
TEST_CASE("a receipt whose checkpoint reaches into what was lost is not held against the server") {
  County county;
  Computer& town = county.angsu();
  Computer& office = county.office();
  int number = 0;
  const auto entry_of_the_office = [&] {
    UnitInput unit;
    unit.code = base::UnitCode("unit" + std::to_string(++number));
    unit.name = "单位" + std::to_string(number);
    must(define_unit(office.replica(), unit));
    must(office.exchange());
  };
  county.submit(town);
  town.line().loses_answers = true;
  REQUIRE_FALSE(town.exchange_once().has_value());
  town.line().loses_answers = false;
  county.back_up("early");
  for (int i = 0; i < 3; ++i) entry_of_the_office();
  must(town.exchange());
  const std::uint64_t reached = town.replica().progress().checkpoint->size;
  county.restore("early");
  must(town.exchange());
  while (county.server().state()->checkpoint.size <= reached) entry_of_the_office();
  county.back_up("later");
  entry_of_the_office();
  must(town.exchange());
  county.restore("later");
  CHECK(code_of(town.exchange()) == "");
  CHECK(faults(town).empty());
}

// The answer of a server that has the log key and would like to begin anew.
void check_not_believed(County& county, const std::function<void(Response&)>& tamper) {
  Computer& town = county.angsu();
  const Progress before = town.replica().progress();
  town.line().tamper = tamper;
  CHECK(code_of(town.exchange_once()) == "log_forked");
  CHECK(town.replica().progress().checkpoint == before.checkpoint);
  CHECK(kept_evidence(town) > 0);
  town.line().tamper = nullptr;
}

TEST_CASE("a newer epoch is not believed without the log's own proof of where it began") {
  County county;
  const auto sign = [&](Response& response, std::uint32_t epoch) {
    const crypto::Checkpoint& now = response.checkpoint;
    response.checkpoint =
        crypto::sign_checkpoint(county.server().writer().log_key(), now.log_id, epoch, now.size,
                                now.root, now.at + std::chrono::seconds(epoch));
  };
  check_not_believed(county, [&](Response& response) { sign(response, 2); });
  county.back_up();
  county.submit(county.angsu());
  must(county.angsu().exchange());
  county.restore();
  check_not_believed(county, [](Response& response) { response.restored.clear(); });
  check_not_believed(
      county, [](Response& response) { response.restored.front().inclusion.front()[0] ^= 1U; });
  check_not_believed(
      county, [](Response& response) { response.restored.front().event.signature[0] ^= 1U; });
  check_not_believed(county, [&](Response& response) { sign(response, 3); });
  check_not_believed(county, [](Response& response) { response.consistency.clear(); });
  must(county.angsu().exchange());
  CHECK(county.angsu().replica().progress().checkpoint->epoch == 2);
}

TEST_CASE("what a restore has left must still be what our receipts say of it") {
  County county;
  Computer& town = county.angsu();
  county.submit(town, "备份之前");
  must(town.exchange());
  county.back_up();
  county.submit(town, "备份之后");
  must(town.exchange());
  county.restore();
  must(town.exchange_once());
  REQUIRE(town.replica().progress().also_seen.size() == 1);
  town.line().tamper = [](Response& response) {
    for (crypto::Proof& proof : response.also_consistency) proof.assign(1, crypto::Digest{});
  };
  CHECK(code_of(town.exchange_once()) == "log_forked");
  town.line().tamper = nullptr;
  must(town.exchange());
  CHECK(town.replica().progress().also_seen.empty());
}

TEST_CASE("a replica put back from a copy of its own gets back what it had sent since") {
  County county;
  Computer& town = county.angsu();
  must(town.exchange());
  town.close();
  const testing::TempFolder copy;
  std::filesystem::copy(
      town.folder(), copy.path(),
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  town.start();
  must(town.sign_in());
  const auto item = county.submit(town);
  must(town.exchange());
  const auto receipt = receipt_of(town, item);
  // Nothing of one's own is sent back as long as it is here.
  CHECK(must(town.exchange_once()).pulled == 0);
  town.close();
  std::filesystem::copy(
      copy.path(), town.folder(),
      std::filesystem::copy_options::recursive | std::filesystem::copy_options::overwrite_existing);
  town.start();
  must(town.sign_in());
  must(town.exchange());
  CHECK(receipt_of(town, item) == receipt);
  CHECK(must(town.replica().item(item)).stage == Stage::kReceived);
  CHECK(kept_evidence(town) == 0);
}

TEST_CASE("one entry that cannot be read is kept as evidence and holds nothing else up") {
  County county;
  const auto item = county.submit(county.angsu());
  must(county.angsu().exchange());
  Computer& office = county.office();
  office.line().tamper = [&](Response& response) {
    if (!response.entries.empty()) response.entries.front().event.payload = "{\"not\":\"ours\"}";
    testing::as_if_logged(county.server(), office, response);
  };
  must(office.exchange_once());
  CHECK(kept_evidence(office) == 1);
  CHECK(must(office.replica().item(item)).sign_offs.size() == 1);
}

TEST_CASE("the same contradiction, met again and again, is kept once") {
  County county;
  Computer& town = county.angsu();
  town.line().tamper = [](Response& response) { response.checkpoint.signature = {}; };
  county.server().scoring().work();
  for (int i = 0; i < 3; ++i) CHECK(code_of(town.exchange_once()) == "proof_failed");
  CHECK(kept_evidence(town) == 1);
}

}  // namespace
}  // namespace yibao::client
