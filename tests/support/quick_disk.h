// A file system of SQLite that is the system's own but waits for no disk: for tests of what a
// server says, with many commits, which ask nothing of what survives a fall.
#pragma once

#include <string>

namespace yibao::testing {

// The name under which it is registered, from the first call on.
std::string quick_disk();

}  // namespace yibao::testing
