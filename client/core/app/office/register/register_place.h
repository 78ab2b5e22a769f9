// The register: who and what there is in the county, and who may do what. The office has all of it,
// an administrator may change people and keys. One section is shown at a time. The screen's thread.
#pragma once

#include "client/core/app/office/office_place.h"
#include "client/core/app/office/register/contacts_section.h"
#include "client/core/app/office/register/inviting.h"
#include "client/core/app/office/register/keys_section.h"
#include "client/core/app/office/register/past_section.h"
#include "client/core/app/office/register/people_section.h"
#include "client/core/app/office/register/units_section.h"

namespace yibao::app {

enum class RegisterSection : std::uint8_t {
  kUnits,
  kPeople,
  kDelegations,
  kKeys,
  kContacts,
  kPast,
};

class RegisterPlace final : public OfficePlace {
 public:
  RegisterPlace(Desk& desk, base::Clock& clock, Way& way, FilePicker& picker, Printing& printing);

  UnitsSection units;
  PeopleSection people;
  KeysSection keys;
  ContactsSection contacts;
  PastSection past;
  Inviting inviting;

  RegisterSection section() const { return section_; }
  void show(RegisterSection section);
  // People of one unit.
  void show_people_of(const base::UnitCode& unit);
  void show_person(const base::PersonId& person);

  // Null until it was read.
  const std::shared_ptr<const RegisterSheet>& sheet() const { return loaded_.sheet(); }
  const std::optional<base::Error>& problem() const { return loaded_.problem(); }
  // By domain/authority.h: units are the office's and the administrator's, people and keys the
  // administrator's, past records the office's.
  static bool may_units(const Account& account);
  static bool may_people(const Account& account);
  static bool may_past(const Account& account);

  // Those whom a code would help: there, and without any key. All of them, or the ones given.
  std::vector<Inviting::Guest> without_key() const;
  void invite(const std::vector<base::PersonId>& people);

  void refresh(const Snapshot& snapshot) override;
  void leave() override;
  bool is_current(const Snapshot& snapshot) const override;

 private:
  Loaded<RegisterSheet> loaded_;
  RegisterSection section_ = RegisterSection::kUnits;
};

}  // namespace yibao::app

YIBAO_ENUM_NAMES(yibao::app::RegisterSection, "units", "people", "delegations", "keys", "contacts",
                 "past");
