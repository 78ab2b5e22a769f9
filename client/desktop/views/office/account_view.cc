// One unit's ledger at the office: targets and duties, every point with its clause and evidence,
// the months side by side.
#include "client/core/app/office/office.h"
#include "client/desktop/views/account.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/period_choice.h"
#include "client/desktop/views/office/sections.h"
#include "client/desktop/views/office/standings.h"

namespace yibao::desktop {
namespace {

void draw_remarks(const View& view, const app::StandingSheet& sheet) {
  const auto say = [&](const std::string& text, ImU32 colour) {
    view.ui.paragraph(text, colour, TextStyle::kSmall);
  };
  for (const rules::Name& flag : sheet.flags) say(view.phrases.name(flag), theme::colours().bad);
  if (sheet.interview) say(view.say("report.interview"), theme::colours().bad);
  if (sheet.bunched) say(view.say("report.bunched"), theme::colours().warn);
}

void draw_month_heads(const View& view, const app::MonthTable& table) {
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  ImGui::TableNextColumn();
  view.ui.text(view.say("desk.account.figure"), theme::colours().quiet, TextStyle::kSmall);
  for (const rules::Period& month : table.months) {
    ImGui::TableNextColumn();
    view.ui.text(month.text().substr(5), theme::colours().quiet, TextStyle::kSmall);
  }
}

void draw_months(const View& view, const app::MonthTable& table) {
  if (table.rows.empty()) {
    view.ui.paragraph(view.say("desk.account.no_figures"), theme::colours().quiet);
    return;
  }
  constexpr ImGuiTableFlags kFlags = ImGuiTableFlags_ScrollX | ImGuiTableFlags_BordersInnerH |
                                     ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_PadOuterX;
  if (!ImGui::BeginTable("months", static_cast<int>(table.months.size()) + 1, kFlags)) return;
  ImGui::TableSetupScrollFreeze(1, 1);
  ImGui::TableSetupColumn("figure", ImGuiTableColumnFlags_WidthFixed, theme::px(150));
  for (const rules::Period& month : table.months) {
    ImGui::TableSetupColumn(month.text().c_str(), ImGuiTableColumnFlags_WidthFixed, theme::px(48));
  }
  draw_month_heads(view, table);
  for (const app::MonthTable::Row& row : table.rows) {
    ImGui::TableNextRow();
    ImGui::TableNextColumn();
    view.ui.clipped(view.phrases.name(row.name), ImGui::GetContentRegionAvail().x,
                    theme::colours().ink, row.points ? TextStyle::kStrong : TextStyle::kText);
    for (const std::string& cell : row.cells) {
      ImGui::TableNextColumn();
      view.ui.text(cell, theme::colours().grey, TextStyle::kSmall);
    }
  }
  ImGui::EndTable();
}

void draw_part(const View& view, const app::UnitAccountSheet& sheet) {
  app::StandingsPlace& place = view.work.office().standings;
  switch (place.part) {
    case app::StandingsPlace::Part::kTargets:
      draw_account_duties(view, sheet.account);
      return draw_account_targets(view, sheet.account);
    case app::StandingsPlace::Part::kPoints: return draw_account_points(view, sheet.account);
    case app::StandingsPlace::Part::kLedger:
      return draw_account_credits(view, sheet.account, [&](const domain::Subject& item) {
        place.look_away();
        view.work.open_subject(item);
      });
    case app::StandingsPlace::Part::kMonths: return draw_months(view, sheet.months);
  }
}

}  // namespace

void draw_unit_account(const View& view) {
  app::StandingsPlace& place = view.work.office().standings;
  if (view.back()) return place.close();
  // Kept: what is drawn may be closed on the way.
  const auto sheet = place.account();
  view.ui.heading(sheet ? sheet->account.unit_name : "");
  view.ui.gap(6);
  draw_period_choice(view, place.period);
  if (flowing_button(view, "desk.account.chart", Ui::Look::kPlain)) return place.show_pace();
  view.ui.gap(8);
  draw_sections(view, "desk.account.part.", place.part);
  view.ui.gap(8);
  view.problem(place.account_problem());
  if (!sheet) {
    if (!place.account_problem()) view.ui.busy(view.say("desk.computing"));
    return;
  }
  view.ui.begin_panel("account-panel", {0, rest_of_place()});
  draw_remarks(view, sheet->account);
  draw_part(view, *sheet);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
