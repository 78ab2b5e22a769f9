#include "client/core/kept_figures.h"

#include <doctest/doctest.h>

#include "client/core/commands/adoption.h"
#include "client/core/commands/items.h"
#include "client/core/commands/registry.h"
#include "client/core/ledger.h"
#include "client/core/ruleset/adoption.h"
#include "tests/client/county.h"
#include "tests/support/files.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::Computer;
using testing::County;
using testing::must;

const rules::Period kWholeYear = *rules::parse_period("2024");

std::string figures_of(rules::Scoring& scoring, base::Date day) {
  std::string text;
  for (const rules::Unit& unit : scoring.units()) {
    const auto result = scoring.unit_result(unit.id, kWholeYear, day, false);
    text += unit.id + " " + result.points.text() + " " + result.provisional.text() + " " +
            scoring.measure(unit.id, "submitted", kWholeYear, day).decimal(0).text() + "\n";
  }
  return text;
}

// What is kept is what would be computed anew, confirmed and with what waits.
void check_figures(Computer& computer) {
  Replica& replica = computer.replica();
  must(replica.figures().follow());
  const base::Date day = replica.today();
  const auto in_log = figures_of(must(Ledger::build(replica, false)).scoring(), day);
  const auto with_waiting = figures_of(must(Ledger::build(replica, true)).scoring(), day);
  CHECK(figures_of(replica.figures().figures().scoring(), day) == in_log);
  CHECK((replica.figures().any_pending() || in_log == with_waiting));
  must(replica.figures().with_pending(
      [&](ScoredFacts& all) { CHECK(figures_of(all.scoring(), day) == with_waiting); }));
  CHECK(figures_of(replica.figures().figures().scoring(), day) == in_log);
}

void check_both(County& county) {
  check_figures(county.angsu());
  check_figures(county.office());
}

domain::Subject accepted_item(County& county) {
  const auto item = county.submit(county.angsu());
  check_figures(county.angsu());
  must(county.angsu().exchange());
  must(county.office().exchange());
  must(accept_item(county.office().replica(), item));
  return item;
}

void adopt(County& county, const domain::Subject& item, const char* journal) {
  Adoption adoption;
  adoption.journal = journal;
  adoption.on_date = testing::day("2024-03-01");
  adoption.reason = "确有价值";
  must(adopt_item(county.office().replica(), item, adoption));
  check_figures(county.office());
  must(county.office().exchange());
  must(county.angsu().exchange());
}

TEST_CASE("figures that are kept follow every change of an item") {
  County county;
  check_both(county);
  const auto first = accepted_item(county);
  adopt(county, first, "ordos_zhengxun");
  check_both(county);
  const auto second = accepted_item(county);
  adopt(county, second, "guoban");
  check_both(county);
  adopt(county, first, "meiri_yaoqing");
  check_both(county);
}

TEST_CASE("other rules, and another sign-in, build them anew") {
  County county;
  const auto item = accepted_item(county);
  adopt(county, item, "guoban");
  check_both(county);
  std::string text = testing::read_file(testing::source_path("schemas/jurisdictions/otog.json"));
  const std::size_t version = text.find("\"version\": 1");
  REQUIRE(version != std::string::npos);
  text.replace(version, 12, "\"version\": 2");
  must(adopt_ruleset(county.office().replica(), text, std::nullopt));
  check_figures(county.office());
  must(county.office().exchange());
  must(county.angsu().exchange());
  check_both(county);
  county.angsu().replica().sign_out();
  must(county.angsu().sign_in());
  check_figures(county.angsu());
}

TEST_CASE("without a ruleset nothing is kept") {
  County county;
  Computer bare(county, base::UnitCode("angsu"));
  CHECK(code_of(bare.replica().figures().follow()) == "ruleset_missing");
}

TEST_CASE(
    "what was published is compared at its own stamp, and nothing is left of the comparison") {
  County county;
  Replica& replica = county.angsu().replica();
  const auto first = accepted_item(county);
  adopt(county, first, "ordos_zhengxun");
  county.server().scoring().work();
  must(county.angsu().exchange());
  const auto standing = must(published_standing(replica));
  REQUIRE(standing.has_value());
  // The log goes on after the stamp: about the same item and another one.
  adopt(county, first, "guoban");
  accepted_item(county);
  must(county.angsu().exchange());
  const std::string before =
      figures_of(must(Ledger::build(replica, false)).scoring(), replica.today());
  CHECK(must(replica.figures().differences_from(*standing)).empty());
  CHECK(must(compare_with_published(replica, *standing)).empty());
  CHECK(figures_of(replica.figures().figures().scoring(), replica.today()) == before);
  check_figures(county.angsu());
  auto changed = *standing;
  for (protocol::StandingUnit& unit : changed.units) unit.points = "999";
  CHECK(must(replica.figures().differences_from(changed)) ==
        must(compare_with_published(replica, changed)));
  CHECK(must(replica.figures().differences_from(changed)).front().unit.text() == "angsu");
}

}  // namespace
}  // namespace yibao::client
