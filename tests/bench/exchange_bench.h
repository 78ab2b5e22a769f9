// What is measured over the line: real clients against the real server in a process of its own,
// and beside each figure the same bytes against the plain server.
#pragma once

#include <filesystem>

#include "tests/bench/figures.h"

namespace yibao::bench {

struct ExchangeSize {
  std::size_t drafts = 10'000;
  std::size_t clients = 50;
  std::size_t drafts_per_client = 200;
  std::size_t single_drafts = 500;
  std::size_t slow_drafts = 100;
};

// Works in the folder, which is empty.
std::vector<Figure> run_exchange_bench(const std::filesystem::path& folder,
                                       const ExchangeSize& size);

}  // namespace yibao::bench
