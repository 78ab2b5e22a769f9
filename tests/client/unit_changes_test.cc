// Changing units from the desk: only what is named differs, and what it means is said before.
#include "client/core/commands/unit_changes.h"

#include <doctest/doctest.h>

#include "client/core/unit_history.h"
#include "client/core/unit_meaning.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::County;
using testing::day;
using testing::must;
using texts::Language;

const base::UnitCode kAngsu("angsu");
const base::UnitCode kChengchuan("chengchuan");

bool any_says(const Sentences& sentences, const std::string& part) {
  return std::any_of(sentences.begin(), sentences.end(), [&](const std::string& sentence) {
    return sentence.find(part) != std::string::npos;
  });
}

struct Units {
  County county;
  Replica& office() { return county.office().replica(); }
  const domain::UnitInfo& unit(const base::UnitCode& code) {
    return *office().registry()->unit(code);
  }
  UnitStage on(const char* date) { return stage_on(office(), unit(kAngsu), day(date)); }
};

TEST_CASE("a change names what differs and leaves the rest as it is on that day") {
  Units units;
  const UnitStage before = units.on("2024-06-30");
  UnitChange change;
  change.unit = kAngsu;
  change.from = day("2024-07-01");
  change.group = "g3";
  must(change_unit(units.office(), change));
  change = {};
  change.unit = kAngsu;
  change.from = day("2024-09-01");
  change.name = "昂素街道";
  must(change_unit(units.office(), change));
  CHECK(units.on("2024-06-30").same_as(before));
  CHECK(units.on("2024-07-01").group == "g3");
  CHECK(units.on("2024-07-01").names.name == before.names.name);
  CHECK(units.on("2024-09-01").group == "g3");
  CHECK(units.on("2024-09-01").names.name == "昂素街道");
  CHECK(unit_stages(units.office(), units.unit(kAngsu)).size() == 3);
  must(units.county.office().exchange());
  CHECK(must(units.office().outbox().to_send(10)).empty());

  // A name given earlier than another does not take the later one's place.
  change = {};
  change.unit = kAngsu;
  change.from = day("2024-08-01");
  change.headcount = 12;
  must(change_unit(units.office(), change));
  CHECK(units.on("2024-08-01").names.name == before.names.name);
  CHECK(units.on("2024-09-01").names.name == "昂素街道");
}

TEST_CASE("what cannot be is refused before anything is made") {
  Units units;
  UnitChange change;
  change.unit = base::UnitCode("nowhere");
  CHECK(code_of(change_unit(units.office(), change)) == "unit_unknown");
  change.unit = kAngsu;
  CHECK(code_of(change_unit(units.office(), change)) == "not_allowed_now");  // nothing differs
  change.parent = kAngsu;
  CHECK(code_of(change_unit(units.office(), change)) == "not_allowed_now");  // its own parent
  change.parent.reset();
  change.name = "一\n行";
  CHECK(code_of(change_unit(units.office(), change)) == "not_allowed_now");
  change.name.reset();
  change.group = "no_group";
  CHECK(code_of(change_unit(units.office(), change)) == "term_unknown");
  UnitChange other;
  other.unit = kChengchuan;
  other.parent = kAngsu;
  must(change_unit(units.office(), other));
  change.group.reset();
  change.parent = kChengchuan;
  CHECK(code_of(change_unit(units.office(), change)) == "not_allowed_now");  // a circle
}

TEST_CASE("an end that is put off never comes, and a unit that ended can be taken up again") {
  Units units;
  must(end_unit(units.office(), kAngsu, kChengchuan, day("2024-07-01"), false));
  CHECK(code_of(end_unit(units.office(), kChengchuan, kAngsu, day("2024-06-01"), false)) ==
        "not_allowed_now");
  must(resume_unit(units.office(), kAngsu, day("2024-07-01")));
  CHECK_FALSE(units.unit(kAngsu).ends_on.has_value());
  CHECK(code_of(resume_unit(units.office(), kAngsu, day("2024-07-01"))) == "not_allowed_now");
  must(end_unit(units.office(), kAngsu, std::nullopt, units.office().today(), false));
  CHECK(units.unit(kAngsu).ended(units.office().today()));
  CHECK(code_of(end_unit(units.office(), kAngsu, std::nullopt, units.office().today(), false)) ==
        "not_allowed_now");
  must(resume_unit(units.office(), kAngsu, units.office().today()));
  CHECK_FALSE(units.unit(kAngsu).ended(units.office().today()));
  CHECK(code_of(end_unit(units.office(), base::UnitCode("office"), std::nullopt,
                         units.office().today(), false)) == "not_allowed_now");
}

TEST_CASE("a plan that is dropped changes nothing on its day") {
  Units units;
  const UnitStage before = units.on("2024-06-30");
  UnitChange change;
  change.unit = kAngsu;
  change.from = day("2024-07-01");
  change.group = "g3";
  must(change_unit(units.office(), change));
  must(drop_planned(units.office(), kAngsu, day("2024-07-01")));
  CHECK(units.on("2024-07-01").group == before.group);
  CHECK(unit_stages(units.office(), units.unit(kAngsu)).size() == 1);
  CHECK(code_of(drop_planned(units.office(), kAngsu, day("2024-08-01"))) == "not_found");
}

TEST_CASE("what it would mean is said in a sentence, by day and by whose points") {
  Units units;
  const auto merged = meaning_of_end(units.office(), kAngsu, kChengchuan, day("2024-07-01"), false,
                                     Language::kChinese);
  CHECK(any_says(merged, "从 2024-07-01 起，昂素镇的积分计入城川镇，此前各期不变"));
  CHECK(any_says(merged, "1 人"));
  const auto anew = meaning_of_end(units.office(), kAngsu, kChengchuan, day("2024-01-01"), true,
                                   Language::kEnglish);
  CHECK(any_says(anew, "begins anew"));
  CHECK(any_says(anew, "2024-01-01 is past"));

  UnitChange change;
  change.unit = kAngsu;
  change.from = day("2024-07-01");
  change.group = "g3";
  const auto group = meaning_of(units.office(), change, Language::kChinese);
  CHECK(any_says(group, "第三组"));
  CHECK(any_says(group, "此前各期仍为“第一组”"));
  must(change_unit(units.office(), change));
  UnitChange always;
  always.unit = kAngsu;
  always.headcount = 5;
  const auto correction = meaning_of(units.office(), always, Language::kChinese);
  CHECK(any_says(correction, "2024-07-01"));  // what is planned would be dropped
  CHECK(any_says(correction, "更正"));
  change.from = day("2024-05-01");
  change.group = "g2";
  CHECK(any_says(meaning_of(units.office(), change, Language::kChinese), "到 2024-07-01 为止"));
  always.headcount.reset();
  CHECK(meaning_of(units.office(), always, Language::kChinese).empty());
}

TEST_CASE("units that only the ruleset has are known before they are entered") {
  Units units;
  CHECK(undefined_units(units.office()).empty());
  CHECK(must(define_units_of_ruleset(units.office())) == 0);
}

}  // namespace
}  // namespace yibao::client
