// What a child process of the benchmark does: serve, until its standard input ends.
#pragma once

#include <string>
#include <vector>

namespace yibao::bench {

// The product's server:  serve FOLDER JURISDICTION COUNTERS
// The ceiling's server:  serve-plain TLS-FOLDER DATABASE COUNTERS
// Gives the exit code; -1 when the arguments ask for no role.
int run_role(const std::vector<std::string>& arguments);

}  // namespace yibao::bench
