// What the loader says of single faults, each put into a ruleset that uses every field there is.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "shared/rules/load.h"
#include "shared/texts/catalogue.h"
#include "tests/rules/problems.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

using nlohmann::json;

json everything() {
  return json::parse(
      testing::read_file(testing::source_path("tests/rules/rulesets/everything.json")));
}

// A value put somewhere (or a field taken away), and what must be said about it.
struct Fault {
  const char* where;  // a JSON pointer
  json value;         // null: the field goes
  const char* place;
  const char* key;
  const char* mentions = "";  // part of the English sentence
};

const std::vector<Fault>& faults() {
  static const std::vector<Fault> kFaults = {
      // -- the head
      {"/format", "yibao.ruleset/9", "$.format", "wrong_format", "yibao.ruleset/1"},
      {"/ruleset", nullptr, "$.ruleset", "missing", "“ruleset” is missing"},
      {"/ruleset", "Otog Banner", "$.ruleset", "not_an_id", "Otog Banner"},
      {"/ruleset", "", "$.ruleset", "not_a_text"},
      {"/version", 0, "$.version", "not_a_whole_number", "from 1 to 1000000"},
      {"/version", "3", "$.version", "not_a_whole_number"},
      {"/version", 18'446'744'073'709'551'615ULL, "$.version", "not_a_whole_number"},
      {"/name", "", "$.name", "not_a_text"},
      {"/name", json{{"en", "only English"}}, "$.name.zh", "missing"},
      {"/name", json{{"zh", "名"}, {"fr", "nom"}}, "$.name.fr", "unknown_field", "allowed: zh, en"},
      {"/name", 7, "$.name", "not_an_object"},
      {"/place", nullptr, "$.place", "missing"},
      {"/in_force_from", nullptr, "$.in_force_from", "missing", "2022-07-06"},
      {"/in_force_from", "2021-02-30", "$.in_force_from", "not_a_date"},
      {"/in_force_from", "2021/3/1", "$.in_force_from", "not_a_date"},
      {"/awards_from", 20210101, "$.awards_from", "not_a_date"},
      {"/grace_hours", 745, "$.grace_hours", "not_a_whole_number", "from 0 to 744"},
      {"/utc_offset_minutes", -841, "$.utc_offset_minutes", "not_a_whole_number"},
      {"/sub_units_count_for_parent", "yes", "$.sub_units_count_for_parent", "not_true_or_false"},
      {"/colour", "red", "$.colour", "unknown_field", "awards_from"},
      {"/attribution", json::array({json::object()}), "$.attribution", "not_an_object"},
      {"/attribution/mode", "halves", "$.attribution.mode", "not_a_choice",
       "full, equal, lead_only"},
      {"/attribution/shares", json::array(), "$.attribution.shares", "missing"},
      {"/attribution/shares/1", "a third", "$.attribution.shares[1]", "not_a_decimal"},
      {"/attribution/amount", 10, "$.attribution.amount", "unknown_field"},
      {"/interpretations/0/text", nullptr, "$.interpretations[0].text", "missing"},
      // -- words
      {"/levels/1/id", "county", "$.levels[1].id", "repeated", "county"},
      {"/levels/1/aliases", json::array({"县"}), "$.levels", "name_shared", "县"},
      {"/units/1/name", "财政局", "$.units", "name_shared"},
      {"/units/0/group", "towns", "$.units[0].group", "not_defined", "allowed: town, dept"},
      {"/units/1/parent", "nobody", "$.units[1].parent", "not_defined", "east, station, finance"},
      {"/units/0/parent", "station", "$.units[0].parent", "circle", "east"},
      {"/units/0/parent", "east", "$.units[0].parent", "circle"},
      {"/units/0/headcount", -1, "$.units[0].headcount", "not_a_whole_number"},
      {"/units/0/aliases", json::array({"", "东"}), "$.units[0].aliases[0]", "not_a_text"},
      {"/kinds/0/words_min", 501, "$.kinds[0].words_min", "least_above_most"},
      {"/journals/0/level", "region", "$.journals[0].level", "not_defined", "county, city"},
      {"/journals/0/forms/0", "long", "$.journals[0].forms", "not_defined", "short, feature"},
      {"/journals/1", json{{"id", "other"}, {"name", "县刊"}, {"level", "county"}}, "$.journals",
       "name_shared", "县刊"},
      {"/posts/0/level", "nation", "$.posts[0].level", "not_defined"},
      {"/records/0/about", "person", "$.records[0].about", "not_a_choice", "item, unit"},
      {"/records/0/id", "submitted", "$.records[0].id", "repeated"},
      {"/records", "training", "$.records", "not_an_object"},
      {"/groups/0/interpretation", "misread", "$.groups[0].interpretation", "not_defined",
       "reading"},
      // -- checks
      {"/signoff", nullptr, "$.signoff", "missing", "signers"},
      {"/signoff/1/flag", "urgent", "$.signoff", "last_must_fit_all"},
      {"/signoff/0/signers", json::array(), "$.signoff[0].signers", "missing",
       "reporter, in_charge"},
      {"/signoff/0/gates/2", "spelling", "$.signoff[0].gates[2]", "not_a_choice",
       "policy, content"},
      {"/signoff/0/kind", "novel", "$.signoff[0].kind", "not_defined", "“novel” is not defined"},
      {"/preflight/word_limits", "fatal", "$.preflight.word_limits", "not_a_choice"},
      {"/preflight/required/0/field", nullptr, "$.preflight.required[0].field", "missing"},
      {"/preflight/structure/0/kind", "novel", "$.preflight.structure[0].kind", "not_defined"},
      {"/preflight/structure/0/parts", json::array(), "$.preflight.structure[0].parts", "missing"},
      {"/preflight/structure/0/parts/1/name", nullptr, "$.preflight.structure[0].parts[1].name",
       "missing"},
      {"/preflight/subject_line/parts", json::array(), "$.preflight.subject_line.parts", "missing"},
      {"/preflight/bunching/more_than_share", 0.5, "$.preflight.bunching.more_than_share",
       "fraction_not_quoted", "\"0.5\""},
      {"/preflight/bunching/last_days", 0, "$.preflight.bunching.last_days", "not_a_whole_number"},
      {"/clocks/0/day_of_next_month", 15, "$.clocks[0]", "not_exactly_one",
       "days, day_of_next_month"},
      {"/clocks/0/days", nullptr, "$.clocks[0]", "not_exactly_one"},
      {"/obligations/0/record", "planning", "$.obligations[0].record", "not_defined", "training"},
      {"/obligations/0/due", nullptr, "$.obligations[0].due", "missing"},
      {"/interviews/if", nullptr, "$.interviews.if", "missing"},
      {"/bulletins/every", "fortnight", "$.bulletins.every", "not_a_choice",
       "week, month, quarter"},
      // -- measures, selectors, targets
      {"/measures/0/items", nullptr, "$.measures[0]", "not_exactly_one",
       "items, records, weighted"},
      {"/measures/0/records", json::object(), "$.measures[0]", "not_exactly_one"},
      {"/measures/0/items/record", "sent", "$.measures[0].items.record", "not_defined",
       "submitted"},
      {"/measures/0/items/kind", json::array(), "$.measures[0].items.kind", "empty_list"},
      {"/measures/0/items/kind/0", 5, "$.measures[0].items.kind[0]", "not_a_text"},
      {"/measures/0/items/none", json::array(), "$.measures[0].items.none", "empty_list"},
      {"/measures/0/items/colour", "red", "$.measures[0].items.colour", "unknown_field",
       "item_has"},
      {"/measures/0/items", "submitted", "$.measures[0].items", "not_an_object"},
      {"/measures/2/records/people/least", 101, "$.measures[2].records.people.least",
       "least_above_most"},
      {"/measures/2/records/people/least", "many", "$.measures[2].records.people.least",
       "not_a_decimal"},
      {"/measures/4/distinct/by", "flag", "$.measures[4].distinct.by", "not_a_choice", "journal"},
      {"/measures/4/distinct/by", nullptr, "$.measures[4].distinct.by", "missing"},
      {"/measures/5/sum/quantity", "money", "$.measures[5].sum.quantity", "not_a_choice"},
      {"/measures/6/ratio/of", "taken", "$.measures[6].ratio.of", "not_defined", "submitted"},
      {"/measures/6/ratio/if_zero", nullptr, "$.measures[6].ratio.if_zero", "missing"},
      {"/measures/6/ratio/of", "rate", "$.measures[6]", "circle", "rate"},
      {"/measures/7/points", "nothing", "$.measures[7].points", "not_defined"},
      {"/measures/7/points", "share", "$.measures[7]", "circle", "points"},
      {"/measures/1/id", "submitted", "$.measures[1].id", "repeated"},
      {"/targets/0/value", nullptr, "$.targets[0].value", "missing", "by_group"},
      {"/targets/0/value", "many", "$.targets[0].value", "not_an_amount", "by_group"},
      {"/targets/0/value", 2.5, "$.targets[0].value", "fraction_not_quoted"},
      {"/targets/0/value/by_group/city", 3, "$.targets[0].value.by_group.city", "not_defined"},
      {"/targets/0/value/by_group/town", nullptr, "", ""},
      {"/targets/0/value/by_group", 3, "$.targets[0].value.by_group", "not_an_object"},
      {"/targets/0/value/by_unit/finance", "none", "$.targets[0].value.by_unit.finance",
       "not_a_decimal"},
      {"/targets/0/value/per_head", "0.1234567", "$.targets[0].value.per_head", "not_a_decimal"},
      {"/targets/0/measure", nullptr, "$.targets[0].measure", "missing"},
      // -- points
      {"/points/sum/0/items", nullptr, "$.points.sum[0]", "not_exactly_one", "sum, items, base"},
      {"/points/sum/0/id", "total", "$.points.sum[0].id", "repeated", "total"},
      {"/points/sum/0/items/sum/1/highest/0/id", "rating", "$.points.sum[0].items.sum[4].id",
       "repeated", "rating"},
      {"/points/sum/0/items/sum/0/when", nullptr, "$.points.sum[0].items.sum[0]", "not_exactly_one",
       "when, sum, highest, best, cap"},
      {"/points/sum/0/items/sum/0/points", 3, "$.points.sum[0].items.sum[0]", "not_exactly_one",
       "points, table, input, range"},
      {"/points/sum/0/items/sum/0/modifiers/0/plus", 3, "$.points.sum[0].items.sum[0].modifiers[0]",
       "not_exactly_one", "times, plus, replace"},
      {"/points/sum/0/items/sum/0/table/0/points", nullptr,
       "$.points.sum[0].items.sum[0].table[0].points", "missing"},
      {"/points/sum/0/items/sum/1/highest/0/once_per/0", "week",
       "$.points.sum[0].items.sum[1].highest[0].once_per[0]", "not_a_choice", "item, level"},
      {"/points/sum/0/items/sum/2/best/one_per", "unit",
       "$.points.sum[0].items.sum[2].best.one_per", "not_a_choice", "journal"},
      {"/points/sum/0/items/sum/2/best/count", 0, "$.points.sum[0].items.sum[2].best.count",
       "not_a_whole_number"},
      {"/points/sum/0/items/sum/3/cap/most", nullptr, "$.points.sum[0].items.sum[3].cap.most",
       "missing"},
      {"/points/sum/0/items/sum/3/cap/of/0/input", "length",
       "$.points.sum[0].items.sum[3].cap.of[0].input", "not_a_choice", "words, people"},
      {"/points/sum/0/items/sum/4/range/least", 11, "$.points.sum[0].items.sum[4].range.least",
       "least_above_most"},
      {"/points/sum/1/base/points", nullptr, "$.points.sum[1].base.points", "missing"},
      {"/points/sum/1/round/decimals", 7, "$.points.sum[1].round.decimals", "not_a_whole_number"},
      {"/points/sum/1/round/mode", "nearest", "$.points.sum[1].round.mode", "not_a_choice",
       "half_up"},
      {"/points/sum/1/weight", "heavy", "$.points.sum[1].weight", "not_a_decimal"},
      {"/points/sum/2/each_period/per_missing", json::object(), "$.points.sum[2].each_period",
       "not_exactly_one", "per_missing, per_extra"},
      {"/points/sum/2/each_period/if/all/0/met", "week",
       "$.points.sum[2].each_period.if.all[0].met", "not_defined", "month, year"},
      {"/points/sum/2/each_period/if/all/1/not/at_least", nullptr, "", ""},
      {"/points/sum/2/each_period/if/all/1/not", json{{"measure", "rate"}},
       "$.points.sum[2].each_period.if.all[1].not.at_least", "missing", "at_most"},
      {"/points/sum/2/each_period/if/all/1/group", "town", "$.points.sum[2].each_period.if.all[1]",
       "not_exactly_one", "in_a_row"},
      {"/points/sum/3/each_period/per_missing/target", nullptr,
       "$.points.sum[3].each_period.per_missing.target", "missing"},
      {"/points/sum/8/each_period/steps/steps", json::array(),
       "$.points.sum[8].each_period.steps.steps", "missing"},
      {"/points/sum/9/rank_points/by_rank", nullptr, "$.points.sum[9].rank_points.by_rank",
       "missing"},
      {"/points/sum/9/rank_points/by_rank/0", true, "$.points.sum[9].rank_points.by_rank[0]",
       "not_a_decimal"},
      {"/points/sum/9/rank_points/measure", "points", "", ""},
      {"/points/sum/10/roll_up/of", json::array(), "$.points.sum[10].roll_up.of",
       "not_exactly_one"},
      {"/points/sum/11/scale_to/amount", nullptr, "$.points.sum[11].scale_to.amount", "missing"},
      {"/points/sum/11/scale_to/against", "best_in_group", "$.points.sum[11].scale_to.amount",
       "unknown_field"},
      {"/points/sum/12/gate", json::array(), "$.points.sum[12].gate", "not_an_object"},
      {"/points/sum/12/gate/if/any/0/group", "city", "$.points.sum[12].gate.if.any[0].group",
       "not_defined", "town, dept"},
      {"/points/sum/12/open_ladder/measures/0", "nothing",
       "$.points.sum[12].open_ladder.measures[0]", "not_defined"},
      // -- overrides, rankings, awards
      {"/overrides/0/when", nullptr, "$.overrides[0].when", "missing"},
      {"/overrides/0/if", json{{"met", "year"}}, "$.overrides[0].if", "unknown_field"},
      {"/overrides/1/if", nullptr, "$.overrides[1].if", "missing"},
      {"/overrides/1/zero", "unit", "$.overrides[1].zero", "not_a_choice", "item, period"},
      {"/flag_rules/0/effect", "shamed", "$.flag_rules[0].effect", "not_a_choice", "named, failed"},
      {"/rankings/0/keys", json::array(), "$.rankings[0].keys", "missing"},
      {"/rankings/0/keys/0/measure", "adopted", "$.rankings[0].keys[0]", "not_exactly_one",
       "points, measure, completion"},
      {"/rankings/0/keys/2/completion/0", 5, "$.rankings[0].keys[2].completion[0]", "not_a_text"},
      {"/rankings/0/ties", "random", "$.rankings[0].ties", "not_a_choice",
       "shared, dense, ordinal"},
      {"/rankings/0/groups/0", "city", "$.rankings[0].groups[0]", "not_defined"},
      {"/unit_awards/0/ranking", "best", "$.unit_awards[0].ranking", "not_defined", "overall"},
      {"/unit_awards/0/group", json::array({"town", "dept"}), "$.unit_awards[0].group",
       "not_a_text"},
      {"/contact_table/columns", json::array(), "$.contact_table.columns", "contact_no_name"},
      {"/contact_table/columns/2/of", nullptr, "$.contact_table.columns[2]", "contact_of"},
      {"/contact_table/columns/0/of", "leader", "$.contact_table.columns[0]", "contact_of"},
      {"/contact_table/columns/0/field", "nummer", "$.contact_table.columns[0].field",
       "not_a_choice"},
      {"/contact_table/columns/0/heading", nullptr, "$.contact_table.columns[0].heading",
       "missing"},
      {"/staff/0/group", "village", "$.staff[0].group", "not_defined"},
      {"/staff/0/least", 0, "$.staff[0].least", "not_a_whole_number"},
      {"/unit_awards/0/top", 257, "$.unit_awards[0].top", "not_a_whole_number"},
      {"/item_awards/0/rows", json::array(), "$.item_awards[0].rows", "missing"},
      {"/item_awards/0/rows/0/when", nullptr, "$.item_awards[0].rows[0].when", "missing"},
  };
  return kFaults;
}

