#include "shared/domain/commission.h"

#include <doctest/doctest.h>

#include "tests/domain/history.h"

namespace yibao::domain {
namespace {

using testing::at;
using testing::day;
using testing::History;

const UnitCode kTown("town");
const UnitCode kBureau("bureau");

struct Asked {
  History history;
  EventId issued;

  Asked() {
    CommissionIssued body;
    body.due = at("2024-03-10 18:00");
    issued = history.about(history.new_subject()).of("office").with({kTown, kBureau}).add(body);
  }
  History& by(const char* unit) { return history.of(unit).with({}); }
  History& office_to(const UnitCode& unit) { return history.of("office").with({unit}); }
  CommissionJudged judged(CommissionVerdict verdict, std::optional<EventId> after = {}) const {
    CommissionJudged body;
    body.issued = issued;
    body.verdict = verdict;
    body.on_date = day("2024-03-09");
    body.after = after;
    return body;
  }
  const CommissionAnswer answer(const UnitCode& unit) const {
    return history.commission().answers.at(unit);
  }
};

TEST_CASE("everyone asked has an answer of their own") {
  Asked asked;
  const CommissionState state = asked.history.commission();
  CHECK(state.answers.size() == 2);
  CHECK(state.due_for(kTown) == at("2024-03-10 18:00"));
  asked.by("town").add(CommissionAcknowledged{asked.issued});
  CHECK(asked.answer(kTown).acknowledged_at.has_value());
  CHECK(!asked.answer(kBureau).acknowledged_at.has_value());
}

TEST_CASE("the first acknowledgement counts") {
  Asked asked;
  asked.by("town").add(CommissionAcknowledged{asked.issued});
  const auto first = asked.answer(kTown).acknowledged_at;
  asked.by("town").add(CommissionAcknowledged{asked.issued});
  CHECK(asked.answer(kTown).acknowledged_at == first);
}

TEST_CASE("an extension moves one unit's deadline and no other's") {
  Asked asked;
  const auto until = at("2024-03-12 18:00");
  asked.by("town").add(CommissionExtensionAsked{asked.issued, until, std::nullopt});
  CHECK(asked.history.commission().due_for(kTown) == at("2024-03-10 18:00"));  // asked, not given
  asked.office_to(kTown).add(CommissionExtended{asked.issued, until});
  CHECK(asked.history.commission().due_for(kTown) == until);
  CHECK(asked.history.commission().due_for(kBureau) == at("2024-03-10 18:00"));
}

TEST_CASE("a judgement after the standing one replaces it; of two the earlier stands") {
  Asked asked;
  const auto first = asked.office_to(kTown).add(asked.judged(CommissionVerdict::kMissed));
  asked.office_to(kTown).add(asked.judged(CommissionVerdict::kLate));  // did not know of the first
  CHECK(asked.answer(kTown).judgement()->id == first);
  const auto third = asked.office_to(kTown).add(asked.judged(CommissionVerdict::kDone, first));
  CHECK(asked.answer(kTown).judgement()->id == third);
  CHECK(asked.answer(kTown).judgements.size() == 3);
  CHECK(asked.answer(kBureau).judgement() == nullptr);
}

TEST_CASE("a retracted judgement counts no more and can be given anew") {
  Asked asked;
  const auto wrong = asked.office_to(kTown).add(asked.judged(CommissionVerdict::kMissed));
  asked.office_to(kTown).add(FactRetracted{wrong, {}, "mistake", std::nullopt});
  CHECK(asked.answer(kTown).judgement() == nullptr);
  CHECK(asked.answer(kTown).judgements.front().retracted);
  const auto right = asked.office_to(kTown).add(asked.judged(CommissionVerdict::kDone));
  CHECK(asked.answer(kTown).judgement()->id == right);
}

TEST_CASE("who was not asked has no answer, whatever they send") {
  Asked asked;
  asked.by("stranger").add(CommissionAcknowledged{asked.issued});
  asked.by("stranger").add(CommissionDeclined{asked.issued, "no_matter", std::nullopt});
  asked.office_to(UnitCode("stranger")).add(asked.judged(CommissionVerdict::kMissed));
  CHECK(asked.history.commission().answers.size() == 2);
}

TEST_CASE("declining and cancelling are told apart") {
  Asked asked;
  asked.by("town").add(CommissionDeclined{asked.issued, "no_matter", std::nullopt});
  CHECK(asked.answer(kTown).declined.has_value());
  CHECK(!asked.history.commission().cancelled.has_value());
  asked.office_to(kTown).add(CommissionCancelled{asked.issued, "obsolete"});
  CHECK(asked.history.commission().cancelled.has_value());
}

TEST_CASE("without an issue there is no commission and no deadline") {
  History history;
  const CommissionState state = fold_commission(Subject("c"), {});
  CHECK(!state.issued.has_value());
  CHECK(!state.due_for(kTown).has_value());
}

}  // namespace
}  // namespace yibao::domain
