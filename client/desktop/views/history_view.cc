// The saves of a draft to the left, what one of them changed to the right.
#include <algorithm>

#include "client/desktop/marked_text.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {
namespace {

constexpr float kListWidth = 270;
constexpr int kFramesToMeasure = 4;

void draw_list(const View& view, const app::HistorySheet& sheet) {
  app::HistoryPlace& place = view.work.history;
  view.ui.begin_panel("saves", {theme::px(kListWidth), 0});
  ImGuiListClipper clipper;
  const float height = ImGui::GetTextLineHeightWithSpacing() * 2 + theme::px(6);
  clipper.Begin(static_cast<int>(sheet.lines.size()), height);
  while (clipper.Step()) {
    for (int at = clipper.DisplayStart; at < clipper.DisplayEnd; ++at) {
      const auto i = static_cast<std::size_t>(at);
      const app::HistoryLine& line = sheet.lines[i];
      const float top = ImGui::GetCursorPosY();
      const std::string name =
          view.say("desk.history.save", {{"number", std::to_string(sheet.lines.size() - i)}});
      if (view.ui.row(name, height - theme::px(4), i == place.chosen())) place.choose(i);
      ImGui::Indent(theme::px(8));
      view.ui.text(i == 0 ? view.say("desk.history.newest", {{"name", name}}) : name);
      view.ui.text(view.say("desk.history.line", {{"when", view.when(line.saved_at)},
                                                  {"count", std::to_string(line.characters)}}),
                   theme::colours().quiet, TextStyle::kSmall);
      ImGui::Unindent(theme::px(8));
      ImGui::SetCursorPosY(top + height);
    }
  }
  view.ui.end_panel();
}

void draw_against(const View& view) {
  app::HistoryPlace& place = view.work.history;
  for (std::size_t i = 0; i < base::EnumNames<app::HistoryAgainst>::kNames.size(); ++i) {
    const auto against = static_cast<app::HistoryAgainst>(i);
    if (i > 0) ImGui::SameLine(0, theme::px(4));
    const bool chosen = place.against() == against;
    if (view.ui.button(view.say("desk.history." + std::string(base::enum_name(against))),
                       chosen ? Ui::Look::kPrimary : Ui::Look::kLink)) {
      place.compare_with(against);
    }
  }
}

void draw_changes(const View& view) {
  const app::HistoryPlace& place = view.work.history;
  view.ui.begin_panel("changes", {0, 0});
  draw_against(view);
  view.ui.gap(8);
  view.ui.line();
  view.ui.gap(8);
  int* frames = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("frames"), 0);
  if (const auto& changes = place.changes()) {
    const bool changed = client::is_changed(changes->title) || client::is_changed(changes->body);
    if (!changed) view.ui.paragraph(view.say("desk.history.same"), theme::colours().quiet);
    MarkedLook look;
    look.style = TextStyle::kStrong;
    draw_marked(view.ui, changes->title, look);
    view.ui.gap(8);
    look.style = TextStyle::kText;
    look.indent = true;
    const float top = ImGui::GetCursorPosY();
    const auto first = draw_marked(view.ui, changes->body, look);
    // Brought into view when these changes are first shown: until their size is known.
    if (*frames < kFramesToMeasure) {
      ++*frames;
      ImGui::SetScrollY(first ? std::max(top + *first - ImGui::GetWindowHeight() / 3, 0.0F) : 0);
    }
  } else {
    *frames = 0;
    view.ui.busy(view.say("desk.opening"));
  }
  view.ui.end_panel();
}

}  // namespace

void draw_history(const View& view) {
  app::HistoryPlace& place = view.work.history;
  if (view.back()) return place.leave();
  const auto sheet = place.sheet();
  const std::string restore = view.say("desk.history.restore");
  if (sheet && place.chosen() > 0) {
    const float width = view.ui.width_of(restore) + theme::px(40);
    ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
    if (view.ui.button(restore, Ui::Look::kPrimary, !place.busy(), width)) place.restore();
  }
  view.title("desk.history", sheet ? sheet->title : "");
  view.problem(place.problem());
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.gap(10);
  draw_list(view, *sheet);
  ImGui::SameLine(0, theme::px(16));
  draw_changes(view);
}

}  // namespace yibao::desktop
