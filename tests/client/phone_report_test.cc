#include "client/core/commands/phone_report.h"

#include <doctest/doctest.h>

#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::County;
using testing::must;

PhoneReport report_at(base::Timestamp at) {
  return {at, " 县政府值班室 ", "团结路燃气泄漏"};
}

// Text for what was reported by telephone; then it is offered.
base::EventId supply(const County& county, Replica& replica, const domain::Subject& item) {
  DraftDocument document = must(open_draft(replica, item));
  document.kind = county.draft().kind;
  document.words.body = county.draft().words.body;
  document.words.signer = county.draft().words.signer;
  must(save_draft(replica, item, document));
  return must(offer_draft(replica, item, true));
}

std::vector<base::EventId> to_send(Replica& replica) {
  std::vector<base::EventId> ids;
  for (const OutboxEntry& entry : must(replica.outbox().to_send(100))) ids.push_back(entry.id);
  return ids;
}

TEST_CASE("a telephone report is a draft that awaits its text, and nothing of it is sent") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto call = county.clock.now() - std::chrono::minutes(10);
  const auto item = must(log_phone_report(replica, report_at(call)));
  DraftDocument document = must(open_draft(replica, item));
  CHECK(document.emergency);
  CHECK(document.phoned_at == call);
  CHECK(document.words.phoned_to == "县政府值班室");
  CHECK(document.words.title == "团结路燃气泄漏");
  CHECK(awaits_text(replica, document));
  document.words.body += "14时许，团结路发生燃气泄漏。";
  CHECK_FALSE(awaits_text(replica, document));
  CHECK(to_send(replica).empty());
}

TEST_CASE("half a report and a call that is yet to come are not noted") {
  County county;
  Replica& replica = county.angsu().replica();
  PhoneReport report = report_at(county.clock.now());
  report.to = "　";
  CHECK(code_of(log_phone_report(replica, report)) == "not_allowed_now");
  report = report_at(county.clock.now());
  report.what.clear();
  CHECK(code_of(log_phone_report(replica, report)) == "not_allowed_now");
  report = report_at(county.clock.now() + std::chrono::minutes(1));
  CHECK(code_of(log_phone_report(replica, report)) == "not_allowed_now");
  CHECK(must(replica.drafts().all()).empty());
}

TEST_CASE("the office reads when and to whom it was reported") {
  County county;
  testing::Computer& town = county.angsu();
  const auto call = county.clock.now() - std::chrono::minutes(10);
  const auto item = must(log_phone_report(town.replica(), report_at(call)));
  supply(county, town.replica(), item);
  must(town.exchange());
  const auto leader = county.join("angsu", {domain::Role::kLeader}, domain::LeaderPost::kPrincipal);
  must(leader->exchange());
  must(sign_off(leader->replica(), item, County::all_gates()));
  must(leader->exchange());
  must(county.office().exchange());
  const auto state = must(county.office().replica().item(item));
  REQUIRE(state.current_offer() != nullptr);
  CHECK(state.current_offer()->body.phoned_at == call);
  const auto words = must(county.office().replica().words(state.current_offer()->body.words));
  REQUIRE(words.has_value());
  CHECK(words->phoned_to == "县政府值班室");
}

TEST_CASE("an emergency goes before what waits already, in its own order") {
  County county;
  Replica& replica = county.angsu().replica();
  county.submit(county.angsu(), "第一篇");
  county.submit(county.angsu(), "第二篇");
  const auto ordinary = to_send(replica);
  const auto item = must(log_phone_report(replica, report_at(county.clock.now())));
  const auto offer = supply(county, replica, item);
  const auto withdrawal = must(withdraw(replica, item, "repeated"));
  const auto order = to_send(replica);
  REQUIRE(order.size() == ordinary.size() + 2);
  CHECK(order[0] == offer);
  CHECK(order[1] == withdrawal);
  CHECK(std::equal(ordinary.begin(), ordinary.end(), order.begin() + 2));
  CHECK(must(replica.outbox().all(false)).front().id == order.front());
}

TEST_CASE("what an emergency refers to goes with it") {
  County county;
  Replica& replica = county.angsu().replica();
  county.submit(county.angsu(), "第一篇");
  // Offered as an ordinary item, taken up again as an emergency: the second offer names the first.
  const auto item = must(new_draft(replica, county.draft("第二篇")));
  const auto first = must(offer_draft(replica, item, true));
  DraftDocument document = must(open_draft(replica, item));
  document.emergency = true;
  document.words.title = "第二篇，续报";
  must(save_draft(replica, item, document));
  const auto second = must(offer_draft(replica, item, true));
  const auto order = to_send(replica);
  REQUIRE(order.size() == 4);
  CHECK(order[0] == first);
  CHECK(order[1] == second);
  CHECK(must(county.angsu().exchange()).more_to_send == false);
  CHECK(must(replica.outbox().count(OutboxState::kRefused)) == 0);
}

}  // namespace
}  // namespace yibao::client
