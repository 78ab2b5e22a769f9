// People as a list, and one of them with what was said of them.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

constexpr float kUnitWidth = 220;

std::vector<std::string> unit_names(const View& view, const app::RegisterSheet& sheet) {
  std::vector<std::string> names = {view.say("desk.register.all_units")};
  for (const app::RegisteredUnit& unit : sheet.units) names.push_back(unit.name);
  return names;
}

std::vector<Chip> chips_of(const View& view, const app::RegisteredPerson& person) {
  std::vector<Chip> chips = {plain_chip(roles_text(view, person.roles, person.post))};
  if (person.left) {
    chips.push_back(plain_chip(view.say("desk.register.left")));
  } else if (person.leaves) {
    chips.push_back(
        warn_chip(view.say("desk.register.leaves_on", {{"day", base::to_text(*person.leaves)}})));
  } else if (person.keys == 0) {
    chips.push_back(warn_chip(view.say("desk.register.no_key")));
  }
  return chips;
}

void draw_people_list(const View& view, const app::PeopleSection::Sheet& sheet) {
  app::PeopleSection& section = roster(view).people;
  const std::vector<std::size_t>& rows = section.rows(sheet);
  if (rows.empty()) view.ui.paragraph(view.say("desk.register.none_found"), theme::colours().quiet);
  const auto clicked = draw_list(view, rows.size(), [&](std::size_t i) {
    const app::RegisteredPerson& person = sheet->people[rows[i]];
    return ListLine{person.id.text(),
                    person.profile.name.empty() ? person.id.text() : person.profile.name,
                    chips_of(view, person),
                    joined(view, {person.unit_name, person.profile.post,
                                  person.profile.office_telephone, person.profile.mobile}),
                    section.opened() == person.id,
                    person.left};
  });
  if (clicked) section.open(sheet->people[rows[*clicked]].id);
}

void draw_gaps_of_unit(const View& view, const app::RegisterSheet& sheet) {
  const std::size_t chosen = roster(view).people.unit;
  if (chosen == 0 || chosen > sheet.units.size()) return;
  for (const client::StaffGap& gap : sheet.units[chosen - 1].gaps) {
    view.ui.paragraph(view.say("desk.register.gap." + std::string(base::enum_name(gap.who)),
                               {{"least", std::to_string(gap.least)},
                                {"there", std::to_string(gap.there)},
                                {"clause", gap.clause}}),
                      theme::colours().bad);
  }
}

}  // namespace

void draw_people_acts(const View& view) {
  if (!app::RegisterPlace::may_people(*view.snapshot().account)) return;
  app::RegisterPlace& place = roster(view);
  const auto guests = place.without_key();
  std::vector<View::TitleButton> buttons;
  if (!guests.empty()) buttons.push_back({"desk.register.invite_all", Ui::Look::kPlain});
  buttons.push_back({"desk.register.new_person", Ui::Look::kPrimary, !place.people.busy()});
  const auto pressed = view.title_buttons(buttons);
  if (!pressed) return;
  if (*pressed + 1 < buttons.size()) return place.inviting.open(guests);
  std::optional<base::UnitCode> of;
  if (place.people.unit > 0) of = place.sheet()->units[place.people.unit - 1].code;
  place.people.begin_new(place.sheet(), of);
}

void draw_people_section(const View& view) {
  app::RegisterPlace& place = roster(view);
  app::PeopleSection& section = place.people;
  const auto sheet = place.sheet();
  draw_search(view, section.filter);
  ImGui::SameLine(0, theme::px(8));
  view.ui.choice(view.say("desk.register.unit"), unit_names(view, *sheet), section.unit,
                 theme::px(kUnitWidth));
  ImGui::SameLine(0, theme::px(8));
  view.ui.check(view.say("desk.register.with_left"), section.with_left);
  if (!app::RegisterPlace::may_people(*view.snapshot().account)) {
    view.ui.paragraph(view.say("desk.register.people_not_yours"), theme::colours().quiet,
                      TextStyle::kSmall);
  }
  view.ui.gap(8);
  view.problem(section.problem());
  draw_gaps_of_unit(view, *sheet);
  const bool form = section.doing() != app::PersonDeed::kNone;
  draw_list_and_sheet(
      view, "register-people", form || section.opened().has_value(),
      [&] { draw_people_list(view, sheet); },
      [&] { form ? draw_person_form(view, *sheet) : draw_person_sheet(view, *sheet); },
      [&] { form ? section.set_aside() : section.close(); });
}

}  // namespace yibao::desktop
