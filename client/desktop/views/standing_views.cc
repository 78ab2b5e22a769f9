// Targets and rank; the points stand in points_view.cc.
#include <algorithm>

#include "client/desktop/views/account.h"

namespace yibao::desktop {
namespace {

// Null while there is nothing to show; then it has said why.
std::shared_ptr<const app::StandingSheet> sheet_or_reason(const View& view) {
  const app::StandingPlace& place = view.work.standing;
  view.problem(place.problem());
  if (!place.sheet() && !place.problem()) view.ui.busy(view.say("desk.computing"));
  return place.sheet();
}

void draw_cell(const View& view, const app::TargetCell& cell) {
  const ImU32 colour = cell.met       ? theme::colours().good
                       : cell.running ? theme::colours().accent
                                      : theme::colours().bad;
  ImGui::TableNextColumn();
  view.ui.text(cell.period, theme::colours().grey);
  ImGui::TableNextColumn();
  ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(8));
  view.ui.bar(cell.share, {ImGui::GetContentRegionAvail().x, theme::px(8)}, colour);
  ImGui::TableNextColumn();
  view.ui.text(cell.done + " / " + cell.value, theme::colours().ink, TextStyle::kStrong);
  ImGui::TableNextColumn();
  if (!cell.pending.empty()) {
    view.ui.text(view.say("desk.targets.pending", {{"count", cell.pending}}), theme::colours().warn,
                 TextStyle::kSmall);
  }
  if (!cell.missing.empty()) {
    view.ui.text(view.say("desk.targets.short", {{"missing", cell.missing}}), theme::colours().bad,
                 TextStyle::kSmall);
  }
  if (cell.running && !cell.met) {
    view.ui.paragraph(pace_text(view, cell), theme::colours().quiet, TextStyle::kSmall);
  }
  ImGui::TableNextColumn();
  const char* state = cell.met ? "report.met" : cell.running ? "report.running" : "report.missed";
  view.ui.chip(view.say(state), colour,
               cell.met       ? theme::colours().good_pale
               : cell.running ? theme::colours().accent_pale
                              : theme::colours().bad_pale);
}

void draw_target(const View& view, const app::TargetLine& line, int number) {
  view.ui.text(view.phrases.name(line.name), theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(line.clause, theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(4);
  ImGui::PushID(number);
  if (ImGui::BeginTable("cells", 5, ImGuiTableFlags_SizingFixedFit)) {
    ImGui::TableSetupColumn("period", ImGuiTableColumnFlags_WidthFixed, theme::px(96));
    ImGui::TableSetupColumn("bar", ImGuiTableColumnFlags_WidthStretch);
    ImGui::TableSetupColumn("done", ImGuiTableColumnFlags_WidthFixed, theme::px(110));
    ImGui::TableSetupColumn("pending", ImGuiTableColumnFlags_WidthFixed, theme::px(220));
    ImGui::TableSetupColumn("state", ImGuiTableColumnFlags_WidthFixed, theme::px(90));
    for (const app::TargetCell& cell : line.cells) {
      ImGui::TableNextRow();
      draw_cell(view, cell);
    }
    ImGui::EndTable();
  }
  ImGui::PopID();
  view.ui.gap(16);
}

std::string place_text(std::int64_t place, bool tied) {
  return place == 0 ? "–" : std::to_string(place) + (tied ? "=" : "");
}

// Columns for what there is: a ruleset may rank overall, by group, or both; with points or without.
struct RankColumn {
  std::string_view key;
  float width = 0;  // 0: what is left
  std::string (*text)(const View& view, const app::PlaceLine& line) = nullptr;
};

std::vector<RankColumn> rank_columns(const app::PublishedSheet& published) {
  const auto any = [&](auto has) {
    return std::any_of(published.places.begin(), published.places.end(), has);
  };
  std::vector<RankColumn> columns;
  if (published.has_overall) {
    columns.push_back({"report.rank", 70, [](const View&, const app::PlaceLine& line) {
                         return place_text(line.overall, line.tied);
                       }});
  }
  if (published.has_groups) {
    columns.push_back({"report.rank_in_group", 80, [](const View&, const app::PlaceLine& line) {
                         return place_text(line.in_group, line.tied_in_group);
                       }});
  }
  columns.push_back(
      {"report.unit", 0, [](const View&, const app::PlaceLine& line) { return line.unit_name; }});
  if (published.has_groups) {
    columns.push_back({"report.group", 150, [](const View& view, const app::PlaceLine& line) {
                         return view.phrases.name(line.group);
                       }});
  }
  if (any([](const app::PlaceLine& line) { return line.points != "0"; })) {
    columns.push_back({"report.points", 100,
                       [](const View&, const app::PlaceLine& line) { return line.points; }});
  }
  if (any([](const app::PlaceLine& line) { return !line.completion.empty(); })) {
    columns.push_back({"report.completion", 100, [](const View&, const app::PlaceLine& line) {
                         return line.completion.empty() ? "–" : line.completion + "%";
                       }});
  }
  return columns;
}

void draw_place_row(const View& view, const app::PlaceLine& line,
                    const std::vector<RankColumn>& columns) {
  const TextStyle style = line.own ? TextStyle::kStrong : TextStyle::kText;
  const ImU32 ink = line.own ? theme::colours().accent_strong : theme::colours().ink;
  ImGui::TableNextRow();
  if (line.own) ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, theme::colours().accent_pale);
  for (const RankColumn& column : columns) {
    ImGui::TableNextColumn();
    view.ui.clipped(column.text(view, line), ImGui::GetContentRegionAvail().x, ink, style);
  }
}

void draw_places(const View& view, const app::PublishedSheet& published) {
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollY | ImGuiTableFlags_BordersInnerH |
                                     ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_PadOuterX;
  const std::vector<RankColumn> columns = rank_columns(published);
  if (!ImGui::BeginTable("places", static_cast<int>(columns.size()), kFlags)) return;
  ImGui::TableSetupScrollFreeze(0, 1);
  for (const RankColumn& column : columns) {
    const bool rest = column.width == 0;
    ImGui::TableSetupColumn(
        column.key.data(),
        rest ? ImGuiTableColumnFlags_WidthStretch : ImGuiTableColumnFlags_WidthFixed,
        rest ? 1.0F : theme::px(column.width));
  }
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const RankColumn& column : columns) {
    ImGui::TableNextColumn();
    view.ui.text(view.say(column.key), theme::colours().quiet, TextStyle::kSmall);
  }
  for (const app::PlaceLine& line : published.places) draw_place_row(view, line, columns);
  ImGui::EndTable();
}

}  // namespace

