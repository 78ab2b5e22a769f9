// People: changed, moved, leaving with what is open; two administrators at once.
#include "client/core/commands/people.h"

#include <doctest/doctest.h>

#include "client/core/commands/commissions.h"
#include "client/core/commands/items.h"
#include "client/core/commands/office.h"
#include "client/core/hand_over.h"
#include "client/core/person_history.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using domain::Role;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::day;
using testing::must;

struct Offices {
  County county;
  Replica& office() { return county.office().replica(); }
  base::PersonId angsu() { return *county.angsu().replica().person(); }
  const domain::PersonInfo& info(const base::PersonId& person) {
    return *office().registry()->person(person);
  }
  base::PersonId define(const char* unit, std::vector<Role> roles = {Role::kReporter}) {
    PersonInput input;
    input.unit = base::UnitCode(unit);
    input.profile = {"某某某", "", "", ""};
    input.roles = std::move(roles);
    return must(define_person(office(), input));
  }
};

TEST_CASE("a change leaves what it does not name") {
  Offices offices;
  const auto person = offices.angsu();
  PersonChange change;
  change.person = person;
  change.mobile = "13900000001";
  must(change_person(offices.office(), change));
  CHECK(offices.office().person_profile(person)->mobile == "13900000001");
  CHECK(offices.office().person_profile(person)->name == "某某");
  CHECK(offices.info(person).post == domain::LeaderPost::kInCharge);
  CHECK(code_of(change_person(offices.office(), change)) == "not_allowed_now");
  change.mobile.reset();
  change.unit = base::UnitCode("chengchuan");
  must(change_person(offices.office(), change));
  CHECK(offices.info(person).unit == base::UnitCode("chengchuan"));
  must(offices.county.office().exchange());
  CHECK(must(offices.office().outbox().to_send(10)).empty());
}

TEST_CASE("a telephone number that is corrected does not bring back who is to leave") {
  Offices offices;
  const auto person = offices.angsu();
  must(person_left(offices.office(), person, day("2024-12-01"), std::nullopt));
  PersonChange change;
  change.person = person;
  change.mobile = "13900000001";
  must(change_person(offices.office(), change));
  CHECK(offices.info(person).left == day("2024-12-01"));
  change.mobile.reset();
  change.stays = true;
  must(change_person(offices.office(), change));
  CHECK_FALSE(offices.info(person).left.has_value());
  CHECK(offices.office().person_profile(person)->mobile == "13900000001");
}

TEST_CASE("roles go where they belong, and somebody can always invite") {
  Offices offices;
  const auto administrator = *offices.office().person();
  PersonChange change;
  change.person = offices.angsu();
  change.roles = std::vector<Role>{Role::kOffice};
  change.post = domain::LeaderPost::kNone;
  CHECK(code_of(change_person(offices.office(), change)) == "not_allowed_now");
  change.roles = std::vector<Role>{};
  CHECK(code_of(change_person(offices.office(), change)) == "not_allowed_now");
  change.roles = std::vector<Role>{Role::kReporter};
  change.post = domain::LeaderPost::kInCharge;
  CHECK(code_of(change_person(offices.office(), change)) == "not_allowed_now");
  change.name = "";
  change.post.reset();
  CHECK(code_of(change_person(offices.office(), change)) == "not_allowed_now");

  change = {};
  change.person = administrator;
  change.name = "管理员";
  change.roles = std::vector<Role>{Role::kOffice};
  CHECK(code_of(change_person(offices.office(), change)) == "not_allowed_now");
  const base::Date today = offices.office().today();
  CHECK(code_of(person_left(offices.office(), administrator, today, std::nullopt)) ==
        "not_allowed_now");
  const auto key = offices.office().vault().signing_key()->key_id();
  CHECK(code_of(revoke_key(offices.office(), key, "lost")) == "not_allowed_now");
  CHECK(code_of(revoke_device(offices.office(), offices.office().identity()->device, "lost")) ==
        "not_allowed_now");
  const auto second = offices.county.join("office", {Role::kAdministrator});
  must(offices.county.office().exchange());
  must(change_person(offices.office(), change));
}

