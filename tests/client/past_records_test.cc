// Past records: into the log by unit, recognised when they come again, taken out as a whole.
#include <doctest/doctest.h>

#include "client/core/ledger.h"
#include "client/core/past/past_import.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::County;
using testing::day;
using testing::must;

const std::string kFile =
    "日期,单位,记录,稿件,类别,刊物,撰稿人,数量\n"
    "2023-03-01,昂素镇,报送,2023-01,动态,,王某;李某,\n"
    "2023-04-01,,采用,2023-01,,鄂尔多斯政讯,,\n"
    "2023-05-01,城川镇,报送,,问题,,,2\n"
    "2022-05-01,昂素镇,报送,一个标题,动态,,,\n";

struct Past {
  County county;
  Replica& office() { return county.office().replica(); }
  PastFile read(const std::string& csv) { return read_past_file(csv, *past_words(office())); }
  PastPlan plan(const std::string& csv) { return must(plan_past(office(), read(csv))); }
  domain::Term import(const std::string& csv) {
    return must(import_past(office(), plan(csv), "2023.csv")).file;
  }
  std::string points(const char* unit, const char* year) {
    const rules::Period period = *rules::parse_period(year);
    Ledger ledger = must(Ledger::build(office(), true, period));
    for (const auto& each : ledger.standing(period, office().today()).units) {
      if (each.unit == unit) return each.points.text();
    }
    return "";
  }
};

TEST_CASE("a file is imported by unit, and is scored in its own years on both sides") {
  Past past;
  const PastFile file = past.read(kFile);
  CHECK(file.problems.empty());
  CHECK(file.with_authors == 2);  // the adoption is of the same item
  const PastPlan plan = must(plan_past(past.office(), file));
  CHECK(plan.fresh.size() == 4);
  CHECK(plan.known == 0);
  CHECK(plan.overlapping == 0);
  REQUIRE(plan.totals.size() == 3);
  CHECK(plan.totals[0].unit_name == "昂素镇");
  CHECK(plan.totals[0].year == 2022);
  CHECK(plan.totals[2].records.at("submitted") == 2);
  const PastOutcome outcome = must(import_past(past.office(), plan, "2023.csv"));
  CHECK(outcome.events == 2);
  CHECK(past.points("angsu", "2023") == "21");
  CHECK(past.points("chengchuan", "2023") == "10");
  CHECK(past.points("angsu", "2022") == "1");
  must(past.county.office().exchange());
  CHECK(must(past.office().outbox().to_send(10)).empty());
  CHECK(past.points("angsu", "2023") == "21");
  // The unit sees what is its own.
  must(past.county.angsu().exchange());
  CHECK(must(past_imports(past.county.angsu().replica())).size() == 1);
}

TEST_CASE("nothing but codes and counts travels, but a number that is a code stays legible") {
  Past past;
  const PastFile file = past.read(kFile);
  CHECK(file.rows[0].row.item->starts_with("2023-01."));
  CHECK(file.rows[0].row.item == file.rows[1].row.item);
  CHECK(file.rows[0].row.authors == 2);
  CHECK(file.rows[3].row.item->starts_with("past."));
  CHECK(file.rows[3].row.item->find("标题") == std::string::npos);
}

TEST_CASE("the same rows are recognised, from the same file or a corrected one") {
  Past past;
  past.import(kFile);
  CHECK(past.plan(kFile).fresh.empty());
  CHECK(past.plan(kFile).known == 4);
  CHECK(code_of(import_past(past.office(), past.plan(kFile), "2023.csv")) == "not_allowed_now");
  const PastPlan more = past.plan(kFile + "2023-06-01,昂素镇,报送,,动态,,,\n");
  CHECK(more.fresh.size() == 1);
  CHECK(more.known == 4);
  // Two alike in one file are two; one of them is new when one is there already.
  const std::string twice =
      "日期,单位,记录\n2023-07-01,昂素镇,约稿完成\n2023-07-01,昂素镇,约稿完成\n";
  past.import("日期,单位,记录\n2023-07-01,昂素镇,约稿完成\n");
  CHECK(past.plan(twice).fresh.size() == 1);
}

