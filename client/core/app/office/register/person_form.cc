#include "client/core/app/office/register/person_form.h"

#include <charconv>

#include "shared/base/text.h"

namespace yibao::app {
namespace {

using domain::LeaderPost;
using domain::Role;

constexpr std::array kRoles = {Role::kReporter, Role::kLeader, Role::kOffice, Role::kAdministrator};

std::string tidy(const std::string& text) {
  return std::string(base::trim(text));
}

std::size_t place_in(const std::string& text) {
  std::size_t place = 0;
  std::from_chars(text.data(), text.data() + text.size(), place);
  return place;
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
  for (std::size_t i = 0; i < choices.units.size(); ++i) {
    if (choices.units[i].first == person.unit) form.unit = i;
  }
  form.name = person.profile.name;
  form.title = person.profile.post;
  form.telephone = person.profile.office_telephone;
  form.mobile = person.profile.mobile;
  for (const Role role : person.roles) form.roles.at(static_cast<std::size_t>(role)) = true;
  form.post = person.post == LeaderPost::kPrincipal ? 1 : 0;
  return form;
}

FormTexts texts_of(const PersonForm& form) {
  FormTexts texts = {{"unit", std::to_string(form.unit)},
                     {"name", form.name},
                     {"title", form.title},
                     {"telephone", form.telephone},
                     {"mobile", form.mobile},
                     {"post", std::to_string(form.post)},
                     {"from", form.from},
                     {"successor", std::to_string(form.successor)}};
  for (const Role role : kRoles) {
    texts["role." + std::string(base::enum_name(role))] = has_role(form, role) ? "1" : "";
  }
  return texts;
}

PersonForm person_form_from(FormTexts texts) {
  PersonForm form;
  form.unit = place_in(texts["unit"]);
  form.name = texts["name"];
  form.title = texts["title"];
  form.telephone = texts["telephone"];
  form.mobile = texts["mobile"];
  form.post = place_in(texts["post"]);
  form.from = texts["from"];
  form.successor = place_in(texts["successor"]);
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
                               const PersonChoices& choices) {
  client::PersonInput wanted = input_of(form, choices);
  client::PersonChange change;
  change.person = person;
  change.unit = wanted.unit;
  change.name = wanted.profile.name;
  change.title = wanted.profile.post;
  change.telephone = wanted.profile.office_telephone;
  change.mobile = wanted.profile.mobile;
  change.roles = std::move(wanted.roles);
  change.post = wanted.post;
  return change;
}

}  // namespace yibao::app
