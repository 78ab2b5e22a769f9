#include "client/core/sync/enrol.h"

#include <doctest/doctest.h>

#include "client/core/commands/registry.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using domain::Role;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;

constexpr const char* kNew = "a new passphrase";

// Somebody whom the office has defined and given a code.
std::string invited(County& county, const char* unit) {
  PersonInput input;
  input.unit = base::UnitCode(unit);
  input.profile = {"某某某", "", "", ""};
  input.roles = {Role::kReporter};
  const auto person = must(define_person(county.office().replica(), input));
  must(county.office().exchange());
  return must(county.server().enrolment().invite(person, std::chrono::hours(1))).text();
}

base::Status enrol_at(Computer& computer, const std::string& code,
                      const std::string& passphrase = kNew) {
  const EnrolInput input{"127.0.0.1:1", base::JurisdictionCode("otog"), code, passphrase};
  return enrol(computer.replica(), computer.line(), testing::kCertificate, input);
}

TEST_CASE("a code makes a replica of a folder, once") {
  County county;
  Computer computer(county, base::UnitCode("chengchuan"));
  const std::string code = invited(county, "chengchuan");
  must(enrol_at(computer, code));
  CHECK(computer.replica().signed_in());
  CHECK(computer.replica().identity()->unit.text() == "chengchuan");
  must(computer.exchange());
  CHECK(computer.replica().ruleset() != nullptr);
  Computer second(county, base::UnitCode("chengchuan"));
  CHECK(!enrol_at(second, code).has_value());
  CHECK(!second.replica().identity().has_value());
}

TEST_CASE("a code whose answer was lost on the way joins all the same, with one key") {
  County county;
  Computer computer(county, base::UnitCode("chengchuan"));
  const std::string code = invited(county, "chengchuan");
  const auto keys = [&] { return county.server().state()->registry->keys().size(); };
  const std::size_t before = keys();
  computer.line().answers_lost = 2;
  must(enrol_at(computer, code));
  CHECK(computer.replica().signed_in());
  must(computer.exchange());
  CHECK(keys() == before + 1);
}

TEST_CASE("what fails before the server agreed leaves the folder as it was") {
  County county;
  Computer computer(county, base::UnitCode("chengchuan"));
  const std::string code = invited(county, "chengchuan");
  CHECK(code_of(enrol_at(computer, "not a code")) == "enrolment_code_wrong");
  CHECK(code_of(enrol_at(computer, code, "short")) == "passphrase_weak");
  computer.line().down = true;
  CHECK(code_of(enrol_at(computer, code)) == "line_down");
  computer.line().down = false;
  base::SeededRandom random(77);
  CHECK(code_of(enrol_at(computer, protocol::make_code(random).text())) == "enrolment_code_wrong");
  CHECK(!computer.replica().identity().has_value());
  CHECK(must(computer.replica().vault().people()).empty());
  must(enrol_at(computer, code));
}

TEST_CASE("a computer joins whatever its clock says") {
  for (const char* wrong :
       {"1970-01-01 08:00", "1999-12-31 23:59", "2038-01-20 09:00", "2090-06-01 12:00"}) {
    CAPTURE(wrong);
    County county;
    Computer computer(county, base::UnitCode("chengchuan"));
    computer.clock().set(testing::at(wrong));
    must(enrol_at(computer, invited(county, "chengchuan")));
    must(computer.exchange());
    CHECK(computer.replica().ruleset() != nullptr);
  }
}

TEST_CASE("a second person joins a folder that somebody has opened, if they are of its unit") {
  County county;
  Computer& computer = county.angsu();
  must(enrol_at(computer, invited(county, "angsu")));
  CHECK(must(computer.replica().vault().people()).size() == 2);
  must(computer.exchange());
  const auto other_unit = enrol_at(computer, invited(county, "chengchuan"));
  REQUIRE(code_of(other_unit) == "not_allowed_now");
  CHECK(other_unit.error().args.front().second == "@why.other_unit");
  CHECK(must(computer.replica().vault().people()).size() == 2);
  computer.replica().sign_out();
  CHECK(code_of(enrol_at(computer, invited(county, "angsu"))) == "signed_out");
  must(computer.sign_in());
}

TEST_CASE(
    "who comes with keys of another suite than the log's is refused, and the code is used by "
    "nobody") {
  County county;
  const std::string code = invited(county, "chengchuan");
  const auto own = *protocol::parse_code(code);
  const auto other = own.suite == crypto::SuiteId::kSm2Sm3 ? crypto::SuiteId::kEd25519Sha256
                                                           : crypto::SuiteId::kSm2Sm3;
  Computer computer(county, base::UnitCode("chengchuan"));
  auto prepared = must(client::prepare_enrolment(
      computer.replica(), {"127.0.0.1:1", base::JurisdictionCode("otog"), code, kNew},
      testing::kCertificate));
  prepared.person_key = crypto::SigningKey::generate(county.random, other);
  prepared.request.person_key = crypto::text(prepared.person_key.public_key());
  const base::Bytes statement = protocol::enrol_statement(prepared.request);
  prepared.request.device_proof = prepared.device_key.sign(protocol::kEnrolDomain, statement);
  prepared.request.person_proof = prepared.person_key.sign(protocol::kEnrolDomain, statement);
  prepared.request.mac = protocol::enrol_mac(prepared.code_key, prepared.request);
  CHECK(code_of(client::ask_to_enrol(computer.line(), prepared)) == "bad_signature");
  must(enrol_at(computer, code));
  CHECK(must(computer.replica().vault().people()).size() == 1);
}

TEST_CASE("a store that fails when the server has agreed leaves no half-made replica") {
  County county;
  Computer computer(county, base::UnitCode("chengchuan"));
  storage::Database& database = computer.replica().database();
  must(
      database.script("CREATE TRIGGER broken BEFORE INSERT ON meta WHEN NEW.name = 'progress'"
                      " BEGIN SELECT RAISE(ABORT, 'broken'); END"));
  CHECK(!enrol_at(computer, invited(county, "chengchuan")).has_value());
  CHECK(!computer.replica().identity().has_value());
  CHECK(computer.replica().device_key() == nullptr);
  CHECK(must(computer.replica().vault().people()).empty());
  must(database.script("DROP TRIGGER broken"));
  must(enrol_at(computer, invited(county, "chengchuan")));
  computer.close();
  computer.start();
  REQUIRE(computer.replica().identity().has_value());
  must(computer.sign_in(kNew));
  must(computer.exchange());
}

}  // namespace
}  // namespace yibao::client
