// A file manager's part in dragging files onto a window (XDND 5), without the window of one.
//
// Errors: std::runtime_error where the other side does not take part.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace yibao::testing {

// Onto the window (its number in the display's words), in the middle; until it says that it has
// taken them.
void drop_files(const std::string& window, const std::vector<std::filesystem::path>& files);

}  // namespace yibao::testing
