// Standings: computed again after every commit, the same as from the beginning, signed.
#include <doctest/doctest.h>

#include <algorithm>

#include "tests/support/jurisdiction_fixture.h"
#include "tests/support/must.h"

using namespace yibao;
using protocol::Outcome;
using protocol::StandingDocument;
using testing::Draft;
using testing::JurisdictionFixture;
using testing::must;

namespace {

std::shared_ptr<const server::PublishedStanding> published(JurisdictionFixture& fixture) {
  fixture.server().scoring().work();
  return fixture.server().scoring().latest();
}

// Points of a unit, as published.
std::string points(JurisdictionFixture& fixture, const base::UnitCode& unit) {
  const StandingDocument document = published(fixture)->document;
  for (const auto& each : document.units) {
    if (each.unit == unit) return each.points;
  }
  return "absent";
}

void by_office(JurisdictionFixture& fixture, domain::EventBody body, const domain::Subject& subject,
               const base::UnitCode& unit) {
  domain::Event event = fixture.event(fixture.administrator(), std::move(body), subject);
  event.unit = unit;
  REQUIRE(fixture.push_one(fixture.administrator(), event).outcome == Outcome::kAdmitted);
}

// The same log, read by a server that starts now.
base::Bytes recomputed(JurisdictionFixture& fixture) {
  fixture.restart();
  return published(fixture)->bytes;
}

}  // namespace

TEST_CASE("a town's points follow what is received, adopted, forwarded and taken back") {
  JurisdictionFixture fixture;
  const auto town = fixture.reporter().unit;
  CHECK(points(fixture, town) == "0");
  const Draft draft = fixture.draft(fixture.reporter());
  const domain::Event sign_off = fixture.submit(fixture.reporter(), draft);
  CHECK(points(fixture, town) == "1");  // a dynamic submitted
  by_office(fixture, domain::ItemAccepted{sign_off.id, {}}, draft.item, town);
  domain::ItemAdopted adopted;
  adopted.journal = "ordos_zhengxun";
  adopted.on_date = testing::day("2024-03-01");
  const domain::Event adoption = [&] {
    auto event = fixture.event(fixture.administrator(), adopted, draft.item);
    event.unit = town;
    REQUIRE(fixture.push_one(fixture.administrator(), event).outcome == Outcome::kAdmitted);
    return event;
  }();
  CHECK(points(fixture, town) == "21");  // and 20 for the city's journal
  by_office(fixture, domain::FactRetracted{adoption.id, {}, "wording", {}}, draft.item, town);
  CHECK(points(fixture, town) == "1");
  CHECK(points(fixture, fixture.neighbour().unit) == "0");
}

TEST_CASE(
    "rules that begin on a later day score what was said before by their own words from then on") {
  JurisdictionFixture fixture;
  const auto town = fixture.reporter().unit;
  const Draft draft = fixture.draft(fixture.reporter());
  const domain::Event sign_off = fixture.submit(fixture.reporter(), draft);
  by_office(fixture, domain::ItemAccepted{sign_off.id, {}}, draft.item, town);
  domain::ItemInstructed instructed;
  instructed.post = "city_leader";
  instructed.on_date = testing::day("2024-03-01");
  by_office(fixture, instructed, draft.item, town);
  CHECK(points(fixture, town) == "21");
  // From April on a city leader is one of the region's: 30 instead of 20.
  std::string text = testing::read_file(testing::source_path("schemas/jurisdictions/otog.json"));
  const std::string post = "\"id\": \"city_leader\"";
  const auto at = text.find(post);
  REQUIRE(at != std::string::npos);
  const auto level = text.find("\"level\": \"city\"", at);
  REQUIRE(level != std::string::npos);
  text.replace(level, 15, "\"level\": \"region\"");
  REQUIRE(fixture.adopt(text, testing::day("2024-04-01")).outcome == Outcome::kAdmitted);
  CHECK(points(fixture, town) == "21");
  fixture.clock.advance(std::chrono::hours(24 * 40));
  const std::string later = points(fixture, town);
  CHECK(later != "21");
  fixture.restart();
  CHECK(points(fixture, town) == later);
}

TEST_CASE("what is published step by step is what a server computes from the whole log") {
  JurisdictionFixture fixture;
  for (int i = 0; i < 12; ++i) {
    const auto& author = i % 3 == 0 ? fixture.neighbour() : fixture.reporter();
    const Draft draft = fixture.draft(author);
    const domain::Event sign_off = fixture.submit(author, draft);
    static_cast<void>(published(fixture));
    if (i % 4 == 1) {
      by_office(fixture, domain::ItemReturned{sign_off.id, {}, "late", {}}, draft.item,
                author.unit);
    } else {
      by_office(fixture, domain::ItemAccepted{sign_off.id, {}}, draft.item, author.unit);
      by_office(fixture, domain::ItemForwarded{"city", testing::day("2024-03-01")}, draft.item,
                author.unit);
    }
    const StandingDocument before = published(fixture)->document;
    const auto bytes = published(fixture)->bytes;
    CHECK(before.sequence == static_cast<std::int64_t>(fixture.size()));
    if (i % 3 == 2) CHECK(recomputed(fixture) == bytes);
  }
}

