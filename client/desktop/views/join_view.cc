// Joining with a one-time code: a folder with nothing in it becomes this office's copy.
#include "client/desktop/views/view.h"

namespace yibao::desktop {

void draw_join(const View& view) {
  app::SignInPlace& place = view.work.sign_in;
  view.ui.paragraph(view.say("desk.join.text"), theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(8);
  const float gap = ImGui::GetStyle().ItemSpacing.x;
  const float half = (ImGui::GetContentRegionAvail().x - gap) / 2;
  const auto field = [&](std::string_view key, std::string& text, std::string_view hint) {
    const std::string label = view.say(key);
    view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
    Ui::FieldLook look;
    look.hint = view.say(hint);
    view.ui.field(label, text, look);
  };
  const auto secret = [&](std::string_view key, std::string& text) {
    ImGui::BeginGroup();
    const std::string label = view.say(key);
    view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
    Ui::FieldLook look;
    look.secret = true;
    look.width = half;
    view.ui.field(label, text, look);
    ImGui::EndGroup();
  };
  field("desk.join.server", place.server, "desk.join.server_hint");
  field("desk.join.jurisdiction", place.jurisdiction, "desk.join.jurisdiction_hint");
  field("desk.join.code", place.code, "desk.join.code_hint");
  secret("desk.join.passphrase", place.passphrase);
  ImGui::SameLine();
  secret("desk.join.repeat", place.repeated);
  view.ui.gap(6);
  const std::string missing = place.missing();
  if (!place.busy()) {
    view.ui.paragraph(missing.empty() ? view.say("desk.join.ready") : view.say(missing),
                      theme::colours().quiet, TextStyle::kSmall);
  } else {
    view.ui.busy(view.say("desk.join.busy"));
  }
  if (view.ui.button(view.say("desk.join"), Ui::Look::kPrimary, !place.busy() && missing.empty(),
                     ImGui::GetContentRegionAvail().x)) {
    place.join();
  }
  view.ui.gap(6);
  view.problem(place.problem());
}

}  // namespace yibao::desktop
