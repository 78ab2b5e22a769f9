// The screen without a window, on a workplace whose core works in the same thread: what one frame
// costs the screen's thread. Throws std::runtime_error where there is no Chinese font.
#pragma once

#include "client/core/app/core_thread.h"
#include "client/core/app/workplace.h"
#include "client/desktop/appearance.h"
#include "client/desktop/ui.h"
#include "tests/desktop/null_screen.h"

namespace yibao::bench {

class TimedScreen {
 public:
  // What is given outlives it.
  TimedScreen(app::Desk& desk, app::Core& core, app::Workplace& work);

  // What the core has to do is done before; new glyphs are drawn, but handed to no graphics card.
  // Gives milliseconds of this thread's processor time.
  double frame(float wheel = 0);
  // The mouse presses there and lets go: as many frames as that takes.
  std::vector<double> click(const std::string& label, const std::string& kind);
  // Into the field that has the keyboard: the frame that takes the character.
  double type(char32_t character);
  // How many widgets the last frame showed.
  std::size_t shown() const { return ui_->noted().size(); }

 private:
  testing::NullScreen screen_;
  app::Desk& desk_;
  app::Core& core_;
  app::Workplace& work_;
  std::unique_ptr<desktop::Appearance> appearance_;
  std::unique_ptr<desktop::Ui> ui_;
};

}  // namespace yibao::bench
