#include "client/desktop/views/bulletin_page.h"

#include <cmath>

#include "client/core/app/office/report_tables.h"
#include "client/desktop/chart_paint.h"
#include "shared/report/bulletin_text.h"
#include "shared/report/bulletin_voice.h"
#include "shared/report/period_words.h"
#include "shared/report/table.h"

namespace yibao::desktop {
namespace {

constexpr float kCellBeside = 8;
constexpr float kCellAbove = 4;
// Longer headings are broken.
constexpr std::size_t kHeadingCells = 10;

void centred(const View& view, const std::string& text, ImU32 colour, TextStyle style) {
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = view.ui.width_of(text, style);
  if (width >= room) return view.ui.paragraph(text, colour, style);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + (room - width) / 2);
  view.ui.text(text, colour, style);
}

void at_right(const View& view, const std::string& text, ImU32 colour) {
  const float room = ImGui::GetContentRegionAvail().x;
  const float width = view.ui.width_of(text);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() + std::max(0.0F, room - width));
  view.ui.clipped(text, std::min(width + 1, room), colour);
}

std::string day_words(const std::string& day) {
  const auto date = base::parse_date(day);
  return date ? report::day_words(report::kBulletinLanguage, *date) : day;
}

void draw_head(const View& view, const report::BulletinHead& head) {
  centred(view, head.name, theme::colours().bad, TextStyle::kHeading);
  view.ui.gap(6);
  centred(view, head.issue, theme::colours().ink, TextStyle::kText);
  view.ui.gap(6);
  view.ui.text(head.office, theme::colours().ink, TextStyle::kSmall);
  const std::string day = day_words(head.issued);
  const float width = view.ui.width_of(day, TextStyle::kSmall);
  const float used = view.ui.width_of(head.office, TextStyle::kSmall);
  if (used + width + theme::px(20) < ImGui::GetContentRegionAvail().x) {
    ImGui::SameLine(ImGui::GetContentRegionMax().x - width);
  }
  view.ui.text(day, theme::colours().ink, TextStyle::kSmall);
  const ImVec2 at = ImGui::GetCursorScreenPos();
  ImGui::GetWindowDrawList()->AddLine(
      {at.x, at.y + theme::px(3)}, {at.x + ImGui::GetContentRegionAvail().x, at.y + theme::px(3)},
      theme::colours().bad, theme::px(2));
  view.ui.gap(22);
}

void draw_charts(const View& view, const report::Bulletin& bulletin, const std::string& after) {
  for (const report::BulletinChart& chart : bulletin.charts) {
    if (chart.after != after) continue;
    view.ui.gap(8);
    draw_chart(view.ui, app::chart_of(chart));
    view.ui.gap(12);
  }
}

void draw_sections(const View& view, const report::Bulletin& bulletin) {
  std::size_t number = 0;
  for (const report::BulletinSection& section : bulletin.sections) {
    if (!section.heading.empty()) {
      view.ui.gap(8);
      view.ui.paragraph(report::heading_words(++number, section.heading), theme::colours().ink,
                        TextStyle::kStrong);
      view.ui.gap(4);
    }
    draw_body(view, section.text, 0);
    draw_charts(view, bulletin, section.id);
  }
}

void draw_signature(const View& view, const report::BulletinHead& head) {
  view.ui.gap(12);
  at_right(view, head.office, theme::colours().ink);
  at_right(view, day_words(head.issued), theme::colours().ink);
  if (head.copies.empty()) return;
  view.ui.gap(8);
  view.ui.paragraph(report::say("bulletin.paper.copies") + head.copies, theme::colours().grey,
                    TextStyle::kSmall);
}

void draw_annexes(const View& view, const report::Bulletin& bulletin) {
  std::string annex;
  std::size_t number = 0;
  for (const report::BulletinTable& table : bulletin.tables) {
    if (number == 0 || table.annex != annex) {
      annex = table.annex;
      view.ui.gap(22);
      view.ui.line();
      view.ui.gap(12);
      view.ui.paragraph(
          report::say("bulletin.paper.annex", {{"number", std::to_string(++number)}}) + "　" +
              annex,
          theme::colours().ink, TextStyle::kStrong);
    }
    view.ui.gap(8);
    draw_report_table(view, table);
    draw_charts(view, bulletin, table.id);
  }
}

// How wide each column wants to be, without measuring any glyph.
std::vector<float> column_widths(const report::BulletinTable& table) {
  const float cell = ImGui::GetFontSize() / 2;
  std::vector<float> widths;
  for (const report::BulletinColumn& column : table.columns) {
    widths.push_back(
        static_cast<float>(std::min(report::display_width(column.heading), kHeadingCells)));
  }
  for (const auto& row : table.rows) {
    for (std::size_t i = 0; i < row.size() && i < widths.size(); ++i) {
      widths[i] = std::max(widths[i], static_cast<float>(report::display_width(row[i])));
    }
  }
  for (float& width : widths) width = (width + 1) * cell;
  return widths;
}

float header_height(const report::BulletinTable& table) {
  std::size_t lines = 1;
  for (const report::BulletinColumn& column : table.columns) {
    const std::size_t cells = report::display_width(column.heading) + 1;
    lines = std::max(lines, (cells + kHeadingCells - 1) / kHeadingCells + (cells > kHeadingCells));
  }
  return static_cast<float>(lines) * ImGui::GetTextLineHeight();
}

