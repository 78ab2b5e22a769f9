// What is decided about the item before the signer: findings first, then the gates the ruleset
// asks for and the secrecy finding one by one, the passphrase; or back with a reason; or found
// secret.
#include <algorithm>

#include "client/desktop/compat.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

// What this signer or another one wanted mended.
void draw_last_words(const View& view, const app::SigningSheet& sheet) {
  const auto& journey = sheet.item.journey;
  const auto last = std::find_if(journey.rbegin(), journey.rend(), [](const auto& line) {
    return line.step.type == "draft.sent_back";
  });
  if (last == journey.rend()) return;
  view.ui.paragraph(view.say("desk.signing.asked", {{"reason", view.phrases.name(last->reason)},
                                                    {"who", last->step.author}}),
                    theme::colours().warn, TextStyle::kSmall);
  if (!last->step.note.empty()) view.ui.paragraph(last->step.note);
  view.ui.gap(6);
}

// Digits give them as well, in their order. True when the last one was given.
bool draw_own_gates(const View& view, const app::SigningSheet& sheet, bool keys) {
  app::SigningPlace& place = view.work.signing;
  const bool before = place.all_given();
  char digit = '1';
  const auto toggle = [&](bool& given) {
    if (keys && compat::typed(digit)) given = !given;
    ++digit;
  };
  for (const rules::GateName gate : sheet.item.gates) toggle(rules::gate_of(place.gates, gate));
  toggle(place.not_secret);
  draw_gates(view, sheet.item.gates, place.gates, place.not_secret);
  return !before && place.all_given();
}

// True: the Enter key was pressed where it means signing.
bool draw_passphrase(const View& view, bool focus) {
  app::SigningPlace& place = view.work.signing;
  if (place.pass_is_open()) {
    view.ui.paragraph(view.say("desk.signing.pass_open"), theme::colours().quiet,
                      TextStyle::kSmall);
    return !ImGui::GetIO().WantTextInput && compat::pressed(ImGuiKey_Enter);
  }
  const std::string label = view.say("desk.sign_in.passphrase");
  view.ui.text(label, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.secret = true;
  look.focus = focus;
  view.ui.field(label, place.passphrase, look);
  const bool entered = view.ui.entered();
  view.ui.check(view.say("desk.signing.leave_pass"), place.leave_pass);
  return entered;
}

void draw_send_back(const View& view, const app::ItemSheet& sheet) {
  app::SigningPlace& place = view.work.signing;
  if (!view.ui.begin_dialog(view.say("desk.send_back.title"), 520)) return;
  ask_choice(view, "desk.send_back.reason", reason_names(view, sheet.reasons), place.reason);
  ask_note(view, "desk.send_back.note", place.note);
  const Answer answer =
      answer_row(view, "desk.send_back.do", Ui::Look::kPrimary, !sheet.reasons.empty());
  if (answer == Answer::kDo) place.send_back();
  view.ui.end_dialog();
}

void draw_secret(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.secret.title"), 520)) return;
  view.ui.paragraph(view.say("desk.secret.text"));
  ask_choice(view, "field.basis", basis_names(view), view.work.signing.basis);
  if (answer_row(view, "desk.secret.do", Ui::Look::kDanger) == Answer::kDo) {
    view.work.signing.find_secret();
  }
  view.ui.end_dialog();
}

void draw_decision(const View& view, const app::SigningSheet& sheet) {
  app::SigningPlace& place = view.work.signing;
  const bool keys =
      !ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
  if (!sheet.for_leader.empty()) {
    view.ui.paragraph(view.say("desk.signing.for_leader", {{"leader", sheet.for_leader}}),
                      theme::colours().warn);
  }
  const bool just_given = draw_own_gates(view, sheet, keys);
  const bool entered = draw_passphrase(view, just_given);
  view.ui.gap(8);
  const float width = ImGui::GetContentRegionAvail().x;
  const bool pressed =
      view.ui.button(view.say("desk.sign"), Ui::Look::kPrimary, place.ready_to_sign(), width);
  if (place.busy()) view.ui.busy(view.say("desk.signing.busy"));
  const float half = (width - ImGui::GetStyle().ItemSpacing.x) / 2;
  if (view.ui.button(view.say("desk.send_back"), Ui::Look::kPlain, !place.busy(), half) ||
      (keys && !place.busy() && compat::typed('r'))) {
    view.ui.open_dialog(view.say("desk.send_back.title"));
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.secret"), Ui::Look::kDanger, !place.busy(), half)) {
    view.ui.open_dialog(view.say("desk.secret.title"));
  }
  draw_send_back(view, sheet.item);
  draw_secret(view);
  view.ui.paragraph(view.say("desk.signing.keys"), theme::colours().quiet, TextStyle::kSmall);
  if (pressed || (entered && keys)) place.sign_off();
}

}  // namespace

void draw_risks(const View& view, const app::SigningSheet& sheet) {
  const auto& findings = sheet.findings;
  if (findings.empty()) {
    view.ui.paragraph(view.say("desk.signing.no_risks"), theme::colours().good);
  } else {
    view.ui.text(view.say("desk.signing.risks", {{"count", std::to_string(findings.size())}}),
                 rules::refuses(findings) ? theme::colours().bad : theme::colours().warn,
                 TextStyle::kStrong);
    for (const rules::Finding& finding : findings) {
      draw_finding(view, finding);
      view.ui.gap(8);
    }
  }
  view.ui.gap(6);
}

void draw_gates(const View& view, const std::vector<rules::GateName>& asked, domain::Gates& gates,
                bool& not_secret) {
  for (const rules::GateName gate : asked) {
    view.ui.check(view.say("desk.gate." + std::string(base::enum_name(gate))),
                  rules::gate_of(gates, gate));
  }
  view.ui.check(view.say("desk.gate.not_secret"), not_secret);
}

std::string signers_text(const View& view, const app::ItemSheet& sheet) {
  std::string text;
  for (const rules::Signer signer : sheet.signers) {
    text += (text.empty() ? "" : view.say("desk.and")) +
            view.say("signer." + std::string(base::enum_name(signer)));
  }
  return text;
}

void draw_signing_side(const View& view, const app::SigningSheet& sheet) {
  view.problem(view.work.signing.problem());
  draw_risks(view, sheet);
  draw_last_words(view, sheet);
  view.ui.text(view.say("desk.signing"), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(view.say("desk.signing.offered",
                             {{"author", sheet.author}, {"when", view.when(sheet.offered_at)}}),
                    theme::colours().quiet, TextStyle::kSmall);
  if (!sheet.item.signoff_clause.empty()) {
    view.ui.paragraph(sheet.item.signoff_clause, theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.gap(6);
  if (sheet.item.duty == app::SignDuty::kMine) {
    draw_decision(view, sheet);
  } else {
    view.ui.paragraph(sheet.item.refusal ? view.phrases.sentence(*sheet.item.refusal)
                                         : view.say("desk.signing.done_elsewhere"),
                      theme::colours().warn);
  }
  view.ui.gap(14);
  view.ui.line();
  view.ui.gap(12);
  draw_journey(view, sheet.item);
}

}  // namespace yibao::desktop
