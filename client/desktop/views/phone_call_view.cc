// Three fields for what was reported by telephone; the text comes later.
#include "client/desktop/views/frame.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {

void draw_phone_call(const View& view) {
  app::PhoneCall& call = view.work.phone_call;
  const std::string title = view.say("desk.phone.title");
  const bool opens = call.is_open() && !ImGui::IsPopupOpen(title.c_str());
  if (opens) view.ui.open_dialog(title);
  if (!view.ui.begin_dialog(title, 520)) return;
  const auto offset = view.snapshot().offset();
  view.ui.paragraph(view.say("desk.phone.text"), theme::colours().grey);
  view.ui.gap(6);
  LineLook what;
  what.focus = opens;
  ask_line(view, "desk.phone.what", call.what, what);
  ask_line(view, "desk.phone.to", call.to);
  ask_line(view, "desk.phone.at", call.at);
  if (call.time_is_wrong(offset)) {
    view.ui.paragraph(view.say("desk.phone.wrong_time"), theme::colours().warn, TextStyle::kSmall);
  }
  view.problem(call.problem());
  const bool ready = call.ready(offset);
  // Stays open until it is noted: what was typed is in no other place yet.
  view.ui.gap(14);
  if (view.ui.button(view.say("desk.phone.do"), Ui::Look::kPrimary, ready)) call.note(offset);
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.cancel"), Ui::Look::kPlain, !call.busy()) ||
      view.ui.escaped()) {
    call.close();
  }
  if (!call.is_open()) view.ui.close_dialog();
  view.ui.end_dialog();
}

}  // namespace yibao::desktop
