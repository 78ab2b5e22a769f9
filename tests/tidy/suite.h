// That nothing which should be tested is left out: every source is built, no test is switched off.
#pragma once

#include <vector>

#include "tests/tidy/source_text.h"

namespace yibao::tidy {

// Sources that no CMakeLists.txt of their folder, or of one above, names; folders with a
// CMakeLists.txt that the one above does not add.
Faults unbuilt_faults(const std::vector<Source>& build_files, const std::vector<Source>& sources);

// Tests that are skipped, allowed to fail, cut out or commented away.
Faults skipped_faults(const std::vector<Source>& sources);

}  // namespace yibao::tidy
