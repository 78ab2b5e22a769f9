#include "client/core/contacts/contact_reading.h"

#include <algorithm>

#include "client/core/contacts/contact_header.h"
#include "shared/base/error.h"
#include "shared/base/text.h"

namespace yibao::client {
namespace {

// Two numbers of a kind stand side by side.
void add_number(const WrittenNumber& number, ReadPerson& person) {
  std::string& place = number.mobile && person.mobile.empty() ? person.mobile : person.telephone;
  place += (place.empty() ? "" : "、") + number.text;
}

class Reader {
 public:
  Reader(const TableRows& rows, const ContactHeader& header) : rows_(rows), header_(header) {}

  ReadContacts read() {
    out_.unit_above = header_.unit_above;
    out_.has_unit_column = header_.unit != kNotThere;
    out_.ignored_columns = header_.ignored;
    for (std::size_t i = header_.first_row; i < rows_.size(); ++i) read_row(rows_[i]);
    return std::move(out_);
  }

 private:
  static const std::string& cell(const TableRow& row, std::size_t column) {
    static const std::string kEmpty;
    return column < row.cells.size() ? row.cells[column] : kEmpty;
  }

  bool is_note(const TableRow& row) const {
    const auto filled = std::count_if(row.cells.begin(), row.cells.end(),
                                      [](const std::string& cell) { return !cell.empty(); });
    const auto first = std::find_if(row.cells.begin(), row.cells.end(),
                                    [](const std::string& cell) { return !cell.empty(); });
    if (first == row.cells.end()) return true;
    if (is_below_a_table(*first)) return true;
    // A table that goes on over several pages heads each of them.
    const auto headings =
        std::count_if(row.cells.begin(), row.cells.end(), [](const std::string& cell) {
          return !cell.empty() && meaning_of_heading(cell).has_value();
        });
    return headings == filled && filled > 1;
  }

  void read_row(const TableRow& row) {
    if (is_note(row)) return;
    ++out_.rows;
    // A unit over several rows stands in the first of them.
    if (!cell(row, header_.unit).empty()) unit_ = cell(row, header_.unit);
    const std::size_t before = out_.people.size();
    for (const ContactGroup& group : header_.groups) read_group(row, group);
    if (out_.people.size() == before) ++out_.empty_rows;
  }

  void read_group(const TableRow& row, const ContactGroup& group) {
    std::vector<NamedPerson> named = people_in(cell(row, group.name));
    std::vector<WrittenNumber> numbers;
    std::vector<std::vector<WrittenNumber>> by_column;
    for (const std::size_t column : group.numbers) {
      by_column.push_back(numbers_in(cell(row, column)));
      numbers.insert(numbers.end(), by_column.back().begin(), by_column.back().end());
    }
    const std::string title = cell(row, group.title);
    if (named.empty()) {
      if (numbers.empty() && says_nothing(title)) return;
      ReadPerson& person = add(row, group, {});
      person.faults.emplace_back(ContactFault::kNoName,
                                 numbers.empty() ? title : numbers.front().text);
      return;
    }
    const std::size_t first = out_.people.size();
    for (NamedPerson& each : named) add(row, group, std::move(each));
    give_titles(title, first);
    for (const auto& column : by_column) give_numbers(column, first);
  }

  ReadPerson& add(const TableRow& row, const ContactGroup& group, NamedPerson named) {
    ReadPerson person;
    person.row = row.number;
    person.unit = unit_;
    person.name = std::move(named.name);
    person.title = std::move(named.post);
    add_roles(row, group, person);
    out_.people.push_back(std::move(person));
    return out_.people.back();
  }

  void add_roles(const TableRow& row, const ContactGroup& group, ReadPerson& person) const {
    if (group.of) {
      person.roles.leader = group.of == rules::ContactOf::kLeader;
      person.roles.principal = group.principal;
      person.roles.reporter = group.of == rules::ContactOf::kReporter;
      return;
    }
    const std::string& said = cell(row, header_.role);
    person.roles = roles_in(said);
    if (person.roles.any()) return;
    person.roles.reporter = true;
    person.faults.emplace_back(said.empty() ? ContactFault::kRoleTaken : ContactFault::kRoleUnknown,
                               said);
  }

  void give_titles(const std::string& cell, std::size_t first) {
    if (says_nothing(cell)) return;
    const std::vector<std::string> titles = parts_of(cell);
    const std::size_t people = out_.people.size() - first;
    // Somebody with two posts has them both.
    if (people == 1) {
      out_.people[first].title = std::string(base::trim(cell));
    } else if (titles.size() == people) {
      for (std::size_t i = 0; i < people; ++i) out_.people[first + i].title = titles[i];
    } else {
      note_all(first, ContactFault::kUnpaired, cell);
    }
  }

  void give_numbers(const std::vector<WrittenNumber>& numbers, std::size_t first) {
    const std::size_t people = out_.people.size() - first;
    if (people > 1 && !numbers.empty() && numbers.size() != people) {
      std::string all;
      for (const auto& number : numbers) all += (all.empty() ? "" : "、") + number.text;
      return note_all(first, ContactFault::kUnpaired, all);
    }
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      ReadPerson& person = out_.people[first + (people > 1 ? i : 0)];
      if (numbers[i].good) {
        add_number(numbers[i], person);
      } else {
        person.faults.emplace_back(ContactFault::kNoTelephone, numbers[i].text);
      }
    }
  }

  void note_all(std::size_t first, ContactFault fault, const std::string& what) {
    for (std::size_t i = first; i < out_.people.size(); ++i) {
      out_.people[i].faults.emplace_back(fault, what);
    }
  }

  const TableRows& rows_;
  const ContactHeader& header_;
  ReadContacts out_;
  std::string unit_;
};

}  // namespace

base::Result<ReadContacts> read_contacts(const TableRows& rows) {
  const auto header = find_contact_header(rows);
  if (!header) return base::fail(base::not_now("contacts_no_header"));
  return Reader(rows, *header).read();
}

}  // namespace yibao::client
