// What the machine gives without any server: SQLite alone, and the corpus compressed.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace yibao::bench {

std::vector<Figure> run_bare_bench(const std::filesystem::path& folder, std::size_t drafts);

}  // namespace yibao::bench
