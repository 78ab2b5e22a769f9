// What the desk of journals asks before it does something: the column, how a merge is credited, the
// day of an issue and the reasons for what is no matter of course.
#pragma once

#include "client/desktop/views/view.h"

namespace yibao::desktop {

// Opens the question for the column; without columns what is ticked is assigned at once.
void ask_assign(const View& view);
// Draws whichever question is open.
void draw_journals_dialogs(const View& view);

}  // namespace yibao::desktop
