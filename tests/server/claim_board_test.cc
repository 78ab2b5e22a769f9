// Who of the office has what open, as it comes along with exchanges.
#include "server/service/claim_board.h"

#include <doctest/doctest.h>

#include "shared/base/limits.h"
#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using protocol::Claim;
using testing::JurisdictionFixture;
using testing::Member;
using testing::must;

namespace {

std::vector<Claim> say(JurisdictionFixture& fixture, const Member& member,
                       const std::vector<domain::Subject>& items) {
  auto request = fixture.request();
  for (const domain::Subject& item : items) request.claims.push_back({item, member.person});
  return must(fixture.exchange(member, std::move(request))).claims;
}

}  // namespace

TEST_CASE("officers hear what their colleagues have open, not what they have themselves") {
  JurisdictionFixture fixture;
  const auto colleague = fixture.join(fixture.administrator().unit, {domain::Role::kOffice});
  const domain::Subject item = fixture.new_subject();
  CHECK(say(fixture, fixture.administrator(), {item}).empty());
  CHECK(say(fixture, *colleague, {}) == std::vector<Claim>{{item, fixture.administrator().person}});
  CHECK(say(fixture, fixture.administrator(), {}).empty());
  CHECK(say(fixture, *colleague, {}).empty());
}

TEST_CASE("what is not repeated is over after a while") {
  JurisdictionFixture fixture;
  const auto colleague = fixture.join(fixture.administrator().unit, {domain::Role::kOffice});
  say(fixture, fixture.administrator(), {fixture.new_subject()});
  fixture.clock.advance(base::limits::kClaimLifetime - std::chrono::seconds(1));
  CHECK(say(fixture, *colleague, {}).size() == 1);
  fixture.clock.advance(std::chrono::seconds(1));
  CHECK(say(fixture, *colleague, {}).empty());
}

TEST_CASE("a unit neither claims anything nor hears of it") {
  JurisdictionFixture fixture;
  const auto colleague = fixture.join(fixture.administrator().unit, {domain::Role::kOffice});
  say(fixture, fixture.administrator(), {fixture.new_subject()});
  CHECK(say(fixture, fixture.reporter(), {fixture.new_subject()}).empty());
  CHECK(say(fixture, *colleague, {}).size() == 1);  // the administrator's alone
}

TEST_CASE("however many are said, no more are passed on than an answer may carry") {
  testing::TestClock clock{testing::at("2024-03-01 09:00")};
  base::SeededRandom random{1};
  server::ClaimBoard board(clock);
  for (int device = 0; device < 10; ++device) {
    std::vector<Claim> claims(20, {domain::Subject("an-item"), base::PersonId()});
    static_cast<void>(board.exchange(base::DeviceId(random.array<16>()), std::move(claims)));
  }
  CHECK(board.exchange(base::DeviceId(random.array<16>()), {}).size() == base::limits::kClaimsMax);
}
