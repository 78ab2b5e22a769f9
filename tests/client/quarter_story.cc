#include "tests/client/quarter_story.h"

#include <doctest/doctest.h>

#include "client/core/commands/commissions.h"
#include "client/core/commission_review.h"

namespace yibao::testing {

void QuarterStory::tell() {
  april_items();
  april_reviews();
  april_commission();
  april_journals();
  may();
  june();
  after();
  correct();
  check_agreement("2024-Q2");
  check_agreement("2024-04");
}

void QuarterStory::issue(client::Replica& officer, const std::string& title,
                         const std::string& text, const std::vector<std::string>& units) {
  client::CommissionInput input;
  input.title = title;
  input.text = text;
  for (const std::string& code : units) input.units.emplace_back(code);
  input.due = at("2024-04-25 18:00");
  commission = must(client::issue_commission(officer, input));
}

void QuarterStory::judge(client::Replica& officer, const std::string& code,
                         domain::CommissionVerdict verdict) {
  must(client::judge_commission(officer, commission, base::UnitCode(code), verdict, {}, ""));
}

void QuarterStory::check_answers() {
  const client::CommissionTally tally = must(review_commission(at_first(), commission)).tally;
  CHECK(tally.asked == 3);
  CHECK(tally.in_time == 1);
  CHECK(tally.late == 1);
  CHECK(tally.overdue == 1);
}

report::Bulletin QuarterStory::check_correction(const std::vector<report::BulletinChange>& changes,
                                                const std::string& code) {
  const base::Bytes before = frozen(first(), quarter);
  const client::PublishedBulletin correction = publish(second(), "2024-Q2", quarter.fact.id);
  CHECK(correction.fact.body.corrects == quarter.fact.id);
  report::Bulletin corrected = must(client::snapshot_of(at_first(), correction));
  CHECK(corrected.corrects->event == quarter.fact.id.text());
  CHECK(told(corrected.changes) == told(changes));
  for (Computer* computer : {&first(), &second(), &unit(code)}) {
    CHECK(frozen(*computer, quarter) == before);
    CHECK(must(client::bulletins(computer->replica())).at(1).corrected_by == correction.fact.id);
  }
  CHECK(told(must(client::changes_since(at_first(), correction, true)).changes).empty());
  return corrected;
}

}  // namespace yibao::testing
