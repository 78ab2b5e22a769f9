// The parts of the office's commissions: who is to be reminded, one being written, one of them.
#pragma once

#include "client/core/app/office/asked_desk.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {

void draw_asking_form(const View& view);
void draw_asked(const View& view);
// The questions of one: judging, extending, cancelling; drawn after what opens them.
void draw_asked_dialogs(const View& view, const app::AskedSheet& sheet);
// All that are open, with what can be copied and printed.
void draw_chase(const View& view);
// Into the clipboard, said afterwards.
void copy_chase(const View& view, const std::vector<client::ChasedCommission>& chased);

}  // namespace yibao::desktop
