// How the unit stands, on the desk: points, rank, the pace of the running targets, what one more
// item would earn. Each leads to its place; figures that come from a rule name the clause.
#include "client/desktop/views/desk_line.h"

namespace yibao::desktop {
namespace {

void small(const View& view, const std::string& text, ImU32 colour = theme::colours().quiet) {
  if (!text.empty()) view.ui.paragraph(text, colour, TextStyle::kSmall);
}

void draw_points(const View& view, const app::StandingSheet& sheet) {
  if (!sheet.has_points) return;
  if (draw_desk_heading(view, "desk.page.points", 0)) view.work.way.go(app::Place::kPoints);
  view.ui.text(view.say("desk.desk.confirmed", {{"points", sheet.points}}), theme::colours().ink,
               TextStyle::kHeading);
  if (!sheet.pending.empty()) {
    small(view, view.say("desk.points.pending", {{"points", sheet.pending}}),
          theme::colours().warn);
  }
  if (!sheet.provisional.empty()) {
    small(view, view.say("desk.points.provisional", {{"points", sheet.provisional}}),
          theme::colours().grey);
  }
  view.ui.gap(16);
}

void draw_rank(const View& view, const app::StandingSheet& sheet) {
  if (draw_desk_heading(view, "desk.page.rank", 0)) view.work.way.go(app::Place::kRank);
  const app::RankGap* own =
      sheet.published && sheet.published->own ? &*sheet.published->own : nullptr;
  if (own == nullptr) {
    small(view, view.say(sheet.published ? "desk.rank.unranked" : "desk.rank.none"));
    view.ui.gap(16);
    return;
  }
  const base::TextArgs args = {{"place", std::to_string(own->place)},
                               {"of", std::to_string(own->of)}};
  view.ui.text(view.say(own->tied ? "desk.rank.own_tied" : "desk.rank.own", args),
               theme::colours().ink, TextStyle::kHeading);
  if (!own->ahead.empty() && !own->gap.empty()) {
    small(view,
          view.say(own->percent ? "desk.rank.gap_percent" : "desk.rank.gap",
                   {{"unit", own->ahead}, {"gap", own->gap}}),
          theme::colours().grey);
  }
  small(view, view.phrases.name(own->ranking) + "　" +
                  view.say("report.as_of", {{"as_of", base::to_text(sheet.published->as_of)}}) +
                  "　" + own->clause);
  view.ui.gap(16);
}

void draw_target(const View& view, const app::TargetLine& line, const app::TargetCell& cell) {
  const ImU32 colour = cell.met           ? theme::colours().good
                       : cell.pace.behind ? theme::colours().warn
                                          : theme::colours().accent;
  view.ui.paragraph(view.phrases.name(line.name) + "　" + cell.period);
  view.ui.bar(cell.share, {ImGui::GetContentRegionAvail().x, theme::px(8)}, colour);
  view.ui.text(cell.done + " / " + cell.value, theme::colours().ink, TextStyle::kStrong);
  ImGui::SameLine(0, theme::px(12));
  view.ui.paragraph(pace_text(view, cell), colour, TextStyle::kSmall);
  if (!cell.pending.empty()) {
    small(view, view.say("desk.targets.pending", {{"count", cell.pending}}), theme::colours().warn);
  }
  small(view, line.clause);
  view.ui.gap(10);
}

void draw_targets(const View& view, const app::StandingSheet& sheet) {
  if (draw_desk_heading(view, "desk.page.targets", 0)) view.work.way.go(app::Place::kTargets);
  bool any = false;
  for (const app::TargetLine& line : sheet.targets) {
    for (const app::TargetCell& cell : line.cells) {
      if (!cell.running) continue;
      draw_target(view, line, cell);
      any = true;
    }
  }
  if (!any) small(view, view.say("report.no_targets"));
  view.ui.gap(10);
}

std::string next_text(const View& view, const app::NextLine& line) {
  std::string kinds;
  for (const rules::Name& kind : line.kinds) {
    kinds += (kinds.empty() ? "" : view.say("desk.and")) + view.phrases.name(kind);
  }
  if (kinds.empty()) kinds = view.say("desk.next.any");
  if (line.adopted_by.zh.empty()) return view.say("desk.next.submitted", {{"kinds", kinds}});
  std::string where = view.phrases.name(line.adopted_by);
  if (!line.form.zh.empty()) where += " " + view.phrases.name(line.form);
  return view.say("desk.next.adopted", {{"kinds", kinds}, {"where", where}});
}

void draw_next(const View& view, const app::StandingSheet& sheet) {
  if (!sheet.has_points || sheet.next.empty()) return;
  view.ui.text(view.say("desk.next.title"), theme::colours().ink, TextStyle::kStrong);
  if (!ImGui::BeginTable("next", 2, ImGuiTableFlags_BordersInnerH)) return;
  ImGui::TableSetupColumn("what", ImGuiTableColumnFlags_WidthStretch);
  ImGui::TableSetupColumn("points", ImGuiTableColumnFlags_WidthFixed, theme::px(64));
  for (const app::NextLine& line : sheet.next) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    view.ui.paragraph(next_text(view, line));
    small(view, line.clause);
    ImGui::TableNextColumn();
    const bool less = line.points.front() == '-';
    view.ui.text((less ? "" : "+") + line.points,
                 less ? theme::colours().bad : theme::colours().ink, TextStyle::kStrong);
  }
  ImGui::EndTable();
}

}  // namespace

std::string pace_text(const View& view, const app::TargetCell& cell) {
  if (cell.met) return view.say("report.met");
  const app::Pace& pace = cell.pace;
  const base::TextArgs args = {{"missing", pace.missing},
                               {"days", std::to_string(pace.days_left)},
                               {"weekly", pace.per_week}};
  return view.say(pace.per_week.empty() ? "desk.pace.days" : "desk.pace.weekly", args) +
         (pace.behind ? view.say("desk.pace.behind") : "");
}

void draw_workdesk_figures(const View& view) {
  const auto sheet = view.work.standing.sheet();
  if (!sheet) {
    if (!view.work.standing.problem()) view.ui.busy(view.say("desk.computing"));
    return;
  }
  draw_points(view, *sheet);
  draw_rank(view, *sheet);
  draw_targets(view, *sheet);
  draw_next(view, *sheet);
}

}  // namespace yibao::desktop