void draw_account_duties(const View& view, const app::StandingSheet& sheet) {
  const auto draw = [&](const app::DutyLine& duty, std::string_view key, ImU32 colour) {
    view.ui.paragraph(
        view.say(key, {{"duty", view.phrases.name(duty.name)}, {"due", base::to_text(duty.due)}}),
        colour);
    view.ui.paragraph(duty.clause, theme::colours().quiet, TextStyle::kSmall);
    view.ui.gap(8);
  };
  for (const app::DutyLine& duty : sheet.duties) {
    draw(duty, duty.overdue ? "report.duty_overdue" : "report.duty_open",
         duty.overdue ? theme::colours().bad : theme::colours().warn);
  }
  for (const app::DutyLine& duty : sheet.duties_done) {
    draw(duty, duty.late ? "report.duty_late" : "report.duty_done",
         duty.late ? theme::colours().warn : theme::colours().good);
  }
}

void draw_account_targets(const View& view, const app::StandingSheet& sheet) {
  if (sheet.targets.empty()) {
    view.ui.paragraph(view.say("report.no_targets"), theme::colours().quiet);
  }
  if (!sheet.completion.empty() && !sheet.targets.empty()) {
    view.ui.text(view.say("report.completion_line", {{"percent", sheet.completion}}),
                 theme::colours().ink, TextStyle::kHeading);
    if (sheet.unrecorded > 0) {
      view.ui.paragraph(
          view.say("desk.targets.unrecorded", {{"count", std::to_string(sheet.unrecorded)}}),
          theme::colours().quiet, TextStyle::kSmall);
    }
    view.ui.gap(12);
  }
  int number = 0;
  for (const app::TargetLine& line : sheet.targets) draw_target(view, line, number++);
}

void draw_targets(const View& view) {
  view.title("desk.page.targets");
  view.ui.gap(14);
  const auto sheet = sheet_or_reason(view);
  if (!sheet) return;
  view.ui.text(view.say("desk.standing.head", {{"unit", sheet->unit_name},
                                               {"period", sheet->period.text()},
                                               {"as_of", base::to_text(sheet->as_of)}}),
               theme::colours().quiet, TextStyle::kSmall);
  view.ui.begin_panel("targets-panel", {0, 0});
  draw_account_duties(view, *sheet);
  draw_account_targets(view, *sheet);
  view.ui.end_panel();
}

void draw_rank(const View& view) {
  view.title("desk.page.rank");
  view.ui.gap(14);
  const auto sheet = sheet_or_reason(view);
  if (!sheet) return;
  if (!sheet->published) {
    view.ui.begin_panel("rank-panel", {0, 0});
    view.ui.paragraph(view.say("desk.rank.none"), theme::colours().quiet);
    view.ui.end_panel();
    return;
  }
  const app::PublishedSheet& published = *sheet->published;
  view.ui.text(view.say("cli.rank_head", {{"period", published.period},
                                          {"as_of", base::to_text(published.as_of)},
                                          {"sequence", std::to_string(published.sequence)}}),
               theme::colours().quiet, TextStyle::kSmall);
  view.ui.text(view.say(published.agrees ? "cli.rank_agrees" : "desk.rank.differs"),
               published.agrees ? theme::colours().good : theme::colours().bad, TextStyle::kSmall);
  const auto& places = published.places;
  if (std::any_of(places.begin(), places.end(),
                  [](const app::PlaceLine& line) { return line.tied || line.tied_in_group; })) {
    view.ui.text(view.say("desk.rank.ties"), theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.gap(8);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0, theme::px(2)});
  view.ui.begin_panel("rank-panel", {0, 0});
  ImGui::PopStyleVar();
  draw_places(view, published);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
