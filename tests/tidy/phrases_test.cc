#include "tests/tidy/phrases.h"

#include <doctest/doctest.h>

#include "tests/tidy/repository.h"

namespace yibao {
namespace {

using texts::Row;
using tidy::Faults;
using tidy::Source;

// What a text is read for, not what it says to a person.
const std::vector<tidy::ChinesePlace> kChinesePlaces = {
    {"shared/rules/text_signs.cc", "marks, lead words and number words looked for in a text"},
    {"shared/rules/records_csv.cc", "column names of offices' own spreadsheets"},
    {"shared/rules/units_csv.cc", "column names of offices' own spreadsheets"},
    {"client/papers/typefaces.cc", "names of the faces that official papers call for"},
    {"shared/rules/load_words.cc", "names of the built-in records, as a ruleset gives others"},
};

// Look like keys, and are names of something else.
const std::vector<std::string> kOtherNames = {"server.pem", "server.key", "server.yibao.internal"};
// Reasons are codes that a person gives; a ruleset may name more of them.
const std::vector<std::string> kOpenFamilies = {"reason"};

const std::vector<Row> kRows = {{"error.io", "盘坏了：{path}", "Disk: {path}"},
                                {"cli.help.draft new", "新建", "new"}};

std::vector<Source> program_without_texts() {
  std::vector<Source> sources = tidy::product_sources();
  std::erase_if(sources, [](const Source& source) {
    return source.path.starts_with("shared/texts/") && source.path != "shared/texts/catalogue.cc";
  });
  return sources;
}

TEST_CASE("rows at fault are told") {
  CHECK(tidy::row_faults(kRows).empty());
  const auto faults = [](const Row& row) { return tidy::row_faults(std::vector<Row>{row}).size(); };
  CHECK(faults({"a.b", "", "x"}) == 1);
  CHECK(faults({"a.b", "字", ""}) == 1);
  CHECK(faults({"a.b", "字", "字"}) == 1);
  CHECK(faults({"a.b", "字{x}", "word {y}"}) == 1);
  CHECK(faults({"a.b", "字 {\"x\": 1}", "word"}) == 0);
  CHECK(tidy::row_faults(std::vector<Row>{kRows[0], kRows[0]}).size() == 1);
}

TEST_CASE("a key without a row is told, a name that only looks like one is not") {
  const auto faults = [](const std::string& literal) {
    return tidy::missing_row_faults(kRows, {{"a.cc", "say(\"" + literal + "\");\n"}}, {"error.log"})
        .size();
  };
  CHECK(faults("error.io") == 0);
  CHECK(faults("@error.io") == 0);
  CHECK(faults("error.") == 0);
  CHECK(faults("cli.help.") == 0);
  CHECK(faults("draft.offered") == 0);
  CHECK(faults("error.log") == 0);
  CHECK(faults("error.oi") == 1);
  CHECK(faults("@error.oi") == 1);
  CHECK(faults("cli.hlep.") == 1);
}

TEST_CASE("a row that nothing uses is told") {
  const auto faults = [](const char* text) {
    return tidy::unused_row_faults(kRows, {{"a.cc", text}}, {});
  };
  CHECK(faults("f(\"error.io\"); g(\"cli.help.\", \"draft new\");").empty());
  CHECK(faults("f(\"error.\" + name); add(\"io\"); g(\"cli.help.\", \"new\");").empty());
  CHECK(faults("f(\"error.io\"); // cli.help. \"draft new\"") ==
        Faults{"cli.help.draft new: nothing uses it"});
  CHECK(tidy::unused_row_faults(kRows, {{"a.cc", "f(\"error.\"); g(\"cli.help.draft new\");"}},
                                {"error"})
            .empty());
  CHECK(faults("f(\"error.\"); g(\"cli.help.draft new\");") == Faults{"error.io: nothing uses it"});
}

TEST_CASE("Chinese in a literal is told, in a comment it is welcome") {
  const auto faults = [](const char* text) { return tidy::chinese_faults({}, {{"a.cc", text}}); };
  CHECK(faults("f(\"word\"); // 驿报").empty());
  CHECK(faults("f(\"、\");").empty());
  CHECK(faults("f(\"一\");").size() == 1);
  CHECK(faults("f(U\"龥\");").size() == 1);
  CHECK(tidy::chinese_faults({{"a.cc", "why"}}, {{"a.cc", "f(\"word\");"}}).size() == 1);
}

TEST_CASE("every row says the same in both languages") {
  const Faults faults = tidy::row_faults(texts::all_rows());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("every key in the code has a row") {
  const Faults faults =
      tidy::missing_row_faults(texts::all_rows(), program_without_texts(), kOtherNames);
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("every row is used") {
  const Faults faults =
      tidy::unused_row_faults(texts::all_rows(), program_without_texts(), kOpenFamilies);
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("what is said to people stands in the catalogue") {
  const Faults faults = tidy::chinese_faults(kChinesePlaces, program_without_texts());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

}  // namespace
}  // namespace yibao
