// A text in which what was added and removed is marked: added words underlined on their ground,
// removed ones struck through, so that it can be told without colours too.
//
// The screen's thread, within a frame.
#pragma once

#include <optional>

#include "client/core/text_diff.h"
#include "client/desktop/ui.h"

namespace yibao::desktop {

struct MarkedLook {
  TextStyle style = TextStyle::kText;
  bool removed = true;   // what was taken out is shown
  bool indent = false;   // paragraphs begin two characters in, empty lines are left out
  bool centred = false;  // as a title
  float margin = 0;      // to the right
};
// In lines up to the right edge, less the margin. Noted as the text that is shown. Gives how far
// below its beginning the first change stands.
std::optional<float> draw_marked(Ui& ui, const client::TextRuns& runs, const MarkedLook& look);

}  // namespace yibao::desktop
