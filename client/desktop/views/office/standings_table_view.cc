// All units of a period in a table: place, points, completion, every target; by any column, of one
// group, found by name. A row opens the unit's ledger.
#include <algorithm>

#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/standings.h"

namespace yibao::desktop {
namespace {

using Column = app::StandingsTable::Column;
using State = app::TargetSum::State;

constexpr float kFindUnitWidth = 200;
constexpr float kGroupChoiceWidth = 170;

std::string place_text(const app::PlaceCell& cell) {
  return cell.place == 0 ? "–" : std::to_string(cell.place) + (cell.tied ? "=" : "");
}

ImU32 colour_of(State state) {
  switch (state) {
    case State::kMet: return theme::colours().good;
    case State::kMissed: return theme::colours().bad;
    case State::kRunning: return theme::colours().ink;
    case State::kNone: break;
  }
  return theme::colours().quiet;
}

std::string remarks(const View& view, const app::StandingRow& row) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "　") + part; };
  for (const rules::Name& flag : row.flags) add(view.phrases.name(flag));
  if (row.interview) add(view.say("desk.standings.interview"));
  if (row.duties_overdue > 0) {
    add(view.say("desk.standings.duties", {{"count", std::to_string(row.duties_overdue)}}));
  }
  if (row.bunched) add(view.say("desk.standings.bunched"));
  return text;
}

// A column: its head, how wide, by what it sorts, what stands in it.
struct TableColumn {
  std::string head;
  std::string clause;
  float width = 0;
  std::optional<Column> sorts;
  std::size_t target = 0;
  std::function<void(const app::StandingRow&)> draw;
};

class Columns {
 public:
  // Of all groups, or of one.
  Columns(const View& view, const app::StandingsSheet& sheet, const rules::Code& group)
      : view_(view), sheet_(sheet), group_(group) {}

  std::vector<TableColumn> all() {
    if (sheet_.overall) {
      add_place("report.rank", *sheet_.overall, &app::StandingRow::overall, Column::kPlace);
    }
    if (sheet_.by_group) {
      // Of one group it is the same order, of all of them none.
      const auto sorts = sheet_.overall ? std::nullopt : std::optional(Column::kPlace);
      add_place("report.rank_in_group", *sheet_.by_group, &app::StandingRow::in_group, sorts);
    }
    add({view_.say("report.unit"), "", 160, Column::kUnit, 0, [this](const auto& row) {
           text(row.unit_name, theme::colours().ink, TextStyle::kStrong);
         }});
    const bool mixed = sheet_.groups.size() > 1 && group_.empty();
    if (mixed) add_group();
    if (sheet_.has_points) add_points();
    if (sheet_.has_completion) {
      add({view_.say("report.completion"), "", 72, Column::kCompletion, 0, [this](const auto& row) {
             text(row.completion ? row.completion->percent(1) + "%" : "–");
           }});
    }
    for (std::size_t i = 0; i < sheet_.targets.size(); ++i) {
      const app::StandingHead& head = sheet_.targets[i];
      add({view_.phrases.name(head.name), head.clause, 160, Column::kTarget, i,
           [this, i](const auto& row) { draw_target(row.targets[i]); }});
    }
    add({view_.say("report.remark"), "", 100, std::nullopt, 0, [this](const auto& row) {
           text(remarks(view_, row), theme::colours().warn, TextStyle::kSmall);
         }});
    return std::move(columns_);
  }

 private:
  void add(TableColumn column) { columns_.push_back(std::move(column)); }
  void text(const std::string& words, ImU32 colour = theme::colours().ink,
            TextStyle style = TextStyle::kText) const {
    view_.ui.clipped(words, ImGui::GetContentRegionAvail().x, colour, style);
  }
  void add_place(std::string_view key, const app::StandingHead& head,
                 app::PlaceCell app::StandingRow::*cell, std::optional<Column> sorts) {
    add({view_.say(key), view_.phrases.name(head.name) + "　" + head.clause, 60, sorts, 0,
         [this, cell](const auto& row) { text(place_text(row.*cell)); }});
  }
  // In a table of all groups: their places are counted apart.
  void add_group() {
    add({view_.say("report.group"), "", 104, std::nullopt, 0, [this](const auto& row) {
           for (const rules::Named& group : sheet_.groups) {
             if (group.id != row.group) continue;
             text(view_.phrases.name(group.name), theme::colours().grey, TextStyle::kSmall);
           }
         }});
  }
  void draw_target(const app::TargetSum& sum) const {
    if (sum.state == State::kNone) return text("–", colour_of(sum.state));
    const float right = ImGui::GetCursorScreenPos().x + ImGui::GetContentRegionAvail().x;
    view_.ui.text(sum.done + "/" + sum.value, colour_of(sum.state));
    if (sum.periods < 2 || sum.ended == 0) return;
    ImGui::SameLine(0, theme::px(8));
    view_.ui.clipped(
        view_.say("desk.standings.periods",
                  {{"met", std::to_string(sum.met)}, {"ended", std::to_string(sum.ended)}}),
        right - ImGui::GetCursorScreenPos().x, theme::colours().quiet, TextStyle::kSmall);
  }
  void add_points() {
    add({view_.say("report.points"), "", 116, Column::kPoints, 0, [this](const auto& row) {
           std::string words = row.points.text();
           if (!row.provisional.is_zero()) words += " (+" + row.provisional.text() + ")";
           view_.ui.text(words);
           if (!row.waits) return;
           ImGui::SameLine(0, theme::px(6));
           view_.ui.text((row.waiting.is_negative() ? "" : "+") + row.waiting.text(),
                         theme::colours().warn, TextStyle::kSmall);
         }});
  }

