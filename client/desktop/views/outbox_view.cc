// What waits for the server and what it refused: why, and what to do about it.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

void draw_reason(const View& view, const app::OutboxRow& row) {
  if (!row.problem) return;
  const bool refused = row.state == client::OutboxState::kRefused;
  view.ui.paragraph(view.phrases.sentence(*row.problem),
                    refused ? theme::colours().bad : theme::colours().warn);
  for (const std::string& sentence :
       texts::findings_of(view.phrases.language(), row.problem->args)) {
    view.ui.paragraph("· " + sentence, theme::colours().grey, TextStyle::kSmall);
  }
  view.ui.text(view.say("desk.code", {{"code", std::string(base::name(row.problem->code))}}),
               theme::colours().quiet, TextStyle::kSmall);
}

void draw_row(const View& view, const app::OutboxRow& row) {
  ImGui::PushID(row.id.text().c_str());
  const bool refused = row.state == client::OutboxState::kRefused;
  const bool held = row.state == client::OutboxState::kHeld;
  view.ui.chip(view.say("outbox." + std::string(base::enum_name(row.state))),
               refused ? theme::colours().bad
               : held  ? theme::colours().warn
                       : theme::colours().accent,
               refused ? theme::colours().bad_pale
               : held  ? theme::colours().warn_pale
                       : theme::colours().accent_pale);
  ImGui::SameLine();
  view.ui.text(view.say("event." + row.type), theme::colours().ink, TextStyle::kStrong);
  ImGui::SameLine();
  view.ui.text(view.when(row.changed_at), theme::colours().quiet, TextStyle::kSmall);
  // What still waits may have arrived, its answer lost.
  if (refused || held) {
    const std::string discard = view.say("desk.outbox.discard");
    ImGui::SameLine(ImGui::GetContentRegionMax().x - view.ui.width_of(discard) - theme::px(28));
    if (view.ui.button(discard + "##" + row.id.text(), Ui::Look::kLink)) {
      view.work.outbox.to_discard = row.id;
    }
  }
  if (!row.title.empty()) view.ui.paragraph(row.title);
  draw_reason(view, row);
  view.ui.gap(8);
  view.ui.line();
  view.ui.gap(8);
  ImGui::PopID();
}

void draw_discard_dialog(const View& view) {
  const std::string title = view.say("desk.outbox.discard.title");
  const bool asked = view.work.outbox.to_discard.has_value();
  if (asked && !ImGui::IsPopupOpen(view.say("desk.outbox.discard.title").c_str())) {
    view.ui.open_dialog(title);
  }
  if (!view.ui.begin_dialog(title, 500)) return;
  view.ui.paragraph(view.say("desk.outbox.discard.text"));
  view.ui.gap(14);
  if (view.ui.button(view.say("desk.outbox.discard.do"), Ui::Look::kDanger)) {
    view.work.outbox.discard();
    view.ui.close_dialog();
  }
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.cancel"))) {
    view.work.outbox.to_discard.reset();
    view.ui.close_dialog();
  }
  view.ui.end_dialog();
}

}  // namespace

void draw_outbox(const View& view) {
  view.title("desk.page.outbox", view.say("desk.outbox.explain"));
  const std::string label = view.say("desk.outbox.try_now");
  const float width = view.ui.width_of(label) + theme::px(40);
  ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() - theme::px(8));
  const bool exchanging = view.snapshot().line->exchanging;
  if (view.ui.button(label, Ui::Look::kPrimary, !exchanging, width)) view.work.outbox.try_now();
  view.ui.gap(14);
  view.problem(view.work.outbox.problem());
  view.ui.begin_panel("outbox-panel", {0, 0});
  const auto rows = view.snapshot().outbox;
  if (rows->empty()) view.ui.paragraph(view.say("desk.outbox.empty"), theme::colours().quiet);
  for (const app::OutboxRow& row : *rows) draw_row(view, row);
  view.ui.end_panel();
  draw_discard_dialog(view);
}

}  // namespace yibao::desktop
