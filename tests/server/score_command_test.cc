// `yibao-server score`: records in, figures out; and every fault of the input at its place.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/server/server_program.h"

using namespace yibao;
using nlohmann::json;
using testing::ProcessResult;
using testing::run_server;

namespace {

const std::string kRuleset = testing::source_path("schemas/jurisdictions/otog.json").string();

struct Score {
  testing::TempFolder folder;

  ProcessResult run(const std::string& records, std::vector<std::string> more = {},
                    const std::string& ruleset = kRuleset) {
    const auto path = folder.path() / "records.csv";
    testing::write_file(path, records);
    std::vector<std::string> arguments = {"score",       "--ruleset", ruleset,     "--records",
                                          path.string(), "--as-of",   "2022-12-31"};
    arguments.insert(arguments.end(), more.begin(), more.end());
    return run_server(arguments);
  }
};

const std::string kGood =
    "date,unit,record,item,kind,journal\n"
    "2022-03-01,昂素镇,submitted,a,dynamic,\n"
    "2022-03-09,昂素镇,adopted,a,,ordos_zhengxun\n"
    "2022-04-01,城川镇,submitted,,problem,\n";

bool says(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("records are scored to a table, a unit's ledger, and JSON") {
  Score score;
  const ProcessResult table = score.run(kGood);
  CHECK(table.exit_code == 0);
  CHECK(says(table.out, "昂素镇"));
  CHECK(says(table.out, "21"));

  const ProcessResult ledger = score.run(kGood, {"--unit", "昂素镇"});
  CHECK(ledger.exit_code == 0);
  CHECK(says(ledger.out, "taken by Ordos Zhengxun"));
  CHECK_FALSE(says(ledger.out, "城川镇"));

  const ProcessResult as_json = score.run(kGood, {"--json"});
  CHECK(as_json.exit_code == 0);
  const json out = json::parse(as_json.out);
  bool found = false;
  for (const json& unit : out.at("units")) {
    if (unit.at("unit") != "angsu") continue;
    found = true;
    CHECK(unit.at("points") == 21);
  }
  CHECK(found);
}

TEST_CASE("every fault of a records file is named with row and column, and nothing is scored") {
  Score score;
  const struct {
    const char* what;
    std::string records;
    std::vector<std::string> expected;
  } table[] = {
      {"an unknown unit",
       "date,unit,record\n2022-03-01,月球镇,submitted\n",
       {"row 2", "unit", "月球镇"}},
      {"an unknown record",
       "date,unit,record\n2022-03-01,昂素镇,dreamt\n",
       {"row 2", "record", "dreamt"}},
      {"an unknown journal",
       "date,unit,record,journal\n2022-03-01,昂素镇,adopted,火星日报\n",
       {"row 2", "journal", "火星日报"}},
      {"a bad date",
       "date,unit,record\n2022-02-30,昂素镇,submitted\n",
       {"row 2", "date", "2022-02-30"}},
      {"bad UTF-8", "date,unit,record\n2022-03-01,\xff\xfe,submitted\n", {"UTF-8"}},
      {"a missing column", "date,unit\n2022-03-01,昂素镇\n", {"record"}},
      {"several at once",
       "date,unit,record,kind\n2022-13-01,昂素镇,submitted,dynamic\n2022-03-01,月球镇,submitted,"
       "dynamic\n",
       {"row 2", "2022-13-01", "row 3", "月球镇"}},
  };
  for (const auto& row : table) {
    CAPTURE(row.what);
    const ProcessResult result = score.run(row.records);
    CHECK(result.exit_code == 2);
    CHECK(result.out.empty());
    for (const std::string& part : row.expected) {
      CAPTURE(part);
      CAPTURE(result.err);
      CHECK(says(result.err, part));
    }
    const ProcessResult as_json = score.run(row.records, {"--json"});
    CHECK(as_json.exit_code == 2);
    const json out = json::parse(as_json.out);
    CHECK(out.at("error").at("code") == "records_invalid");
    CHECK_FALSE(out.at("error").at("problems").empty());
  }
}

TEST_CASE("all errors of a ruleset are listed with their paths") {
  Score score;
  std::string text = testing::read_file(kRuleset);
  const auto spoil = [&](const std::string& from, const std::string& to) {
    const std::size_t at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
  };
  spoil("\"signers\": [\"in_charge\", \"principal\"]", "\"signers\": [\"mayor\"]");
  spoil("\"group\": \"g2\"", "\"group\": \"g99\"");
  const auto path = score.folder.path() / "ruleset.json";
  testing::write_file(path, text);
  const ProcessResult result = score.run(kGood, {}, path.string());
  CHECK(result.exit_code == 2);
  CHECK(result.out.empty());
  CHECK(says(result.err, "$.signoff[0].signers[0]"));
  CHECK(says(result.err, "$.units[5].group"));
  CHECK(says(result.err, "g99"));
  CHECK(says(result.err, "ruleset_invalid"));
}

TEST_CASE("arguments that mean nothing are refused before anything is read") {
  Score score;
  CHECK(score.run(kGood, {"--period", "someday"}).exit_code == 2);
  CHECK(score.run(kGood, {"--no-such-option"}).exit_code == 2);
  CHECK(run_server({"score", "--ruleset", kRuleset}).exit_code == 2);
  CHECK(run_server({"no-such-command"}).exit_code == 2);
  const ProcessResult unit = score.run(kGood, {"--unit", "月球镇"});
  CHECK(unit.exit_code != 0);
  CHECK(says(unit.err, "unit_unknown"));
  const ProcessResult missing = run_server(
      {"score", "--ruleset", kRuleset, "--records", "/no/such/file.csv", "--as-of", "2022-12-31"});
  CHECK(missing.exit_code != 0);
  CHECK(says(missing.err, "/no/such/file.csv"));
}

TEST_CASE("a units file takes the place of the ruleset's own list") {
  Score score;
  const auto units = score.folder.path() / "units.csv";
  testing::write_file(units, "unit,group\n昂素镇,g1\n新镇,g1\n");
  const ProcessResult good = score.run("date,unit,record,kind\n2022-03-01,新镇,submitted,dynamic\n",
                                       {"--units", units.string()});
  CHECK(good.exit_code == 0);
  CHECK(says(good.out, "新镇"));
  const ProcessResult gone = score.run(
      "date,unit,record,kind\n2022-03-01,城川镇,submitted,dynamic\n", {"--units", units.string()});
  CHECK(gone.exit_code == 2);
  CHECK(says(gone.err, "城川镇"));
}
