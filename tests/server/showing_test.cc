// What a unit is sent of things that are not its own: entries that another one brought into view,
// words only where it may read them, nothing of what it may no longer see.
#include <algorithm>

#include "shared/protocol/documents.h"
#include "tests/server/pulled.h"
#include "tests/server/verdicts.h"

using namespace yibao;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::must;
using testing::pull;
using testing::pull_all;
using testing::Pulled;
using testing::verdict;

namespace {

// 昂素镇's item is merged into one of 城川镇's: from then on it is shown what that one is credited
// for.
struct ShownItem {
  JurisdictionFixture fixture;
  Draft source = fixture.draft(fixture.reporter());
  Draft target = fixture.draft(fixture.neighbour(), "城川镇的稿件");
  domain::Event sign_off;

  ShownItem() {
    fixture.submit(fixture.reporter(), source);
    sign_off = fixture.submit(fixture.neighbour(), target);
  }
  domain::Event by_office(domain::EventBody body) {
    domain::Event event = fixture.event(fixture.administrator(), std::move(body), target.item);
    event.unit = fixture.neighbour().unit;
    event.contents = domain::contents_in_body(event);
    return event;
  }
  std::string merge(std::vector<base::EventId> shown) {
    domain::Event event = by_office(
        domain::ItemMerged{{source.item}, domain::CreditPolicy::kFull, {}, std::move(shown)});
    event.parties = {fixture.reporter().unit};
    return verdict(fixture.push_one(fixture.administrator(), event));
  }
  domain::ContentAddress words() const { return domain::address_of(target.words); }
};

void define(JurisdictionFixture& fixture, const base::UnitCode& unit, domain::UnitDefined body) {
  domain::Event event =
      fixture.event(fixture.administrator(), std::move(body), domain::subject_of(unit));
  event.unit = unit;
  REQUIRE(verdict(fixture.push_one(fixture.administrator(), event)) == "admitted");
}

domain::UnitDefined under(const base::UnitCode& parent) {
  domain::UnitDefined body;
  body.parent = parent;
  return body;
}

}  // namespace

TEST_CASE("what a merge shows, it shows without its words") {
  ShownItem shown;
  REQUIRE(shown.merge({shown.target.offered.id, shown.sign_off.id}) == "admitted");
  const Pulled unit = pull_all(shown.fixture, shown.fixture.leader());
  CHECK(unit.has(shown.target.offered.id));
  CHECK(unit.has(shown.sign_off.id));
  CHECK_FALSE(unit.contents.contains(shown.words()));
  CHECK_FALSE(unit.absent.contains(shown.words()));  // it may come to see them yet
  CHECK(unit.contents.contains(domain::address_of(shown.source.words)));
  const Pulled office = pull_all(shown.fixture, shown.fixture.administrator());
  CHECK(office.contents.contains(shown.words()));

  // Whoever comes to oversee the item's unit reads it.
  define(shown.fixture, shown.fixture.neighbour().unit, under(shown.fixture.leader().unit));
  Pulled later = unit;
  pull(shown.fixture, shown.fixture.leader(), later);
  CHECK(later.contents.contains(shown.words()));
}

TEST_CASE("a joint item's words are read by the units that its signature names") {
  JurisdictionFixture fixture;
  const Draft draft = fixture.draft(fixture.reporter());
  domain::Event sign_off = fixture.signed_off(fixture.reporter(), draft);
  sign_off.parties = {fixture.neighbour().unit};
  const auto& key = fixture.reporter().key;
  fixture.push(fixture.reporter(),
               {protocol::sign_event(draft.offered, key), protocol::sign_event(sign_off, key)},
               {draft.words});
  const Pulled joint = pull_all(fixture, fixture.neighbour());
  CHECK(joint.has(draft.offered.id));
  CHECK(joint.contents.contains(domain::address_of(draft.words)));
}

TEST_CASE("words that were withheld do not come for being named in an event of one's own") {
  ShownItem shown;
  REQUIRE(shown.merge({shown.target.offered.id}) == "admitted");
  const auto named = [&](std::vector<domain::ContentAddress> addresses,
                         std::vector<domain::Content> beside) {
    domain::Event event =
        shown.fixture.event(shown.fixture.reporter(), domain::ItemWithdrawalAsked{},
                            shown.source.item, std::move(addresses));
    return verdict(shown.fixture.push_one(shown.fixture.reporter(), event, std::move(beside)));
  };
  // As if they were not there.
  CHECK(named({shown.words()}, {}) == "held content_missing");
  CHECK(named({domain::ContentAddress{crypto::sha256("nothing")}}, {}) == "held content_missing");
  CHECK_FALSE(pull_all(shown.fixture, shown.fixture.leader()).contents.contains(shown.words()));
  // Whoever has the words may send them.
  CHECK(named({shown.words()}, {shown.target.words}) == "admitted");
}

