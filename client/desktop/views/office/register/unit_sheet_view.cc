// One unit: what holds when, what is planned, who is missing; and the form in which it is changed,
// with what the change would mean.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

std::string line_text(const View& view, const app::UnitLine& line) {
  std::vector<std::string> parts = {line.name, view.phrases.name(line.group)};
  if (!line.parent.empty()) {
    parts.push_back(view.say("desk.register.of_parent", {{"parent", line.parent}}));
  }
  if (line.headcount) {
    parts.push_back(view.say("desk.register.heads", {{"count", std::to_string(*line.headcount)}}));
  }
  return joined(view, parts);
}

void draw_stretches(const View& view, const app::RegisteredUnit& unit, bool may) {
  app::UnitsSection& section = roster(view).units;
  draw_heading(view, "desk.register.history");
  bool first = true;
  for (const app::UnitLine& line : unit.stretches) {
    const std::string day = line.from ? base::to_text(*line.from) : "";
    view.ui.text(line.from ? view.say("desk.register.since", {{"day", day}})
                           : view.say("desk.register.from_beginning"),
                 theme::colours().quiet, TextStyle::kSmall);
    if (line.planned) {
      ImGui::SameLine(0, theme::px(8));
      view.ui.chip(view.say("desk.register.planned"), theme::colours().warn,
                   theme::colours().warn_pale);
    }
    view.ui.paragraph(line_text(view, line));
    const bool can_drop = may && line.planned && !first;
    if (can_drop && view.ui.button(view.say("desk.register.drop_planned") + "##" + day,
                                   Ui::Look::kLink, !section.busy())) {
      section.drop_planned(unit.code, *line.from);
    }
    first = false;
    view.ui.gap(4);
  }
  if (!unit.ends_on) return;
  const base::TextArgs args = {{"day", base::to_text(*unit.ends_on)}, {"heir", unit.heir}};
  const char* key = unit.heir.empty()  ? "desk.register.ends_dissolved"
                    : unit.begins_anew ? "desk.register.ends_anew"
                                       : "desk.register.ends_merged";
  view.ui.paragraph(view.say(key, args), unit.ended ? theme::colours().ink : theme::colours().warn);
}

void draw_gaps(const View& view, const app::RegisteredUnit& unit) {
  for (const client::StaffGap& gap : unit.gaps) {
    view.ui.paragraph(view.say("desk.register.gap." + std::string(base::enum_name(gap.who)),
                               {{"least", std::to_string(gap.least)},
                                {"there", std::to_string(gap.there)},
                                {"clause", gap.clause}}),
                      theme::colours().bad);
  }
}

void draw_unit_deeds(const View& view, const app::RegisterSheet& sheet,
                     const app::RegisteredUnit& unit) {
  app::RegisterPlace& place = roster(view);
  if (!app::RegisterPlace::may_units(*view.snapshot().account)) {
    view.ui.paragraph(view.say("desk.register.units_not_yours"), theme::colours().quiet,
                      TextStyle::kSmall);
    return;
  }
  const bool free = !place.units.busy();
  if (!unit.ended) {
    if (view.ui.button(view.say("desk.register.change"), Ui::Look::kPrimary, free)) {
      place.units.begin_change(place.sheet());
    }
    if (!unit.office && !unit.ends_on) {
      ImGui::SameLine(0, theme::px(8));
      if (view.ui.button(view.say("desk.register.end"), Ui::Look::kDanger, free)) {
        place.units.begin_end(place.sheet());
      }
    }
  }
  if (unit.ends_on) {
    if (!unit.ended) ImGui::SameLine(0, theme::px(8));
    const base::Date from = std::max(*unit.ends_on, sheet.today);
    const char* key = unit.ended ? "desk.register.resume" : "desk.register.cancel_end";
    if (view.ui.button(view.say(key), Ui::Look::kPlain, free)) place.units.resume(unit.code, from);
  }
}

std::vector<std::string> unit_choices(const View& view, const app::UnitsSection& section,
                                      std::string_view none) {
  std::vector<std::string> names = {view.say(none)};
  for (const auto& [code, name] : section.choices().units) names.push_back(name);
  return names;
}

void ask_day(const View& view, std::string_view key, std::string& day) {
  LineLook look;
  look.hint = view.say("desk.date.example", {{"date", base::to_text(roster(view).sheet()->today)}});
  ask_line(view, key, day, look);
}

