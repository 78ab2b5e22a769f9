// The exchange: who may pull what, in pieces of bounded size, from where the device stopped.
#include <doctest/doctest.h>

#include <map>
#include <set>

#include "shared/base/limits.h"
#include "shared/protocol/documents.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using protocol::ExchangeResponse;
using protocol::Outcome;
using testing::code_of;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::Member;
using testing::must;

namespace {

// What a device has pulled, as its replica would keep it.
struct Pulled {
  std::map<base::EventId, std::uint64_t> events;  // id and sequence
  std::set<domain::ContentAddress> contents;
  std::set<domain::ContentAddress> absent;
  std::uint64_t cursor = 0;
  std::size_t repeats = 0;
  std::size_t exchanges = 0;

  bool has(const base::EventId& id) const { return events.contains(id); }
};

// Pulls until the server has no more.
void pull(JurisdictionFixture& fixture, const Member& member, Pulled& pulled,
          std::uint32_t bytes_max = 1'000'000) {
  bool more = true;
  while (more) {
    auto request = fixture.request();
    request.cursor = pulled.cursor;
    request.pull_bytes_max = bytes_max;
    const ExchangeResponse response = must(fixture.exchange(member, request));
    for (const protocol::PulledEntry& entry : response.entries) {
      const auto event = must(protocol::decode_event(entry.event.payload));
      if (!pulled.events.emplace(event.id, entry.stamp.sequence).second) ++pulled.repeats;
    }
    for (const auto& content : response.contents) {
      pulled.contents.insert(domain::address_of(content));
    }
    pulled.absent.insert(response.absent.begin(), response.absent.end());
    CHECK(response.cursor >= pulled.cursor);
    pulled.cursor = response.cursor;
    more = response.more;
    ++pulled.exchanges;
  }
}

Pulled pull_all(JurisdictionFixture& fixture, const Member& member,
                std::uint32_t bytes_max = 1'000'000) {
  Pulled pulled;
  pull(fixture, member, pulled, bytes_max);
  return pulled;
}

}  // namespace

TEST_CASE("an offer is the unit's alone, its sign-off shows it to the office and never to others") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const auto words = domain::address_of(draft.words);
  REQUIRE(fixture.push_one(fixture.reporter(), draft.offered, {draft.words}).outcome ==
          Outcome::kAdmitted);
  CHECK(pull_all(fixture, fixture.leader()).has(draft.offered.id));
  CHECK(pull_all(fixture, fixture.leader()).contents.contains(words));
  CHECK_FALSE(pull_all(fixture, fixture.administrator()).has(draft.offered.id));
  CHECK_FALSE(pull_all(fixture, fixture.administrator()).contents.contains(words));

  const domain::Event sign_off = fixture.signed_off(fixture.leader(), draft);
  REQUIRE(fixture.push_one(fixture.leader(), sign_off).outcome == Outcome::kAdmitted);
  const Pulled office = pull_all(fixture, fixture.administrator());
  CHECK(office.has(sign_off.id));
  CHECK(office.has(draft.offered.id));
  CHECK(office.contents.contains(words));
  const Pulled neighbour = pull_all(fixture, fixture.neighbour());
  CHECK_FALSE(neighbour.has(sign_off.id));
  CHECK_FALSE(neighbour.has(draft.offered.id));
  CHECK_FALSE(neighbour.contents.contains(words));
}

TEST_CASE("a device is not sent what it sent itself") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  CHECK_FALSE(pull_all(fixture, fixture.reporter()).has(draft.offered.id));
  CHECK(pull_all(fixture, fixture.leader()).has(draft.offered.id));
}

