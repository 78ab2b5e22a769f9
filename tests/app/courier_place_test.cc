// A stick instead of a line, as the desktop does it: written at the town, taken in by the server,
// its answer read at the town.
#include <doctest/doctest.h>

#include <cstdlib>

#include "client/core/app/core_thread.h"
#include "client/core/app/workplace.h"
#include "client/core/sync/courier.h"
#include "server/service/admin.h"
#include "tests/client/county.h"
#include "tests/support/files.h"

namespace yibao::testing {
namespace {

// The town's computer without any line, its desktop open.
struct CutOffDesk {
  explicit CutOffDesk(County& county)
      : desk([] {}),
        agent([](const client::Identity&) -> base::Result<std::unique_ptr<client::Transport>> {
          return base::fail(base::ErrorCode::kLineDown);
        }),
        core({county.angsu().folder(), county.clock, county.random, crypto::PassphraseCost{1}},
             desk, agent),
        work(desk, county.clock) {
    ::setenv("HOME", stick.path().c_str(), 1);
    core.open();
    settle();
    work.sign_in.passphrase = kPassphrase;
    work.sign_in.sign_in(*work.snapshot().account);
    settle();
    work.way.go(app::Place::kOutbox);
    settle();
  }
  void settle() {
    for (int round = 0; round < 6; ++round) {
      while (const auto errand = desk.errands().take()) (*errand)();
      app::work_off(core, desk);
      work.begin_frame();
    }
  }
  // Written under this name; the bytes of the file.
  base::Bytes take_out(const std::string& name) {
    work.courier.take_out();
    settle();
    work.picker.text = name;
    work.picker.accept();
    settle();
    return read_file(stick.path() / (name + client::kBundleFileEnding));
  }
  void bring_in(const base::Bytes& file) {
    write_file(stick.path() / "answer.yibao", file);
    work.dropped({stick.path() / "answer.yibao"});
    settle();
  }
  std::string said() const { return work.way.notice() ? work.way.notice()->key : ""; }
  std::string problem() const {
    const auto& problem = work.courier.problem();
    return problem ? std::string(base::name(problem->code)) : "";
  }

  TempFolder stick;
  app::Desk desk;
  client::SyncAgent agent;
  app::Core core;
  app::Workplace work;
};

TEST_CASE("what waits goes onto a stick, and the answer says what has arrived") {
  County county;
  const auto item = county.submit(county.angsu());
  county.angsu().close();
  CutOffDesk desk(county);
  CHECK(desk.work.snapshot().outbox->size() == 2);
  const base::Bytes bundle = desk.take_out("周一");
  CHECK(desk.said() == "desk.notice.bundle_written");
  CHECK(desk.work.way.notice()->args.at(1).second == "2");
  CHECK(desk.work.snapshot().outbox->size() == 2);  // nothing is gone before the answer

  const base::Bytes answer = must(server::Admin(county.server()).run({"import", {}, bundle})).file;
  desk.bring_in(answer);
  CHECK(desk.problem().empty());
  CHECK(desk.said() == "desk.notice.bundle_taken");
  CHECK(desk.work.snapshot().outbox->empty());
  const auto stage = must(desk.core.look([&](client::Replica& replica) {
    return replica.item(item).map([](const domain::ItemState& state) { return state.stage; });
  }));
  CHECK(stage == domain::Stage::kReceived);
  // Read once more it says the same and changes nothing.
  desk.bring_in(answer);
  CHECK(desk.problem().empty());
}

TEST_CASE("a file that is no answer to this computer is refused with its reason, nothing changes") {
  County county;
  county.submit(county.angsu());
  county.angsu().close();
  CutOffDesk desk(county);
  const base::Bytes bundle = desk.take_out("周二");
  base::Bytes broken = must(server::Admin(county.server()).run({"import", {}, bundle})).file;
  broken[broken.size() / 2] = static_cast<char>(broken[broken.size() / 2] ^ 1);
  for (const base::Bytes& file : {base::Bytes("not a bundle"), bundle, broken, base::Bytes()}) {
    desk.bring_in(file);
    CHECK_FALSE(desk.problem().empty());
    CHECK_FALSE(desk.work.courier.busy());
    CHECK(desk.work.snapshot().outbox->size() == 2);
  }
  desk.work.courier.take("/nowhere/answer.yibao");
  desk.settle();
  CHECK(desk.problem() == "file_missing");
}

}  // namespace
}  // namespace yibao::testing