void draw_unit_fields(const View& view, const app::RegisterSheet& sheet) {
  app::UnitsSection& section = roster(view).units;
  app::UnitForm& form = section.form;
  if (section.doing() == app::UnitDeed::kNew) {
    LineLook look;
    look.hint = view.say("desk.register.code_hint");
    look.focus = ImGui::IsWindowAppearing();
    ask_line(view, "desk.register.code", form.code, look);
  }
  ask_line(view, "desk.register.name", form.name);
  LineLook aliases;
  aliases.hint = view.say("desk.register.aliases_hint");
  ask_line(view, "desk.register.aliases", form.aliases, aliases);
  std::vector<std::string> groups = {view.say("desk.register.none")};
  for (const auto& [code, name] : sheet.groups) groups.push_back(view.phrases.name(name));
  ask_choice(view, "desk.register.group_of", groups, form.group);
  ask_choice(view, "desk.register.parent", unit_choices(view, section, "desk.register.none"),
             form.parent);
  ask_line(view, "desk.register.headcount", form.headcount);
  view.ui.gap(4);
  view.ui.check(view.say("desk.register.from_a_day"), form.from_a_day);
  if (form.from_a_day) ask_day(view, "desk.register.from", form.from);
}

void draw_end_fields(const View& view) {
  app::UnitsSection& section = roster(view).units;
  app::UnitForm& form = section.form;
  ask_day(view, "desk.register.ends_on", form.from);
  view.ui.gap(4);
  view.ui.check(view.say("desk.register.merged"), form.merged);
  if (!form.merged) return;
  ask_choice(view, "desk.register.heir", unit_choices(view, section, "desk.register.choose_unit"),
             form.heir);
  view.ui.gap(4);
  view.ui.check(view.say("desk.register.begins_anew"), form.begins_anew);
}

void draw_meaning(const View& view) {
  app::UnitsSection& section = roster(view).units;
  const std::string missing = section.missing();
  if (!missing.empty()) {
    view.ui.paragraph(view.say(missing), theme::colours().quiet, TextStyle::kSmall);
    return;
  }
  const auto meaning = section.meaning();
  if (!meaning) return view.ui.busy(view.say("desk.opening"));
  const bool english = view.phrases.language() == texts::Language::kEnglish;
  view.ui.text(view.say("desk.register.means"), theme::colours().ink, TextStyle::kStrong);
  for (const std::string& sentence : english ? meaning->en : meaning->zh) {
    view.ui.paragraph(sentence);
  }
  view.problem(meaning->problem);
}

}  // namespace

void draw_unit_sheet(const View& view, const app::RegisterSheet& sheet) {
  app::RegisterPlace& place = roster(view);
  const app::RegisteredUnit* unit = sheet.unit(*place.units.opened());
  if (unit == nullptr) return;
  view.ui.heading(unit->name);
  view.ui.gap(6);
  draw_gaps(view, *unit);
  draw_unit_deeds(view, sheet, *unit);
  view.ui.gap(10);
  draw_fact(view, "desk.register.code", unit->code.text());
  draw_fact(view, "desk.register.aliases", joined(view, unit->aliases));
  draw_fact(view, "desk.register.group_of", view.phrases.name(unit->group_name));
  draw_fact(view, "desk.register.parent", unit->parent_name);
  draw_fact(view, "desk.register.headcount",
            unit->headcount ? std::to_string(*unit->headcount) : "");
  if (view.ui.button(
          view.say("desk.register.see_people", {{"count", std::to_string(unit->people)}}),
          Ui::Look::kLink)) {
    return place.show_people_of(unit->code);
  }
  draw_stretches(view, *unit, app::RegisterPlace::may_units(*view.snapshot().account));
  if (place.units.moved()) draw_moved(view, *place.units.moved());
}

void draw_unit_form(const View& view, const app::RegisterSheet& sheet) {
  app::UnitsSection& section = roster(view).units;
  const bool ends = section.doing() == app::UnitDeed::kEnd;
  const bool fresh = section.doing() == app::UnitDeed::kNew;
  const app::RegisteredUnit* unit = section.opened() ? sheet.unit(*section.opened()) : nullptr;
  const auto fields = [&] {
    view.ui.heading(fresh || unit == nullptr ? view.say("desk.register.new_unit") : unit->name);
    view.ui.gap(4);
    view.ui.paragraph(view.say(ends    ? "desk.register.end_text"
                               : fresh ? "desk.register.new_unit_text"
                                       : "desk.register.change_text"),
                      theme::colours().quiet, TextStyle::kSmall);
    draw_taken_up(view, section.taken_up());
    view.ui.gap(4);
    ends ? draw_end_fields(view) : draw_unit_fields(view, sheet);
  };
  const auto foot = [&] {
    draw_meaning(view);
    view.ui.gap(8);
    const char* key = ends    ? "desk.register.end_do"
                      : fresh ? "desk.register.new_unit_do"
                              : "desk.register.change_do";
    if (view.ui.button(view.say(key), ends ? Ui::Look::kDanger : Ui::Look::kPrimary,
                       section.can_do())) {
      section.do_it();
    }
    ImGui::SameLine(0, theme::px(8));
    if (view.ui.button(view.say("desk.cancel"))) section.give_up();
  };
  draw_form(view, "unit-form", fields, foot);
}

}  // namespace yibao::desktop
