// The question whether a text is a state secret. Only "yes", with its basis, wipes anything.
#include "client/desktop/views/question.h"

namespace yibao::desktop {

void draw_secrecy_question(const View& view) {
  app::SecrecyQuestion& question = view.work.secrecy;
  const std::string title = view.say("desk.secrecy.title");
  if (question.is_open() && !ImGui::IsPopupOpen(title.c_str())) view.ui.open_dialog(title);
  if (!view.ui.begin_dialog(title, 580)) return;
  const bool marked = view.work.writing.has_secret_mark();
  view.ui.paragraph(view.say(marked ? "desk.secrecy.marked" : "desk.secrecy.unmarked"));
  view.ui.gap(10);
  view.ui.paragraph(view.say("desk.secrecy.text"));
  view.ui.gap(10);
  ask_choice(view, "field.basis", basis_names(view), question.basis);
  view.ui.gap(14);
  if (view.ui.button(view.say("desk.secrecy.no"), Ui::Look::kPrimary)) question.no();
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.secrecy.yes"), Ui::Look::kDanger)) question.yes();
  if (!question.is_open()) view.ui.close_dialog();
  view.ui.end_dialog();
}

}  // namespace yibao::desktop
