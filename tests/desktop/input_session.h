// A desktop session with an input method: display, window manager, message bus, fcitx5 with pinyin,
// and a home of its own, since pinyin learns what its user likes.
#pragma once

#include <memory>

#include "tests/desktop/real_window.h"

namespace yibao::testing {

class InputSession {
 public:
  InputSession();
  ~InputSession();  // gives the surroundings back as they were
  InputSession(const InputSession&) = delete;
  InputSession& operator=(const InputSession&) = delete;

  void start_method();
  void end_method();
  // As a person does it, with Ctrl and the space bar.
  static void switches_to_pinyin();
  // Where the list of candidates is, while there is one.
  static std::optional<Corner> candidates();

 private:
  TempFolder home_;
  Display display_;
  WindowManager manager_;
  std::unique_ptr<BackgroundProcess> bus_;
  std::unique_ptr<BackgroundProcess> method_;
  std::optional<std::string> home_before_;
};

}  // namespace yibao::testing