TEST_CASE("pulled in pieces of any size, everything comes once and in order of arrival") {
  JurisdictionFixture fixture;
  std::vector<base::EventId> ids;
  const std::uint64_t before = pull_all(fixture, fixture.administrator()).cursor;
  for (int i = 0; i < 5; ++i) {
    // The office is a party of it as a unit, and reads it as the office: once.
    const auto text = fixture.note("申诉");
    const auto address = domain::address_of(text);
    auto appeal = fixture.event(fixture.neighbour(), domain::AppealFiled{std::nullopt, address},
                                fixture.new_subject(), {address});
    appeal.parties = {fixture.administrator().unit};
    REQUIRE(fixture.push_one(fixture.neighbour(), appeal, {text}).outcome == Outcome::kAdmitted);
    ids.push_back(appeal.id);
  }
  for (int i = 0; i < 30; ++i) {
    const Draft draft = fixture.draft(fixture.reporter());
    fixture.submit(fixture.reporter(), draft);
    ids.push_back(draft.offered.id);
  }
  Pulled whole;
  whole.cursor = before;
  pull(fixture, fixture.administrator(), whole);
  CHECK(whole.exchanges == 1);
  for (const std::uint32_t bytes_max : {1U, 1'000U, 5'000U, 10'000U}) {
    CAPTURE(bytes_max);
    Pulled pieces;
    pieces.cursor = before;
    pull(fixture, fixture.administrator(), pieces, bytes_max);
    CHECK(pieces.events == whole.events);
    CHECK(pieces.contents == whole.contents);
    CHECK(pieces.repeats == 0);
    CHECK(pieces.exchanges > 1);
  }
  for (const auto& id : ids) CHECK(whole.has(id));
}

TEST_CASE("an answer keeps to the bytes asked for, but for the last thing in it") {
  JurisdictionFixture fixture;
  const std::string body(3'000, 'x');
  for (int i = 0; i < 20; ++i) {
    fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter(), "标题", body));
  }
  auto request = fixture.request();
  request.pull_bytes_max = 10'000;
  std::size_t most = 0;
  bool more = true;
  while (more) {
    const ExchangeResponse response = must(fixture.exchange(fixture.administrator(), request));
    std::size_t bytes = 0;
    for (const auto& content : response.contents) bytes += content.bytes.size();
    for (const auto& entry : response.entries) bytes += entry.event.payload.size();
    most = std::max(most, bytes);
    request.cursor = response.cursor;
    more = response.more;
  }
  CHECK(most > 5'000);
  CHECK(most < 10'000 + 5'000);
}

TEST_CASE("who asks for nothing gets answers only, and the cursor stays") {
  JurisdictionFixture fixture;
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  auto request = fixture.request();
  request.cursor = 3;
  const ExchangeResponse response = must(fixture.exchange(fixture.administrator(), request));
  CHECK(response.entries.empty());
  CHECK(response.cursor == 3);
  CHECK_FALSE(response.more);
  CHECK(response.standing.empty());
}

TEST_CASE("what was purged is named as absent instead of being sent") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  const auto found =
      fixture.event(fixture.reporter(), domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(fixture.push_one(fixture.reporter(), found).outcome == Outcome::kAdmitted);
  const Pulled office = pull_all(fixture, fixture.administrator());
  const auto words = domain::address_of(draft.words);
  CHECK(office.has(found.id));
  CHECK_FALSE(office.contents.contains(words));
  CHECK(office.absent.contains(words));
}

TEST_CASE("an incident lists the devices that had the words until each has pulled past it") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  fixture.submit(fixture.reporter(), draft);
  Pulled office;
  Pulled leader;
  Pulled reporter;
  pull(fixture, fixture.administrator(), office);
  pull(fixture, fixture.leader(), leader);
  const auto found =
      fixture.event(fixture.administrator(), domain::DraftFoundSecret{"security"}, draft.item);
  domain::Event by_office = found;
  by_office.unit = fixture.reporter().unit;
  REQUIRE(fixture.push_one(fixture.administrator(), by_office).outcome == Outcome::kAdmitted);
  const auto outstanding = [&] {
    const auto list = must(fixture.server().exchange().outstanding());
    REQUIRE(list.size() == 1);
    CHECK(list[0].incident.subject == draft.item);
    return std::set<base::DeviceId>(list[0].devices.begin(), list[0].devices.end());
  };
  using Devices = std::set<base::DeviceId>;
  CHECK(outstanding() == Devices{fixture.reporter().device, fixture.leader().device,
                                 fixture.administrator().device});
  // What a device has pulled it says with its next request.
  pull(fixture, fixture.leader(), leader);
  pull(fixture, fixture.leader(), leader);
  CHECK(outstanding() == Devices{fixture.reporter().device, fixture.administrator().device});
  for (int i = 0; i < 2; ++i) {
    pull(fixture, fixture.reporter(), reporter);
    pull(fixture, fixture.administrator(), office);
  }
  CHECK(outstanding().empty());
}