void draw_row(const View& view, const report::BulletinTable& table,
              const std::vector<std::string>& row) {
  ImGui::TableNextRow();
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    ImGui::TableNextColumn();
    if (i >= row.size()) continue;
    const report::BulletinCell cell = table.columns[i].cell;
    const bool percent = cell == report::BulletinCell::kPercent && base::Decimal::parse(row[i]);
    const std::string text = percent ? row[i] + "%" : row[i];
    const float room = ImGui::GetContentRegionAvail().x;
    const float width = view.ui.width_of(text);
    if (cell != report::BulletinCell::kText && width < room) {
      ImGui::SetCursorPosX(ImGui::GetCursorPosX() + room - width);
    }
    view.ui.clipped(text, room);
  }
}

}  // namespace

void draw_report_table(const View& view, const report::BulletinTable& table) {
  if (!table.caption.empty()) {
    centred(view, table.caption, theme::colours().ink, TextStyle::kText);
    view.ui.gap(4);
  }
  const std::vector<float> widths = column_widths(table);
  const ImVec2 padding{theme::px(kCellBeside), theme::px(kCellAbove)};
  float all = 0;
  for (const float width : widths) all += width + 2 * padding.x;
  const bool scrolls = all > ImGui::GetContentRegionAvail().x;
  ImGuiTableFlags flags =
      ImGuiTableFlags_BordersInnerH | ImGuiTableFlags_BordersOuterH | ImGuiTableFlags_PadOuterX;
  flags |= scrolls ? ImGuiTableFlags_ScrollX | ImGuiTableFlags_SizingFixedFit
                   : ImGuiTableFlags_SizingStretchProp;
  const float line = ImGui::GetTextLineHeight() + 2 * padding.y;
  // Sideways it has a bar of its own; upwards it goes with the page.
  const float height = header_height(table) + line * static_cast<float>(table.rows.size() + 1) +
                       ImGui::GetStyle().ScrollbarSize;
  const std::string id = "table " + table.id;
  const int columns = static_cast<int>(table.columns.size());
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, padding);
  const bool open = ImGui::BeginTable(id.c_str(), columns, flags, {0, scrolls ? height : 0});
  ImGui::PopStyleVar();
  if (!open) return;
  for (std::size_t i = 0; i < table.columns.size(); ++i) {
    ImGui::TableSetupColumn(
        table.columns[i].heading.c_str(),
        scrolls ? ImGuiTableColumnFlags_WidthFixed : ImGuiTableColumnFlags_WidthStretch, widths[i]);
  }
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const report::BulletinColumn& column : table.columns) {
    ImGui::TableNextColumn();
    view.ui.paragraph(column.heading, theme::colours().quiet, TextStyle::kSmall);
  }
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(table.rows.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_row(view, table, table.rows[static_cast<std::size_t>(i)]);
    }
  }
  ImGui::EndTable();
  view.ui.note("table", table.caption.empty() ? table.annex : table.caption);
  if (!table.remark.empty()) {
    view.ui.paragraph(table.remark, theme::colours().grey, TextStyle::kSmall);
  }
}

void begin_at_top(std::string_view shown) {
  const auto key = static_cast<int>(ImGui::GetID(shown.data(), shown.data() + shown.size()));
  int* last = ImGui::GetStateStorage()->GetIntRef(ImGui::GetID("shown"), key);
  if (std::exchange(*last, key) != key) ImGui::SetScrollY(0);
}

void draw_bulletin_page(const View& view, const report::Bulletin& bulletin) {
  if (bulletin.head) draw_head(view, *bulletin.head);
  centred(view, bulletin.title, theme::colours().ink, TextStyle::kHeading);
  view.ui.gap(12);
  if (!bulletin.is_document()) {
    centred(view, bulletin.from + " – " + bulletin.to, theme::colours().quiet, TextStyle::kSmall);
    view.ui.gap(8);
    return draw_report_table(view, report::units_table(view.phrases.language(), bulletin));
  }
  if (bulletin.head && !bulletin.head->addressees.empty()) {
    view.ui.paragraph(
        report::say("bulletin.paper.addressees", {{"units", bulletin.head->addressees}}));
    view.ui.gap(6);
  }
  draw_sections(view, bulletin);
  if (bulletin.head) draw_signature(view, *bulletin.head);
  draw_annexes(view, bulletin);
}

std::string bulletin_name(const View& view, const client::BulletinPlan& plan) {
  const base::TextArgs args = {
      {"period", report::period_words(view.phrases.language(), plan.period)}};
  if (plan.kind == domain::BulletinKind::kAwards) {
    return view.say(
        plan.corrects ? "desk.bulletins.name.awards_correction" : "desk.bulletins.name.awards",
        args);
  }
  return view.say(plan.corrects ? "desk.bulletins.name.correction" : "desk.bulletins.name.figures",
                  args);
}

std::string bulletin_title(const View& view, const app::BulletinLine& line) {
  return view.say("desk.bulletins.issue", {{"number", std::to_string(line.number)}}) + "　" +
         bulletin_name(view, line.plan);
}

}  // namespace yibao::desktop
