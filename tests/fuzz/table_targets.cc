// What people give the program by hand: rulesets, records, sheets, texts of other programs, drafts
// that were carried over.
#include "client/core/moving_file.h"
#include "client/papers/import_text.h"
#include "client/papers/sheet_rows.h"
#include "shared/rules/load.h"
#include "shared/rules/records_csv.h"
#include "tests/fuzz/target.h"
#include "tests/support/files.h"

namespace yibao::fuzz {
namespace {

using base::ByteView;
using Inputs = std::vector<base::Bytes>;

// One with everything that a ruleset can say.
base::Bytes ruleset_text() {
  return testing::read_file(testing::source_path("tests/rules/rulesets/everything.json"));
}

const rules::Vocabulary& words() {
  static const auto kLoaded = rules::load_ruleset(ruleset_text());
  return kLoaded.ruleset->words;
}

void run_ruleset(ByteView bytes) {
  const auto loaded = rules::load_ruleset(bytes);
  must_hold((loaded.ruleset != nullptr) == loaded.problems.empty(),
            "a ruleset with problems is none, and one without is one");
}

Inputs ruleset_seeds() {
  return {ruleset_text()};
}

void run_records(ByteView bytes) {
  const auto records = rules::read_records(bytes, words());
  must_hold(records.problems.empty() || records.rows.empty(), "nothing is half imported");
  const auto units = rules::read_units_file(bytes, words());
  must_hold(units.problems.empty() || units.units.empty(), "no units out of a faulty file");
}

Inputs record_seeds() {
  return {
      "date,unit,record,item,kind,journal,form,level,post,flags,words,value,people,authors,note\n"
      "2021-05-06,east,adopted,A7,dynamic,county_news,short,,,urgent,320,1.5,12,甲;乙,说明\n"};
}

void run_sheet(ByteView bytes) {
  for (const char* name : {"sheet.xlsx", "sheet.csv"}) (void)papers::sheet_of(name, bytes);
  (void)papers::sheet_of_text(std::string(bytes));
}

void run_text(ByteView bytes) {
  for (const char* name : {"text.docx", "text.odt", "text.txt"}) (void)papers::text_of(name, bytes);
}

Inputs sheet_seeds() {
  return {"单位,条数\n城川镇,3\n\"上海庙\"\"镇\",5\n", "单位\t条数\r\n城川镇\t3\r\n"};
}

void run_parcel(ByteView bytes) {
  (void)client::open_parcel(bytes, "passphrase of a parcel");
}

Inputs parcel_seeds() {
  base::SeededRandom random(9);
  const auto parcel = client::seal_parcel({}, "passphrase of a parcel", {10}, random);
  must_hold(parcel.has_value(), "a parcel can be sealed");
  return {*parcel};
}

constexpr Target kTableTargets[] = {
    {"ruleset", &run_ruleset, &ruleset_seeds}, {"records", &run_records, &record_seeds},
    {"sheet", &run_sheet, &sheet_seeds},       {"text", &run_text, &sheet_seeds},
    {"parcel", &run_parcel, &parcel_seeds},
};

}  // namespace

std::span<const Target> table_targets() {
  return kTableTargets;
}

}  // namespace yibao::fuzz
