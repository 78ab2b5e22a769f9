// Points: each rule with its clause and arithmetic, each credit with its evidence; what is in the
// log and what waits here, apart.
#include "client/desktop/views/account.h"

namespace yibao::desktop {
namespace {

constexpr ImGuiTableFlags kTable =
    ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_SizingFixedFit | ImGuiTableFlags_PadOuterX;

void headings(const View& view, std::initializer_list<std::string_view> keys) {
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const std::string_view key : keys) {
    ImGui::TableNextColumn();
    view.ui.text(view.say(key), theme::colours().quiet, TextStyle::kSmall);
  }
}

void draw_total(const View& view, const app::StandingSheet& sheet) {
  view.ui.text(view.say("report.total_line", {{"points", sheet.points}}), theme::colours().ink,
               TextStyle::kHeading);
  const auto aside = [&](std::string_view key, const std::string& points, ImU32 colour) {
    if (points.empty()) return;
    ImGui::SameLine(0, theme::px(18));
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() + theme::px(8));
    view.ui.text(view.say(key, {{"points", points}}), colour, TextStyle::kSmall);
    ImGui::SetCursorPosY(ImGui::GetCursorPosY() - theme::px(8));
  };
  aside("desk.points.pending", sheet.pending, theme::colours().warn);
  aside("desk.points.provisional", sheet.provisional, theme::colours().grey);
}

void draw_line(const View& view, const app::PointLine& line) {
  const TextStyle style = line.depth == 0 ? TextStyle::kStrong : TextStyle::kText;
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  if (line.depth > 0) ImGui::Indent(theme::px(18) * static_cast<float>(line.depth));
  view.ui.text(view.phrases.name(line.name), theme::colours().ink, style);
  if (!line.arithmetic.empty()) {
    view.ui.paragraph(line.arithmetic, theme::colours().quiet, TextStyle::kSmall);
  }
  if (line.depth > 0) ImGui::Unindent(theme::px(18) * static_cast<float>(line.depth));
  ImGui::TableNextColumn();
  view.ui.text(line.incomplete ? view.say("report.incomplete_mark") : line.points,
               theme::colours().ink, style);
  ImGui::TableNextColumn();
  if (!line.pending.empty()) view.ui.text("+" + line.pending, theme::colours().warn);
  if (!line.provisional.empty()) view.ui.text("(" + line.provisional + ")", theme::colours().grey);
  ImGui::TableNextColumn();
  view.ui.paragraph(line.clause, theme::colours().quiet, TextStyle::kSmall);
}

void draw_lines(const View& view, const app::StandingSheet& sheet) {
  if (!ImGui::BeginTable("lines", 4, kTable)) return;
  ImGui::TableSetupColumn("rule", ImGuiTableColumnFlags_WidthStretch, 1.4F);
  ImGui::TableSetupColumn("points", ImGuiTableColumnFlags_WidthFixed, theme::px(90));
  ImGui::TableSetupColumn("pending", ImGuiTableColumnFlags_WidthFixed, theme::px(90));
  ImGui::TableSetupColumn("clause", ImGuiTableColumnFlags_WidthStretch, 1.0F);
  headings(view, {"report.rule", "report.points", "report.provisional", "report.clause"});
  for (const app::PointLine& line : sheet.lines) draw_line(view, line);
  ImGui::EndTable();
}

std::string remark(const View& view, const app::CreditLine& line) {
  switch (line.credit) {
    case rules::Credit::kFull: return "";
    case rules::Credit::kIncrease:
      return view.say("report.credit_increase", {{"points", line.line_points}});
    case rules::Credit::kNoIncrease:
      return view.say("report.credit_no_increase", {{"points", line.line_points}});
    case rules::Credit::kRepeated: return view.say("report.credit_repeated");
    case rules::Credit::kUnmet: return view.say("report.credit_unmet");
    case rules::Credit::kZeroed: return view.say("report.credit_zeroed");
    case rules::Credit::kOutOfRange: return view.say("report.credit_out_of_range");
  }
  return "";
}

