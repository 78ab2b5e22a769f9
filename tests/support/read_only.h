// What a program meets in a folder that it may only read.
#pragma once

#include <filesystem>
#include <functional>
#include <string>

namespace yibao::testing {

// Takes away the right to write in the folder, does the work and gives what it says. Root may
// write anywhere, so for root the work is done by another user, in a process of its own.
std::string in_read_only(const std::filesystem::path& folder,
                         const std::function<std::string()>& work);

}  // namespace yibao::testing
