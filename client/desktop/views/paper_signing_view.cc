// A leader signed on paper: a second person enters whose signature it is, with the scan.
#include "client/core/commands/paper_signature.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

void draw_scan(const View& view) {
  app::PaperSigning& place = view.work.paper_signing;
  view.ui.text(view.say("desk.paper_sign.scan"), theme::colours().quiet, TextStyle::kSmall);
  if (view.ui.button(view.say("desk.paper_sign.choose"), Ui::Look::kPlain, !place.busy())) {
    app::FilePicker::Question question;
    question.title = "desk.paper_sign.scan";
    question.endings = client::scan_endings();
    question.over_dialog = true;
    view.work.picker.ask(std::move(question), [&place](const auto& file) { place.scan = file; });
  }
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  view.ui.clipped(
      place.scan.empty() ? view.say("desk.paper_sign.no_scan") : place.scan.filename().string(),
      ImGui::GetContentRegionAvail().x, theme::colours().grey);
}

void draw_form(const View& view, const app::ItemSheet& sheet) {
  app::PaperSigning& place = view.work.paper_signing;
  std::vector<std::string> leaders;
  for (const app::PersonChoice& leader : sheet.paper_signers) leaders.push_back(leader.name);
  ask_choice(view, "desk.paper_sign.leader", leaders, place.leader);
  view.ui.gap(6);
  draw_scan(view);
  view.ui.gap(6);
  view.ui.paragraph(view.say("desk.paper_sign.gates"), theme::colours().quiet, TextStyle::kSmall);
  draw_gates(view, sheet.gates, place.gates, place.not_secret);
  const std::string passphrase = view.say("desk.sign_in.passphrase");
  view.ui.text(passphrase, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.secret = true;
  view.ui.field(passphrase, place.passphrase, look);
  view.problem(place.problem());
}

}  // namespace

void draw_paper_signing(const View& view, const app::ItemSheet& sheet) {
  if (!view.ui.begin_dialog(view.say("desk.paper_sign.title"), 560)) return;
  app::PaperSigning& place = view.work.paper_signing;
  view.ui.paragraph(view.say("desk.paper_sign.text"));
  view.ui.gap(8);
  draw_form(view, sheet);
  view.ui.gap(14);
  // Stays open until it is registered: a wrong passphrase is typed once more.
  if (view.ui.button(view.say("desk.paper_sign.do"), Ui::Look::kPrimary, place.ready(sheet))) {
    place.enter(sheet);
  }
  ImGui::SameLine();
  const bool cancelled =
      view.ui.button(view.say("desk.cancel"), Ui::Look::kPlain, !place.busy()) || view.ui.escaped();
  if (cancelled) place.close();
  if (place.busy()) view.ui.busy(view.say("desk.paper_sign.busy"));
  if (cancelled || sheet.paper_signers.empty()) view.ui.close_dialog();
  draw_file_picker(view);
  view.ui.end_dialog();
}

}  // namespace yibao::desktop
