// What a replica is given of others: that it stands in the log where and when it says, and that
// whoever made it had the right to, there and then.
#include <doctest/doctest.h>

#include "client/core/commands/registry.h"
#include "tests/client/lying_log.h"

namespace yibao::client {
namespace {

using domain::Role;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;
using Response = protocol::ExchangeResponse;

std::int64_t found_of(Computer& computer, const char* what) {
  return must(computer.replica().database().find_integer(
                  "SELECT count(*) FROM evidence WHERE what = ?1", std::string_view(what)))
      .value_or(0);
}

TEST_CASE(
    "what is pulled stands where and when its stamp says, or nothing of the answer is taken") {
  const std::function<void(Response&)> lies[] = {
      [](Response& response) {
        response.entries.front().stamp.received_at -= std::chrono::hours(1);
      },
      [](Response& response) {
        response.entries.back().stamp.received_at += std::chrono::hours(1);
      },
      [](Response& response) { ++response.entries.back().stamp.sequence; },
      [](Response& response) { response.entries.front().stamp.epoch = 2; },
      [](Response& response) { response.entries.front().stamp.sequence = 0; },
      [](Response& response) { std::swap(response.entries[0].stamp, response.entries[1].stamp); },
      [](Response& response) { response.entries.pop_back(); },
      [](Response& response) { response.places.pop_back(); },
      [](Response& response) { response.places.clear(); },
      [](Response& response) { response.entries.front().event.payload += " "; },
  };
  County county;
  Computer& office = county.office();
  for (const auto& lie : lies) {
    const auto item = county.submit(county.angsu());
    must(county.angsu().exchange());
    const Progress before = office.replica().progress();
    office.line().tamper = [&](Response& response) {
      REQUIRE(response.entries.size() >= 2);
      REQUIRE_FALSE(response.places.empty());
      lie(response);
    };
    CHECK(code_of(office.exchange_once()) == "proof_failed");
    CHECK(code_of(office.replica().item(item)) == "not_found");
    CHECK(office.replica().progress().cursor == before.cursor);
    CHECK(found_of(office, "places") > 0);
    office.line().tamper = nullptr;
    must(office.exchange());
    CHECK(must(office.replica().item(item)).sign_offs.size() == 1);
  }
}

// A verdict on the town's own item, by that computer's person.
protocol::SignedEvent verdict_by(County& county, Computer& computer, const domain::Subject& item,
                                 const base::DeviceId& device) {
  domain::Event event;
  event.id = base::EventId(county.random.array<16>());
  event.jurisdiction = computer.replica().identity()->jurisdiction;
  event.subject = item;
  event.unit = county.angsu().unit();
  event.author = *computer.replica().person();
  event.device = device;
  event.made_at = county.clock.now();
  const auto state = must(county.angsu().replica().item(item));
  domain::ItemRefused body;
  body.on = state.sign_offs.front().id;
  body.reason = domain::Term("not_news");
  event.body = body;
  return protocol::sign_event(event, *computer.replica().vault().signing_key());
}

TEST_CASE("what its author had no right to is kept as evidence, whoever let it in") {
  County county;
  Computer& town = county.angsu();
  const auto item = county.submit(town);
  must(town.exchange());
  must(county.office().exchange());
  const auto stage = must(county.office().replica().item(item)).stage;
  const auto with = [&](const protocol::SignedEvent& event, Computer& reader) {
    const auto place = county.server().state()->checkpoint.size + 1;
    reader.line().tamper = [&, place, event](Response& response) {
      response.entries.push_back({event, {1, place, county.clock.now()}});
      testing::as_if_logged(county.server(), reader, response);
    };
    return must(reader.exchange_once()).pulled;
  };
  SUBCASE("a town's leader judges the town's item: found at the office") {
    Computer& office = county.office();
    CHECK(with(verdict_by(county, town, item, town.replica().identity()->device), office) == 1);
    CHECK(found_of(office, "event without right") == 1);
    CHECK(must(office.replica().item(item)).stage == stage);
  }
  SUBCASE("and at the unit itself, on another computer") {
    const auto colleague = county.join("angsu", {Role::kReporter});
    CHECK(with(verdict_by(county, town, item, town.replica().identity()->device), *colleague) == 1);
    CHECK(found_of(*colleague, "event without right") == 1);
    CHECK(must(colleague->replica().item(item)).stage == stage);
  }
  SUBCASE("the office's key, and another device than it is kept on") {
    Computer& office = county.office();
    CHECK(with(verdict_by(county, office, item, town.replica().identity()->device), town) == 1);
    CHECK(found_of(town, "event without right") == 1);
    CHECK(must(town.replica().item(item)).stage == stage);
  }
  SUBCASE("the same by whoever may is taken: nothing else was wrong with it") {
    Computer& office = county.office();
    CHECK(with(verdict_by(county, office, item, office.replica().identity()->device), town) == 1);
    CHECK(must(town.replica().book().evidence_count()) == 0);
    CHECK(must(town.replica().item(item)).stage == domain::Stage::kRefused);
  }
}

TEST_CASE("rights are judged as they were at that place of the log, however late it is pulled") {
  County county;
  Computer& town = county.angsu();
  const auto colleague = county.join("angsu", {Role::kReporter});
  const auto item = must(new_draft(colleague->replica(), county.draft("昂素镇的事")));
  must(offer_draft(colleague->replica(), item, true));
  must(colleague->exchange());
  must(town.exchange());
  // The key it was offered with is revoked since, and the office knows of that when the offer
  // comes.
  must(county.office().exchange());
  const auto key = colleague->replica().vault().signing_key()->key_id();
  must(revoke_key(county.office().replica(), key, "lost"));
  must(county.office().exchange());
  must(sign_off(town.replica(), item, County::all_gates()));
  must(town.exchange());
  must(county.office().exchange());
  CHECK(must(county.office().replica().item(item)).sign_offs.size() == 1);
  CHECK(must(county.office().replica().item(item)).offers.size() == 1);
  CHECK(must(county.office().replica().book().evidence_count()) == 0);
}

}  // namespace
}  // namespace yibao::client
