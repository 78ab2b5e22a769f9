#include "tests/tidy/shape.h"

#include <doctest/doctest.h>

#include "tests/tidy/repository.h"

namespace yibao {
namespace {

using tidy::Faults;
using tidy::functions_of;
using tidy::Source;

// Too long today. May only get shorter: lower the figure with every cut, and take the row out when
// the file is within the limit.
const std::vector<tidy::Ceiling> kCeilings;

std::string lines(std::size_t count) {
  std::string text;
  for (std::size_t i = 0; i < count; ++i) text += "x;\n";
  return text;
}

TEST_CASE("a file above the limit is told, one at the limit is not") {
  CHECK(tidy::length_faults({{"a.cc", lines(300)}}, {}).empty());
  CHECK(tidy::length_faults({{"a.cc", lines(301)}}, {}).size() == 1);
}

TEST_CASE("a long file keeps below its ceiling, and the ceiling goes when it is short") {
  CHECK(tidy::length_faults({{"a.cc", lines(400)}}, {{"a.cc", 400}}).empty());
  CHECK(tidy::length_faults({{"a.cc", lines(401)}}, {{"a.cc", 400}}).size() == 1);
  CHECK(tidy::length_faults({{"a.cc", lines(300)}}, {{"a.cc", 400}}).size() == 1);
  CHECK(tidy::length_faults({}, {{"a.cc", 400}}).size() == 1);
}

TEST_CASE("functions are found with their names and lengths") {
  const auto found = functions_of(
      "namespace a {\n"
      "int f(int x) {\n"
      "  if (x) { return 1; }\n"
      "  return 2;\n"
      "}\n"
      "class B {\n"
      " public:\n"
      "  B(int y)\n"
      "      : y_{y}, z_(1) {\n"
      "    go();\n"
      "  }\n"
      "  int y_{1};\n"
      "};\n"
      "}\n"
      "template <class T>\n"
      "bool C<T>::g() const {\n"
      "}\n");
  REQUIRE(found.size() == 3);
  CHECK(found[0].head == "f");
  CHECK(found[0].first_line == 2);
  CHECK(found[0].lines == 4);
  CHECK(found[1].head == "B");
  CHECK(found[1].lines == 4);
  CHECK(found[2].head == "g");
  CHECK(found[2].lines == 3);
}

TEST_CASE("tables and declarations are no functions") {
  CHECK(functions_of("const Row kRows[] = {\n {\"a\", f(1)},\n};\n").empty());
  CHECK(functions_of("const auto kRows = to_array<Row>({\n {1},\n});\n").empty());
  CHECK(functions_of("int f(int x);\nenum class A { b, c };\n").empty());
}

TEST_CASE("a default argument and an operator make no table") {
  CHECK(functions_of("void f(int x = 1) {\n}\n").size() == 1);
  CHECK(functions_of("A& operator=(A&& b) {\n}\n").size() == 1);
}

TEST_CASE("a function above the limit is told, one at the limit is not") {
  const auto faults = [](std::size_t count) {
    return tidy::function_faults({{"a.cc", "void f() {\n" + lines(count) + "}\n"}});
  };
  CHECK(faults(68).empty());
  CHECK(faults(69) == Faults{"a.cc:1: f has 71 lines, more than 70"});
}

TEST_CASE("a header begins with its guard, after comments only") {
  CHECK(tidy::guard_faults({{"a.h", "// what\n#pragma once\n"}}).empty());
  CHECK(tidy::guard_faults({{"a.h", "#include <a>\n#pragma once\n"}}).size() == 1);
  CHECK(tidy::guard_faults({{"a.h", "// #pragma once\n"}}).size() == 1);
  CHECK(tidy::guard_faults({{"a.cc", "int x;\n"}}).empty());
}

TEST_CASE("blanks nobody sees are told") {
  CHECK(tidy::blank_faults({{"a", "x\ny\n"}}).empty());
  CHECK(tidy::blank_faults({{"a", "x \n"}}).size() == 1);
  CHECK(tidy::blank_faults({{"a", "x\r\n"}}).size() == 1);
  CHECK(tidy::blank_faults({{"a", "\tx\n"}}).size() == 1);
  CHECK(tidy::blank_faults({{"a", "x"}}).size() == 1);
}

TEST_CASE("paths of one machine are told, in comments too") {
  const std::string path = std::string("/wo") + "rk/x";
  CHECK(tidy::machine_path_faults({{"a", "int x;\n// see " + path + "\n"}}).size() == 1);
  CHECK(tidy::machine_path_faults({{"a", "/usr/share/x\n"}}).empty());
}

TEST_CASE("a namespace of another folder is told") {
  const auto faults = [](const char* text) {
    return tidy::namespace_faults({{"shared/base/", "base"}}, {{"shared/base/a.h", text}});
  };
  CHECK(faults("namespace yibao::base {\n").empty());
  CHECK(faults("namespace yibao::base::limits {\n").empty());
  CHECK(faults("namespace yibao::rules {\n").size() == 1);
  CHECK(faults("namespace yibao::based {\n").size() == 1);
  CHECK(tidy::namespace_faults({{"client/", "client"}, {"client/app/", "app"}},
                               {{"client/app/a.h", "namespace yibao::app {\n"}})
            .empty());
}

TEST_CASE("no file of the program is longer than a reader's patience") {
  std::vector<Source> sources = tidy::product_sources();
  std::erase_if(sources, [](const Source& source) {
    return source.path.starts_with("shared/texts/");  // tables of sentences
  });
  const Faults faults = tidy::length_faults(sources, kCeilings);
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("no function of the program is longer than a screen") {
  const Faults faults = tidy::function_faults(tidy::product_sources());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("every header of the repository is guarded") {
  const Faults faults =
      tidy::guard_faults(tidy::sources({"shared", "server", "client", "tests"}, {".h"}));
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

TEST_CASE("the repository's texts are clean and name no machine") {
  const auto sources =
      tidy::sources({"shared", "server", "client", "tests", "schemas", "installers", "cmake"},
                    {".h", ".cc", ".txt", ".cmake", ".sql", ".json", ".md", ".sh", ".py", ".csv"});
  const Faults blanks = tidy::blank_faults(sources);
  CHECK_MESSAGE(blanks.empty(), tidy::listed(blanks));
  const Faults paths = tidy::machine_path_faults(sources);
  CHECK_MESSAGE(paths.empty(), tidy::listed(paths));
}

TEST_CASE("namespaces follow folders") {
  std::vector<tidy::NamespaceRule> rules = {
      {"server/", "server"},        {"client/core/", "client"}, {"client/core/app/", "app"},
      {"client/papers/", "papers"}, {"client/cli/", "cli"},     {"client/desktop/", "desktop"}};
  for (const char* room :
       {"base", "crypto", "domain", "protocol", "report", "rules", "storage", "texts"}) {
    rules.push_back({"shared/" + std::string(room) + "/", room});
  }
  const Faults faults = tidy::namespace_faults(rules, tidy::product_sources());
  CHECK_MESSAGE(faults.empty(), tidy::listed(faults));
}

}  // namespace
}  // namespace yibao
