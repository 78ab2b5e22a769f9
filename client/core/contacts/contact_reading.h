// A contact table as somebody filled it in, read into people: whatever its columns are called and
// however many people stand in a cell. What could not be understood stands with the row. Pure; any
// thread.
#pragma once

#include "client/core/contacts/contact_cells.h"
#include "client/core/contacts/contact_words.h"
#include "client/core/table_rows.h"
#include "shared/base/result.h"

namespace yibao::client {

enum class ContactFault : std::uint8_t {
  kNoName,       // a number or a post, and nobody's name
  kNoTelephone,  // what stands there is no number
  kUnpaired,     // more or fewer numbers than people
  kRoleUnknown,  // the word for the role is not known
  kRoleTaken,    // no role is named: taken for a reporter
};

struct ReadPerson {
  std::size_t row = 0;
  std::string unit;  // as written; "" where nothing names it
  std::string name, title, telephone, mobile;
  RolesSaid roles;
  std::vector<std::pair<ContactFault, std::string>> faults;  // with what stands there
};

struct ReadContacts {
  std::vector<ReadPerson> people;  // in the order of rows
  std::string unit_above;          // the whole table's, where it says so
  bool has_unit_column = false;
  std::vector<std::string> ignored_columns;  // their headings
  std::size_t rows = 0;                      // below the header
  std::size_t empty_rows = 0;                // with a unit and nobody
};

// Error: not_allowed_now (contacts_no_header).
base::Result<ReadContacts> read_contacts(const TableRows& rows);

}  // namespace yibao::client

YIBAO_ENUM_NAMES(yibao::client::ContactFault, "no_name", "no_telephone", "unpaired", "role_unknown",
                 "role_taken");
