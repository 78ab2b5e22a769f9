// The contact table as the notice has it, and the ways out of it and in.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

constexpr ImGuiTableFlags kTableFlags = ImGuiTableFlags_Borders | ImGuiTableFlags_RowBg |
                                        ImGuiTableFlags_SizingStretchProp |
                                        ImGuiTableFlags_PadOuterX | ImGuiTableFlags_Resizable;

void draw_table_row(const View& view, const std::vector<std::string>& row) {
  ImGui::TableNextRow();
  for (const std::string& cell : row) {
    ImGui::TableNextColumn();
    view.ui.text(cell);
  }
}

void draw_contact_table(const View& view, const client::ContactRows& rows) {
  const int columns = static_cast<int>(rows.headings.size());
  if (columns == 0 || !ImGui::BeginTable("contact-table", columns, kTableFlags)) return;
  ImGui::TableNextRow(ImGuiTableRowFlags_Headers);
  for (const std::string& heading : rows.headings) {
    ImGui::TableNextColumn();
    view.ui.text(heading, theme::colours().quiet, TextStyle::kSmall);
  }
  if (rows.by_unit) {
    // As many lines as a unit has people; there are never more rows than units.
    for (const auto& row : rows.rows) draw_table_row(view, row);
    return ImGui::EndTable();
  }
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(rows.rows.size()));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw_table_row(view, rows.rows[static_cast<std::size_t>(i)]);
    }
  }
  ImGui::EndTable();
}

void draw_contact_buttons(const View& view) {
  app::ContactsSection& section = roster(view).contacts;
  const bool free = !section.busy() && section.sheet() != nullptr;
  const texts::Language language = view.phrases.language();
  if (app::RegisterPlace::may_people(*view.snapshot().account)) {
    if (view.ui.button(view.say("desk.register.contacts.import"), Ui::Look::kPrimary, free)) {
      section.import.choose_file();
    }
    ImGui::SameLine(0, theme::px(8));
  }
  if (view.ui.button(view.say("desk.register.contacts.print"), Ui::Look::kPlain, free)) {
    section.print(language);
  }
  ImGui::SameLine(0, theme::px(8));
  if (view.ui.button(view.say("desk.register.contacts.save"), Ui::Look::kPlain, free)) {
    section.save_workbook(language);
  }
  ImGui::SameLine(0, theme::px(8));
  if (view.ui.button(view.say("desk.register.contacts.save_pdf"), Ui::Look::kPlain, free)) {
    section.save_pdf(language);
  }
}

}  // namespace

void draw_contacts_section(const View& view) {
  app::ContactsSection& section = roster(view).contacts;
  if (!section.import.file().empty()) return draw_contact_import(view);
  draw_contact_buttons(view);
  view.ui.gap(8);
  view.problem(section.problem());
  const auto sheet = section.sheet();
  if (!sheet) return view.ui.busy(view.say("desk.opening"));
  const client::ContactRows& rows = sheet->in(view.phrases.language());
  view.ui.text(rows.title, theme::colours().ink, TextStyle::kStrong);
  view.ui.paragraph(rows.clause.empty()
                        ? view.say("desk.register.contacts.own")
                        : view.say("desk.register.contacts.clause", {{"clause", rows.clause}}),
                    theme::colours().quiet, TextStyle::kSmall);
  view.ui.gap(6);
  view.ui.begin_panel("register-contacts", {0, 0});
  draw_contact_table(view, rows);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
