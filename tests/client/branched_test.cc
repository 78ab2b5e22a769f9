// A server's whole disk that was put back unseen, and written to before anybody came who had seen
// what was lost: two logs in one epoch. Nobody loses anything by it, and it is over once a new
// epoch begins.
#include <doctest/doctest.h>

#include "client/core/verify.h"
#include "server/service/verify.h"
#include "tests/client/county.h"
#include "tests/support/restoring.h"

namespace yibao::client {
namespace {

using domain::Stage;
using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;

struct Sent {
  domain::Subject item;
  domain::Stamp stamp;
};

domain::Stamp stamp_of(Computer& computer, const domain::Subject& item) {
  const domain::ItemState state = must(computer.replica().item(item));
  REQUIRE_FALSE(state.sign_offs.empty());
  REQUIRE(state.sign_offs.back().stamp.has_value());
  return *state.sign_offs.back().stamp;
}

std::vector<Sent> send(County& county, Computer& computer, int count, const std::string& title) {
  std::vector<Sent> list;
  for (int i = 0; i < count; ++i) {
    county.clock.advance(std::chrono::minutes(7));
    const auto item = county.submit(computer, title + std::to_string(i));
    must(computer.exchange());
    list.push_back({item, stamp_of(computer, item)});
  }
  return list;
}

void check_whole(Computer& computer) {
  const auto report = must(verify_replica(computer.replica(), [](std::size_t) { return true; }));
  CHECK_MESSAGE(report.faults.empty(), (report.faults.empty() ? "" : report.faults.front()));
}

// The town has sent so many that are lost, its neighbour so many since.
void heal(int lost_items, int new_items) {
  County county;
  Computer& town = county.angsu();
  Computer& office = county.office();
  const auto neighbour = county.join("chengchuan", {domain::Role::kReporter, domain::Role::kLeader},
                                     domain::LeaderPost::kInCharge);
  send(county, town, 1, "备份之前");
  for (Computer* each : {&office, neighbour.get()}) must(each->exchange());
  county.back_up();
  const auto lost = send(county, town, lost_items, "备份之后");
  must(office.exchange());
  county.clock.advance(std::chrono::hours(20));
  county.put_back_unseen();
  const auto written = send(county, *neighbour, new_items, "不知情的人");
  CHECK(county.server().writer().halt() == server::Halt::kNone);

  CHECK(code_of(town.exchange_once()) == "server_restored");
  CHECK(code_of(neighbour->exchange_once()) == "server_restored");
  must(county.server().writer().begin_epoch("seen by the town"));
  testing::confirm_restore(county.server());
  for (int i = 0; i < 2; ++i) {
    for (Computer* each : {&town, &office, neighbour.get()}) must(each->exchange());
  }

  CHECK(county.server().writer().halt() == server::Halt::kNone);
  for (const Sent& each : lost) {
    CHECK(stamp_of(town, each.item).epoch == 2);
    CHECK(stamp_of(town, each.item).received_at == each.stamp.received_at);
    CHECK(stamp_of(office, each.item) == stamp_of(town, each.item));
    CHECK(must(office.replica().item(each.item)).stage == Stage::kReceived);
  }
  for (const Sent& each : written) {
    CHECK(stamp_of(*neighbour, each.item) == each.stamp);
    CHECK(stamp_of(office, each.item) == each.stamp);
  }
  CHECK(must(town.replica().book().evidence_count()) == 1);
  CHECK(must(office.replica().book().evidence_count()) == 1);
  CHECK(must(neighbour->replica().book().evidence_count()) == 0);
  for (Computer* each : {&town, &office, neighbour.get()}) {
    CHECK_FALSE(must(each->replica().outbox().has_waiting()));
    check_whole(*each);
  }
  const auto log = must(
      server::verify_log(county.server().writer().store(), [](std::uint64_t) { return true; }));
  CHECK(log.faults.empty());
}

TEST_CASE("written to by less than was lost") {
  heal(4, 1);
}
TEST_CASE("written to by more than was lost") {
  heal(1, 4);
}
TEST_CASE("written to by as much as was lost") {
  heal(2, 2);
}

}  // namespace
}  // namespace yibao::client