using Open = std::function<void(const domain::Subject&)>;

bool begin_credits() {
  if (!ImGui::BeginTable("credits", 4, kTable)) return false;
  ImGui::TableSetupColumn("date", ImGuiTableColumnFlags_WidthFixed, theme::px(110));
  ImGui::TableSetupColumn("evidence", ImGuiTableColumnFlags_WidthStretch, 1.2F);
  ImGui::TableSetupColumn("points", ImGuiTableColumnFlags_WidthFixed, theme::px(70));
  ImGui::TableSetupColumn("line", ImGuiTableColumnFlags_WidthStretch, 1.0F);
  return true;
}

void draw_evidence(const View& view, const app::CreditLine& line, const Open& open) {
  const std::string words =
      view.phrases.name(line.record) + (line.title.empty() ? "" : "　") + line.title;
  if (!line.item || open == nullptr) return view.ui.paragraph(words);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  view.ui.paragraph(words, theme::colours().accent);
  const ImVec2 end = ImGui::GetCursorScreenPos();
  ImGui::SetCursorScreenPos(at);
  const float height = std::max(end.y - at.y - ImGui::GetStyle().ItemSpacing.y, 1.0F);
  if (ImGui::InvisibleButton("open", {width, height})) open(*line.item);
  view.ui.note("row", words);
}

void draw_credit(const View& view, const app::CreditLine& line, const Open& open) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  view.ui.text(base::to_text(line.date), theme::colours().grey);
  ImGui::TableNextColumn();
  draw_evidence(view, line, open);
  view.ui.text(view.say("desk.receipt", {{"sequence", std::to_string(line.evidence)}}),
               theme::colours().quiet, TextStyle::kSmall);
  ImGui::TableNextColumn();
  view.ui.text(line.points, theme::colours().ink, TextStyle::kStrong);
  ImGui::TableNextColumn();
  view.ui.paragraph(view.phrases.name(line.line));
  const std::string why = remark(view, line);
  if (!why.empty()) view.ui.paragraph(why, theme::colours().quiet, TextStyle::kSmall);
  view.ui.paragraph(line.clause, theme::colours().quiet, TextStyle::kSmall);
}

}  // namespace

void draw_account_points(const View& view, const app::StandingSheet& sheet) {
  if (!sheet.has_points) {
    view.ui.paragraph(view.say("desk.points.no_rules"), theme::colours().quiet);
    return;
  }
  draw_total(view, sheet);
  view.ui.gap(12);
  draw_lines(view, sheet);
}

// There may be thousands: only those that can be seen are drawn.
void draw_account_credits(const View& view, const app::StandingSheet& sheet, const Open& open) {
  if (!sheet.has_points) return;
  view.ui.text(view.say("desk.points.evidence"), theme::colours().ink, TextStyle::kStrong);
  view.ui.gap(6);
  if (sheet.credits.empty()) {
    view.ui.paragraph(view.say("desk.points.none"), theme::colours().quiet);
    return;
  }
  if (begin_credits()) {
    headings(view, {"report.date", "report.evidence", "report.points", "report.clause"});
    ImGui::EndTable();
  }
  view.ui.rows("credits", sheet.credits.size(), theme::px(60), [&](std::size_t i) {
    ImGui::PushID(static_cast<int>(i));
    if (begin_credits()) {
      draw_credit(view, sheet.credits[i], open);
      ImGui::EndTable();
    }
    ImGui::PopID();
  });
}

void draw_points(const View& view) {
  view.title("desk.page.points");
  view.ui.gap(14);
  const app::StandingPlace& place = view.work.standing;
  view.problem(place.problem());
  const auto sheet = place.sheet();
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.computing"));
    return;
  }
  view.ui.begin_panel("points-panel", {0, 0});
  draw_account_points(view, *sheet);
  view.ui.gap(24);
  draw_account_credits(view, *sheet);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
