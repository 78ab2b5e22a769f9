#include "tests/tidy/repository.h"

#include <algorithm>
#include <filesystem>

#include "tests/support/files.h"

namespace yibao::tidy {

std::vector<Source> sources(const std::vector<std::string>& folders,
                            const std::vector<std::string>& endings) {
  const std::filesystem::path root = testing::source_path("");
  std::vector<Source> found;
  for (const std::string& folder : folders) {
    for (const auto& file : std::filesystem::recursive_directory_iterator(root / folder)) {
      const std::string path = file.path().lexically_relative(root).generic_string();
      const bool wanted = file.is_regular_file() && std::any_of(endings.begin(), endings.end(),
                                                                [&](const std::string& ending) {
                                                                  return path.ends_with(ending);
                                                                });
      if (wanted) found.push_back({path, testing::read_file(file.path())});
    }
  }
  std::sort(found.begin(), found.end(),
            [](const Source& a, const Source& b) { return a.path < b.path; });
  return found;
}

std::vector<Source> product_sources() {
  return sources({"shared", "server", "client"}, {".h", ".cc"});
}

std::vector<Source> test_sources() {
  return sources({"tests"}, {".h", ".cc"});
}

std::vector<Source> build_files() {
  return sources({"shared", "server", "client", "tests"}, {"CMakeLists.txt"});
}

std::string listed(const Faults& faults) {
  std::string all;
  for (const std::string& fault : faults) all += "\n  " + fault;
  return all;
}

}  // namespace yibao::tidy
