// Forged events, some hundreds of them, against a running service: none is admitted, none leaves a
// trace, and what is answered says of the log and its people only what the forger knew before.
#include "tests/server/forgeries.h"

#include "shared/domain/authority.h"
#include "tests/server/cast.h"
#include "tests/server/verdicts.h"
#include "tests/support/fields.h"
#include "tests/support/quick_disk.h"
#include "tests/support/restoring.h"
#include "tests/support/suite.h"

using namespace yibao;
using domain::EventType;
using testing::Asker;
using testing::Cast;
using testing::Door;
using testing::Forgery;
using testing::JurisdictionFixture;
using testing::Member;
using testing::Said;
using testing::verdict;

namespace {

struct Honest {
  const char* author;  // of the cast
  EventType type;
};
// Of every role what it may say, and what would do the most harm.
constexpr Honest kHonest[] = {
    {"reporter", EventType::kDraftOffered},       {"reporter", EventType::kItemCommented},
    {"reporter", EventType::kDraftWithdrawn},     {"leader", EventType::kDraftSignedOff},
    {"leader", EventType::kDelegationGranted},    {"officer", EventType::kItemAccepted},
    {"officer", EventType::kTargetSet},           {"administrator", EventType::kPersonDefined},
    {"administrator", EventType::kKeyRevoked},    {"administrator", EventType::kDeviceRevoked},
    {"administrator", EventType::kContentPurged},
};

// The service, whoever carries: by the line, as bytes.
struct Carrier {
  Door& door;
  std::string authorization;

  std::string answer(const protocol::SignedEvent& event,
                     const std::vector<domain::Content>& contents) {
    protocol::ExchangeRequest request = door.fixture.request();
    request.client_time = door.fixture.clock.now();
    request.events = {event};
    request.contents = contents;
    return verdict(door.exchange(authorization, request).answers.at(0));
  }
};

base::EventId id_of(const protocol::SignedEvent& event) {
  return testing::must(protocol::decode_event(event.payload)).id;
}

bool is_known(Door& door, const base::EventId& id) {
  return testing::must(door.fixture.server().writer().store().log().find(id)).has_value();
}

std::vector<Forgery> all_forgeries(const protocol::SignedEvent& honest,
                                   const crypto::SigningKey& author,
                                   const testing::Forger& forger) {
  auto all = testing::forged_signatures(honest, forger);
  for (auto& more :
       {testing::borrowed_signatures(honest, author), testing::forged_names(honest, forger),
        testing::forged_payloads(honest, forger)}) {
    all.insert(all.end(), more.begin(), more.end());
  }
  return all;
}

// Where no code is expected: any.
void check_refused(const std::string& answer, const std::string& expected) {
  if (!expected.empty()) {
    CHECK(answer == expected);
  } else if (answer != "try later unknown_type") {
    CHECK(answer.starts_with("refused "));
  }
}

}  // namespace

TEST_CASE("of some hundreds of forged events none is admitted, and the honest one is") {
  Door door({.vfs = testing::quick_disk()});
  Cast cast(door);
  auto events = cast.events();
  const Asker& forger = cast.asker("reporter of another unit");
  const auto stranger = crypto::SigningKey::generate(door.fixture.random);
  std::size_t cases = 0;
  for (const Honest& row : kHonest) {
    CAPTURE(std::string(domain::name(row.type)));
    const Member& author = *cast.asker(row.author).member;
    const Said said = events.make(row.type, author, base::UnitCode("angsu"));
    const auto honest = protocol::sign_event(said.event, author.key);
    const auto other = protocol::sign_event(
        events.make(row.type, author, base::UnitCode("angsu")).event, author.key);
    const auto forgeries = all_forgeries(honest, author.key, {forger.member->key, stranger, other});
    // From another unit's computer and from the author's own: who carries it changes nothing.
    for (const std::string& carrier :
         {forger.authorization, cast.asker(row.author).authorization}) {
      Carrier line{door, carrier};
      const std::uint64_t size = door.fixture.size();
      for (const Forgery& forgery : forgeries) {
        CAPTURE(forgery.name);
        check_refused(line.answer(forgery.event, said.contents), forgery.expected);
        ++cases;
      }
      CHECK(door.fixture.size() == size);
      CHECK_FALSE(is_known(door, id_of(honest)));
    }
    Carrier line{door, forger.authorization};
    CHECK(line.answer(honest, said.contents) == "admitted");
    // That it is in the log now changes no answer, but to whoever shows its very bytes.
    const std::uint64_t size = door.fixture.size();
    for (const Forgery& forgery : forgeries) {
      CAPTURE(forgery.name);
      const bool same = forgery.event.payload == honest.payload;
      check_refused(line.answer(forgery.event, said.contents), same ? "known" : forgery.expected);
      ++cases;
    }
    CHECK(door.fixture.size() == size);
  }
  // Nobody was accused of what was done in their name.
  CHECK(testing::must(door.fixture.server().writer().store().quarantine().all()).empty());
  CHECK(door.fixture.log_text().find("equivocation") == std::string::npos);
  MESSAGE(cases, " forged events, none admitted");
  CHECK(cases >= 200);
}

