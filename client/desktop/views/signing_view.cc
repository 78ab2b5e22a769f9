// The leader's five minutes: the gates the ruleset asks for, the secrecy finding, the passphrase;
// or back with a reason; or found secret.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

std::string signers_of(const View& view, const app::ItemSheet& sheet) {
  std::string text;
  for (const rules::Signer signer : sheet.signers) {
    text += (text.empty() ? "" : "、") + view.say("signer." + std::string(base::enum_name(signer)));
  }
  return text;
}

void draw_gates(const View& view, const app::ItemSheet& sheet) {
  domain::Gates& gates = view.work.reading.gates;
  for (const rules::GateName gate : sheet.gates) {
    bool* given = gate == rules::GateName::kPolicy    ? &gates.policy
                  : gate == rules::GateName::kContent ? &gates.content
                                                      : &gates.scope;
    view.ui.check(view.say("desk.gate." + std::string(base::enum_name(gate))), *given);
  }
  view.ui.check(view.say("desk.gate.not_secret"), view.work.reading.not_secret);
}

void draw_send_back(const View& view, const app::ItemSheet& sheet) {
  app::ReadingPlace& place = view.work.reading;
  if (!view.ui.begin_dialog(view.say("desk.send_back.title"), 520)) return;
  std::vector<std::string> names;
  for (const rules::Named& reason : sheet.reasons) names.push_back(view.phrases.name(reason.name));
  const std::string label = view.say("desk.send_back.reason");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  view.ui.choice(label, names, place.reason, ImGui::GetContentRegionAvail().x);
  const std::string note = view.say("desk.send_back.note");
  view.ui.text(note, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.height = theme::px(90);
  view.ui.field(note, place.note, look);
  view.ui.gap(14);
  if (view.ui.button(view.say("desk.send_back.do"), Ui::Look::kPrimary, !names.empty())) {
    view.work.reading.send_back();
    view.ui.close_dialog();
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.cancel"))) view.ui.close_dialog();
  view.ui.end_dialog();
}

void draw_secret(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.secret.title"), 520)) return;
  view.ui.paragraph(view.say("desk.secret.text"));
  std::vector<std::string> names;
  for (const std::string_view basis : base::EnumNames<domain::SecretBasis>::kNames) {
    names.push_back(view.say("basis." + std::string(basis)));
  }
  const std::string label = view.say("field.basis");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  view.ui.choice(label, names, view.work.reading.basis, ImGui::GetContentRegionAvail().x);
  view.ui.gap(14);
  if (view.ui.button(view.say("desk.secret.do"), Ui::Look::kDanger)) {
    view.work.reading.find_secret();
    view.ui.close_dialog();
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.cancel"))) view.ui.close_dialog();
  view.ui.end_dialog();
}

}  // namespace

void draw_signing(const View& view, const app::ItemSheet& sheet) {
  app::ReadingPlace& place = view.work.reading;
  view.ui.text(view.say("desk.signing"), theme::colours().ink, TextStyle::kStrong);
  if (sheet.duty == app::SignDuty::kOthers) {
    view.ui.paragraph(view.say("desk.signing.others", {{"signers", signers_of(view, sheet)}}),
                      theme::colours().grey);
    view.ui.gap(16);
    return;
  }
  if (!sheet.signoff_clause.empty()) {
    view.ui.paragraph(sheet.signoff_clause, theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.gap(6);
  draw_gates(view, sheet);
  const std::string label = view.say("desk.sign_in.passphrase");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.secret = true;
  view.ui.field(label, place.passphrase, look);
  view.ui.gap(8);
  const float width = ImGui::GetContentRegionAvail().x;
  if (view.ui.button(view.say("desk.sign"), Ui::Look::kPrimary, place.ready_to_sign(), width)) {
    view.work.reading.sign_off();
  }
  if (place.busy()) view.ui.busy(view.say("desk.signing.busy"));
  const float half = (width - ImGui::GetStyle().ItemSpacing.x) / 2;
  if (view.ui.button(view.say("desk.send_back"), Ui::Look::kPlain, !place.busy(), half)) {
    view.ui.open_dialog(view.say("desk.send_back.title"));
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.secret"), Ui::Look::kDanger, !place.busy(), half)) {
    view.ui.open_dialog(view.say("desk.secret.title"));
  }
  draw_send_back(view, sheet);
  draw_secret(view);
  view.ui.gap(14);
  view.ui.line();
  view.ui.gap(12);
}

}  // namespace yibao::desktop
