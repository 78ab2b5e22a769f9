#include "shared/domain/dossier.h"

#include <doctest/doctest.h>

#include "tests/domain/history.h"

namespace yibao::domain {
namespace {

using testing::day;
using testing::History;

const Subject kSubject("item");

TEST_CASE("a record stands as first entered, until it is retracted") {
  History history;
  RecordEntered body;
  body.record = "training";
  const auto id = history.add(body);
  body.record = "other";
  history.add(body);
  CHECK(fold_record(kSubject, history.entries()).entered->id == id);
  CHECK(fold_record(kSubject, history.entries()).entered->body.record == "training");
  history.add(FactRetracted{id, {}, "mistake", std::nullopt});
  CHECK(fold_record(kSubject, history.entries()).entered->retracted);
}

TEST_CASE("taking back something else leaves a record as it is") {
  History history;
  history.add(RecordEntered{});
  history.add(FactRetracted{EventId({1}), {}, "mistake", std::nullopt});
  CHECK(!fold_record(kSubject, history.entries()).entered->retracted);
}

TEST_CASE("an interview can be retracted like any office fact") {
  History history;
  const auto id = history.add(InterviewHeld{});
  CHECK(!fold_interview(kSubject, history.entries()).held->retracted);
  history.add(FactRetracted{id, {}, "mistake", std::nullopt});
  CHECK(fold_interview(kSubject, history.entries()).held->retracted);
}

TEST_CASE("an appeal is filed and decided once") {
  History history;
  const auto filed = history.add(AppealFiled{});
  const auto decided = history.add(AppealDecided{filed, AppealDecision::kUpheld, std::nullopt});
  history.add(AppealDecided{filed, AppealDecision::kRejected, std::nullopt});
  const AppealState appeal = fold_appeal(kSubject, history.entries());
  CHECK(appeal.filed->id == filed);
  CHECK(appeal.decided->id == decided);
  CHECK(appeal.decided->body.decision == AppealDecision::kUpheld);
}

TEST_CASE("a hand delivery is registered, then received; pending while one is only here") {
  History history;
  HandoffRegistered body;
  body.number = 7;
  const auto registered = history.add(body);
  CHECK(!fold_handoff(kSubject, history.entries()).pending);
  history.pend(HandoffReceived{registered, day("2024-03-02")});
  const HandoffState handoff = fold_handoff(kSubject, history.entries());
  CHECK(handoff.registered->body.number == 7);
  CHECK(handoff.received->body.received_on == day("2024-03-02"));
  CHECK(handoff.pending);
}

}  // namespace
}  // namespace yibao::domain
