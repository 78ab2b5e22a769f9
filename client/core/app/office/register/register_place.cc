#include "client/core/app/office/register/register_place.h"

#include "shared/domain/authority.h"

namespace yibao::app {
namespace {

// Whether one of the person's roles may do that to any unit.
bool may(const Account& account, domain::EventType type) {
  return std::any_of(account.roles.begin(), account.roles.end(), [&](domain::Role role) {
    return domain::reach_of(role, type) == domain::Reach::kAnyUnit;
  });
}

}  // namespace

RegisterPlace::RegisterPlace(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker,
                             Printing& printing)
    : units(desk, clock, way),
      people(desk, clock, way),
      keys(desk, way),
      contacts(desk, picker, printing, way),
      past(desk, picker, way),
      inviting(desk, printing),
      loaded_(desk, &register_sheet) {}

bool RegisterPlace::may_units(const Account& account) {
  return may(account, domain::EventType::kUnitDefined);
}

bool RegisterPlace::may_people(const Account& account) {
  return may(account, domain::EventType::kPersonDefined);
}

bool RegisterPlace::may_past(const Account& account) {
  return may(account, domain::EventType::kRecordsImported);
}

void RegisterPlace::show(RegisterSection section) {
  if (section == section_) return;
  leave();
  section_ = section;
}

void RegisterPlace::show_people_of(const base::UnitCode& unit) {
  show(RegisterSection::kPeople);
  people.filter.clear();
  people.unit = 0;
  for (std::size_t i = 0; sheet() && i < sheet()->units.size(); ++i) {
    if (sheet()->units[i].code == unit) people.unit = i + 1;
  }
}

void RegisterPlace::show_person(const base::PersonId& person) {
  show(RegisterSection::kPeople);
  people.open(person);
}

std::vector<Inviting::Guest> RegisterPlace::without_key() const {
  std::vector<Inviting::Guest> guests;
  if (!sheet()) return guests;
  for (const RegisteredPerson& person : sheet()->people) {
    if (person.left || person.keys > 0) continue;
    guests.push_back({person.id, person.profile.name, person.unit_name});
  }
  return guests;
}

void RegisterPlace::invite(const std::vector<base::PersonId>& wanted) {
  std::vector<Inviting::Guest> guests;
  for (const base::PersonId& id : wanted) {
    const RegisteredPerson* person = sheet() ? sheet()->person(id) : nullptr;
    if (person == nullptr || person->left) continue;
    guests.push_back({id, person->profile.name, person->unit_name});
  }
  inviting.open(std::move(guests));
}

void RegisterPlace::refresh(const Snapshot& snapshot) {
  loaded_.refresh(snapshot);
  if (!sheet()) return;
  switch (section_) {
    case RegisterSection::kUnits: return units.refresh(sheet());
    case RegisterSection::kPeople: return people.refresh(snapshot, sheet());
    case RegisterSection::kContacts: return contacts.refresh(snapshot);
    case RegisterSection::kPast: return past.refresh(snapshot);
    case RegisterSection::kDelegations:
    case RegisterSection::kKeys: return;
  }
}

// Codes go with the place, and what was typed is kept.
void RegisterPlace::leave() {
  units.leave();
  people.leave();
  keys.leave();
  contacts.leave();
  past.leave();
  inviting.close();
}

bool RegisterPlace::is_current(const Snapshot& snapshot) const {
  if (loaded_.problem()) return true;
  if (!loaded_.is_current(snapshot) || inviting.busy()) return false;
  switch (section_) {
    case RegisterSection::kUnits: return units.is_current();
    case RegisterSection::kPeople: return people.is_current(snapshot);
    case RegisterSection::kContacts: return contacts.is_current(snapshot);
    case RegisterSection::kPast: return past.is_current(snapshot);
    case RegisterSection::kDelegations:
    case RegisterSection::kKeys: break;
  }
  return true;
}

}  // namespace yibao::app
