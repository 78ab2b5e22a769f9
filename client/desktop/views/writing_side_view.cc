// To the right of the text: what pre-flight finds, or the fields. One at a time, so that neither
// hides below the other.
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

using Side = app::WritingAids::Side;

void draw_count(const View& view) {
  const auto& findings = view.work.writing.findings();
  if (findings.empty()) return;
  const bool refused = rules::refuses(findings);
  ImGui::SameLine(0, theme::px(4));
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ImGui::GetStyle().FramePadding.y);
  view.ui.chip(std::to_string(findings.size()),
               refused ? theme::colours().bad : theme::colours().warn,
               refused ? theme::colours().bad_pale : theme::colours().warn_pale);
}

void draw_tabs(const View& view) {
  Side& side = view.work.aids.side;
  for (std::size_t i = 0; i < base::EnumNames<Side>::kNames.size(); ++i) {
    const auto tab = static_cast<Side>(i);
    if (i > 0) ImGui::SameLine(0, theme::px(4));
    const bool chosen = side == tab;
    const std::string name = view.say("desk.side." + std::string(base::enum_name(tab)));
    if (view.ui.button(name, chosen ? Ui::Look::kPrimary : Ui::Look::kLink)) side = tab;
    if (tab == Side::kChecks) draw_count(view);
  }
  if (view.work.writing.draft()) {
    const std::string history = view.say("desk.history");
    ImGui::SameLine(ImGui::GetContentRegionMax().x - view.ui.width_of(history) - theme::px(24));
    if (view.ui.button(history, Ui::Look::kLink)) return view.work.show_history();
  }
  view.ui.gap(6);
  view.ui.line();
  view.ui.gap(8);
}

}  // namespace

void draw_writing_side(const View& view, float width) {
  view.ui.begin_panel("side", {width, 0});
  draw_tabs(view);
  const Side side = view.work.aids.side;
  view.ui.begin_panel(base::enum_name(side), {0, 0}, false);
  switch (side) {
    case Side::kChecks:
      draw_findings(view);
      draw_near(view);
      break;
    case Side::kFields: draw_writing_fields(view); break;
    case Side::kPapers: draw_writing_papers(view); break;
  }
  view.ui.end_panel();
  view.ui.end_panel();
}

}  // namespace yibao::desktop
