// Where the header of a contact table is, and which column is whose. A header may have two rows
// (the people above, their names and numbers below), and a title above it. Pure.
#pragma once

#include "client/core/contacts/contact_words.h"
#include "client/core/table_rows.h"

namespace yibao::client {

constexpr std::size_t kNotThere = static_cast<std::size_t>(-1);

// The columns of one kind of people.
struct ContactGroup {
  std::optional<rules::ContactOf> of;
  bool principal = false;
  std::size_t name = kNotThere;
  std::size_t title = kNotThere;
  std::vector<std::size_t> numbers;  // from left to right
};

struct ContactHeader {
  std::size_t first_row = 0;  // of the data, an index
  std::size_t unit = kNotThere;
  std::size_t role = kNotThere;
  std::vector<ContactGroup> groups;
  std::string unit_above;
  std::vector<std::string> ignored;  // headings of columns that mean nothing here
};

// nullopt: there is none.
std::optional<ContactHeader> find_contact_header(const TableRows& rows);

}  // namespace yibao::client