TEST_CASE("a ruleset that says something else of a post changes what was recorded before") {
  JurisdictionFixture fixture;
  const auto town = fixture.reporter().unit;
  const Draft draft = fixture.draft(fixture.reporter());
  const domain::Event sign_off = fixture.submit(fixture.reporter(), draft);
  by_office(fixture, domain::ItemAccepted{sign_off.id, {}}, draft.item, town);
  domain::ItemInstructed instructed;
  instructed.post = "city_leader";
  instructed.on_date = testing::day("2024-03-01");
  by_office(fixture, instructed, draft.item, town);
  CHECK(points(fixture, town) == "21");  // submitted, and 20 for the city's leader

  std::string text = testing::read_file(testing::source_path("schemas/jurisdictions/otog.json"));
  const std::size_t post = text.find("\"city_leader\"");
  REQUIRE(post != std::string::npos);
  text.replace(text.find("\"city\"", post), 6, "\"region\"");
  const auto from = fixture.server().state()->registry->rulesets().front().from;
  REQUIRE(fixture.adopt(text, from).outcome == Outcome::kAdmitted);
  CHECK(points(fixture, town) == "31");
  const auto bytes = published(fixture)->bytes;
  CHECK(recomputed(fixture) == bytes);
}

TEST_CASE("a standing is signed by the log key and travels once to each who has an older one") {
  JurisdictionFixture fixture;
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  const auto latest = published(fixture);
  const auto log_key = fixture.server().writer().log_key().public_key();
  const auto opened = must(protocol::open_standing(latest->bytes, log_key));
  CHECK(opened.sequence == static_cast<std::int64_t>(fixture.size()));
  CHECK(opened.period == "2024");
  CHECK(opened.ruleset == "otog");
  CHECK(opened.ruleset_hash == fixture.server().state()->registry->rulesets()[0].hash);
  std::string changed = latest->bytes;
  changed[changed.size() / 2] = static_cast<char>(changed[changed.size() / 2] ^ 1);
  CHECK_FALSE(protocol::open_standing(changed, log_key).has_value());

  auto request = fixture.request();
  request.pull_bytes_max = 1;
  CHECK(must(fixture.exchange(fixture.neighbour(), request)).standing == latest->bytes);
  request.standing_sequence = latest->sequence;
  CHECK(must(fixture.exchange(fixture.neighbour(), request)).standing == latest->bytes);
  request.standing_day = latest->document.as_of;
  CHECK(must(fixture.exchange(fixture.neighbour(), request)).standing.empty());
}

TEST_CASE("places in a ranking follow the points and say who is level") {
  JurisdictionFixture fixture;
  fixture.submit(fixture.reporter(), fixture.draft(fixture.reporter()));
  const StandingDocument document = published(fixture)->document;
  CHECK(document.units.size() > 2);
  for (const auto& unit : document.units) {
    const auto place = std::find_if(unit.places.begin(), unit.places.end(),
                                    [](const auto& each) { return each.ranking == "overall"; });
    REQUIRE(place != unit.places.end());
    const bool first = unit.unit == fixture.reporter().unit;
    CHECK(place->place == (first ? 1 : 2));
    CHECK(place->tied == !first);
    CHECK(place->of == static_cast<std::int64_t>(document.units.size()));
  }
}

TEST_CASE("a new day publishes anew although nothing happened") {
  JurisdictionFixture fixture;
  const auto today = published(fixture)->document;
  CHECK(today.as_of == testing::day("2024-03-01"));
  const auto bytes = published(fixture)->bytes;
  fixture.clock.advance(std::chrono::hours(1));
  CHECK(published(fixture)->bytes == bytes);
  fixture.clock.advance(std::chrono::hours(24));
  CHECK(published(fixture)->document.as_of == testing::day("2024-03-02"));
}

TEST_CASE("a unit defined later is ranked from then on") {
  JurisdictionFixture fixture;
  const std::size_t before = published(fixture)->document.units.size();
  domain::UnitDefined body;
  body.group = "g1";
  domain::Event defined = fixture.event(fixture.administrator(), body, domain::Subject("newtown"));
  defined.unit = base::UnitCode("newtown");
  REQUIRE(fixture.push_one(fixture.administrator(), defined).outcome == Outcome::kAdmitted);
  CHECK(published(fixture)->document.units.size() == before + 1);
  CHECK(points(fixture, base::UnitCode("newtown")) == "0");
}