TEST_CASE("an item of the same number in another unit or another year is another item") {
  const base::UnitCode angsu("angsu");
  const std::string one = past_item_id(angsu, "1", day("2022-01-01"));
  CHECK(one == past_item_id(angsu, "1", day("2022-01-01")));
  CHECK(one != past_item_id(angsu, "1", day("2023-01-01")));
  CHECK(one != past_item_id(base::UnitCode("chengchuan"), "1", day("2022-01-01")));
  CHECK(one != past_item_id(angsu, "2", day("2022-01-01")));
}

TEST_CASE("a file with faults gives nothing, and says each by row and column") {
  Past past;
  const PastFile file = past.read(
      "日期,单位,记录,刊物\n2023-02-30,昂素镇,报送,\n2023-03-01,火星镇,报送,\n"
      "2023-03-01,昂素镇,采用,\n");
  CHECK(file.rows.empty());
  REQUIRE(file.problems.size() == 3);
  CHECK(file.problems[0].key == "csv_bad_date");
  CHECK(file.problems[1].key == "csv_unknown_unit");
  CHECK(file.problems[2].key == "csv_no_place");
  CHECK(must(plan_past(past.office(), file)).fresh.empty());
}

TEST_CASE("a file of too many rows is named as such and gives nothing") {
  Past past;
  std::string csv = "日期,单位,记录,数量\n";
  for (std::size_t i = 0; i < base::limits::kPastRowsMax; ++i) {
    csv += "2023-03-01,昂素镇,报送,1\n";
  }
  CHECK(past.read(csv).problems.empty());
  const PastFile file = past.read(csv + "2023-03-01,昂素镇,报送,1\n");
  REQUIRE(file.problems.size() == 1);
  CHECK(file.problems[0].key == "csv_too_many_rows");
  CHECK(file.rows.empty());
}

TEST_CASE("rows of days on which the log was in use are counted") {
  Past past;
  CHECK(past.plan("日期,单位,记录,类别\n2024-03-01,昂素镇,报送,动态\n").overlapping == 1);
}

TEST_CASE("an import is retracted as a whole, and can then be imported again") {
  Past past;
  const domain::Term file = past.import(kFile);
  must(past.county.office().exchange());
  CHECK(must(retract_past(past.office(), file, "mistake", "")) == 2);
  CHECK(past.points("angsu", "2023") == "0");
  must(past.county.office().exchange());
  CHECK(must(past.office().outbox().to_send(10)).empty());
  const auto imports = must(past_imports(past.office()));
  REQUIRE(imports.size() == 1);
  CHECK(imports[0].retracted);
  CHECK(imports[0].name == "2023.csv");
  CHECK(imports[0].rows == 4);
  CHECK(code_of(retract_past(past.office(), file, "mistake", "")) == "not_allowed_now");
  CHECK(code_of(retract_past(past.office(), "nothing", "mistake", "")) == "not_found");
  CHECK(past.plan(kFile).fresh.size() == 4);
}

TEST_CASE("a long file is cut into events that the server takes") {
  Past past;
  std::string csv = "日期,单位,记录,稿件,类别,标记,人数\n";
  for (int i = 0; i < 1500; ++i) {
    csv += "2023-" + std::string(i % 2 == 0 ? "03" : "11") + "-05,昂素镇,报送,n" +
           std::to_string(i) + ",动态,重大紧急类,12\n";
  }
  const PastOutcome outcome = must(import_past(past.office(), past.plan(csv), "long.csv"));
  CHECK(outcome.rows == 1500);
  CHECK(outcome.events >= 2);
  must(past.county.office().exchange());
  CHECK(must(past.office().outbox().to_send(10)).empty());
  CHECK(past.points("angsu", "2023") == "1500");
}

TEST_CASE("a table of a spreadsheet is read by the same row numbers") {
  const TableRows rows = {{1, {"日期", "单位", "记录"}},
                          {4, {"2023-03-01", "昂素镇, 本部", "报\"送"}}};
  CHECK(csv_of(rows) == "日期,单位,记录\n\n\n2023-03-01,\"昂素镇, 本部\",\"报\"\"送\"\n");
}

TEST_CASE("a joint item is seen by the units that share it") {
  Past past;
  past.import("日期,单位,记录,稿件,类别,联合单位\n2023-03-01,城川镇,报送,n1,动态,城川镇;昂素镇\n");
  must(past.county.office().exchange());
  must(past.county.angsu().exchange());
  CHECK(must(past_imports(past.county.angsu().replica())).size() == 1);
}

}  // namespace
}  // namespace yibao::client
