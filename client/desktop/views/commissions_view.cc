// Commissions: open ones first, each with its countdown; one of them opened (commission_view.cc).
#include "client/desktop/views/states.h"
#include "client/desktop/views/time_left.h"

namespace yibao::desktop {
namespace {

void draw_state(const View& view, const app::CommissionLine& line) {
  const std::string state = line.state(view.work.now());
  const StateColours colours = commission_colours(state);
  view.ui.chip(view.say("commission." + state), colours.ink, colours.ground);
  const auto add = [&](std::string_view key) {
    ImGui::SameLine(0, theme::px(6));
    view.ui.chip(view.say(key), theme::colours().grey, theme::colours().grey_pale);
  };
  if (line.extension_asked && line.open) add("desk.commission.extension_asked");
  if (line.pending) add("cli.pending");
}

void draw_row(const View& view, const app::CommissionLine& line) {
  const std::string title = line.title.empty() ? view.say("cli.words_gone") : line.title;
  const float height = ImGui::GetTextLineHeight() + theme::px(20);
  ImGui::TableNextRow(0, height);
  ImGui::TableNextColumn();
  ImGui::PushID(line.id.text().c_str());
  if (view.ui.row(title, height)) view.work.open_commission(line.id);
  const auto lower = [] { ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(8)); };
  lower();
  view.ui.clipped(title, ImGui::GetContentRegionAvail().x);
  ImGui::TableNextColumn();
  lower();
  draw_state(view, line);
  ImGui::TableNextColumn();
  lower();
  if (line.open) {
    const TimeLeft left = time_left(view, line.due);
    view.ui.clipped(left.text, ImGui::GetContentRegionAvail().x, left.ink);
  }
  ImGui::TableNextColumn();
  lower();
  view.ui.clipped(view.when(line.due), ImGui::GetContentRegionAvail().x, theme::colours().grey);
  ImGui::PopID();
}

void draw_list(const View& view, const app::CommissionLines& lines) {
  constexpr ImGuiTableFlags kFlags =
      ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_PadOuterX;
  if (!ImGui::BeginTable("commissions", 4, kFlags)) return;
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn("title", ImGuiTableColumnFlags_WidthStretch, 2.2F);
  ImGui::TableSetupColumn("state", ImGuiTableColumnFlags_WidthStretch, 1.1F);
  ImGui::TableSetupColumn("left", ImGuiTableColumnFlags_WidthStretch, 0.8F);
  ImGui::TableSetupColumn("due", ImGuiTableColumnFlags_WidthStretch, 0.7F);
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const std::string_view key :
       {"cli.col.title", "cli.col.state", "desk.commission.left", "cli.col.due"}) {
    ImGui::TableNextColumn();
    view.ui.text(view.say(key), theme::colours().quiet, TextStyle::kSmall);
  }
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(lines.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_row(view, lines[static_cast<std::size_t>(i)]);
    }
  }
  ImGui::EndTable();
}

}  // namespace

void draw_commissions(const View& view) {
  if (view.work.commissions.opened()) return draw_commission(view);
  view.title("desk.page.commissions", view.say("desk.commissions.explain"));
  view.ui.gap(14);
  view.problem(view.snapshot().account->problem);
  const app::CommissionLines& lines = *view.snapshot().commissions;
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, theme::px(2)});
  view.ui.begin_panel("commissions-panel", {0, 0});
  ImGui::PopStyleVar();
  if (lines.empty()) {
    ImGui::SetCursorPos({theme::px(24), theme::px(24)});
    view.ui.paragraph(view.say("desk.commissions.none"), theme::colours().quiet);
  } else {
    draw_list(view, lines);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
