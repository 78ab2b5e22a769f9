// What goes out, entry by entry, to each kind of reader; and that whoever names what they may not
// see is answered as if it were not there, byte for byte.
#include <algorithm>
#include <set>

#include "shared/domain/audience.h"
#include "shared/domain/authority.h"
#include "shared/protocol/documents.h"
#include "shared/protocol/invitation.h"
#include "tests/server/cast.h"
#include "tests/server/pulled.h"
#include "tests/server/verdicts.h"
#include "tests/support/fields.h"
#include "tests/support/quick_disk.h"

using namespace yibao;
using testing::Cast;
using testing::Door;
using testing::Draft;
using testing::Member;
using testing::must;
using testing::Pulled;
using testing::Said;
using testing::verdict;

namespace {

const base::UnitCode kSightTown("angsu");
const base::UnitCode kSightParty("fagaiwei");

Pulled pull_through(Door& door, const Member& member) {
  Pulled pulled;
  const std::string session = door.sign_in(member);
  auto request = door.fixture.request();
  request.pull_bytes_max = 100'000;
  request.own_upto = 0;  // also what it made itself
  bool more = true;
  while (more) {
    const auto response = door.exchange(session, request);
    for (const protocol::PulledEntry& entry : response.entries) {
      pulled.events.emplace(must(protocol::decode_event(entry.event.payload)).id,
                            entry.stamp.sequence);
    }
    for (const auto& content : response.contents) {
      pulled.contents.insert(domain::address_of(content));
    }
    request.cursor = response.cursor;
    more = response.more;
  }
  return pulled;
}

std::vector<domain::Entry> whole_log(Door& door) {
  std::vector<domain::Entry> entries;
  const auto lease = must(door.fixture.server().readers().take());
  must(lease->log().each(1, door.fixture.size(), [&](const server::StoredEntry& stored) {
    entries.push_back(must(protocol::to_entry(stored.event, stored.stamp)));
    return true;
  }));
  return entries;
}

// Somebody who may say it: of the town where they may, else the office.
const Member* speaker_for(const Cast& cast, domain::EventType type) {
  for (const char* name : {"reporter", "leader", "officer", "administrator"}) {
    const auto& asker = cast.asker(name);
    const bool may = std::any_of(asker.roles.begin(), asker.roles.end(), [&](domain::Role role) {
      return domain::reach_of(role, type) != domain::Reach::kNone;
    });
    if (may) return asker.member;
  }
  return nullptr;
}

}  // namespace

TEST_CASE("every entry goes to exactly those whom the table names, with its words or not at all") {
  Door door({.vfs = testing::quick_disk()});
  Cast cast(door);
  const auto party = door.fixture.join(kSightParty, {domain::Role::kReporter});
  auto events = cast.events();
  events.concerns({kSightParty});
  for (const domain::EventType type : testing::all_event_types()) {
    const Member* speaker = speaker_for(cast, type);
    if (speaker == nullptr) continue;
    CAPTURE(domain::name(type));
    const Said said = events.make(type, *speaker, kSightTown);
    REQUIRE(verdict(cast.push(*speaker, said)) == "admitted");
  }
  const auto log = whole_log(door);
  const auto registry = door.fixture.server().state()->registry;
  std::set<domain::EventType> types;
  std::set<domain::ContentAddress> gone;
  for (const domain::Entry& entry : log) {
    types.insert(*entry.event->type());
    const auto lease = must(door.fixture.server().readers().take());
    for (const auto& address : entry.event->contents) {
      if (must(lease->contents().state(address)) == server::ContentState::kPurged) {
        gone.insert(address);
      }
    }
  }
  CHECK(types.size() == domain::kEventTypeCount - 1);  // but log.restored

  const auto about =
      [&](const domain::Subject& subject) -> base::Result<std::vector<domain::Entry>> {
    std::vector<domain::Entry> some;
    std::copy_if(log.begin(), log.end(), std::back_inserter(some), [&](const domain::Entry& each) {
      const auto subjects = domain::subjects_of(*each.event);
      return std::find(subjects.begin(), subjects.end(), subject) != subjects.end();
    });
    return some;
  };
  std::size_t cells = 0;
  for (const Member* viewer : std::initializer_list<const Member*>{
           &door.fixture.leader(), &cast.overseer(), party.get(), &door.fixture.neighbour(),
           cast.asker("officer").member}) {
    const Pulled pulled = pull_through(door, *viewer);
    const auto people = domain::viewer_of(viewer->unit, *registry);
    for (const domain::Entry& entry : log) {
      const auto sight = must(domain::sight_of(people, *entry.event, *registry, about));
      // (Keys go beside it with what they verify.)
      const bool is_key = entry.event->is(domain::EventType::kKeyEnrolled);
      CAPTURE(viewer->unit.text());
      CAPTURE(entry.event->type_name());
      if (!is_key) CHECK(pulled.has(entry.event->id) == (sight != domain::Sight::kNothing));
      if (is_key && sight != domain::Sight::kNothing) CHECK(pulled.has(entry.event->id));
      for (const auto& address : entry.event->contents) {
        if (gone.contains(address)) continue;
        CHECK(pulled.contents.contains(address) == (sight == domain::Sight::kWords));
      }
      ++cells;
    }
  }
  CHECK(cells > 5 * domain::kEventTypeCount);
}

