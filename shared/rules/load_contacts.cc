// The contact table and the people a unit names (load_parts.h).
#include "shared/rules/load_parts.h"

namespace yibao::rules {
namespace {

bool is_of_a_person(ContactField field) {
  switch (field) {
    case ContactField::kName:
    case ContactField::kJobTitle:
    case ContactField::kTelephone:
    case ContactField::kMobile:
    case ContactField::kEitherNumber: return true;
    default: return false;
  }
}

ContactColumn read_column(ObjectReader& object) {
  ContactColumn column;
  column.field = object.choice_required<ContactField>("field");
  column.of = object.choice<ContactOf>("of");
  column.heading = read_name(object, "heading", true);
  return column;
}

// Whose a number is must be plain: in a table by units each column of a person says so, and where
// nobody's name stands there is no table.
void check_columns(ObjectReader& object, const ContactTable& table) {
  const auto& columns = table.columns;
  const bool named = std::any_of(columns.begin(), columns.end(), [](const ContactColumn& column) {
    return column.field == ContactField::kName;
  });
  if (!named) object.note("columns", "contact_no_name");
  for (std::size_t i = 0; i < columns.size() && table.by_unit(); ++i) {
    if (is_of_a_person(columns[i].field) == columns[i].of.has_value()) continue;
    object.note(("columns[" + std::to_string(i) + "]").c_str(), "contact_of",
                {{"allowed", base::enum_choices<ContactOf>()}});
  }
}

StaffRule read_staff(ObjectReader& object, PartsReader& parts) {
  StaffRule rule;
  rule.who = object.choice_required<ContactOf>("who");
  rule.post = object.choice<domain::LeaderPost>("post");
  rule.least = object.integer_or("least", 1, 1, 100);
  rule.groups = parts.codes(object, "group", parts.words().groups);
  rule.origin = read_origin(object);
  return rule;
}

}  // namespace

void read_contacts(ObjectReader& root, PartsReader& parts, Ruleset& ruleset) {
  root.one_object("contact_table", [&](ObjectReader& object) {
    ContactTable table;
    table.title = read_name(object, "title", false);
    object.each_object("columns",
                       [&](ObjectReader& column) { table.columns.push_back(read_column(column)); });
    table.origin = read_origin(object);
    check_columns(object, table);
    ruleset.contact_table = std::move(table);
  });
  root.each_object(
      "staff", [&](ObjectReader& object) { ruleset.staff.push_back(read_staff(object, parts)); });
}

}  // namespace yibao::rules
