// The contact table as the notice has it, and the ways out of it and in.
#include "client/desktop/views/office/register/parts.h"
#include "shared/base/text.h"

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

// As wide as its longest text; an empty column still shows its heading.
float width_of_column(const View& view, const client::ContactRows& rows, std::size_t column) {
  std::string longest;
  for (const auto& row : rows.rows) {
    for (std::string& line : base::split_list(row[column], '\n')) {
      if (line.size() > longest.size()) longest = std::move(line);
    }
  }
  return std::max(view.ui.width_of(rows.headings[column], TextStyle::kSmall),
                  view.ui.width_of(longest)) +
         theme::px(12);
}

void draw_contact_table(const View& view, const client::ContactRows& rows) {
  const int columns = static_cast<int>(rows.headings.size());
  if (columns == 0 || !ImGui::BeginTable("contact-table", columns, kTableFlags)) return;
  for (std::size_t i = 0; i < rows.headings.size(); ++i) {
    ImGui::TableSetupColumn(("column-" + std::to_string(i)).c_str(), 0,
                            width_of_column(view, rows, i));
  }
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

}  // namespace

void draw_contacts_acts(const View& view) {
  app::ContactsSection& section = roster(view).contacts;
  if (!section.import.file().empty()) return;
  const bool free = !section.busy() && section.sheet() != nullptr;
  std::vector<View::TitleButton> buttons = {
      {"desk.register.contacts.print", Ui::Look::kPlain, free},
      {"desk.register.contacts.save", Ui::Look::kPlain, free},
      {"desk.register.contacts.save_pdf", Ui::Look::kPlain, free}};
  if (app::RegisterPlace::may_people(*view.snapshot().account)) {
    buttons.push_back({"desk.register.contacts.import", Ui::Look::kPrimary, free});
  }
  const auto pressed = view.title_buttons(buttons);
  if (!pressed) return;
  const texts::Language language = view.phrases.language();
  if (*pressed == 0) section.print(language);
  if (*pressed == 1) section.save_workbook(language);
  if (*pressed == 2) section.save_pdf(language);
  if (*pressed == 3) section.import.choose_file();
}

void draw_contacts_section(const View& view) {
  app::ContactsSection& section = roster(view).contacts;
  if (!section.import.file().empty()) return draw_contact_import(view);
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
