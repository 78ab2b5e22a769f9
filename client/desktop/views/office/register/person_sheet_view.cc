// One person: who they are, what they have open, what was said of them; and the forms in which they
// are changed or leave.
#include "client/desktop/views/office/register/parts.h"

namespace yibao::desktop {
namespace {

using domain::Role;

constexpr std::size_t kItemsMost = 12;

void draw_step(const View& view, const client::PersonStep& step) {
  view.ui.text(view.when(step.at), theme::colours().quiet, TextStyle::kSmall);
  ImGui::SameLine(0, theme::px(8));
  view.ui.text(step.author, theme::colours().quiet, TextStyle::kSmall);
  if (step.pending) {
    ImGui::SameLine(0, theme::px(8));
    view.ui.chip(view.say("cli.pending"), theme::colours().warn, theme::colours().warn_pale);
  }
  std::string text = view.say("event." + step.type);
  if (step.from) {
    text =
        view.say(step.successor.empty() ? "desk.register.step_left" : "desk.register.step_left_to",
                 {{"day", base::to_text(*step.from)}, {"successor", step.successor}});
  }
  view.ui.paragraph(text);
  for (const client::PersonDifference& each : step.differences) {
    draw_difference(view, each);
  }
  view.ui.gap(6);
}

void draw_person_deeds(const View& view, const app::RegisteredPerson& person) {
  app::RegisterPlace& place = roster(view);
  if (!app::RegisterPlace::may_people(*view.snapshot().account)) {
    view.ui.paragraph(view.say("desk.register.people_not_yours"), theme::colours().quiet,
                      TextStyle::kSmall);
    return;
  }
  const bool free = !place.people.busy();
  if (!person.left) {
    if (view.ui.button(view.say("desk.register.change"), Ui::Look::kPrimary, free)) {
      place.people.begin_change(place.sheet());
    }
    ImGui::SameLine(0, theme::px(8));
    if (view.ui.button(view.say("desk.register.invite"), Ui::Look::kPlain, free)) {
      place.invite({person.id});
    }
    ImGui::SameLine(0, theme::px(8));
  }
  if (person.leaves) {
    const char* key = person.left ? "desk.register.is_back" : "desk.register.stays";
    if (view.ui.button(view.say(key), Ui::Look::kPlain, free)) place.people.stays();
  } else if (view.ui.button(view.say("desk.register.leaves"), Ui::Look::kDanger, free)) {
    place.people.begin_leaving(place.sheet());
  }
}

void ask_roles(const View& view, const app::RegisterSheet& sheet) {
  app::PeopleSection& section = roster(view).people;
  app::PersonForm& form = section.form;
  view.ui.text(view.say("desk.register.field.roles"), theme::colours().quiet, TextStyle::kSmall);
  const base::UnitCode unit = form.unit < section.choices().units.size()
                                  ? section.choices().units[form.unit].first
                                  : base::UnitCode();
  for (const Role role : {Role::kReporter, Role::kLeader, Role::kOffice, Role::kAdministrator}) {
    if (!app::may_have(sheet, unit, role)) continue;
    bool& has = form.roles.at(static_cast<std::size_t>(role));
    view.ui.check(view.say("role." + std::string(base::enum_name(role))), has);
  }
  if (!app::has_role(form, Role::kLeader)) return;
  ask_choice(view, "desk.register.field.post",
             {view.say("post.in_charge"), view.say("post.principal")}, form.post);
}

void draw_person_fields(const View& view, const app::RegisterSheet& sheet) {
  app::PeopleSection& section = roster(view).people;
  app::PersonForm& form = section.form;
  std::vector<std::string> units;
  for (const auto& [code, name] : section.choices().units) units.push_back(name);
  ask_choice(view, "desk.register.unit", units, form.unit);
  LineLook name;
  name.focus = ImGui::IsWindowAppearing();
  ask_line(view, "desk.register.field.name", form.name, name);
  ask_line(view, "desk.register.field.title", form.title);
  ask_line(view, "desk.register.field.telephone", form.telephone);
  ask_line(view, "desk.register.field.mobile", form.mobile);
  ask_roles(view, sheet);
  if (section.moves() && section.person()) draw_open_work(view, section.person()->open);
}

// What has to be seen before it is saved.
void draw_warnings(const View& view) {
  const app::PeopleSection& section = roster(view).people;
  if (section.doing() == app::PersonDeed::kLeave) return;
  const auto warn = [&](bool so, std::string_view key) {
    if (so) view.ui.paragraph(view.say(key), theme::colours().warn, TextStyle::kSmall);
  };
  warn(section.changed_meanwhile(), "desk.register.changed_meanwhile");
  warn(section.has_namesake(), "desk.register.namesake");
  warn(section.moves(), "desk.register.moves");
}

void draw_leave_fields(const View& view, const app::RegisteredPerson& person) {
  app::PeopleSection& section = roster(view).people;
  app::PersonForm& form = section.form;
  LineLook day;
  day.hint = view.say("desk.date.example", {{"date", base::to_text(roster(view).sheet()->today)}});
  ask_line(view, "desk.register.leaves_from", form.from, day);
  std::vector<std::string> names = {view.say("desk.register.nobody")};
  for (const auto& [id, name] : section.choices().colleagues) names.push_back(name);
  ask_choice(view, "desk.register.successor", names, form.successor);
  view.ui.gap(6);
  const std::string heir =
      form.successor > 0 && form.successor < names.size() ? names[form.successor] : std::string();
  view.ui.paragraph(view.say(heir.empty() ? "desk.register.leave_nobody" : "desk.register.leave_to",
                             {{"person", person.profile.name}, {"heir", heir}}));
  if (!section.person()) return view.ui.busy(view.say("desk.opening"));
  draw_open_work(view, section.person()->open);
}

}  // namespace

void draw_open_work(const View& view, const client::OpenWork& work) {
  draw_heading(view, "desk.register.open_work");
  if (work.empty()) {
    view.ui.paragraph(view.say("desk.register.open_none"), theme::colours().quiet);
  }
  for (std::size_t i = 0; i < std::min(work.items.size(), kItemsMost); ++i) {
    const client::OpenItem& item = work.items[i];
    const std::string title = item.title.empty() ? view.say("cli.words_gone") : item.title;
    view.ui.paragraph(
        view.say(item.wrote ? "desk.register.open_wrote" : "desk.register.open_signed",
                 {{"title", title},
                  {"state", view.say("state." + std::string(base::enum_name(item.stage)))}}));
  }
  if (work.items.size() > kItemsMost) {
    view.ui.paragraph(view.say("desk.register.open_more",
                               {{"count", std::to_string(work.items.size() - kItemsMost)}}),
                      theme::colours().quiet);
  }
  for (const client::OpenCommission& commission : work.commissions) {
    view.ui.paragraph(view.say("desk.register.open_commission",
                               {{"title", commission.title}, {"when", view.when(commission.due)}}));
  }
  for (const client::OpenDelegation& delegation : work.delegations) {
    view.ui.paragraph(
        view.say(delegation.gave ? "desk.register.open_gave" : "desk.register.open_has",
                 {{"other", delegation.other},
                  {"from", base::to_text(delegation.from)},
                  {"until", base::to_text(delegation.until)}}));
  }
}

void draw_person_sheet(const View& view, const app::RegisterSheet& sheet) {
  app::RegisterPlace& place = roster(view);
  const app::RegisteredPerson* person = sheet.person(*place.people.opened());
  if (person == nullptr) return;
  view.ui.heading(person->profile.name.empty() ? person->id.text() : person->profile.name);
  view.ui.gap(6);
  draw_person_deeds(view, *person);
  view.ui.gap(10);
  draw_fact(view, "desk.register.unit", person->unit_name);
  draw_fact(view, "desk.register.field.roles", roles_text(view, person->roles, person->post));
  draw_fact(view, "desk.register.field.title", person->profile.post);
  draw_fact(view, "desk.register.field.telephone", person->profile.office_telephone);
  draw_fact(view, "desk.register.field.mobile", person->profile.mobile);
  draw_fact(view, "desk.register.keys_count",
            person->keys == 0 ? view.say("desk.register.no_key") : std::to_string(person->keys));
  if (person->leaves) {
    draw_fact(view, "desk.register.leaves_from", base::to_text(*person->leaves));
    draw_fact(view, "desk.register.successor", person->successor);
  }
  const auto read = place.people.person();
  if (!read) return view.ui.busy(view.say("desk.opening"));
  if (!person->left) draw_open_work(view, read->open);
  draw_heading(view, "desk.register.said");
  for (const client::PersonStep& step : read->history) draw_step(view, step);
}

void draw_person_form(const View& view, const app::RegisterSheet& sheet) {
  app::PeopleSection& section = roster(view).people;
  const bool leaves = section.doing() == app::PersonDeed::kLeave;
  const bool fresh = section.doing() == app::PersonDeed::kNew;
  const app::RegisteredPerson* person =
      section.opened() ? sheet.person(*section.opened()) : nullptr;
  if (!fresh && person == nullptr) return;
  const auto fields = [&] {
    view.ui.heading(fresh ? view.say("desk.register.new_person") : person->profile.name);
    draw_taken_up(view, section.taken_up());
    view.ui.gap(6);
    leaves ? draw_leave_fields(view, *person) : draw_person_fields(view, sheet);
  };
  const auto foot = [&] {
    const std::string missing = section.missing();
    if (missing.empty()) {
      draw_warnings(view);
    } else {
      view.ui.paragraph(view.say(missing), theme::colours().quiet, TextStyle::kSmall);
    }
    view.ui.gap(8);
    const char* key = leaves  ? "desk.register.leave_do"
                      : fresh ? "desk.register.new_person_do"
                              : "desk.register.change_do";
    if (view.ui.button(view.say(key), leaves ? Ui::Look::kDanger : Ui::Look::kPrimary,
                       missing.empty() && !section.busy())) {
      section.do_it();
    }
    ImGui::SameLine(0, theme::px(8));
    if (view.ui.button(view.say("desk.cancel"))) section.give_up();
  };
  draw_form(view, "person-form", fields, foot);
}

}  // namespace yibao::desktop
