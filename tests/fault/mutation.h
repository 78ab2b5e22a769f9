// Requests that were good before somebody changed them: bits turned, bytes taken out, put in and
// moved, in the headers and in what they frame. By a seed, so that what breaks can be broken again.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace yibao::fault {

struct MutationReport {
  std::uint64_t sent = 0;
  std::map<int, std::uint64_t> statuses;  // 0: hung up, or no answer
};

// Good requests for the routes, with the session's token where one is wanted.
std::vector<std::string> good_requests(const std::string& authorization,
                                       const std::string& exchange);
// On a few connections at a time, until the time is over.
MutationReport mutate(int port, const std::vector<std::string>& good, std::uint64_t seed,
                      std::chrono::milliseconds time);

}  // namespace yibao::fault