TEST_CASE("a merge shows nobody an offer that was not signed, the office neither") {
  ShownItem shown;
  Draft again = shown.fixture.draft(shown.fixture.neighbour(), "还没有签的");
  again.offered.subject = shown.target.item;
  REQUIRE(verdict(shown.fixture.push_one(shown.fixture.neighbour(), again.offered,
                                         {again.words})) == "admitted");
  CHECK(shown.merge({again.offered.id}) == "held reference_missing");
  CHECK(shown.merge({base::EventId()}) == "held reference_missing");
  CHECK_FALSE(pull_all(shown.fixture, shown.fixture.administrator()).has(again.offered.id));
  CHECK_FALSE(pull_all(shown.fixture, shown.fixture.reporter()).has(again.offered.id));
}

TEST_CASE("a new computer of a former parent is sent nothing that the parent may no longer see") {
  JurisdictionFixture fixture;
  const auto& unit = fixture.neighbour().unit;
  define(fixture, unit, under(fixture.leader().unit));
  const Draft draft = fixture.draft(fixture.neighbour());
  const domain::Event sign_off = fixture.submit(fixture.neighbour(), draft);
  const Pulled parent = pull_all(fixture, fixture.leader());
  REQUIRE(parent.has(sign_off.id));
  REQUIRE(parent.contents.contains(domain::address_of(draft.words)));
  SUBCASE("it stands alone now") {
    define(fixture, unit, {});
  }
  SUBCASE("another is its parent now") {
    define(fixture, unit, under(base::UnitCode("shanghaimiao")));
  }
  const Pulled afresh = pull_all(fixture, fixture.leader());
  CHECK_FALSE(afresh.has(sign_off.id));
  CHECK_FALSE(afresh.has(draft.offered.id));
  CHECK_FALSE(afresh.contents.contains(domain::address_of(draft.words)));

  // What takes the words away still goes where they went.
  const auto found =
      fixture.event(fixture.neighbour(), domain::DraftFoundSecret{"security"}, draft.item);
  REQUIRE(verdict(fixture.push_one(fixture.neighbour(), found)) == "admitted");
  Pulled old = parent;
  pull(fixture, fixture.leader(), old);
  CHECK(old.has(found.id));
}

TEST_CASE(
    "what the people of a new central office said comes to everyone with the keys that signed it") {
  JurisdictionFixture fixture;
  const auto elsewhere = fixture.join(base::UnitCode("shanghaimiao"), {domain::Role::kReporter});
  // Somebody goes to another unit with a key that was enrolled in their old one.
  const testing::Member& leader = fixture.leader();
  const auto profile =
      protocol::to_content(domain::PersonProfile{"某某", "干部", "", ""}, fixture.random);
  const auto address = domain::address_of(profile);
  domain::Event moved = fixture.event(
      fixture.administrator(),
      domain::PersonDefined{{domain::Role::kLeader}, domain::LeaderPost::kInCharge, address},
      domain::subject_of(leader.person), {address});
  moved.unit = fixture.neighbour().unit;
  REQUIRE(verdict(fixture.push_one(fixture.administrator(), moved, {profile})) == "admitted");
  domain::Event delegation = fixture.event(
      leader,
      domain::DelegationGranted{fixture.neighbour().person, testing::day("2024-03-01"),
                                testing::day("2024-03-05")},
      domain::subject_of(leader.person));
  delegation.unit = moved.unit;
  REQUIRE(verdict(fixture.push_one(leader, delegation)) == "admitted");
  REQUIRE_FALSE(pull_all(fixture, *elsewhere).has(delegation.id));

  domain::UnitDefined central;
  central.central_office = true;
  define(fixture, moved.unit, central);
  const Pulled pulled = pull_all(fixture, *elsewhere);
  CHECK(pulled.has(delegation.id));
  const auto enrolled = fixture.server().state()->registry->key(leader.key.key_id())->enrolled;
  CHECK(std::any_of(pulled.events.begin(), pulled.events.end(),
                    [&](const auto& event) { return event.second == enrolled->sequence; }));
}
