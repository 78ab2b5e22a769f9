// What a person fills in about a unit, and what it says. Pure.
#pragma once

#include "client/core/app/kept_form.h"
#include "client/core/app/office/register/register_sheet.h"
#include "client/core/unit_meaning.h"

namespace yibao::app {

// One thing at a time is done about a unit.
enum class UnitDeed : std::uint8_t { kNone, kNew, kChange, kEnd };

struct UnitForm {
  std::string code, name, aliases, headcount, from;
  std::size_t group = 0;   // 0: none, else of the sheet's
  std::size_t parent = 0;  // 0: none, else of the units it is chosen from
  bool from_a_day = true;
  // Of an end.
  bool merged = true;
  std::size_t heir = 0;  // as the parent
  bool begins_anew = false;
};

// What groups, parents and heirs are chosen from.
struct UnitChoices {
  std::vector<std::pair<domain::Term, rules::Name>> groups;
  std::vector<std::pair<base::UnitCode, std::string>> units;
  std::optional<base::UnitCode> unit(std::size_t choice) const {
    if (choice == 0 || choice > units.size()) return std::nullopt;
    return units[choice - 1].first;
  }
  // 0 where it is not among them.
  std::size_t place_of(const std::string& code) const;
  std::size_t place_of_group(const domain::Term& group) const;
};
// Units that are there, but the one it is about.
UnitChoices choices_of(const RegisterSheet& sheet, const std::optional<base::UnitCode>& about);

UnitForm form_of(const RegisteredUnit& unit, const UnitChoices& choices, base::Date today);
// By what was chosen, not by its place in a list that may change.
FormTexts texts_of(const UnitForm& form, const UnitChoices& choices);
UnitForm form_from(FormTexts texts, const UnitChoices& choices);
// "desk.register.*" key of what is still needed; "" when it can be done.
std::string missing_in(const UnitForm& form, UnitDeed deed, const UnitChoices& choices);
client::UnitInput input_of(const UnitForm& form, const UnitChoices& choices);
// Only what differs from the form as it was begun: the rest is as it is on that day.
client::UnitChange change_of(const base::UnitCode& unit, const UnitForm& form,
                             const UnitForm& begun, const UnitChoices& choices);

// In both languages, and why it cannot be done.
struct UnitMeaning {
  client::Sentences zh, en;
  std::optional<base::Error> problem;
};
// The form taken to the core, to hear what it would mean. The form lacks nothing.
struct UnitQuestion {
  UnitDeed deed = UnitDeed::kNone;
  client::UnitInput input;
  client::UnitChange change;
  base::UnitCode unit;
  std::optional<base::UnitCode> heir;
  base::Date from{};
  bool begins_anew = false;
};
base::Result<UnitMeaning> answer_to(client::Replica& replica, const UnitQuestion& question);

}  // namespace yibao::app
