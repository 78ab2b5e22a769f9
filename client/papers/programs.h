// Other programs of this machine: the printer's, the viewer's. Started without a shell, with the
// arguments as they are. Any thread but the screen's.
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "shared/base/result.h"

namespace yibao::papers {

// By its name, along the search path.
std::optional<std::filesystem::path> find_program(const std::string& name);

// Starts it and leaves it alone: it may outlive us. Its output goes nowhere. Error: io.
base::Status start_program(const std::filesystem::path& program,
                           const std::vector<std::string>& arguments);

// Runs it to its end and gives its exit code; one that takes longer is ended. Errors: io, timeout.
base::Result<int> run_program(const std::filesystem::path& program,
                              const std::vector<std::string>& arguments,
                              std::chrono::milliseconds patience);

}  // namespace yibao::papers
