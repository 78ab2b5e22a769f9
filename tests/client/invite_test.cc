#include "client/core/sync/invite.h"

#include <doctest/doctest.h>

#include "client/core/commands/registry.h"
#include "client/core/sync/enrol.h"
#include "shared/base/limits.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using domain::Role;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;

// Somebody whom the administrator has defined.
base::PersonId newcomer(County& county, const char* unit = "chengchuan") {
  PersonInput input;
  input.unit = base::UnitCode(unit);
  input.profile = {"某某某", "", "", ""};
  input.roles = {Role::kReporter};
  const auto person = must(define_person(county.office().replica(), input));
  must(county.office().exchange());
  return person;
}

base::Result<protocol::Invitation> invite_from(Computer& computer, const InviteInput& input) {
  Link link(computer.line(), *computer.replica().identity(), *computer.replica().device_key());
  return invite(computer.replica(), link, input);
}

TEST_CASE("an administrator invites from the office's own computer") {
  County county;
  const auto person = newcomer(county);
  const auto invitation = must(invite_from(county.office(), {person, 24}));
  CHECK(invitation.hours == 24);
  CHECK(invitation.certificate == testing::kCertificate);
  CHECK(invitation.server == county.office().replica().identity()->server);
  Computer computer(county, base::UnitCode("chengchuan"));
  must(enrol(computer.replica(), computer.line(), testing::kCertificate,
             {"127.0.0.1:1", base::JurisdictionCode("otog"), invitation.code, "some passphrase"}));
  CHECK(computer.replica().person() == person);
}

TEST_CASE("what cannot be is said before any line is used") {
  County county;
  const auto person = newcomer(county);
  county.office().line().down = true;
  Computer& office = county.office();
  CHECK(code_of(invite_from(office, {person, 24})) == "line_down");
  CHECK(code_of(invite_from(office, {person, 0})) == "usage");
  CHECK(code_of(invite_from(office, {person, 73})) == "usage");
  CHECK(code_of(invite_from(office, {base::PersonId(county.random.array<16>()), 24})) ==
        "person_unknown");
  CHECK(code_of(invite_from(county.angsu(), {person, 24})) == "no_right");
  must(person_left(office.replica(), person, office.replica().today(), std::nullopt));
  CHECK(code_of(invite_from(office, {person, 24})) == "person_unknown");
}

TEST_CASE("that somebody has too many keys is known without a line, and until one is revoked") {
  County county;
  const auto person = newcomer(county);
  std::vector<std::unique_ptr<Computer>> computers;
  for (std::size_t i = 0; i < base::limits::kActiveKeysPerPersonMax; ++i) {
    const auto invitation = must(invite_from(county.office(), {person, 24}));
    computers.push_back(std::make_unique<Computer>(county, base::UnitCode("chengchuan")));
    must(
        enrol(computers.back()->replica(), computers.back()->line(), testing::kCertificate,
              {"127.0.0.1:1", base::JurisdictionCode("otog"), invitation.code, "some passphrase"}));
    must(county.office().exchange());
  }
  county.office().line().down = true;
  CHECK(code_of(invite_from(county.office(), {person, 24})) == "too_many_keys");
  county.office().line().down = false;
  const base::DeviceId lost = computers.front()->replica().identity()->device;
  must(revoke_device(county.office().replica(), lost, "lost"));
  must(county.office().exchange());
  CHECK(code_of(invite_from(county.office(), {person, 24})) == "");
}

TEST_CASE("a locked screen signs nothing") {
  County county;
  const auto person = newcomer(county);
  county.office().replica().vault().drop_signing_key();
  CHECK(code_of(invite_from(county.office(), {person, 24})) == "signed_out");
}

TEST_CASE("somebody who is not in the log yet is not known to the server either") {
  County county;
  PersonInput input;
  input.unit = base::UnitCode("chengchuan");
  input.profile = {"某某某", "", "", ""};
  input.roles = {Role::kReporter};
  const auto person = must(define_person(county.office().replica(), input));
  CHECK(code_of(invite_from(county.office(), {person, 24})) == "person_unknown");
}

}  // namespace
}  // namespace yibao::client
