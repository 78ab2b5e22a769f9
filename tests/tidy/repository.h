// The repository's files as the checks see them: the working tree, without what is built.
#pragma once

#include <string>
#include <vector>

#include "tests/tidy/source_text.h"

namespace yibao::tidy {

// Files under the folders whose names end so, sorted by path.
std::vector<Source> sources(const std::vector<std::string>& folders,
                            const std::vector<std::string>& endings);

// The program: .h and .cc of shared, server and client.
std::vector<Source> product_sources();
// And of the tests.
std::vector<Source> test_sources();
// CMakeLists.txt of all folders.
std::vector<Source> build_files();

// For a CHECK's message.
std::string listed(const Faults& faults);

}  // namespace yibao::tidy