namespace {

// Two answers to the same request but for what it names.
struct Compared {
  Door door{{.vfs = testing::quick_disk()}};
  Cast cast{door};
  testing::JurisdictionFixture& fixture = door.fixture;
  Draft offered = fixture.draft(fixture.reporter());    // of 昂素镇, not signed
  Draft submitted = fixture.draft(fixture.reporter());  // signed
  domain::Event sign_off;
  std::unique_ptr<Member> outsider =
      fixture.join(base::UnitCode("chengchuan"), {domain::Role::kReporter, domain::Role::kLeader},
                   domain::LeaderPost::kInCharge);
  std::string outsider_session = door.sign_in(*outsider);

  Compared() {
    REQUIRE(verdict(fixture.push_one(fixture.reporter(), offered.offered, {offered.words})) ==
            "admitted");
    sign_off = fixture.submit(fixture.reporter(), submitted);
  }

  base::Bytes answer_to(const std::string& session, const Member& by, const domain::Event& event,
                        const std::vector<domain::Content>& contents = {}) {
    auto request = fixture.request();
    request.events = {protocol::sign_event(event, by.key)};
    request.contents = contents;
    const std::uint64_t before = fixture.size();
    const auto response = door.exchange(session, request);
    CHECK(fixture.size() == before);
    return protocol::encode(response);
  }
  // `make` says something about an id: of what is hidden, and of what there is not.
  template <class Id, class Make>
  void same_for(const char* what, const Id& hidden, const Id& absent, const Make& make) {
    CAPTURE(std::string(what));
    CHECK(answer_to(outsider_session, *outsider, make(hidden)) ==
          answer_to(outsider_session, *outsider, make(absent)));
  }
  base::EventId no_event() { return base::EventId(fixture.random.array<16>()); }
};

}  // namespace

TEST_CASE("an event that names what its author may not see is answered as if it were not there") {
  Compared all;
  auto& fixture = all.fixture;
  const Member& outsider = *all.outsider;
  const auto say = [&](domain::EventBody body, const domain::Subject& subject) {
    return fixture.event(outsider, std::move(body), subject);
  };
  const Draft own = fixture.draft(outsider);
  fixture.submit(outsider, own);
  for (const Draft* hidden : {&all.offered, &all.submitted}) {
    all.same_for("the item withdrawn", hidden->item, fixture.new_subject(),
                 [&](const auto& item) { return say(domain::DraftWithdrawn{"late"}, item); });
    all.same_for("the item asked back", hidden->item, fixture.new_subject(),
                 [&](const auto& item) { return say(domain::ItemWithdrawalAsked{}, item); });
    all.same_for("an item found secret", hidden->item, fixture.new_subject(),
                 [&](const auto& item) { return say(domain::DraftFoundSecret{"security"}, item); });
    all.same_for("the offer sent back", hidden->offered.id, all.no_event(), [&](const auto& id) {
      return say(domain::DraftSentBack{id, "late", {}}, own.item);
    });
    all.same_for("the offer signed off", hidden->offered.id, all.no_event(), [&](const auto& id) {
      auto event = fixture.signed_off(outsider, own);
      auto body = *event.as<domain::DraftSignedOff>();
      body.offer = id;
      event.body = body;
      return event;
    });
    all.same_for("an appeal against it", hidden->offered.id, all.no_event(), [&](const auto& id) {
      return say(domain::AppealFiled{id, {}}, fixture.new_subject());
    });
    all.same_for("its words", domain::address_of(hidden->words),
                 domain::ContentAddress{crypto::sha256("nothing")}, [&](const auto& address) {
                   auto event = say(domain::ItemWithdrawalAsked{}, own.item);
                   event.contents = {address};
                   return event;
                 });
  }
  all.same_for("an appeal against a signature", all.sign_off.id, all.no_event(),
               [&](const auto& id) {
                 return say(domain::AppealFiled{id, {}}, fixture.new_subject());
               });
}

