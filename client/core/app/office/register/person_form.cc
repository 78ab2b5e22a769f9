#include "client/core/app/office/register/person_form.h"

#include <algorithm>

#include "shared/base/text.h"

namespace yibao::app {
namespace {

using domain::LeaderPost;
using domain::Role;

constexpr std::array kRoles = {Role::kReporter, Role::kLeader, Role::kOffice, Role::kAdministrator};

std::string tidy(const std::string& text) {
  return std::string(base::trim(text));
}

// Of the choice with that code; the number of choices where there is none.
template <class Choices>
std::size_t place_of(const Choices& choices, const std::string& code) {
  const auto found = std::find_if(choices.begin(), choices.end(),
                                  [&](const auto& choice) { return choice.first.text() == code; });
  return static_cast<std::size_t>(found - choices.begin());
}

std::vector<Role> roles_of(const PersonForm& form) {
  std::vector<Role> roles;
  for (const Role role : kRoles) {
    if (has_role(form, role)) roles.push_back(role);
  }
  return roles;
}

LeaderPost post_of(const PersonForm& form) {
  if (!has_role(form, Role::kLeader)) return LeaderPost::kNone;
  return form.post == 1 ? LeaderPost::kPrincipal : LeaderPost::kInCharge;
}

}  // namespace

bool has_role(const PersonForm& form, Role role) {
  return form.roles.at(static_cast<std::size_t>(role));
}

bool may_have(const RegisterSheet& sheet, const base::UnitCode& code, Role role) {
  if (role != Role::kOffice && role != Role::kAdministrator) return true;
  const RegisteredUnit* unit = sheet.unit(code);
  return unit != nullptr && unit->office;
}

PersonChoices choices_of(const RegisterSheet& sheet, const RegisteredPerson* person) {
  PersonChoices choices;
  for (const RegisteredUnit& unit : sheet.units) {
    const bool own = person != nullptr && person->unit == unit.code;
    if (!unit.ended || own) choices.units.emplace_back(unit.code, unit.name);
  }
  for (const RegisteredPerson& other : sheet.people) {
    const bool colleague =
        person != nullptr && other.unit == person->unit && other.id != person->id && !other.left;
    if (colleague) choices.colleagues.emplace_back(other.id, other.profile.name);
  }
  return choices;
}

PersonForm form_of(const RegisteredPerson& person, const PersonChoices& choices) {
  PersonForm form;
  form.unit = place_of(choices.units, person.unit.text());
  form.name = person.profile.name;
  form.title = person.profile.post;
  form.telephone = person.profile.office_telephone;
  form.mobile = person.profile.mobile;
  for (const Role role : person.roles) form.roles.at(static_cast<std::size_t>(role)) = true;
  form.post = person.post == LeaderPost::kPrincipal ? 1 : 0;
  return form;
}

FormTexts texts_of(const PersonForm& form, const PersonChoices& choices) {
  const auto code = [](const auto& among, std::size_t place) {
    return place < among.size() ? among[place].first.text() : "";
  };
  FormTexts texts = {{"unit", code(choices.units, form.unit)},
                     {"name", form.name},
                     {"title", form.title},
                     {"telephone", form.telephone},
                     {"mobile", form.mobile},
                     {"principal", form.post == 1 ? "1" : ""},
                     {"from", form.from},
                     {"successor", code(choices.colleagues, form.successor - 1)}};
  for (const Role role : kRoles) {
    texts["role." + std::string(base::enum_name(role))] = has_role(form, role) ? "1" : "";
  }
  return texts;
}

PersonForm form_from(FormTexts texts, const PersonChoices& choices) {
  PersonForm form;
  form.unit = place_of(choices.units, texts["unit"]);
  form.name = texts["name"];
  form.title = texts["title"];
  form.telephone = texts["telephone"];
  form.mobile = texts["mobile"];
  form.post = texts["principal"].empty() ? 0 : 1;
  form.from = texts["from"];
  const std::size_t successor = place_of(choices.colleagues, texts["successor"]);
  if (successor < choices.colleagues.size()) form.successor = successor + 1;
  for (const Role role : kRoles) {
    form.roles.at(static_cast<std::size_t>(role)) =
        !texts["role." + std::string(base::enum_name(role))].empty();
  }
  return form;
}

std::string missing_in(const PersonForm& form, PersonDeed deed, const PersonChoices& choices) {
  if (deed == PersonDeed::kLeave) {
    return base::parse_date(form.from) ? "" : "desk.register.need_day";
  }
  if (form.unit >= choices.units.size()) return "desk.register.need_unit";
  if (tidy(form.name).empty()) return "desk.register.need_person_name";
  return roles_of(form).empty() ? "desk.register.need_role" : "";
}

client::PersonInput input_of(const PersonForm& form, const PersonChoices& choices) {
  client::PersonInput input;
  input.unit = choices.units.at(form.unit).first;
  input.profile = {tidy(form.name), tidy(form.title), tidy(form.telephone), tidy(form.mobile)};
  input.roles = roles_of(form);
  input.post = post_of(form);
  return input;
}

client::PersonChange change_of(const base::PersonId& person, const PersonForm& form,
                               const PersonForm& begun, const PersonChoices& choices) {
  client::PersonInput wanted = input_of(form, choices);
  client::PersonChange change;
  change.person = person;
  if (form.unit != begun.unit) change.unit = wanted.unit;
  if (form.name != begun.name) change.name = wanted.profile.name;
  if (form.title != begun.title) change.title = wanted.profile.post;
  if (form.telephone != begun.telephone) change.telephone = wanted.profile.office_telephone;
  if (form.mobile != begun.mobile) change.mobile = wanted.profile.mobile;
  if (form.roles != begun.roles) change.roles = std::move(wanted.roles);
  if (post_of(form) != post_of(begun)) change.post = wanted.post;
  return change;
}

}  // namespace yibao::app