  const View& view_;
  const app::StandingsSheet& sheet_;
  const rules::Code& group_;
  std::vector<TableColumn> columns_;
};

void draw_heads(const View& view, app::StandingsTable& table,
                const std::vector<TableColumn>& columns) {
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  const app::StandingsTable::Order order = table.order();
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const TableColumn& column = columns[i];
    ImGui::TableNextColumn();
    ImGui::PushID(static_cast<int>(i));
    const float room = ImGui::GetContentRegionAvail().x;
    const bool chosen = column.sorts == order.column &&
                        (column.sorts != Column::kTarget || column.target == order.target);
    const std::string arrow = chosen ? (order.descending ? " ↓" : " ↑") : "";
    const ImVec2 at = ImGui::GetCursorScreenPos();
    view.ui.clipped(column.head + arrow, room,
                    chosen ? theme::colours().accent : theme::colours().quiet, TextStyle::kSmall);
    if (column.sorts) {
      ImGui::SetCursorScreenPos(at);
      const float height = view.ui.glyphs().font(TextStyle::kSmall)->FontSize;
      if (ImGui::InvisibleButton("sort", {std::max(room, 1.0F), height})) {
        table.sort_by(*column.sorts, column.target);
      }
      view.ui.note("button", column.head);
    }
    if (ImGui::IsItemHovered() && !column.clause.empty()) {
      ImGui::BeginTooltip();
      view.ui.text(column.clause, theme::colours().grey, TextStyle::kSmall);
      ImGui::EndTooltip();
    }
    ImGui::PopID();
  }
}

void draw_row(const View& view, const app::StandingRow& row,
              const std::vector<TableColumn>& columns) {
  const float height = ImGui::GetTextLineHeight() + theme::px(8);
  ImGui::TableNextRow(0, height);
  ImGui::PushID(row.unit.text().c_str());
  for (std::size_t i = 0; i < columns.size(); ++i) {
    ImGui::TableNextColumn();
    if (i == 0 && view.ui.row(row.unit_name, height)) {
      view.work.office().standings.open(row.unit);
    }
    columns[i].draw(row);
  }
  ImGui::PopID();
}

void draw_table(const View& view, app::StandingsTable& table, const app::StandingsSheet& sheet,
                const std::vector<std::size_t>& rows) {
  Columns builder(view, sheet, table.group);  // the columns draw by it
  const std::vector<TableColumn> columns = builder.all();
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_ScrollX |
                                     ImGuiTableFlags_BordersInnerH |
                                     ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_PadOuterX;
  if (!ImGui::BeginTable("standings", static_cast<int>(columns.size()), kFlags)) return;
  const int frozen = (sheet.overall ? 1 : 0) + (sheet.by_group ? 1 : 0) + 1;
  ImGui::TableSetupScrollFreeze(frozen, 1);
  for (const TableColumn& column : columns) {
    ImGui::TableSetupColumn(
        column.head.c_str(), ImGuiTableColumnFlags_WidthFixed,
        std::max(theme::px(column.width), view.ui.width_of(column.head + " ↑", TextStyle::kSmall)));
  }
  draw_heads(view, table, columns);
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_row(view, sheet.rows[rows[static_cast<std::size_t>(i)]], columns);
    }
  }
  ImGui::EndTable();
}

}  // namespace

void draw_standings_filters(const View& view, const app::StandingsSheet& sheet) {
  app::StandingsTable& table = view.work.office().standings.table;
  std::vector<std::string> names = {view.say("desk.standings.all_groups")};
  std::size_t at = 0;
  for (const rules::Named& group : sheet.groups) {
    if (group.id == table.group) at = names.size();
    names.push_back(view.phrases.name(group.name));
  }
  if (sheet.groups.size() > 1) {
    if (view.ui.choice(view.say("report.group"), names, at, theme::px(kGroupChoiceWidth))) {
      table.group = at == 0 ? "" : sheet.groups[at - 1].id;
    }
    ImGui::SameLine(0, theme::px(8));
  }
  Ui::FieldLook look;
  look.width = theme::px(kFindUnitWidth);
  look.hint = view.say("desk.picks.search_hint");
  view.ui.field(view.say("desk.picks.search"), table.search, look);
}

void draw_standings_table(const View& view, const app::StandingsSheet& sheet) {
  app::StandingsPlace& place = view.work.office().standings;
  draw_standings_filters(view, sheet);
  for (const app::StandingHead& rule : sheet.incomplete) {
    view.ui.paragraph(view.say("report.incomplete",
                               {{"rule", view.phrases.name(rule.name)}, {"cite", rule.clause}}),
                      theme::colours().quiet, TextStyle::kSmall);
  }
  if (sheet.any_waiting) {
    view.ui.paragraph(view.say("desk.standings.waiting"), theme::colours().warn, TextStyle::kSmall);
  }
  view.ui.gap(8);
  const auto& rows = place.table.arrange(place.sheet());
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, theme::px(2)});
  view.ui.begin_panel("standings-panel", {0, rest_of_place()});
  ImGui::PopStyleVar();
  if (rows.empty()) {
    ImGui::SetCursorPos({theme::px(24), theme::px(24)});
    view.ui.paragraph(view.say("desk.standings.no_match"), theme::colours().quiet);
  } else {
    draw_table(view, place.table, sheet, rows);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
