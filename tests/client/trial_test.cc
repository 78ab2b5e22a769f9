#include "client/core/ruleset/trial.h"

#include <doctest/doctest.h>

#include "client/core/commands/adoption.h"
#include "client/core/commands/items.h"
#include "client/core/commands/office.h"
#include "client/core/commands/registry.h"
#include "client/core/ruleset/ruleset_text.h"
#include "client/core/ruleset/versions.h"
#include "shared/rules/load.h"
#include "tests/client/county.h"

namespace yibao::testing {
namespace {

using client::RulesetText;
using client::RulesetTrial;
using client::TrialResult;
using client::TrialUnit;

RulesetText draft_of(County& county) {
  return RulesetText::read(must(client::text_in_force(county.office().replica()))).value();
}

TrialResult tried(County& county, const RulesetText& draft, int year = 2024) {
  auto loaded = rules::load_ruleset(draft.text());
  REQUIRE(loaded.ruleset != nullptr);
  client::Replica& office = county.office().replica();
  auto trial = must(RulesetTrial::begin(office, loaded.ruleset, year));
  std::size_t slices = 0;
  while (!trial->finished()) {
    const std::size_t before = trial->done();
    must(trial->go_on(office));
    CHECK(trial->done() > before);
    ++slices;
  }
  CHECK(slices > 4);
  CHECK(trial->done() == trial->total());
  return trial->result();
}

const TrialUnit& unit(const TrialResult& result, const char* code) {
  for (const TrialUnit& each : result.units) {
    if (each.unit.text() == code) return each;
  }
  FAIL("no such unit");
  return result.units.front();
}

// An item of 昂素镇, received and taken by 《鄂尔多斯政讯》.
struct Year {
  County county;
  domain::Subject item;

  Year() : item(county.submit(county.angsu())) {
    must(county.angsu().exchange());
    client::Replica& office = county.office().replica();
    must(county.office().exchange());
    must(client::accept_item(office, item));
    must(client::adopt_item(office, item, {"ordos_zhengxun", "", {}, office.today(), ""}));
    must(county.office().exchange());
  }
};

TEST_CASE("the same rules give the same figures, places and no reason") {
  Year year;
  const TrialResult result = tried(year.county, draft_of(year.county));
  CHECK(result.by_points);
  CHECK(result.records == 2);
  CHECK(result.unknown.empty());
  CHECK(result.units.size() > 40);
  for (const TrialUnit& each : result.units) {
    CHECK(each.gain == base::Fraction());
    CHECK(each.lines.empty());
    CHECK(each.before.places.overall.place == each.after.places.overall.place);
  }
  CHECK(unit(result, "angsu").after.points.text() == "21");
  CHECK(unit(result, "angsu").after.places.overall.place == 1);
}

TEST_CASE("who gains comes first, with the rule and the line that gave more") {
  Year year;
  RulesetText draft = draft_of(year.county);
  REQUIRE(draft.replace("$.points.sum[1].items.highest[2].points", "25"));
  const TrialResult result = tried(year.county, draft);
  const TrialUnit& first = result.units.front();
  CHECK(first.unit.text() == "angsu");
  CHECK(first.gain == base::Fraction::whole(5));
  CHECK(first.before.points.text() == "21");
  CHECK(first.after.points.text() == "26");
  REQUIRE_FALSE(first.lines.empty());
  CHECK(first.lines.back().before == "20");
  CHECK(first.lines.back().after == "25");
  CHECK(result.units.back().gain == base::Fraction());
}

TEST_CASE("a target that is another is told with what was done, and a unit's own target stays") {
  Year year;
  client::Replica& office = year.county.office().replica();
  must(client::set_target(office, base::UnitCode("chengchuan"), "submitted_month", "2",
                          day("2024-01-01"), ""));
  RulesetText draft = draft_of(year.county);
  REQUIRE(draft.replace("$.targets[0].value.by_group.g1", "1"));
  const TrialResult result = tried(year.county, draft);
  const TrialUnit& town = unit(result, "angsu");
  bool told = false;
  for (const client::TrialLine& line : town.lines) {
    if (!line.is_target || line.period != "2024-03") continue;
    told = true;
    CHECK(line.before == "1/8");
    CHECK(line.after == "1/1");
  }
  CHECK(told);
  CHECK(unit(result, "chengchuan").lines.empty());
}

TEST_CASE("what the draft has no word for is counted and named") {
  Year year;
  RulesetText draft = draft_of(year.county);
  std::string text = draft.text();
  // The journal goes by another id now.
  for (std::size_t at = text.find("\"ordos_zhengxun\""); at != std::string::npos;
       at = text.find("\"ordos_zhengxun\"", at)) {
    text.replace(at, 16, "\"ordos_news\"");
  }
  const TrialResult result = tried(year.county, RulesetText::read(text).value());
  REQUIRE(result.unknown.size() == 1);
  CHECK(result.unknown[0].list == "journals");
  CHECK(result.unknown[0].records == 1);
  CHECK(result.unknown[0].name.zh.find("鄂尔多斯政讯") != std::string::npos);
  CHECK(result.units.back().unit.text() == "angsu");  // who loses most comes last
}

TEST_CASE("a year before the rules began is scored as if they had held, imported records too") {
  County county;
  client::Replica& office = county.office().replica();
  domain::RecordsImported import;
  domain::RecordsImported::Row row;
  row.on_date = day("2019-05-06");
  row.record = "submitted";
  row.kind = "dynamic";
  row.count = 12;
  import.rows.push_back(row);
  client::NewEvent event;
  event.subject = client::new_subject(office);
  event.unit = base::UnitCode("angsu");
  event.body = import;
  must(client::submit(office, std::move(event)));
  must(county.office().exchange());
  const TrialResult result = tried(county, draft_of(county), 2019);
  CHECK(unit(result, "angsu").before.points.text() == "12");
  CHECK(unit(result, "angsu").after.points.text() == "12");
  CHECK(result.records == 1);
}

TEST_CASE("rules without figures are named, on either side") {
  Year year;
  RulesetText draft = draft_of(year.county);
  const TrialResult before = tried(year.county, draft);
  REQUIRE(before.incomplete_before.size() == 1);
  CHECK(before.incomplete_after.size() == 1);
}

TEST_CASE("versions are told with the days they hold") {
  County county;
  client::Replica& office = county.office().replica();
  const auto versions = client::ruleset_versions(*office.registry(), office.today());
  REQUIRE(versions.size() == 1);
  CHECK(versions[0].state == client::RulesetVersion::State::kInForce);
  CHECK_FALSE(versions[0].until);
}

}  // namespace
}  // namespace yibao::testing
