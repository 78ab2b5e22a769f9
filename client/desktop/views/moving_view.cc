// Changing computers: the two ways drafts go, one beside the other.
#include "client/desktop/views/flow.h"

namespace yibao::desktop {

void draw_moving(const View& view) {
  app::MovingPlace& place = view.work.moving;
  using Side = app::MovingPlace::Side;
  view.title("desk.moving.title");
  view.ui.gap(10);
  if (view.ui.button(view.say("desk.back"), Ui::Look::kLink)) {
    return view.work.way.go(app::Place::kDrafts);
  }
  ImGui::SameLine();
  const auto side = [&](std::string_view key, Side which) {
    const bool here = place.side == which;
    if (view.ui.button(view.say(key), here ? Ui::Look::kPrimary : Ui::Look::kLink)) {
      place.side = which;
    }
  };
  side("desk.moving.out", Side::kOut);
  ImGui::SameLine();
  side("desk.moving.in", Side::kIn);
  view.ui.gap(10);
  view.ui.begin_panel("moving", {0, rest_of_place()});
  if (place.side == Side::kOut) {
    draw_moving_out(view);
  } else {
    draw_moving_in(view);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
