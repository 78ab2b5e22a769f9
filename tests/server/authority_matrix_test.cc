// Every cell of endpoint × who asks, and of who speaks × event type × own or other unit × who
// carries it, against a running service. What is expected comes from the tables the service itself
// goes by (endpoints.h, domain/authority.h, domain/audience.h); those are written out by hand a
// second time in authority_test and audience_test, and below.
#include <algorithm>

#include "shared/domain/audience.h"
#include "shared/domain/authority.h"
#include "shared/protocol/invitation.h"
#include "tests/server/cast.h"
#include "tests/server/verdicts.h"
#include "tests/support/fields.h"
#include "tests/support/quick_disk.h"

using namespace yibao;
using server::Endpoint;
using server::EndpointRow;
using server::Right;
using testing::Asker;
using testing::Cast;
using testing::Door;
using testing::Member;
using testing::Said;
using testing::Standing;
using testing::verdict;

namespace {

std::string path_of(const EndpointRow& row) {
  return std::string(row.of_jurisdiction ? "/v1/otog/" : "/v1/") + row.path;
}

protocol::InviteRequest invites(Door& door, const Member& by, const base::PersonId& whom) {
  protocol::InviteRequest request;
  request.person = whom;
  request.hours = 1;
  request.nonce = *base::to_array<32>(door.ask("POST", "/v1/otog/challenge").body);
  request.key = by.key.key_id();
  request.signature =
      by.key.sign(protocol::kInviteDomain,
                  protocol::invite_statement(request, by.device,
                                             door.fixture.server().state()->checkpoint.log_id));
  return request;
}

// What a client sends there that means it well. No default: a new endpoint is asked here too.
base::Bytes good_body(Door& door, Endpoint endpoint, const Member& by) {
  switch (endpoint) {
    case Endpoint::kHealth:
    case Endpoint::kChallenge: return {};
    case Endpoint::kSession: return door.session_request(by);
    case Endpoint::kExchange: return protocol::encode(door.fixture.request());
    case Endpoint::kEnrol: return base::Bytes("of a code that is not there");
    case Endpoint::kInvite:
      return protocol::encode(invites(door, by, door.fixture.reporter().person));
  }
  return {};
}

// "200", or status and code. No default: a new right is decided here too.
std::string expected_at(Right right, const Asker& asker) {
  const bool shut_out = asker.standing == Standing::kShutOut;
  const std::string without_session =
      asker.standing == Standing::kNoSession ? "401 session_expired" : "403 device_revoked";
  const auto is = [&](domain::Role role) {
    return std::find(asker.roles.begin(), asker.roles.end(), role) != asker.roles.end();
  };
  switch (right) {
    case Right::kAnyone: return "200";
    case Right::kAwaited: return "403 enrolment_closed";  // no code is open
    case Right::kDeviceKey:
      if (asker.member == nullptr) return "403 device_unknown";
      return shut_out ? "403 device_revoked" : "200";
    case Right::kSession: return asker.standing == Standing::kServed ? "200" : without_session;
    case Right::kAdministrator:
      if (asker.standing != Standing::kServed) return without_session;
      return is(domain::Role::kAdministrator) ? "200" : "403 no_right";
  }
  return "";
}

std::string answered(Door& door, const EndpointRow& row, const Member& by,
                     const std::string& authorization) {
  const auto answer =
      door.ask(row.method, path_of(row), good_body(door, row.endpoint, by), authorization);
  const std::string code = testing::failure(answer);
  return std::to_string(answer.status) + (code.empty() ? "" : " " + code);
}

Member stranger(Door& door) {
  auto& random = door.fixture.random;
  return {base::PersonId(random.array<16>()), base::UnitCode("angsu"),
          base::DeviceId(random.array<16>()), crypto::SigningKey::generate(random),
          crypto::SigningKey::generate(random)};
}

}  // namespace

