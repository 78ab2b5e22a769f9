// The table of drafts and items: one row each; where texts were searched, with the place that was
// found.
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

constexpr float kRowHeight = 44;
constexpr float kFoundRowHeight = 66;
constexpr float kAllColumns = 700;  // narrower: title and state only
constexpr int kFewColumns = 2;

void draw_title_cell(const View& view, const app::DraftRow& row) {
  const bool none = row.words_gone || row.title.empty();
  view.ui.clipped(title_text(view, row), ImGui::GetContentRegionAvail().x,
                  none ? theme::colours().quiet : theme::colours().ink);
}

void draw_state_cell(const View& view, const app::DraftRow& row) {
  const StateColours colours = state_colours(row.state);
  view.ui.chip(view.say("state." + row.state), colours.ink, colours.ground);
  const auto add = [&](std::string_view key, ImU32 ink, ImU32 ground) {
    ImGui::SameLine(0, theme::px(6));
    view.ui.chip(view.say(key), ink, ground);
  };
  if (row.duty == app::SignDuty::kMine)
    add("desk.mine_to_sign", theme::colours().on_accent, theme::colours().accent);
  if (row.emergency) add("desk.emergency", theme::colours().bad, theme::colours().bad_pale);
  if (row.awaits_text) add("desk.phone.chip", theme::colours().bad, theme::colours().bad_pale);
  if (row.internal) add("desk.internal.chip", theme::colours().warn, theme::colours().warn_pale);
  if (row.two_heads) add("desk.two_heads", theme::colours().warn, theme::colours().warn_pale);
  if (row.pending && !row.local)
    add("cli.pending", theme::colours().warn, theme::colours().warn_pale);
}

// The line of the text where the words stand, with the words marked.
void draw_snippet(const View& view, const client::Snippet& snippet) {
  const float right = ImGui::GetCursorPosX() + ImGui::GetContentRegionAvail().x;
  const auto part = [&](const std::string& text, ImU32 colour) {
    if (text.empty()) return;
    const float room = right - ImGui::GetCursorPosX();
    if (room < theme::px(20)) return;
    view.ui.clipped(text, room, colour, TextStyle::kSmall);
    ImGui::SameLine(0, 0);
  };
  part(snippet.before, theme::colours().quiet);
  part(snippet.match, theme::colours().accent_strong);
  part(snippet.after, theme::colours().quiet);
  ImGui::NewLine();
}

void draw_row(const View& view, const app::DraftRow& row, const client::Snippet* snippet) {
  const float height = snippet == nullptr ? kRowHeight : kFoundRowHeight;
  ImGui::TableNextRow(0, theme::px(height));
  const auto next_column = [] {
    ImGui::TableNextColumn();
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(6));
  };
  ImGui::TableNextColumn();
  ImGui::PushID(row.id.text().c_str());
  if (view.ui.row(row.title.empty() ? row.id.text() : row.title, theme::px(height - 8))) {
    view.work.open_row(row);
  }
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(6));
  draw_title_cell(view, row);
  if (snippet != nullptr) draw_snippet(view, *snippet);
  next_column();
  draw_state_cell(view, row);
  if (ImGui::TableGetColumnCount() == kFewColumns) return ImGui::PopID();
  next_column();
  view.ui.clipped(kind_text(view, row.kind), ImGui::GetContentRegionAvail().x,
                  theme::colours().grey);
  if (view.snapshot().account->office) {
    next_column();
    view.ui.clipped(row.unit_name, ImGui::GetContentRegionAvail().x, theme::colours().grey);
  }
  next_column();
  view.ui.text(view.when(row.changed_at), theme::colours().grey);
  ImGui::PopID();
}

// Its name, and which way the rows stand by it; pressed, they stand by it.
void draw_head(const View& view, app::DraftColumn column, std::string_view key) {
  app::DraftsPlace& place = view.work.drafts;
  ImGui::TableNextColumn();
  const std::string name = view.say(key);
  if (place.texts.active()) {
    view.ui.text(name, theme::colours().quiet, TextStyle::kSmall);
    return;
  }
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - ImGui::GetStyle().FramePadding.x);
  if (view.ui.button(name, Ui::Look::kLink)) place.sort_by(column);
  if (place.choice.column != column) return;
  ImGui::SameLine(0, 0);
  ImGui::AlignTextToFramePadding();
  view.ui.text(place.choice.descending ? "↓" : "↑", theme::colours().accent);
}

bool begin_table(const View& view) {
  const bool office = view.snapshot().account->office;
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                                     ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_PadOuterX;
  const bool few = ImGui::GetContentRegionAvail().x < theme::px(kAllColumns);
  const int columns = few ? kFewColumns : office ? 5 : 4;
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {theme::px(12), theme::px(4)});
  const bool open = ImGui::BeginTable(few ? "drafts-few" : "drafts", columns, kFlags);
  ImGui::PopStyleVar();
  if (!open) return false;
  ImGui::TableSetupScrollFreeze(0, 1);
  ImGui::TableSetupColumn("title", ImGuiTableColumnFlags_WidthStretch);
  ImGui::TableSetupColumn("state", ImGuiTableColumnFlags_WidthFixed, theme::px(230));
  const auto begin_heads = [&] {
    ImGui::TableNextRow(ImGuiTableRowFlags_Headers, theme::px(36));
    draw_head(view, app::DraftColumn::kTitle, "cli.col.title");
    draw_head(view, app::DraftColumn::kState, "cli.col.state");
  };
  if (few) {
    begin_heads();
    return true;
  }
  ImGui::TableSetupColumn("kind", ImGuiTableColumnFlags_WidthFixed, theme::px(130));
  if (office) ImGui::TableSetupColumn("unit", ImGuiTableColumnFlags_WidthFixed, theme::px(150));
  ImGui::TableSetupColumn("changed", ImGuiTableColumnFlags_WidthFixed, theme::px(150));
  begin_heads();
  draw_head(view, app::DraftColumn::kKind, "cli.col.kind");
  if (office) draw_head(view, app::DraftColumn::kUnit, "report.unit");
  draw_head(view, app::DraftColumn::kChanged, "cli.col.changed");
  return true;
}

template <class Draw>
void draw_rows(std::size_t count, Draw draw) {
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw(static_cast<std::size_t>(i));
    }
  }
}

}  // namespace

void draw_drafts_table(const View& view, const app::DraftRows& rows) {
  if (!begin_table(view)) return;
  draw_rows(rows.size(), [&](std::size_t i) { draw_row(view, *rows[i], nullptr); });
  ImGui::EndTable();
}

void draw_found_drafts(const View& view, const std::vector<const app::FoundText*>& found) {
  if (!begin_table(view)) return;
  draw_rows(found.size(),
            [&](std::size_t i) { draw_row(view, *found[i]->row, &found[i]->snippet); });
  ImGui::EndTable();
}

}  // namespace yibao::desktop
