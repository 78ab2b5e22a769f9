// The office's desk, and the part of it that stands in the inbox too.
#pragma once

#include "client/desktop/views/view.h"

namespace yibao::desktop {

void draw_office_desk(const View& view);

// Items that their units ask back; nothing where there are none. True: one was opened at the item's
// desk, and what is drawn now is left.
bool draw_asked_back(const View& view);

}  // namespace yibao::desktop
