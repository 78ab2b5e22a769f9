// A new machine and a server over real TLS: the guide of the first start, and a second person on
// the same machine. The desktop works in the test's own thread; only its line has one.
#include <doctest/doctest.h>

#include <thread>

#include "client/core/app/core_thread.h"
#include "client/core/app/workplace.h"
#include "shared/crypto/random.h"
#include "tests/server/office_pc.h"
#include "tests/server/tls_line.h"

namespace yibao::testing {
namespace {

using app::JoinStep;
using app::Phase;
using base::ErrorCode;

constexpr const char* kFirstWords = "first person's words";
constexpr const char* kSecondWords = "second person's words";
constexpr std::chrono::seconds kPatience{60};

class NewMachine {
 public:
  NewMachine()
      : desk_([] {}),
        agent_([](const client::Identity& identity)
                   -> base::Result<std::unique_ptr<client::Transport>> {
          return client::HttpsTransport::open(identity.server, identity.ca_certificate);
        }),
        core_({folder_.path() / "replica", clock_, random_, crypto::PassphraseCost{10}}, desk_,
              agent_),
        work(desk_, clock_) {
    core_.open();
  }

  // Core and screen take turns until it is so.
  template <class Condition>
  bool becomes(Condition condition) {
    const auto end = std::chrono::steady_clock::now() + kPatience;
    while (std::chrono::steady_clock::now() < end) {
      app::work_off(core_, desk_);
      work.begin_frame();
      if (condition()) return true;
      std::this_thread::sleep_for(std::chrono::milliseconds(2));
    }
    return false;
  }
  bool settles() {
    return becomes([&] { return !work.join.busy() && !work.sign_in.busy(); });
  }
  const app::Account& account() const { return *work.snapshot().account; }

  // Up to the last step, with these words.
  void go_to_passphrase(const std::string& code, const std::string& passphrase) {
    work.join.code = code;
    work.join.forward();
    CHECK(work.join.step() == JoinStep::kPassphrase);
    work.join.passphrase = work.join.repeated = passphrase;
    work.join.forward();
    CHECK(settles());
  }
  void sign_in(const std::string& passphrase) {
    work.sign_in.passphrase = passphrase;
    work.sign_in.sign_in_as("");
    CHECK(settles());
  }
  void sign_out() {
    work.ask_to_leave(app::Workplace::Leaving::kSignOut);
    CHECK(becomes([&] { return account().phase == Phase::kSignedOut; }));
  }

 private:
  TempFolder folder_;
  base::SystemClock clock_;
  crypto::SystemRandom random_;
  app::Desk desk_;
  client::SyncAgent agent_;
  app::Core core_;

