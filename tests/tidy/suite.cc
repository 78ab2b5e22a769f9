#include "tests/tidy/suite.h"

#include <array>
#include <map>
#include <set>
#include <sstream>

namespace yibao::tidy {
namespace {

std::string parent_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "" : path.substr(0, slash);
}

std::set<std::string> words_of(const std::string& cmake) {
  std::string clean;
  for (const std::string& line : lines_of(cmake)) clean += line.substr(0, line.find('#')) + "\n";
  for (char& c : clean) {
    if (c == '(' || c == ')' || c == '"') c = ' ';
  }
  std::istringstream words(clean);
  std::set<std::string> found;
  for (std::string word; words >> word;) found.insert(word);
  return found;
}

using Builds = std::map<std::string, std::set<std::string>>;

bool is_named(const Builds& builds, const std::string& path) {
  for (std::string folder = parent_of(path); !folder.empty(); folder = parent_of(folder)) {
    const auto build = builds.find(folder);
    if (build != builds.end() && build->second.contains(path.substr(folder.size() + 1)))
      return true;
  }
  return false;
}

}  // namespace

Faults unbuilt_faults(const std::vector<Source>& build_files, const std::vector<Source>& sources) {
  Builds builds;
  for (const Source& file : build_files) builds[parent_of(file.path)] = words_of(file.text);
  Faults faults;
  for (const auto& [folder, words] : builds) {
    const bool top = parent_of(folder).empty();
    if (!top && !is_named(builds, folder)) faults.push_back(folder + ": no add_subdirectory");
  }
  for (const Source& source : sources) {
    if (!source.path.ends_with(".cc")) continue;
    if (!is_named(builds, source.path)) faults.push_back(source.path + ": in no build");
  }
  return faults;
}

Faults skipped_faults(const std::vector<Source>& sources) {
  // Doctest's decorators, and code that the preprocessor drops.
  constexpr std::array<std::string_view, 6> kOff = {
      "skip(", "may_fail(", "should_fail(", "expected_failures(", "no_breaks(", "DISABLED"};
  constexpr std::array<std::string_view, 4> kCommented = {"// TEST_CASE(", "// SUBCASE(",
                                                          "// CHECK(", "// REQUIRE("};
  Faults faults;
  for (const Source& source : sources) {
    const auto code = lines_of(bare_code(source.text));
    const auto text = lines_of(source.text);
    for (std::size_t i = 0; i < text.size(); ++i) {
      for (const std::string_view off : kOff) {
        const bool decorated = code[i].find("doctest::" + std::string(off)) != std::string::npos;
        const bool marked = off == "DISABLED" && code[i].find(off) != std::string::npos;
        if (decorated || marked) faults.push_back(fault_at(source, i + 1, std::string(off)));
      }
      if (text[i].starts_with("#if 0") || text[i].starts_with("#if false")) {
        faults.push_back(fault_at(source, i + 1, "code cut out"));
      }
      const std::size_t begin = text[i].find_first_not_of(' ');
      for (const std::string_view commented : kCommented) {
        if (begin != std::string::npos && text[i].substr(begin).starts_with(commented)) {
          faults.push_back(fault_at(source, i + 1, "a test in a comment"));
        }
      }
    }
  }
  return faults;
}

}  // namespace yibao::tidy
