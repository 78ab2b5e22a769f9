// What the machine gives the window, as found at the start and while it runs: for the self-test and
// for a report to the office. A value; "" or empty where there is none.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace yibao::app {

struct PlatformFacts {
  std::string opengl;                             // its version and who draws
  std::string input_method;                       // as the system calls it: "fcitx", "ibus"
  std::string locale;                             // of characters
  std::string display;                            // the screen's name
  std::vector<std::filesystem::path> font_files;  // for Chinese, best first
  std::string lacking_characters;                 // rare ones that no font has (self_test.h)
};

}  // namespace yibao::app
