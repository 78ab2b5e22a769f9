// Records files as people save them from spreadsheets, and what is said of faulty ones.
#include "shared/rules/records_csv.h"

#include <doctest/doctest.h>
#include <sys/mman.h>

#include <map>
#include <set>

#include "shared/base/limits.h"
#include "shared/rules/load.h"
#include "shared/texts/catalogue.h"
#include "tests/rules/problems.h"
#include "tests/support/files.h"

namespace yibao::rules {
namespace {

const Vocabulary& words_of(const char* ruleset) {
  static std::map<std::string, LoadedRuleset> loaded;
  const auto [place, added] = loaded.try_emplace(ruleset);
  if (added) place->second = load_ruleset(testing::read_file(testing::source_path(ruleset)));
  REQUIRE(place->second.ruleset != nullptr);
  return place->second.ruleset->words;
}
const Vocabulary& words() {
  return words_of("tests/rules/rulesets/everything.json");
}

RecordsFile good(const std::string& csv) {
  RecordsFile file = read_records(csv, words());
  CHECK_MESSAGE(file.problems.empty(), testing::all_of(file.problems));
  return file;
}

// -- what is understood ---------------------------------------------------------------------------

TEST_CASE("a row becomes a fact with the ruleset's ids") {
  const RecordsFile file = good(
      "date,unit,record,item,kind,journal,form,level,post,flags,words,value,people,authors,note\n"
      "2021-05-06,east,adopted,A7,dynamic,county_news,short,,,urgent,320,1.5,12,甲;乙,说明\n");
  REQUIRE(file.rows.size() == 1);
  const FactRow& row = file.rows[0];
  CHECK(base::to_text(row.date) == "2021-05-06");
  CHECK(row.unit == "east");
  CHECK(row.record == "adopted");
  CHECK(row.item == "A7");
  CHECK(row.kind == "dynamic");
  CHECK(row.journal == "county_news");
  CHECK(row.form == "short");
  CHECK(row.level == "county");  // the journal's
  CHECK(row.flags == std::vector<Code>{"urgent"});
  CHECK(row.words == 320);
  CHECK(row.value->text() == "1.5");
  CHECK(row.people == 12);
  CHECK(row.count == 1);
  CHECK(row.authors == std::vector<std::string>{"甲", "乙"});
  CHECK(row.has_reason);
  CHECK(row.evidence == 2);
}

TEST_CASE("names, aliases and Chinese headings are understood, and a post brings its level") {
  const RecordsFile file = good(
      "日期,报送单位,事项,稿件编号,信息类别,刊物,采用形式,层级,职务,标记,条数\n"
      "2021/5/6,东乡镇,报送,A,动态,,,,,紧急,\n"
      "2021.5.7,,采用,A,,县刊,短讯,,,,\n"
      "2021-05-08,财政局,采用,,,,,县级,,,3\n"
      "2021-05-09,,批示,A,,,,,市长,,\n");
  REQUIRE(file.rows.size() == 4);
  CHECK(file.rows[0].unit == "east");
  CHECK(file.rows[0].record == record::kSubmitted);
  CHECK(file.rows[1].journal == "county_news");
  CHECK(file.rows[2].unit == "finance");
  CHECK(file.rows[2].level == "county");
  CHECK(file.rows[2].count == 3);
  CHECK(file.rows[3].post == "mayor");
  CHECK(file.rows[3].level == "city");
}

TEST_CASE("what stands once about an item holds for all its rows, whichever comes first") {
  const RecordsFile file = good(
      "date,unit,record,item,kind,level,flags,words,units,authors\n"
      "2021-05-09,,instructed,A,,city,,,,\n"
      "2021-05-06,,submitted,A,dynamic,,urgent,320,东乡；财政局,甲；乙\n"
      "2021-05-10,,adopted,A,,city,,,,\n");
  REQUIRE(file.rows.size() == 3);
  for (const FactRow& row : file.rows) {
    CHECK(row.unit == "east");
    CHECK(row.kind == "dynamic");
    CHECK(row.units == std::vector<Code>{"east", "finance"});
    CHECK(row.flags == std::vector<Code>{"urgent"});
    CHECK(row.words == 320);
    CHECK(row.authors == std::vector<std::string>{"甲", "乙"});
  }
}

TEST_CASE("a flag of one record is not the item's") {
  const RecordsFile file = good(
      "date,unit,record,item,flags\n"
      "2021-05-06,东乡,submitted,A,\n"
      "2021-05-07,,inaccurate,A,urgent\n"
      "2021-05-08,,forwarded,A,\n");
  CHECK(file.rows[0].flags.empty());
  CHECK(file.rows[1].flags == std::vector<Code>{"urgent"});
  CHECK(file.rows[2].flags.empty());
}

TEST_CASE("a byte-order mark, CRLF line ends, blank rows and no line end at the end") {
  const RecordsFile file = good(
      "\xEF\xBB\xBF"
      "date,unit,record\r\n\r\n2021-05-06,东乡,submitted\r\n,,\r\n2021-05-07,东乡,submitted");
  REQUIRE(file.rows.size() == 2);
  CHECK(file.rows[0].evidence == 3);
  CHECK(file.rows[1].evidence == 5);
}

TEST_CASE(
    "quoted fields may hold commas, quotation marks and line ends; rows count as in the sheet") {
  const RecordsFile file = good(
      "date,unit,record,item,note\n"
      "2021-05-06,\" 东乡 \",submitted,\"A,1\",\"第一行\n第二行，\"\"引\"\"\"\n"
      "2021-05-07,东乡,submitted,B,\n");
  REQUIRE(file.rows.size() == 2);
  CHECK(file.rows[0].item == "A,1");
  CHECK(file.rows[0].has_reason);
  CHECK(file.rows[1].evidence == 3);
  CHECK(!file.rows[1].has_reason);
}

TEST_CASE(
    "columns may stand in any order; unknown ones are named and ignored; empty ones are nothing") {
  const RecordsFile file = good(
      "备用,record,天气,unit,,date\n"
      ",submitted,晴,东乡,,2021-05-06,,\n");
  REQUIRE(file.rows.size() == 1);
  CHECK(file.rows[0].unit == "east");
  CHECK(file.ignored_columns == std::vector<std::string>{"备用", "天气"});
}

TEST_CASE("two journals of one name are told apart by the level") {
  const Vocabulary& yima = words_of("schemas/jurisdictions/yima.json");
  const RecordsFile file = read_records(
      "date,unit,record,journal,form,level\n"
      "2020-05-06,残联,adopted,政府快报,条目,义马市\n"
      "2020-05-06,残联,adopted,《政府快报》,专期,三门峡市\n",
      yima);
  CHECK_MESSAGE(file.problems.empty(), testing::all_of(file.problems));
  CHECK(file.rows.at(0).journal == "yima_kuaibao");
  CHECK(file.rows.at(1).journal == "smx_kuaibao");
  const RecordsFile unclear =
      read_records("date,unit,record,journal,form\n2020-05-06,残联,adopted,政府快报,条目\n", yima);
  REQUIRE(unclear.problems.size() == 1);
  CHECK(unclear.problems[0].key == "csv_shared_name");
  CHECK(testing::english(unclear.problems[0]).find("yima_kuaibao, smx_kuaibao") !=
        std::string::npos);
}

// -- what is refused ------------------------------------------------------------------------------

struct RecordFault {
  const char* csv;
  const char* place;
  const char* key;
  const char* mentions = "";
};

const std::vector<RecordFault>& record_faults() {
  static const std::vector<RecordFault> kFaults = {
      {"", "file", "csv_empty"},
      {"\n\n , ,\n", "file", "csv_empty"},
      {"date,record\n2021-05-06,submitted\n", "row 1", "csv_missing_column", "unit"},
      {"date,unit,record,日期\n", "row 1", "csv_repeated_column", "date"},
      {"date,unit,record\n2021-05-06,东乡,submitted,extra\n", "row 2", "csv_too_many_fields"},
      {"date,unit,record\n2021-05-06,\"东乡,submitted\n2021-05-07,东乡,submitted\n", "row 2",
       "csv_quote"},
      {"date,unit,record\n2021-05-06,\xB6\xAB\xCF\xE7,submitted\n", "row 2, field 2",
       "csv_not_utf8", "UTF-8"},
      {"date,\xB5\xA5\xCE\xBB,record\n", "row 1, field 2", "csv_not_utf8"},
      {"date,unit,record\n,东乡,submitted\n", "row 2, column date", "csv_empty_field"},
      {"date,unit,record\n2021-02-29,东乡,submitted\n", "row 2, column date", "csv_bad_date",
       "“2021-02-29”"},
      {"date,unit,record\n6 May,东乡,submitted\n", "row 2, column date", "csv_bad_date"},
      {"date,unit,record\n2021-05-06,东镇,submitted\n", "row 2, column unit", "csv_unknown_unit",
       "东镇"},
      {"date,unit,record\n2021-05-06,水管站,submitted\n", "row 2, column unit", "csv_unknown_unit",
       "东乡水管站？"},
      {"date,unit,record\n2021-05-06,,submitted\n", "row 2, column unit", "csv_empty_field"},
      {"date,unit,record\n2021-05-06,东乡,\n", "row 2, column record", "csv_empty_field"},
      {"date,unit,record\n2021-05-06,东乡,sent\n", "row 2, column record", "csv_unknown_record",
       "submitted, forwarded, adopted"},
      {"date,unit,record,kind\n2021-05-06,东乡,submitted,novel\n", "row 2, column kind",
       "csv_unknown_value", "dynamic, brief"},
      {"date,unit,record,level\n2021-05-06,东乡,forwarded,省\n", "row 2, column level",
       "csv_unknown_value", "county, city"},
      {"date,unit,record,post\n2021-05-06,东乡,instructed,县长\n", "row 2, column post",
       "csv_unknown_value", "mayor"},
      {"date,unit,record,flags\n2021-05-06,东乡,submitted,紧急;重要\n", "row 2, column flags",
       "csv_unknown_value", "“重要”"},
      {"date,unit,record,journal\n2021-05-06,东乡,adopted,省刊\n", "row 2, column journal",
       "csv_unknown_value", "county_news, city_news"},
      {"date,unit,record\n2021-05-06,东乡,adopted\n", "row 2, column journal", "csv_no_place"},
      {"date,unit,record,journal\n2021-05-06,东乡,adopted,县刊\n", "row 2, column form",
       "csv_no_form", "short, feature"},
      {"date,unit,record,journal,level,form\n2021-05-06,东乡,adopted,县刊,市,短讯\n",
       "row 2, column journal", "csv_level_conflict", "county"},
      {"date,unit,record,words\n2021-05-06,东乡,submitted,3百\n", "row 2, column words",
       "csv_bad_number", "from 0 to"},
      {"date,unit,record,count\n2021-05-06,东乡,submitted,0\n", "row 2, column count",
       "csv_bad_number", "from 1 to 1000000"},
      {"date,unit,record,count\n2021-05-06,东乡,submitted,1000001\n", "row 2, column count",
       "csv_bad_number"},
      {"date,unit,record,people\n2021-05-06,东乡,training,-1\n", "row 2, column people",
       "csv_bad_number"},
      {"date,unit,record,value\n2021-05-06,东乡,prize,\"1,5\"\n", "row 2, column value",
       "csv_bad_decimal", "“1,5”"},
      {"date,unit,record,value\n2021-05-06,东乡,prize,0.1234567\n", "row 2, column value",
       "csv_bad_decimal"},
      {"date,unit,record,item,count\n2021-05-06,东乡,submitted,A,2\n", "row 2, column count",
       "csv_item_count"},
      {"date,unit,record,item\n2021-05-06,,submitted,A\n", "row 2, column unit", "csv_item_unit",
       "“A”"},
      {"date,unit,record,item\n2021-05-06,东乡,submitted,A\n2021-05-07,财政局,forwarded,A\n",
       "row 3, column unit", "csv_item_conflict", "“east” in row 2"},
      {"date,unit,record,item,kind\n2021-05-06,东乡,submitted,A,动态\n2021-05-07,,forwarded,A,"
       "简报\n",
       "row 3, column kind", "csv_item_conflict", "“dynamic” in row 2"},
      {"date,unit,record,item,units\n2021-05-06,,submitted,A,东乡;财政局\n"
       "2021-05-07,,forwarded,A,东乡\n",
       "row 3, column units", "csv_item_conflict", "east;finance"},
      {"date,unit,record,units\n2021-05-06,财政局,submitted,东乡;财政局\n", "row 2, column units",
       "csv_joint_lead", "财政局"},
      {"date,unit,record,units\n2021-05-06,东乡,submitted,东乡;西乡\n", "row 2, column units",
       "csv_unknown_unit", "西乡"},
  };
  return kFaults;
}

TEST_CASE("each fault names its row and column, and the file gives no facts") {
  for (const RecordFault& fault : record_faults()) {
    CAPTURE(fault.csv);
    const RecordsFile file = read_records(fault.csv, words());
    CAPTURE(testing::all_of(file.problems));
    CHECK(file.rows.empty());
    const Problem* found = testing::find(file.problems, fault.place, fault.key);
    REQUIRE(found != nullptr);
    CHECK(testing::english(*found).find(fault.mentions) != std::string::npos);
  }
}

TEST_CASE("all faults of a file are reported at once, and good rows beside them give no facts") {
  const RecordsFile file = read_records(
      "date,unit,record,kind\n"
      "2021-05-06,东乡,submitted,动态\n"
      "2021-13-06,东镇,submitted,动态\n"
      "2021-05-06,东乡,sent,novel\n",
      words());
  CHECK(file.rows.empty());
  CHECK(file.problems.size() == 4);
}

TEST_CASE(
    "a field that is too long is refused with its heading, also in a column that is ignored") {
  const std::string text(base::limits::kRecordFieldBytesMax + 1, 'x');
  const std::string just(base::limits::kRecordFieldBytesMax, 'x');
  const RecordsFile file = read_records(
      "date,unit,record,备注,weather\n2021-05-06,东乡,submitted," + text + "," + text + "\n",
      words());
  REQUIRE(file.problems.size() == 2);
  CHECK(file.problems[0].key == "csv_field_too_long");
  CHECK(file.problems[0].place == "row 2, column 备注");
  CHECK(file.problems[1].place == "row 2, column weather");
  good("date,unit,record,note\n2021-05-06,东乡,submitted," + just + "\n");
}

TEST_CASE("a file beyond the limit is refused before it is read") {
  // Pages that nobody touched: the size alone decides.
  const std::size_t size = base::limits::kRecordsFileBytesMax + 1;
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  REQUIRE(memory != MAP_FAILED);
  const RecordsFile file = read_records({static_cast<const char*>(memory), size}, words());
  ::munmap(memory, size);
  REQUIRE(!file.problems.empty());
  CHECK(file.problems[0].key == "csv_too_large");
}

TEST_CASE("every problem a records file can have is met in these tests") {
  // The last one is past_records_test.cc's: the rules have no such limit.
  std::set<std::string> met = {"csv_field_too_long", "csv_too_large", "csv_shared_name",
                               "csv_too_many_rows"};
  for (const RecordFault& fault : record_faults()) met.insert(fault.key);
  for (const texts::Row& row : texts::all_rows()) {
    const std::string key(row.key);
    if (!key.starts_with("problem.csv_")) continue;
    CAPTURE(key);
    CHECK(met.contains(key.substr(8)));
  }
}

}  // namespace
}  // namespace yibao::rules
