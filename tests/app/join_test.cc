#include <doctest/doctest.h>

#include <thread>

#include "client/core/app/passphrase.h"
#include "client/core/sync/greeting.h"
#include "shared/crypto/fingerprint.h"
#include "tests/app/town.h"

namespace yibao::testing {
namespace {

using app::JoinStep;
using app::Strength;
using app::strength_of;

TEST_CASE("the guide asks for what its step needs, and nothing typed is lost on the way") {
  Town town;
  TownDesk desk(town);
  app::JoinPlace& join = desk.work.join;
  CHECK(join.missing() == "desk.join.need_server");
  join.forward();
  CHECK_FALSE(join.busy());
  join.begin_further();
  CHECK(join.missing() == "desk.join.need_colleague");
  join.colleague = kReporterPassphrase;
  join.forward();
  CHECK(join.step() == JoinStep::kCode);
  CHECK(join.missing() == "desk.join.need_code");
  join.code = "ABCD-EFGH";
  CHECK(join.missing() == "desk.join.code_mistyped");
  base::SeededRandom random(3);
  join.code = protocol::make_code(random).text();
  join.forward();
  join.passphrase = "short";
  CHECK(join.missing() == "desk.join.need_passphrase");
  join.passphrase = "long enough words";
  CHECK(join.missing() == "desk.join.need_repeat");
  join.back();
  join.back();
  CHECK(join.step() == JoinStep::kColleague);
  join.forward();
  join.forward();
  CHECK(join.passphrase == "long enough words");
  join.repeated = join.passphrase;
  CHECK(join.missing().empty());
  join.leave_further();
  CHECK_FALSE(join.further());
  CHECK(join.passphrase.empty());
  CHECK(join.colleague.empty());
}

TEST_CASE("without a line a further person is told so, and the machine stays closed") {
  Town town;
  TownDesk desk(town);
  app::JoinPlace& join = desk.work.join;
  join.begin_further();
  join.colleague = kReporterPassphrase;
  join.forward();
  base::SeededRandom random(3);
  join.code = protocol::make_code(random).text();
  join.forward();
  join.passphrase = join.repeated = "a newcomer's words";
  join.forward();
  CHECK(join.busy());
  for (int i = 0; i < 5000 && join.busy(); ++i) {
    desk.settle();
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  }
  REQUIRE(join.problem());
  CHECK(join.problem()->code == base::ErrorCode::kLineDown);
  CHECK(desk.work.snapshot().account->phase == app::Phase::kSignedOut);
  const auto closed = desk.core.look([](client::Replica&) { return base::Status(); });
  CHECK(closed.error().code == base::ErrorCode::kSignedOut);
}

TEST_CASE("a passphrase's strength is told in words") {
  CHECK(strength_of("short") == Strength::kShort);
  CHECK(strength_of("aaaaaaaaaaaaaaaaaaaaaaaa") == Strength::kWeak);
  CHECK(strength_of("1212121212") == Strength::kWeak);
  CHECK(strength_of("grassland-7") == Strength::kWeak);
  CHECK(strength_of("grassland-73") == Strength::kFair);
  CHECK(strength_of("草原春风骏马") == Strength::kFair);
  CHECK(strength_of("correct horse battery") == Strength::kStrong);
  CHECK(strength_of("草原春风骏马夜雨江湖") == Strength::kStrong);
}

TEST_CASE("a greeting is a Yibao server's or none") {
  const crypto::Digest certificate = crypto::sha256("certificate");
  const auto greeting =
      client::read_greeting("yibao 0.1.0\notog\nchangji\nNot a code\n", certificate);
  REQUIRE(greeting);
  CHECK(greeting->program == "0.1.0");
  CHECK(greeting->jurisdictions ==
        std::vector{base::JurisdictionCode("otog"), base::JurisdictionCode("changji")});
  const auto quiet = client::read_greeting("yibao\n", certificate);  // no code is open
  REQUIRE(quiet);
  CHECK(quiet->program.empty());
  CHECK(quiet->jurisdictions.empty());
  for (const char* other : {"", "<html>", "\n\n", "yibaox 1\n", "yibao \xff\n"}) {
    const auto none = client::read_greeting(other, certificate);
    REQUIRE_FALSE(none);
    CHECK(none.error().code == base::ErrorCode::kNotYibaoServer);
  }
  const std::string text = crypto::fingerprint(certificate);
  CHECK(text.size() == 16 * 5 - 1);
  CHECK(text.find_first_not_of("0123456789ABCDEF ") == std::string::npos);
}

}  // namespace
}  // namespace yibao::testing
