// At the entrance, without a passphrase: with a recovery sheet another one is set here and now,
// else what to do.
#include "client/desktop/views/entrance.h"

namespace yibao::desktop {
namespace {

void draw_by_sheet(const View& view) {
  app::SignInPlace& place = view.work.sign_in;
  view.ui.paragraph(view.say("desk.recovery.use"), theme::colours().ink, TextStyle::kSmall);
  const auto field = [&](std::string_view key, std::string& text, bool secret) {
    const std::string label = view.say(key);
    view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
    Ui::FieldLook look;
    look.secret = secret;
    view.ui.field(label, text, look);
  };
  field("desk.recovery.code", place.code, false);
  field("desk.passphrase.fresh", place.fresh, true);
  field("desk.passphrase.repeat", place.repeated, true);
  const std::string missing = place.missing();
  if (!missing.empty()) {
    view.ui.paragraph(view.say(missing), theme::colours().quiet, TextStyle::kSmall);
  }
  if (view.ui.button(view.say("desk.recovery.do"), Ui::Look::kPlain,
                     !place.busy() && missing.empty(), ImGui::GetContentRegionAvail().x)) {
    place.recover();
  }
  view.ui.gap(8);
}

}  // namespace

void draw_lost_passphrase(const View& view) {
  const app::Account& account = *view.snapshot().account;
  view.ui.gap(4);
  draw_by_sheet(view);
  view.ui.paragraph(view.say("desk.recovery.without"), theme::colours().ink, TextStyle::kSmall);
  const bool alone = account.people.size() < 2;
  view.ui.paragraph(view.say(alone ? "desk.sign_in.lost_alone" : "desk.sign_in.lost_shared",
                             {{"folder", account.folder.string()}}),
                    theme::colours().ink, TextStyle::kSmall);
}

}  // namespace yibao::desktop