 public:
  app::Workplace work;
};

void enrol_first(NewMachine& machine, TlsLine& line) {
  const std::string code = line.code_for(line.fixture().reporter().person);
  machine.work.join.server = loopback_address(line.port());
  machine.work.join.forward();
  REQUIRE(machine.settles());
  machine.work.join.forward();
  machine.go_to_passphrase(code, kFirstWords);
  REQUIRE(machine.account().phase == Phase::kSignedIn);
  machine.work.join.finish();
  REQUIRE(machine.becomes([&] { return !machine.account().unit_name.empty(); }));
}

TEST_CASE("a new machine meets its server, joins step by step, and exchanges") {
  TlsLine line;
  NewMachine machine;
  app::JoinPlace& join = machine.work.join;
  REQUIRE(machine.becomes([&] { return machine.account().phase == Phase::kNotEnrolled; }));
  const std::string code = line.code_for(line.fixture().reporter().person);
  join.server = loopback_address(line.port());
  join.forward();
  REQUIRE(machine.settles());
  REQUIRE(join.greeting() != nullptr);
  CHECK(join.greeting()->certificate == line.fixture().certificate());
  CHECK(join.greeting()->program == "0.1.0");
  CHECK(join.jurisdiction == "otog");
  CHECK(join.step() == JoinStep::kServer);  // the person has yet to compare
  join.forward();
  CHECK(join.step() == JoinStep::kCode);

  // A code of another's: the words stay, and a good one goes on.
  base::SeededRandom random(5);
  machine.go_to_passphrase(protocol::make_code(random).text(), kFirstWords);
  REQUIRE(join.problem());
  CHECK(join.problem()->code == ErrorCode::kEnrolmentCodeWrong);
  CHECK(join.passphrase == kFirstWords);
  join.back();
  machine.go_to_passphrase(code, kFirstWords);
  CHECK_FALSE(join.problem());
  CHECK(machine.account().phase == Phase::kSignedIn);
  CHECK(join.step() == JoinStep::kSelfTest);
  CHECK(join.passphrase.empty());
  CHECK(machine.becomes(
      [&] { return machine.work.snapshot().line->status.line == client::SyncStatus::Line::kUp; }));
  CHECK(machine.becomes([&] { return machine.account().unit_name == "昂素镇"; }));
  join.finish();
  CHECK(join.step() == JoinStep::kServer);
}

TEST_CASE("a server that does not answer is said, and meeting it can be given up") {
  NewMachine machine;
  app::JoinPlace& join = machine.work.join;
  join.server = "127.0.0.1:1";
  join.forward();
  CHECK(join.can_cancel());
  REQUIRE(machine.settles());
  CHECK(join.problem()->code == ErrorCode::kLineDown);
  join.forward();
  join.cancel();
  CHECK_FALSE(join.busy());
  CHECK_FALSE(join.problem());
  CHECK(join.server == "127.0.0.1:1");
}

TEST_CASE(
    "a second person joins with a colleague's help; both sign in, neither in the other's name") {
  TlsLine line;
  NewMachine machine;
  enrol_first(machine, line);
  machine.sign_out();
  app::JoinPlace& join = machine.work.join;
  join.begin_further();
  CHECK(join.step() == JoinStep::kColleague);
  join.colleague = "not the words";
  join.forward();
  const std::string code = line.code_for(line.fixture().leader().person);
  machine.go_to_passphrase(code, kSecondWords);
  REQUIRE(join.problem());
  CHECK(join.problem()->code == ErrorCode::kPassphraseWrong);
  CHECK(join.step() == JoinStep::kColleague);
  CHECK(machine.account().phase == Phase::kSignedOut);

  join.colleague = kFirstWords;
  join.forward();
  machine.go_to_passphrase(code, kSecondWords);
  CHECK_FALSE(join.problem());
  CHECK(machine.account().phase == Phase::kSignedIn);
  CHECK(machine.account().person == line.fixture().leader().person);
  CHECK(machine.account().people.size() == 2);
  join.finish();
  CHECK_FALSE(join.further());
  machine.sign_out();
  machine.sign_in(kFirstWords);
  CHECK(machine.account().person == line.fixture().reporter().person);
  machine.sign_out();
  machine.sign_in(kSecondWords);
  CHECK(machine.account().person == line.fixture().leader().person);
}

TEST_CASE("somebody of another unit is turned away, and the machine is closed again") {
  TlsLine line;
  NewMachine machine;
  enrol_first(machine, line);
  machine.sign_out();
  app::JoinPlace& join = machine.work.join;
  join.begin_further();
  join.colleague = kFirstWords;
  join.forward();
  machine.go_to_passphrase(line.code_for(line.fixture().neighbour().person), kSecondWords);
  REQUIRE(join.problem());
  CHECK(join.problem()->code == ErrorCode::kNotAllowedNow);
  CHECK(machine.account().phase == Phase::kSignedOut);
  join.leave_further();
  machine.sign_in(kSecondWords);
  CHECK(machine.work.sign_in.problem()->code == ErrorCode::kPassphraseWrong);
}

}  // namespace
}  // namespace yibao::testing
