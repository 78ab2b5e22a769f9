// The clipboard as other programs see it.
//
// Errors: std::runtime_error where xclip is not installed.
#pragma once

#include "tests/desktop/real_window.h"

namespace yibao::testing {

// Another program in which a person has copied the text; while it lives it can be pasted.
class CopiedElsewhere {
 public:
  explicit CopiedElsewhere(const std::string& text);

 private:
  TempFolder folder_;
  BackgroundProcess program_;
};

// What is pasted into another program; "" where nothing was copied.
std::string pasted_elsewhere();

}  // namespace yibao::testing
