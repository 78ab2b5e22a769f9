// To the right of the text: what pre-flight finds, or the fields. One at a time, so that neither
// hides below the other.
#include "client/desktop/views/flow.h"

namespace yibao::desktop {
namespace {

using Side = app::WritingAids::Side;

void draw_count(const View& view) {
  const auto& findings = view.work.writing.findings();
  if (findings.empty()) return;
  const bool refused = rules::refuses(findings);
  ImGui::SameLine(0, theme::px(4));
  ImGui::BeginGroup();  // what follows in the line does not stand lower
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + ImGui::GetStyle().FramePadding.y);
  view.ui.chip(std::to_string(findings.size()),
               refused ? theme::colours().bad : theme::colours().warn,
               refused ? theme::colours().bad_pale : theme::colours().warn_pale);
  ImGui::EndGroup();
}

bool draw_tab(const View& view, const std::string& name, bool chosen, bool first) {
  if (!first) flow(button_width(view, name), theme::px(4));
  return view.ui.button(name, chosen ? Ui::Look::kPrimary : Ui::Look::kLink);
}

}  // namespace

void draw_writing_tabs(const View& view, bool with_text) {
  app::WritingAids& aids = view.work.aids;
  if (with_text && draw_tab(view, view.say("desk.side.text"), !aids.over_text, true)) {
    aids.over_text = false;
  }
  for (std::size_t i = 0; i < base::EnumNames<Side>::kNames.size(); ++i) {
    const auto tab = static_cast<Side>(i);
    const bool chosen = aids.side == tab && (aids.over_text || !with_text);
    const std::string name = view.say("desk.side." + std::string(base::enum_name(tab)));
    if (draw_tab(view, name, chosen, i == 0 && !with_text)) {
      aids.side = tab;
      aids.over_text = true;
    }
    if (tab == Side::kChecks) draw_count(view);
  }
}

void draw_writing_side(const View& view, float width, bool with_tabs) {
  view.ui.begin_panel("side", {width, 0});
  if (with_tabs) {
    draw_writing_tabs(view, false);
    view.ui.gap(6);
    view.ui.line();
    view.ui.gap(8);
  }
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