TEST_CASE("a unit that gets a parent shows it what it may see of its past") {
  JurisdictionFixture fixture;
  const Draft signed_draft = fixture.draft(fixture.neighbour());
  const domain::Event sign_off = fixture.submit(fixture.neighbour(), signed_draft);
  const Draft only_offered = fixture.draft(fixture.neighbour());
  REQUIRE(
      fixture.push_one(fixture.neighbour(), only_offered.offered, {only_offered.words}).outcome ==
      Outcome::kAdmitted);
  Pulled parent;
  pull(fixture, fixture.leader(), parent);
  CHECK_FALSE(parent.has(sign_off.id));
  auto request = fixture.request();
  const auto scope_before = must(fixture.exchange(fixture.leader(), request)).scope_version;

  domain::UnitDefined body;
  body.parent = fixture.leader().unit;
  domain::Event defined =
      fixture.event(fixture.administrator(), body, domain::subject_of(fixture.neighbour().unit));
  defined.unit = fixture.neighbour().unit;
  REQUIRE(fixture.push_one(fixture.administrator(), defined).outcome == Outcome::kAdmitted);

  CHECK(must(fixture.exchange(fixture.leader(), request)).scope_version > scope_before);
  pull(fixture, fixture.leader(), parent);  // from its old cursor
  CHECK(parent.has(sign_off.id));
  CHECK(parent.has(signed_draft.offered.id));
  CHECK(parent.contents.contains(domain::address_of(signed_draft.words)));
  CHECK_FALSE(parent.has(only_offered.offered.id));
}

TEST_CASE("a unit asked together with others gets the key that it needs to verify them") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  const domain::Event sign_off = fixture.submit(fixture.reporter(), draft);
  domain::Event comment = fixture.event(fixture.reporter(), domain::ItemCommented{}, draft.item);
  const auto note = fixture.note("请核对数据");
  comment.body = domain::ItemCommented{domain::address_of(note)};
  comment.contents = {domain::address_of(note)};
  comment.parties = {fixture.neighbour().unit};
  REQUIRE(fixture.push_one(fixture.reporter(), comment, {note}).outcome == Outcome::kAdmitted);
  auto request = fixture.request();
  request.pull_bytes_max = 1'000'000;
  const ExchangeResponse response = must(fixture.exchange(fixture.neighbour(), request));
  domain::Registry known;
  bool verified = false;
  for (const auto& entry : response.entries) {
    const auto decoded = must(protocol::to_entry(entry.event, entry.stamp));
    known.apply(decoded);
    if (decoded.event->id != comment.id) continue;
    const domain::KeyInfo* key = known.key(entry.event.key);
    REQUIRE(key != nullptr);
    verified = protocol::signature_is_good(entry.event, key->key);
  }
  CHECK(verified);
}

TEST_CASE("a client that is too old is told which version it needs") {
  JurisdictionFixture fixture;
  auto request = fixture.request();
  request.program = "0.0.9";
  const auto response = fixture.exchange(fixture.reporter(), request);
  REQUIRE(code_of(response) == "client_too_old");
  CHECK(response.error().args == base::TextArgs{{"least", "0.1.0"}});
}

TEST_CASE("versions are compared as numbers") {
  CHECK(server::version_before("0.9.2", "0.10.0"));
  CHECK_FALSE(server::version_before("0.10.0", "0.9.2"));
  CHECK_FALSE(server::version_before("1.0.0", "1.0.0"));
  CHECK(server::version_before("", "0.0.1"));
  CHECK(server::version_before("nonsense", "0.0.1"));
}

TEST_CASE("the answer says the server's time, whatever the client's clock says") {
  JurisdictionFixture fixture;
  auto request = fixture.request();
  const auto response = must(fixture.exchange(fixture.reporter(), request));
  CHECK(response.server_time == fixture.clock.now());
}
