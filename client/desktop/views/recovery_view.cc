// In the settings: the sheet with which a forgotten passphrase is replaced.
#include <algorithm>

#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

constexpr float kPassphraseWidth = 320;

void draw_code(const View& view) {
  app::RecoverySheet& sheet = view.work.recovery;
  view.ui.paragraph(view.say("desk.recovery.shown"));
  view.ui.gap(6);
  view.ui.text(sheet.code(), theme::colours().ink, TextStyle::kHeading);
  view.ui.gap(6);
  if (view.ui.button(view.say("desk.recovery.print"), Ui::Look::kPrimary,
                     !view.work.printing.busy())) {
    sheet.print(view.phrases.language(), view.snapshot(), view.work.now());
  }
  view.problem(view.work.printing.problem());
}

}  // namespace

void draw_recovery(const View& view) {
  app::RecoverySheet& sheet = view.work.recovery;
  view.ui.paragraph(view.say("desk.recovery.explain"), theme::colours().quiet, TextStyle::kSmall);
  if (const auto made = sheet.made()) {
    view.ui.paragraph(made->at ? view.say("desk.recovery.made_at", {{"when", view.when(*made->at)}})
                               : view.say("desk.recovery.none"),
                      made->at ? theme::colours().ink : theme::colours().warn);
  }
  view.ui.gap(6);
  if (!sheet.code().empty()) return draw_code(view);
  const std::string label = view.say("desk.recovery.passphrase");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.secret = true;
  look.width = std::min(theme::px(kPassphraseWidth), ImGui::GetContentRegionAvail().x);
  view.ui.field(label, sheet.passphrase, look);
  if (view.ui.button(view.say("desk.recovery.make"), Ui::Look::kPlain, sheet.can_make())) {
    sheet.make();
  }
  if (sheet.busy()) view.ui.busy(view.say("desk.sign_in.busy"));
  view.problem(sheet.problem());
}

}  // namespace yibao::desktop
