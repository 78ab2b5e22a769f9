// What an administrator fills in about a person: who they are, what they may do; when they leave
// and who goes on. Pure.
#pragma once

#include <array>

#include "client/core/app/kept_form.h"
#include "client/core/app/office/register/register_sheet.h"
#include "client/core/commands/people.h"

namespace yibao::app {

enum class PersonDeed : std::uint8_t { kNone, kNew, kChange, kLeave };

struct PersonForm {
  std::size_t unit = 0;  // of PersonChoices
  std::string name, title, telephone, mobile;
  std::array<bool, 4> roles{};  // by domain::Role
  std::size_t post = 0;         // of a leader: in charge, principal
  // Of leaving.
  std::string from;
  std::size_t successor = 0;  // 0: nobody, else of PersonChoices
};

struct PersonChoices {
  std::vector<std::pair<base::UnitCode, std::string>> units;       // that are there
  std::vector<std::pair<base::PersonId, std::string>> colleagues;  // of the person's unit, but them
};
PersonChoices choices_of(const RegisterSheet& sheet, const RegisteredPerson* person);

PersonForm form_of(const RegisteredPerson& person, const PersonChoices& choices);
// By what was chosen, not by its place in a list that may change.
FormTexts texts_of(const PersonForm& form, const PersonChoices& choices);
PersonForm form_from(FormTexts texts, const PersonChoices& choices);
// "desk.register.*" key of what is still needed; "" when it can be done.
std::string missing_in(const PersonForm& form, PersonDeed deed, const PersonChoices& choices);
client::PersonInput input_of(const PersonForm& form, const PersonChoices& choices);
// Only what differs from the form as it was begun.
client::PersonChange change_of(const base::PersonId& person, const PersonForm& form,
                               const PersonForm& begun, const PersonChoices& choices);
bool has_role(const PersonForm& form, domain::Role role);
// Roles that somebody of the unit can have: an officer is of the central office.
bool may_have(const RegisterSheet& sheet, const base::UnitCode& unit, domain::Role role);

}  // namespace yibao::app
