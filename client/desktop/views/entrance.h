// One card in the middle: opening, faults, joining, signing in, the first self-test.
#pragma once

#include "client/desktop/views/view.h"

namespace yibao::desktop {

// A link that begins where text begins.
bool entrance_link(const View& view, std::string_view key, bool enabled = true);

// Whether the person is still at the entrance.
bool at_entrance(const View& view);
void draw_entrance(const View& view);

void draw_sign_in(const View& view);
void draw_lost_passphrase(const View& view);
void draw_join(const View& view);
void draw_first_test(const View& view);
// The report, run when it was not yet, with buttons to run it again and to keep it. Also in the
// settings.
void draw_self_test(const View& view);

}  // namespace yibao::desktop