TEST_CASE(
    "whose key is not in force is refused with everything, on their own or another's computer") {
  Door door({.vfs = testing::quick_disk()});
  Cast cast(door);
  auto events = cast.events();
  const std::pair<const char*, const char*> out[] = {
      {"whose key was revoked", "refused key_revoked"},
      {"whose device was revoked", "refused key_revoked"},
      {"who has left", "refused no_right"},
      {"whose device is on the list", "refused key_revoked"},
      {"whose key is on the list", "refused key_revoked"},
  };
  const std::uint64_t size = door.fixture.size();
  std::size_t cases = 0;
  for (const auto& [who, expected] : out) {
    const std::string name = who;
    CAPTURE(name);
    const Member& author = *cast.asker(name).member;
    for (const EventType type : testing::all_event_types()) {
      if (domain::reach_of(domain::Role::kReporter, type) == domain::Reach::kNone) continue;
      CAPTURE(std::string(domain::name(type)));
      const Said said = events.make_resting_on_nothing(type, author, author.unit);
      const auto honest = protocol::sign_event(said.event, author.key);
      auto forged = honest;
      forged.signature[0] ^= 1U;
      for (const char* carrier : {"reporter", "reporter of another unit", "officer"}) {
        Carrier line{door, cast.asker(carrier).authorization};
        CHECK(line.answer(honest, said.contents) == expected);
        // To whoever does not hold the key it is as good a key as any.
        CHECK(line.answer(forged, said.contents) == "refused bad_signature");
        cases += 2;
      }
      CHECK_FALSE(is_known(door, said.event.id));
    }
  }
  CHECK(door.fixture.size() == size);
  MESSAGE(cases, " events under keys that are out, none admitted");
}

// A restored log takes back the server's own word that somebody has joined.
TEST_CASE("after a restore nobody else's word that somebody has joined is taken for the server's") {
  JurisdictionFixture fixture;
  const testing::TempFolder copy;
  testing::copy_out(fixture.server(), copy.path());
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  fixture.stop();
  testing::copy_log(copy.path(), fixture.folder());
  fixture.start();
  testing::must(
      server::Admin(fixture.server()).run({"begin-epoch", {{"reason", "a broken disk"}}, ""}));
  testing::confirm_restore(fixture.server());

  const auto& log_key = fixture.server().writer().log_key();
  const auto thief = crypto::SigningKey::generate(fixture.random, testing::tested_suite());
  const auto joined = [&](const crypto::SigningKey& key) {
    const Member& as = fixture.administrator();
    domain::Event event = fixture.event(
        as, domain::KeyEnrolled{as.person, as.device, crypto::text(key.public_key()), false},
        domain::subject_of(as.person));
    event.author = {};
    event.device = {};
    return protocol::sign_event(event, log_key);
  };
  const auto honest = joined(crypto::SigningKey::generate(fixture.random, testing::tested_suite()));
  const auto forgeries = all_forgeries(
      honest, log_key,
      {fixture.neighbour().key, thief,
       joined(crypto::SigningKey::generate(fixture.random, testing::tested_suite()))});
  const std::uint64_t size = fixture.size();
  for (const Forgery& forgery : forgeries) {
    CAPTURE(forgery.name);
    const auto answers = fixture.push(fixture.neighbour(), {forgery.event});
    check_refused(verdict(answers.at(0)), "");
  }
  CHECK(fixture.size() == size);
  CHECK(verdict(fixture.push(fixture.neighbour(), {honest}).at(0)) == "admitted");
  MESSAGE(forgeries.size(), " forged words of the server, none admitted");
}