TEST_CASE("each fault is reported at its place, and says what is allowed there") {
  for (const Fault& fault : faults()) {
    CAPTURE(fault.where);
    json document = everything();
    const json::json_pointer where(fault.where);
    if (fault.value.is_null()) {
      document.at(where.parent_pointer()).erase(where.back());
    } else {
      document[where] = fault.value;
    }
    const LoadedRuleset loaded = load_ruleset(document.dump());
    CAPTURE(testing::all_of(loaded.problems));
    if (*fault.key == '\0') {
      CHECK(loaded.ruleset != nullptr);
      continue;
    }
    CHECK(loaded.ruleset == nullptr);
    const Problem* problem = testing::find(loaded.problems, fault.place, fault.key);
    REQUIRE(problem != nullptr);
    CHECK(testing::english(*problem).find(fault.mentions) != std::string::npos);
  }
}

TEST_CASE("every problem a ruleset can have is met in these tests") {
  // The others are those of load_test.cc.
  std::set<std::string> met = {"not_utf8", "not_json", "too_deep", "duplicate_key", "too_many"};
  for (const Fault& fault : faults()) met.insert(fault.key);
  for (const texts::Row& row : texts::all_rows()) {
    const std::string key(row.key);
    const bool of_rulesets = key.starts_with("problem.") && !key.starts_with("problem.csv_");
    if (!of_rulesets) continue;
    CAPTURE(key);
    CHECK(met.contains(key.substr(8)));
  }
}

}  // namespace
}  // namespace yibao::rules
