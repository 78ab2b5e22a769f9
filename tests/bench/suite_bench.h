// The two suites that a log may be founded in, beside each other: pushing into it, and verifying
// all of it.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace yibao::bench {

// Each suite has a world of its own below the folder.
std::vector<Figure> run_suite_bench(const std::filesystem::path& folder, std::size_t drafts);

}  // namespace yibao::bench
