#include "shared/rules/facts.h"

#include <doctest/doctest.h>

#include <algorithm>

namespace yibao::rules {
namespace {

FactRow row(const char* unit, const char* item, const char* date, std::vector<Code> units = {}) {
  FactRow fact;
  fact.unit = unit;
  fact.item = item;
  fact.record = record::kSubmitted;
  fact.date = *base::parse_date(date);
  fact.units = std::move(units);
  return fact;
}

std::size_t records_of(const FactTable& facts, const char* unit) {
  const UnitFacts* found = facts.unit(unit);
  return found == nullptr ? 0 : found->records.size();
}

TEST_CASE("a unit's records stand by item, then day, then evidence, however they came") {
  FactTable facts;
  FactRow late = row("east", "A", "2021-05-09");
  late.evidence = 3;
  FactRow second = row("east", "A", "2021-05-01");
  second.evidence = 2;
  FactRow first = row("east", "A", "2021-05-01");
  first.evidence = 1;
  for (const FactRow& fact : {late, row("east", "B", "2021-01-01"), second, first}) facts.add(fact);
  facts.settle();
  const auto& records = facts.unit("east")->records;
  REQUIRE(records.size() == 4);
  CHECK(facts.item_text(records[0].item) == "A");
  CHECK(records[0].evidence == 1);
  CHECK(records[1].evidence == 2);
  CHECK(records[2].evidence == 3);
  CHECK(facts.item_text(records[3].item) == "B");
}

TEST_CASE("a joint item stands in the account of each of its units, with its share") {
  FactTable facts;
  facts.add(row("east", "A", "2021-05-01", {"east", "west", "east"}));
  facts.settle();
  REQUIRE(records_of(facts, "east") == 1);
  REQUIRE(records_of(facts, "west") == 1);
  CHECK(facts.unit("east")->records[0].units == 2);
  CHECK(facts.unit("east")->records[0].share == 0);
  CHECK(facts.unit("west")->records[0].share == 1);
}

TEST_CASE("facts go to the account of who takes a unit over, and of who takes that one over") {
  FactTable facts;
  facts.set_account("office", "station");
  facts.set_account("station", "east");
  facts.add(row("office", "A", "2021-05-01"));
  facts.add(row("east", "B", "2021-05-01", {"east", "station", "west"}));
  facts.settle();
  CHECK(records_of(facts, "east") == 2);
  CHECK(records_of(facts, "office") == 0);
  CHECK(records_of(facts, "station") == 0);
  CHECK(facts.unit("west")->records[0].units == 2);
  CHECK(facts.codes().text(facts.unit("east")->records[0].origin) == "office");
  CHECK(facts.is_on_other_account("office"));
  CHECK(!facts.is_on_other_account("east"));
}

TEST_CASE("accounts that lead in a circle do not hang the table") {
  FactTable facts;
  facts.set_account("a", "b");
  facts.set_account("b", "a");
  facts.add(row("a", "A", "2021-05-01"));
  facts.settle();
  CHECK(records_of(facts, "a") + records_of(facts, "b") == 1);
}

TEST_CASE("putting a subject's facts anew names every unit that had or has them") {
  FactTable facts;
  facts.put("A", {row("east", "A", "2021-05-01", {"east", "west"})});
  facts.put("B", {row("east", "B", "2021-05-01")});
  std::vector<Code> changed = facts.put("A", {row("east", "A", "2021-05-02", {"east", "north"})});
  facts.settle();
  std::sort(changed.begin(), changed.end());
  CHECK(changed == std::vector<Code>{"east", "north", "west"});
  CHECK(records_of(facts, "east") == 2);
  CHECK(records_of(facts, "west") == 0);
  CHECK(records_of(facts, "north") == 1);
  CHECK(base::to_text(facts.unit("east")->records[0].date()) == "2021-05-02");
  CHECK(facts.put("A", {}).size() == 2);
  CHECK(records_of(facts, "east") == 1);
  CHECK(facts.put("A", {}).empty());
  CHECK(facts.put("C", {row("west", "C", "2021-05-01")}) == std::vector<Code>{"west"});
}

TEST_CASE("flags beyond the 64th have no bit, and those before keep theirs") {
  FactTable facts;
  for (unsigned i = 0; i < 64; ++i) CHECK(facts.flag_bit("f" + std::to_string(i)) == i);
  CHECK(!facts.flag_bit("one too many"));
  CHECK(facts.flag_bit("f7") == 7U);
}

TEST_CASE("the authors of an item are those its latest row names") {
  FactTable facts;
  FactRow first = row("east", "A", "2021-05-01");
  first.authors = {"甲"};
  FactRow then = row("east", "A", "2021-05-02");
  then.authors = {"甲", "乙"};
  facts.add(first);
  facts.add(then);
  facts.add(row("east", "A", "2021-05-03"));
  facts.settle();
  CHECK(facts.authors(facts.unit("east")->records[0].item) == std::vector<std::string>{"甲", "乙"});
  CHECK(facts.authors(0).empty());
}

TEST_CASE("codes have numbers that stay, the empty code is zero") {
  CodePool codes;
  CHECK(codes.intern("") == 0);
  const auto east = codes.intern("east");
  CHECK(codes.intern("west") != east);
  CHECK(codes.intern("east") == east);
  CHECK(codes.text(east) == "east");
  CHECK(codes.find("east") == east);
  CHECK(!codes.find("north"));
}

}  // namespace
}  // namespace yibao::rules