TEST_CASE("a commission that others were given is answered as if it were not there") {
  Compared all;
  const auto& officer = *all.cast.asker("officer").member;
  auto events = all.cast.events();
  const Said issued =
      events.make(domain::EventType::kCommissionIssued, officer, base::UnitCode("angsu"));
  REQUIRE(verdict(all.cast.push(officer, issued)) == "admitted");
  const domain::Subject& subject = issued.event.subject;
  all.same_for("acknowledged", issued.event.id, all.no_event(), [&](const auto& id) {
    return all.fixture.event(*all.outsider, domain::CommissionAcknowledged{id}, subject);
  });
  all.same_for("declined", issued.event.id, all.no_event(), [&](const auto& id) {
    return all.fixture.event(*all.outsider, domain::CommissionDeclined{id, "late", {}}, subject);
  });
}

TEST_CASE("to the office, too, an offer that nobody signed is not there") {
  Compared all;
  const auto& officer = *all.cast.asker("officer").member;
  const std::string session = all.cast.asker("officer").authorization;
  const auto of_town = [&](domain::EventBody body, const domain::Subject& item) {
    auto event = all.fixture.event(officer, std::move(body), item);
    event.unit = base::UnitCode("angsu");
    return event;
  };
  const auto same = [&](const auto& hidden, const auto& absent, const auto& make) {
    CHECK(all.answer_to(session, officer, make(hidden)) ==
          all.answer_to(session, officer, make(absent)));
  };
  const domain::Subject nothing = all.fixture.new_subject();
  same(all.offered.item, nothing, [&](const auto& item) {
    return of_town(domain::ItemAccepted{{all.sign_off.id, {}}}, item);
  });
  same(all.offered.item, nothing,
       [&](const auto& item) { return of_town(domain::DraftFoundSecret{"security"}, item); });
  same(all.offered.item, nothing, [&](const auto& item) {
    return of_town(domain::ItemForwarded{"city", {}}, item);
  });
  same(all.offered.offered.id, all.no_event(), [&](const auto& id) {
    return of_town(domain::ItemMerged{{all.offered.item}, {}, {}, {id}}, all.submitted.item);
  });
  same(domain::address_of(all.offered.words), domain::ContentAddress{crypto::sha256("nothing")},
       [&](const auto& address) {
         return of_town(domain::ContentPurged{{address}, "by_law"}, all.submitted.item);
       });
}

TEST_CASE("a device, a key or a code that is known and not proved is answered as an unknown one") {
  Compared all;
  Door& door = all.door;
  auto& fixture = all.fixture;
  const auto same = [&](const server::ApiResponse& one, const server::ApiResponse& other) {
    CHECK(one.status == other.status);
    CHECK(one.media_type == other.media_type);
    CHECK(one.body == other.body);
    CHECK(one.status >= 400);
  };
  const Member& revoked = *all.cast.asker("whose device was revoked").member;
  const auto session = [&](const base::DeviceId& device) {
    return door.ask("POST", "/v1/otog/session",
                    door.session_request(device, all.outsider->device_key));
  };
  const base::DeviceId nobody(fixture.random.array<16>());
  same(session(fixture.reporter().device), session(nobody));
  same(session(revoked.device), session(nobody));

  const auto invite = [&](const crypto::KeyId& key) {
    protocol::InviteRequest request;
    request.person = fixture.reporter().person;
    request.hours = 1;
    request.nonce = *base::to_array<32>(door.ask("POST", "/v1/otog/challenge").body);
    request.key = key;
    request.signature = all.outsider->key.sign(
        protocol::kInviteDomain,
        protocol::invite_statement(request, all.outsider->device,
                                   fixture.server().state()->checkpoint.log_id));
    return door.ask("POST", "/v1/otog/invite", protocol::encode(request), all.outsider_session);
  };
  const crypto::KeyId no_key(fixture.random.array<16>());
  same(invite(fixture.administrator().key.key_id()), invite(no_key));
  same(invite(revoked.key.key_id()), invite(no_key));

  const auto code =
      must(fixture.server().enrolment().invite(fixture.reporter().person, std::chrono::hours(1)));
  const auto enrol = [&](const std::string& ticket) {
    protocol::EnrolRequest request;
    request.ticket = ticket;
    request.device = all.outsider->device;
    request.device_key = crypto::text(all.outsider->device_key.public_key());
    request.person_key = crypto::text(all.outsider->key.public_key());
    return door.ask("POST", "/v1/otog/enrol", protocol::encode(request));
  };
  same(enrol(code.ticket), enrol(protocol::make_code(fixture.random).ticket));
}