TEST_CASE("every endpoint answers exactly those who have its right, whoever asks") {
  Door door({.vfs = testing::quick_disk()});
  const Cast cast(door);
  const Member nobody = stranger(door);
  std::size_t cells = 0;
  // Invitations last: a code that is open lets strangers in at the door of those who are awaited.
  for (const EndpointRow& row : server::kEndpoints) {
    for (const Asker& asker : cast.askers()) {
      CAPTURE(asker.name);
      CAPTURE(std::string(row.path));
      std::string expected = expected_at(row.right, asker);
      // Whoever is shut out had a session until then; the exchange before ended it.
      const bool ended = row.endpoint == Endpoint::kInvite && asker.standing == Standing::kShutOut;
      if (ended) expected = "401 session_expired";
      const Member& by = asker.member == nullptr ? nobody : *asker.member;
      CHECK(answered(door, row, by, asker.authorization) == expected);
      ++cells;
    }
  }
  CHECK(cells == 6 * 19);
}

TEST_CASE("the table of endpoints, by hand a second time") {
  const auto right = [](const char* path) {
    for (const EndpointRow& row : server::kEndpoints) {
      if (std::string(row.path) == path) return row.right;
    }
    throw std::runtime_error(path);
  };
  CHECK(server::kEndpoints.size() == 6);
  CHECK(right("health") == Right::kAnyone);
  CHECK(right("challenge") == Right::kAnyone);
  CHECK(right("session") == Right::kDeviceKey);
  CHECK(right("exchange") == Right::kSession);
  CHECK(right("enrol") == Right::kAwaited);
  CHECK(right("invite") == Right::kAdministrator);
}

TEST_CASE("while a code is open, everybody may try it and nobody else gets further") {
  Door door({.vfs = testing::quick_disk()});
  const Cast cast(door);
  testing::must(door.fixture.server().enrolment().invite(door.fixture.reporter().person,
                                                         std::chrono::hours(1)));
  for (const Asker& asker : cast.askers()) {
    const auto answer = door.ask("POST", "/v1/otog/enrol", "of a code", asker.authorization);
    CHECK(testing::failure(answer) == "malformed");
  }
}

namespace {

const base::UnitCode kTownOf("angsu");
const base::UnitCode kOtherTown("chengchuan");

// What the table says of it; the same for every unit that an officer does not belong to.
std::string expected_of(const Asker& speaker, domain::EventType type, bool own) {
  if (domain::is_server_type(type)) return "refused no_right";
  const bool may = std::any_of(speaker.roles.begin(), speaker.roles.end(), [&](domain::Role role) {
    const domain::Reach reach = domain::reach_of(role, type);
    return reach == domain::Reach::kAnyUnit || (own && reach == domain::Reach::kOwnUnit);
  });
  return may ? "admitted" : "refused no_right";
}

// One asker's events, sent together: what is refused costs no more than to be judged.
class Batch {
 public:
  Batch(Door& door, const Asker& speaker) : door_(door), speaker_(speaker) {
    request_ = door.fixture.request();
  }
  ~Batch() { send(); }

  void add(const Said& said, std::string expected, bool own) {
    request_.events.push_back(protocol::sign_event(said.event, speaker_.member->key));
    request_.contents.insert(request_.contents.end(), said.contents.begin(), said.contents.end());
    cells_.push_back({std::string(said.event.type_name()), own, std::move(expected)});
  }
  void send() {
    const auto response = door_.exchange(speaker_.authorization, request_);
    REQUIRE(response.answers.size() == cells_.size());
    for (std::size_t i = 0; i < cells_.size(); ++i) {
      CAPTURE(speaker_.name);
      CAPTURE(cells_[i].type);
      CAPTURE(cells_[i].own);
      CHECK(verdict(response.answers[i]) == cells_[i].expected);
    }
    cells_.clear();
    request_ = door_.fixture.request();
  }

