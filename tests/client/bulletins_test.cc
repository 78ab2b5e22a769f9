// Bulletins from the first draft to the correction of what was published.
#include "client/core/bulletins.h"

#include <doctest/doctest.h>

#include "client/core/bulletin_drafting.h"
#include "client/core/commands/adoption.h"
#include "client/core/commands/commissions.h"
#include "client/core/commands/items.h"
#include "client/core/commands/office.h"
#include "shared/report/bulletin_changes.h"
#include "tests/client/county.h"
#include "tests/support/fields.h"

namespace yibao::client {
namespace {

using testing::Computer;
using testing::County;
using testing::must;

const rules::Period kFirstQuarter = *rules::parse_period("2024-Q1");

// Why something could not be done: "bulletin_again".
template <class Value>
std::string why(const base::Result<Value>& result) {
  if (result) return "";
  for (const auto& [key, value] : result.error().args) {
    if (key == "reason") return value;
  }
  return std::string(base::name(result.error().code));
}

// The office after a quarter in which one town had one item adopted.
struct Publisher {
  County county;
  domain::Subject item;
  base::EventId adopted;

  Publisher() {
    item = county.submit(county.angsu());
    must(county.angsu().exchange());
    must(office().exchange());
    must(accept_item(replica(), item));
    adopted = adopt("2024-03-20");
    must(office().exchange());
    wait_until("2024-04-03 09:00");
  }
  Computer& office() { return county.office(); }
  Replica& replica() { return office().replica(); }
  void wait_until(const char* time) {
    county.clock.advance(testing::at(time) - county.clock.now());
  }
  base::EventId adopt(const char* day) {
    Adoption adoption;
    adoption.journal = "ordos_zhengxun";
    adoption.on_date = testing::day(day);
    adoption.reason = "确有价值";
    return must(adopt_item(replica(), item, adoption));
  }
  static BulletinPlan plan(std::optional<base::EventId> corrects = std::nullopt) {
    return {domain::BulletinKind::kFigures, kFirstQuarter, corrects};
  }
  // As a person does it: looks at the draft, publishes what they saw.
  base::Result<domain::Subject> publish(const BulletinPlan& plan,
                                        report::BulletinEdits edits = {}) {
    YIBAO_TRY(report::Bulletin drafted, draft_bulletin(replica(), plan));
    report::follow(edits, drafted);
    return publish_bulletin(replica(), plan, edits, report::edited(std::move(drafted), edits));
  }
  PublishedBulletin published(std::size_t number = 0) {
    return must(bulletins(replica())).at(number);
  }
};

TEST_CASE("the office drafts from everybody's figures; who does not see all units cannot") {
  Publisher publisher;
  const report::Bulletin drafted = must(draft_bulletin(publisher.replica(), Publisher::plan()));
  CHECK(drafted.units.front().name == "昂素镇");
  CHECK(drafted.units.front().points == "21");
  CHECK(drafted.number == 1);
  CHECK(drafted.head->issued == "2024-04-03");
  CHECK(drafted.sequence > 5);
  CHECK(drafted.section("overall")->text.find("共报送政务信息1条，采用1条。") != std::string::npos);
  CHECK(why(draft_bulletin(publisher.county.angsu().replica(), Publisher::plan())) ==
        "@why.office_only");
  BulletinPlan coming = Publisher::plan();
  coming.period = *rules::parse_period("2024-Q3");
  CHECK(why(draft_bulletin(publisher.replica(), coming)) == "@why.bulletin_future");
}

TEST_CASE("what was published is read from its snapshot, here and in the town, whatever comes") {
  Publisher publisher;
  must(publisher.publish(Publisher::plan()));
  must(publisher.office().exchange());
  const report::Bulletin here = must(snapshot_of(publisher.replica(), publisher.published()));
  must(publisher.county.angsu().exchange());
  Replica& town = publisher.county.angsu().replica();
  const auto list = must(bulletins(town));
  REQUIRE(list.size() == 1);
  CHECK(testing::dump(must(snapshot_of(town, list.front()))) == testing::dump(here));
  must(retract_fact(publisher.replica(), publisher.adopted, "mistake", ""));
  must(publisher.office().exchange());
  CHECK(testing::dump(must(snapshot_of(publisher.replica(), publisher.published()))) ==
        testing::dump(here));
}

TEST_CASE("nothing is published while something of the office's own waits") {
  Publisher publisher;
  must(comment_item(publisher.replica(), publisher.item, "数字很好"));
  CHECK(why(publisher.publish(Publisher::plan())) == "@why.bulletin_waiting");
  must(publisher.office().exchange());
  CHECK(why(publisher.publish(Publisher::plan())).empty());
}

TEST_CASE("a period is published once; a running one may be published again when it is over") {
  Publisher publisher;
  BulletinPlan running = Publisher::plan();
  running.period = *rules::parse_period("2024-Q2");
  must(publisher.publish(running));
  must(publisher.office().exchange());
  CHECK(why(publisher.publish(Publisher::plan())).empty());
  must(publisher.office().exchange());
  CHECK(why(publisher.publish(Publisher::plan())) == "@why.bulletin_again");
  publisher.wait_until("2024-07-02 09:00");
  CHECK(why(publisher.publish(running)).empty());
  must(publisher.office().exchange());
  CHECK(why(publisher.publish(running)) == "@why.bulletin_again");
  CHECK(publisher.published(2).fact.body.number == 3);
}

TEST_CASE(
    "a number that is taken is refused; the next one is proposed, and begins anew each year") {
  Publisher publisher;
  must(publisher.publish(Publisher::plan()));
  must(publisher.office().exchange());
  BulletinPlan month = Publisher::plan();
  month.period = *rules::parse_period("2024-03");
  CHECK(must(draft_bulletin(publisher.replica(), month)).number == 2);
  report::BulletinEdits edits;
  edits.number = 1;
  CHECK(why(publisher.publish(month, edits)) == "@why.bulletin_number");
  edits.number = 0;
  CHECK(why(publisher.publish(month, edits)) == "@why.bulletin_number");
  publisher.wait_until("2025-01-04 09:00");
  CHECK(must(draft_bulletin(publisher.replica(), month)).number == 1);
}

TEST_CASE("figures that moved under a person's eyes are not published unseen") {
  Publisher publisher;
  report::BulletinEdits edits;
  const report::Bulletin seen = must(draft_bulletin(publisher.replica(), Publisher::plan()));
  report::follow(edits, seen);
  // A comment moves no figure.
  must(comment_item(publisher.replica(), publisher.item, "好"));
  must(publisher.office().exchange());
  SUBCASE("what moves nothing does not matter") {
    CHECK(why(publish_bulletin(publisher.replica(), Publisher::plan(), edits, seen)).empty());
  }
  SUBCASE("what moves a figure does") {
    must(retract_fact(publisher.replica(), publisher.adopted, "mistake", ""));
    must(publisher.office().exchange());
    CHECK(why(publish_bulletin(publisher.replica(), Publisher::plan(), edits, seen)) ==
          "@why.bulletin_moved");
  }
}

TEST_CASE("what was retracted after publishing is told with its entries, and corrected once") {
  Publisher publisher;
  must(publisher.publish(Publisher::plan()));
  must(publisher.office().exchange());
  const base::EventId first = publisher.published().fact.id;
  CHECK(must(changes_since(publisher.replica(), publisher.published(), true)).changes.empty());
  CHECK(why(publisher.publish(Publisher::plan(first))) == "@why.bulletin_unchanged");

  must(retract_fact(publisher.replica(), publisher.adopted, "mistake", ""));
  must(publisher.office().exchange());
  const BulletinSince since = must(changes_since(publisher.replica(), publisher.published(), true));
  REQUIRE(!since.changes.empty());
  const report::BulletinChange& town = since.changes.front();
  CHECK(town.name == "昂素镇");
  CHECK(town.figures.front().before == "21");
  CHECK(town.figures.front().now == "1");
  REQUIRE(town.causes.size() == 1);
  CHECK(town.causes.front().gone);
  CHECK(town.causes.front().what == "2024年3月20日采用");
  CHECK(town.causes.front().entry < *town.causes.front().by);

  must(publisher.publish(Publisher::plan(first)));
  must(publisher.office().exchange());
  const auto list = must(bulletins(publisher.replica()));
  REQUIRE(list.size() == 2);
  CHECK(list[0].corrected_by == list[1].fact.id);
  const report::Bulletin correction = must(snapshot_of(publisher.replica(), list[1]));
  CHECK(correction.title == "关于2024年第一季度政务信息工作情况的更正通报");
  CHECK(correction.corrects->event == first.text());
  CHECK(correction.changes.size() == since.changes.size());
  // From now on the correction is what counts.
  CHECK(why(publisher.publish(Publisher::plan(first))) == "@why.bulletin_corrected");
  CHECK(must(changes_since(publisher.replica(), list[1], false)).changes.empty());
}

TEST_CASE("what came late for a period is told as what came after") {
  Publisher publisher;
  must(publisher.publish(Publisher::plan()));
  must(publisher.office().exchange());
  must(instruct_item(publisher.replica(), publisher.item, "", "city_leader",
                     testing::day("2024-03-28"), ""));
  must(publisher.office().exchange());
  const auto changes =
      must(changes_since(publisher.replica(), publisher.published(), true)).changes;
  REQUIRE(!changes.empty());
  REQUIRE(changes.front().causes.size() == 1);
  CHECK(!changes.front().causes.front().gone);
  CHECK(report::change_words(changes.front()).find("2024年3月28日批示") != std::string::npos);
  // The year's other facts are none of this quarter's business.
  must(publisher.office().exchange());
  publisher.adopt("2024-04-02");
  must(publisher.office().exchange());
  CHECK(must(changes_since(publisher.replica(), publisher.published(), true))
            .changes.front()
            .causes.size() == 1);
}

TEST_CASE("a bulletin whose content was purged is listed and says that it is gone") {
  Publisher publisher;
  must(publisher.publish(Publisher::plan()));
  must(publisher.office().exchange());
  const PublishedBulletin published = publisher.published();
  NewEvent purge;
  purge.body = domain::ContentPurged{{published.fact.body.snapshot}, "mistake"};
  purge.subject = published.id;
  must(submit(publisher.replica(), std::move(purge)));
  must(publisher.office().exchange());
  REQUIRE(must(bulletins(publisher.replica())).size() == 1);
  CHECK(why(snapshot_of(publisher.replica(), publisher.published())) == "content_purged");
  CHECK(why(changes_since(publisher.replica(), publisher.published(), false)) == "content_purged");
  CHECK(why(draft_bulletin(publisher.replica(), Publisher::plan(published.fact.id))) ==
        "content_purged");
}

TEST_CASE("of two bulletins with one number the later is marked") {
  Publisher publisher;
  must(publisher.publish(Publisher::plan()));
  must(publisher.office().exchange());
  // A colleague whose computer had not heard of it.
  NewEvent event;
  event.body = publisher.published().fact.body;
  event.known_contents = {publisher.published().fact.body.snapshot};
  event.subject = new_subject(publisher.replica());
  must(submit(publisher.replica(), std::move(event)));
  const auto list = must(bulletins(publisher.replica()));
  REQUIRE(list.size() == 2);
  CHECK(!list[0].number_repeated);
  CHECK(list[1].number_repeated);
}

TEST_CASE("the next bulletin has the head of the last one") {
  Publisher publisher;
  report::BulletinEdits edits;
  edits.head_name = "鄂托克前旗政务信息通报";
  edits.addressees = "各苏木镇人民政府，旗直各部门";
  edits.copies = "旗委办公室";
  must(publisher.publish(Publisher::plan(), edits));
  must(publisher.office().exchange());
  BulletinPlan month = Publisher::plan();
  month.period = *rules::parse_period("2024-03");
  const report::Bulletin next = must(draft_bulletin(publisher.replica(), month));
  CHECK(next.head->name == "鄂托克前旗政务信息通报");
  CHECK(next.head->addressees == "各苏木镇人民政府，旗直各部门");
  CHECK(next.head->copies == "旗委办公室");
  CHECK(next.head->issue == "2024年第2期");
}

TEST_CASE(
    "what was made of a draft is kept under a name that says which, and goes when it is "
    "published") {
  Publisher publisher;
  const BulletinPlan plan = Publisher::plan();
  for (const BulletinPlan& each :
       {plan, Publisher::plan(publisher.adopted),
        BulletinPlan{domain::BulletinKind::kAwards, kFirstQuarter, publisher.adopted}}) {
    CHECK(plan_of(paper_of(each)) == each);
  }
  CHECK(!plan_of("edit something"));
  CHECK(!plan_of("bulletin tomorrow"));
  report::BulletinEdits edits = must(kept_edits(publisher.replica(), plan));
  report::follow(edits, must(draft_bulletin(publisher.replica(), plan)));
  edits.section("requirements")->text = "请各单位再接再厉。";
  must(publisher.replica().papers().put(paper_of(plan), report::encode(edits),
                                        publisher.replica().now()));
  must(publisher.publish(plan, must(kept_edits(publisher.replica(), plan))));
  const report::Bulletin published = must(snapshot_of(publisher.replica(), publisher.published()));
  CHECK(published.section("requirements")->text == "请各单位再接再厉。");
  CHECK(!must(publisher.replica().papers().get(paper_of(plan))).has_value());
}

TEST_CASE("commissions are counted by the day they were due, answered or not") {
  Publisher publisher;
  publisher.wait_until("2024-04-10 09:00");
  CommissionInput input;
  input.title = "供暖保障情况";
  input.text = "请报送供暖保障的做法和数字。";
  input.units = {base::UnitCode("angsu"), base::UnitCode("jiaotiju"), base::UnitCode("caizhengju")};
  input.due = testing::at("2024-04-20 18:00");
  const auto commission = must(issue_commission(publisher.replica(), input));
  must(judge_commission(publisher.replica(), commission, base::UnitCode("jiaotiju"),
                        domain::CommissionVerdict::kMissed, {}, ""));
  must(publisher.office().exchange());
  publisher.wait_until("2024-07-02 09:00");
  const auto tallied = [&](const char* period) {
    Ledger ledger = must(Ledger::build(publisher.replica(), false, *rules::parse_period(period)));
    return must(commission_tallies(publisher.replica(), ledger.scoring().facts(),
                                   *rules::parse_period(period), publisher.replica().today()));
  };
  CHECK(tallied("2024-Q1").empty());
  const auto quarter = tallied("2024-Q2");
  REQUIRE(quarter.size() == 3);
  CHECK(quarter[0].unit == "angsu");
  CHECK(quarter[0].overdue == 1);
  CHECK(quarter[2].unit == "jiaotiju");
  CHECK(quarter[2].failed == 1);
  CHECK(quarter[2].overdue == 0);
}

}  // namespace
}  // namespace yibao::client
