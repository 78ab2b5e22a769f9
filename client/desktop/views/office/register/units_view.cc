// Units as a list, and one of them with what holds when.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

constexpr float kGroupWidth = 190;
constexpr float kUnitDialog = 520;

std::vector<std::string> group_names(const View& view, const app::RegisterSheet& sheet) {
  std::vector<std::string> names = {view.say("desk.register.all_groups")};
  for (const auto& [code, name] : sheet.groups) names.push_back(view.phrases.name(name));
  return names;
}

std::vector<Chip> chips_of(const View& view, const app::RegisteredUnit& unit) {
  std::vector<Chip> chips;
  if (unit.office) chips.push_back(plain_chip(view.say("desk.register.office")));
  if (unit.ended) chips.push_back(plain_chip(view.say("desk.register.ended")));
  if (unit.to_begin) chips.push_back(plain_chip(view.say("desk.register.to_begin")));
  if (unit.planned && !unit.to_begin) chips.push_back(warn_chip(view.say("desk.register.planned")));
  if (!unit.gaps.empty()) chips.push_back(bad_chip(view.say("desk.register.staff_missing")));
  return chips;
}

std::string remark_of(const View& view, const app::RegisteredUnit& unit) {
  std::vector<std::string> parts = {view.phrases.name(unit.group_name)};
  if (!unit.parent_name.empty()) {
    parts.push_back(view.say("desk.register.of_parent", {{"parent", unit.parent_name}}));
  }
  if (unit.headcount) {
    parts.push_back(view.say("desk.register.heads", {{"count", std::to_string(*unit.headcount)}}));
  }
  if (!unit.ended) {
    parts.push_back(
        view.say("desk.register.people_count", {{"count", std::to_string(unit.people)}}));
  }
  return joined(view, parts);
}

void draw_unit_list(const View& view, const app::UnitsSection::Sheet& sheet) {
  app::UnitsSection& section = roster(view).units;
  const std::vector<std::size_t>& rows = section.rows(sheet);
  if (rows.empty()) view.ui.paragraph(view.say("desk.register.none_found"), theme::colours().quiet);
  const auto clicked = draw_list(view, rows.size(), [&](std::size_t i) {
    const app::RegisteredUnit& unit = sheet->units[rows[i]];
    return ListLine{unit.code.text(),
                    unit.name,
                    chips_of(view, unit),
                    remark_of(view, unit),
                    section.opened() == unit.code,
                    unit.ended};
  });
  if (clicked) section.open(sheet->units[rows[*clicked]].code);
}

// What the ruleset names and the register does not have.
void draw_define_all(const View& view, const app::RegisterSheet& sheet) {
  if (!view.ui.begin_dialog(view.say("desk.register.define_all.title"), kUnitDialog)) return;
  view.ui.paragraph(view.say("desk.register.define_all.text",
                             {{"count", std::to_string(sheet.undefined.size())}}),
                    theme::colours().grey);
  view.ui.gap(6);
  view.ui.paragraph(joined(view, sheet.undefined));
  if (answer_row(view, "desk.register.define_all.do", Ui::Look::kPrimary,
                 !roster(view).units.busy()) == Answer::kDo) {
    roster(view).units.define_all();
  }
  view.ui.end_dialog();
}

void draw_unit_tools(const View& view, const app::UnitsSection::Sheet& sheet) {
  app::UnitsSection& section = roster(view).units;
  draw_search(view, section.filter);
  ImGui::SameLine(0, theme::px(8));
  view.ui.choice(view.say("desk.register.group"), group_names(view, *sheet), section.group,
                 theme::px(kGroupWidth));
  ImGui::SameLine(0, theme::px(8));
  view.ui.check(view.say("desk.register.with_ended"), section.with_ended);
}

}  // namespace

void draw_unit_acts(const View& view) {
  if (!app::RegisterPlace::may_units(*view.snapshot().account)) return;
  const auto sheet = roster(view).sheet();
  app::UnitsSection& section = roster(view).units;
  std::vector<View::TitleButton> buttons;
  if (!sheet->undefined.empty()) {
    buttons.push_back({"desk.register.define_all", Ui::Look::kPlain, !section.busy()});
  }
  buttons.push_back({"desk.register.new_unit", Ui::Look::kPrimary, !section.busy()});
  const auto pressed = view.title_buttons(buttons);
  if (!pressed) return;
  if (*pressed + 1 == buttons.size()) return section.begin_new(sheet);
  view.ui.open_dialog(view.say("desk.register.define_all.title"));
}

void draw_units_section(const View& view) {
  app::UnitsSection& section = roster(view).units;
  const auto sheet = roster(view).sheet();
  draw_unit_tools(view, sheet);
  view.ui.gap(8);
  view.problem(section.problem());
  draw_define_all(view, *sheet);
  const bool form = section.doing() != app::UnitDeed::kNone;
  draw_list_and_sheet(
      view, "register-units", form || section.opened().has_value(),
      [&] { draw_unit_list(view, sheet); },
      [&] { form ? draw_unit_form(view, *sheet) : draw_unit_sheet(view, *sheet); },
      [&] { form ? section.set_aside() : section.close(); });
}

}  // namespace yibao::desktop