 private:
  struct Cell {
    std::string type;
    bool own;
    std::string expected;
  };
  Door& door_;
  const Asker& speaker_;
  protocol::ExchangeRequest request_;
  std::vector<Cell> cells_;
};

}  // namespace

TEST_CASE("every role may say exactly what the table says, of its own and of another unit") {
  Door door({.vfs = testing::quick_disk()});
  Cast cast(door);
  auto events = cast.events();
  std::size_t cells = 0;
  std::size_t admitted = 0;
  for (const Asker& speaker : cast.askers()) {
    if (speaker.standing != Standing::kServed) continue;
    Batch batch(door, speaker);
    for (const domain::EventType type : testing::all_event_types()) {
      for (const bool own : {true, false}) {
        const base::UnitCode& home = speaker.member->unit;
        const base::UnitCode unit = own ? home : home == kOtherTown ? kTownOf : kOtherTown;
        const std::string expected = expected_of(speaker, type, own);
        // What is refused for want of the right is refused before anybody asks what it rests on.
        const bool may = expected == "admitted";
        batch.add(may ? events.make(type, *speaker.member, unit)
                      : events.make_resting_on_nothing(type, *speaker.member, unit),
                  expected, own);
        // One ruleset comes after the other.
        if (type == domain::EventType::kRulesetAdopted) batch.send();
        ++cells;
        if (may) ++admitted;
      }
    }
  }
  CHECK(cells == 9 * domain::kEventTypeCount * 2);
  CHECK(admitted > 150);
}

TEST_CASE("whoever may not speak is refused by whatever device their words come") {
  Door door({.vfs = testing::quick_disk()});
  Cast cast(door);
  auto events = cast.events();
  const Member nobody = stranger(door);
  const auto said_by = [&](const Member& speaker, domain::EventType type) {
    const Said said = events.make_resting_on_nothing(type, speaker, base::UnitCode("angsu"));
    auto request = door.fixture.request();
    request.events = {protocol::sign_event(said.event, speaker.key)};
    request.contents = said.contents;
    const auto& carrier = cast.asker("leader").authorization;
    return verdict(door.exchange(carrier, request).answers.at(0));
  };
  for (const domain::EventType type : testing::all_event_types()) {
    CAPTURE(domain::name(type));
    for (const Asker& asker : cast.askers()) {
      if (asker.standing != Standing::kShutOut) continue;
      CAPTURE(asker.name);
      CHECK(said_by(*asker.member, type) ==
            (asker.name == "who has left" ? "refused no_right" : "refused key_revoked"));
    }
    CHECK(said_by(nobody, type) ==
          (domain::is_server_type(type) ? "refused no_right" : "refused unknown_key"));
  }
}

TEST_CASE("whose device an event comes by changes nothing of who said it") {
  Door door({.vfs = testing::quick_disk()});
  Cast cast(door);
  auto events = cast.events();
  const Asker& speaker = cast.asker("officer");
  for (const domain::EventType type : testing::all_event_types()) {
    if (expected_of(speaker, type, false) != "admitted") continue;
    CAPTURE(domain::name(type));
    const Said said = events.make(type, *speaker.member, kTownOf);
    auto request = door.fixture.request();
    request.events = {protocol::sign_event(said.event, speaker.member->key)};
    request.contents = said.contents;
    // Brought by a reporter who may say nothing of the kind; then again by its author.
    CHECK(verdict(door.exchange(cast.asker("reporter").authorization, request).answers.at(0)) ==
          "admitted");
    const auto again = door.exchange(speaker.authorization, request).answers.at(0);
    CHECK(verdict(again) == "known");
    const auto lease = testing::must(door.fixture.server().readers().take());
    const auto stored = testing::must(lease->log().at(again.stamp->sequence));
    CHECK(stored->event.key == speaker.member->key.key_id());
    CHECK(testing::must(protocol::decode_event(stored->event.payload)).author ==
          speaker.member->person);
  }
}
