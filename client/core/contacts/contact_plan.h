// What would become of each person of a contact table: new, the same, changed field by field, or
// not taken in and why. The officer may name the unit that is meant, or leave a row out; then all
// of it is done in one go, or nothing. Core thread.
#pragma once

#include <set>

#include "client/core/commands/people.h"
#include "client/core/contacts/contact_reading.h"

namespace yibao::client {

enum class ContactFate : std::uint8_t {
  kNew,
  kChanged,
  kSame,
  kJoined,       // stands in another row of the table, whose person gets this role, too
  kRepeated,     // stands in another row as well, with the same role
  kUnitUnknown,  // see `similar`
  kUnfit,        // no name, or one that cannot be
  kLeftOut,      // by the officer
};

struct PlannedContact {
  const ReadPerson* read = nullptr;
  ContactFate fate = ContactFate::kNew;
  std::optional<base::UnitCode> unit;
  std::vector<base::UnitCode> similar;  // the likeliest first
  std::optional<base::PersonId> person;
  std::vector<PersonDifference> changes;
  std::string elsewhere;  // a unit where somebody of that name is
  PersonInput wanted;
};

struct ContactChoices {
  std::map<std::string, base::UnitCode> units;  // what the table writes, and what is meant
  std::optional<base::UnitCode> whole_table;    // where no row names one
  std::set<std::size_t> left_out;               // of ReadContacts::people
  bool operator==(const ContactChoices&) const = default;
};

struct ContactPlan {
  // Kept with the plan, which refers to them.
  std::shared_ptr<const ReadContacts> read;
  std::vector<PlannedContact> lines;   // as read->people
  std::vector<base::PersonId> absent;  // in the register, in a unit of the table, but not in it
  std::size_t count(ContactFate fate) const;
  std::size_t to_do() const { return count(ContactFate::kNew) + count(ContactFate::kChanged); }
  // Nothing would be done otherwise than the other plan says.
  bool same_as(const ContactPlan& other) const;
};
ContactPlan plan_contacts(const Replica& replica, std::shared_ptr<const ReadContacts> read,
                          const ContactChoices& choices);

struct ContactOutcome {
  std::size_t added = 0;
  std::size_t changed = 0;
};
// All of it or none. Errors: not_allowed_now (contacts_nothing, contacts_changed: the register is
// no longer what the plan was made from), those of check_person and submit.
base::Result<ContactOutcome> import_contacts(Replica& replica, const ContactPlan& plan,
                                             const ContactChoices& choices);

// Units whose names are most like what somebody wrote.
std::vector<base::UnitCode> similar_units(const Replica& replica, const std::string& written);
// By any name it has or had; also with the place's name or its kind in front ("区发改委").
std::optional<base::UnitCode> unit_written(const Replica& replica, const std::string& written);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::ContactFate, "new", "changed", "same", "joined", "repeated",
                 "unit_unknown", "unfit", "left_out");
