#include "tests/server/cast.h"

#include <stdexcept>

#include "tests/server/verdicts.h"

namespace yibao::testing {

using domain::Role;

namespace {

const base::UnitCode kTown("angsu");
const base::UnitCode kParent("shanghaimiao");
const base::UnitCode kCentralOffice("office");

}  // namespace

Cast::Cast(Door& door) : door_(door) {
  JurisdictionFixture& fixture = door.fixture;
  const auto join = [&](const base::UnitCode& unit, std::vector<Role> roles,
                        domain::LeaderPost post = {}) -> const Member& {
    members_.push_back(fixture.join(unit, std::move(roles), post));
    return *members_.back();
  };
  domain::UnitDefined below;
  below.parent = kParent;
  domain::Event defined = fixture.event(fixture.administrator(), below, domain::subject_of(kTown));
  defined.unit = kTown;
  REQUIRE(verdict(fixture.push_one(fixture.administrator(), defined)) == "admitted");

  // An hour ago, so that it is over.
  const std::string over = door.sign_in(fixture.reporter());
  fixture.clock.advance(std::chrono::hours(1));
  askers_ = {
      {"nobody", Standing::kNoSession, {}, nullptr, ""},
      {"a malformed token", Standing::kNoSession, {}, nullptr, "Yibao !!!!"},
      {"another scheme", Standing::kNoSession, {}, nullptr, "Bearer abc"},
      {"a token of no session",
       Standing::kNoSession,
       {},
       nullptr,
       "Yibao " + base::to_base64url(std::string(32, 'x'))},
      {"a session that is over", Standing::kNoSession, {}, &fixture.reporter(), over},
  };
  add("reporter", {Role::kReporter}, fixture.reporter());
  add("leader", {Role::kLeader}, fixture.leader());
  add("reporter of another unit", {Role::kReporter}, fixture.neighbour());
  add("overseer", {Role::kLeader}, join(kParent, {Role::kLeader}, domain::LeaderPost::kInCharge));
  overseer_ = askers_.back().member;
  add("officer", {Role::kOffice}, join(kCentralOffice, {Role::kOffice}));
  officer_ = askers_.back().member;
  add("administrator", {Role::kAdministrator}, join(kCentralOffice, {Role::kAdministrator}));
  add("officer and administrator", {Role::kAdministrator, Role::kOffice}, fixture.administrator());
  add("reporter of the office", {Role::kReporter}, join(kCentralOffice, {Role::kReporter}));
  office_reporter_ = askers_.back().member;
  add("somebody without a role", {}, join(kTown, {}));
  for (const char* name : {"whose key was revoked", "whose device was revoked", "who has left",
                           "whose device is on the list", "whose key is on the list"}) {
    add(name, {Role::kReporter}, join(kTown, {Role::kReporter}));
    shut_out(name);
  }
}

const Asker& Cast::asker(const std::string& name) const {
  for (const Asker& each : askers_) {
    if (each.name == name) return each;
  }
  throw std::runtime_error("nobody of that name: " + name);
}

EveryEvent Cast::events() {
  EveryEvent events(door_.fixture,
                    [this](const Member& by, const Said& said) { return push(by, said); });
  for (const Member* reporter :
       {&door_.fixture.reporter(), &door_.fixture.neighbour(), overseer_, office_reporter_}) {
    events.reports(*reporter);
  }
  events.works_at_office(*officer_);
  return events;
}

protocol::Answer Cast::push(const Member& by, const Said& said) {
  return door_.fixture.push_one(by, said.event, said.contents);
}

void Cast::add(std::string name, std::vector<Role> roles, const Member& member) {
  askers_.push_back(
      {std::move(name), Standing::kServed, std::move(roles), &member, door_.sign_in(member)});
}

void Cast::say(domain::EventBody body, const Member& about, const domain::Subject& subject) {
  domain::Event event =
      door_.fixture.event(door_.fixture.administrator(), std::move(body), subject);
  event.unit = about.unit;
  REQUIRE(verdict(door_.fixture.push_one(door_.fixture.administrator(), event)) == "admitted");
}

void Cast::shut_out(const std::string& name) {
  Asker& asker = askers_.back();
  const Member& member = *asker.member;
  JurisdictionFixture& fixture = door_.fixture;
  if (name == "whose key was revoked") {
    say(domain::KeyRevoked{member.key.key_id(), "lost"}, member, fixture.new_subject());
  } else if (name == "whose device was revoked") {
    say(domain::DeviceRevoked{member.device, "lost"}, member, fixture.new_subject());
  } else if (name == "who has left") {
    say(domain::PersonLeft{testing::day("2024-03-01"), {}}, member,
        domain::subject_of(member.person));
  } else if (name == "whose device is on the list") {
    must(fixture.server().denied().deny_device(member.device));
  } else {
    must(fixture.server().denied().deny_key(member.key.key_id()));
  }
  asker.standing = Standing::kShutOut;
}

}  // namespace yibao::testing