TEST_CASE("a successor is a colleague who is there") {
  Offices offices;
  const auto person = offices.angsu();
  const base::Date today = offices.office().today();
  const auto refused = [&](const std::optional<base::PersonId>& successor) {
    return code_of(person_left(offices.office(), person, today, successor));
  };
  CHECK(refused(person) == "not_allowed_now");
  CHECK(refused(offices.define("chengchuan")) == "not_allowed_now");
  CHECK(refused(base::PersonId(offices.county.random.array<16>())) == "person_unknown");
  const auto left = offices.define("angsu");
  must(person_left(offices.office(), left, today, std::nullopt));
  CHECK(refused(left) == "not_allowed_now");
  CHECK(refused(offices.define("angsu")) == "");
  CHECK(refused(std::nullopt) == "not_allowed_now");  // has left already
}

TEST_CASE("what somebody has open is seen by the office before they leave") {
  Offices offices;
  County& county = offices.county;
  const auto item = county.submit(county.angsu());
  const auto done = county.submit(county.angsu(), "已经办完的");
  must(county.angsu().exchange());
  must(county.office().exchange());
  must(accept_item(offices.office(), done));
  CommissionInput commission;
  commission.title = "防火情况";
  commission.text = "请报送";
  commission.units = {base::UnitCode("angsu")};
  commission.due = county.clock.now() + std::chrono::hours(48);
  must(issue_commission(offices.office(), commission));
  const auto colleague = county.join_at(county.angsu(), {Role::kReporter}, "another passphrase");
  must(county.angsu().sign_in());
  must(delegate(county.angsu().replica(), colleague, offices.office().today(), day("2024-12-01")));
  must(county.angsu().exchange());
  must(county.office().exchange());

  const OpenWork work = must(open_work(offices.office(), offices.angsu()));
  REQUIRE(work.items.size() == 1);
  CHECK(work.items[0].item == item);
  CHECK(work.items[0].wrote);
  CHECK(work.items[0].signed_off);
  REQUIRE(work.commissions.size() == 1);
  CHECK(work.commissions[0].title == "防火情况");
  REQUIRE(work.delegations.size() == 1);
  CHECK(work.delegations[0].gave);
  const OpenWork named =
      must(open_work(offices.office(), offices.angsu(), std::vector<domain::Subject>{done, item}));
  CHECK(named.items.size() == 1);
}

TEST_CASE("the successor goes on, also for who handed over to somebody who has left by now") {
  Offices offices;
  County& county = offices.county;
  const auto first = offices.angsu();
  const auto second = offices.define("angsu");
  const auto third = county.join_at(county.angsu(), {Role::kReporter}, "another passphrase");
  must(county.office().exchange());
  const base::Date today = offices.office().today();
  must(person_left(offices.office(), first, today, second));
  must(person_left(offices.office(), second, today, third));
  must(county.office().exchange());
  const auto registry = offices.office().registry();
  CHECK(goes_on_for(*registry, first, today) == third);
  CHECK(goes_on_for(*registry, second, today) == third);
  CHECK_FALSE(goes_on_for(*registry, third, today).has_value());
  // On the unit's own machine.
  must(county.angsu().exchange());
  must(county.angsu().replica().sign_in("another passphrase", third));
  CHECK(taken_over(county.angsu().replica()).size() == 2);
}

TEST_CASE(
    "of two administrators who change somebody at once, the later stamp stands and both see it") {
  Offices offices;
  County& county = offices.county;
  const auto other = county.join("office", {Role::kAdministrator});
  must(county.office().exchange());
  const auto person = offices.angsu();
  const auto call = [&](Replica& replica, const char* mobile) {
    PersonChange change;
    change.person = person;
    change.mobile = mobile;
    must(change_person(replica, change));
  };
  call(offices.office(), "13900000001");
  call(other->replica(), "13900000002");
  must(other->exchange());
  must(county.office().exchange());  // the later stamp
  must(other->exchange());
  for (Replica* replica : {&offices.office(), &other->replica()}) {
    CHECK(replica->person_profile(person)->mobile == "13900000001");
    const auto history = must(person_history(*replica, person));
    REQUIRE(history.size() >= 3);
    REQUIRE(history[0].differences.size() == 1);
    CHECK(history[0].differences[0].before == "13900000002");
    CHECK(history[0].differences[0].after == "13900000001");
    CHECK(history[1].differences[0].after == "13900000002");
  }
}

}  // namespace
}  // namespace yibao::client
