// A queue of items on the screen, alike for a signer and for the office: its rows, and the line
// above an open one; by the mouse, by j and k, Enter and Escape.
#pragma once

#include <functional>

#include "client/desktop/views/view.h"

namespace yibao::desktop {

// How long ago, roughly.
std::string age_text(const View& view, base::Timestamp since);

// Gives what the person opened. `remark` stands below a row's title.
std::optional<domain::Subject> draw_queue_rows(
    const View& view, app::ItemQueue& queue,
    const std::function<std::string(const app::DraftRow&)>& remark);

// What the person wants to do next: along the queue, or back to it.
struct QueueMove {
  int step = 0;
  bool back = false;
};
QueueMove draw_queue_head(const View& view, const app::QueueWalk& walk);

// The text to the left, what is decided about it to the right; below it where that is too narrow.
void draw_page_and_side(const std::function<void()>& page, const std::function<void()>& side,
                        Ui& ui);

}  // namespace yibao::desktop
