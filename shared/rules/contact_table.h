// The table of who is to be called on in each unit, in the columns that the notice prints, and how
// many people of which kind a unit names. Data of a ruleset; what stands in the table is the
// registry's.
#pragma once

#include "shared/domain/vocabulary.h"
#include "shared/rules/vocabulary.h"

namespace yibao::rules {

enum class ContactField : std::uint8_t {
  kNumber,
  kUnit,
  kName,
  kJobTitle,
  kTelephone,
  kMobile,
  kEitherNumber,
  kRole,
  kRemark,
};
enum class ContactOf : std::uint8_t { kLeader, kReporter };

struct ContactColumn {
  ContactField field = ContactField::kName;
  std::optional<ContactOf> of;  // of the unit's leaders or reporters
  Name heading;
};

struct ContactTable {
  Name title;
  std::vector<ContactColumn> columns;
  Origin origin;

  // A row for each unit, with its leaders and reporters side by side; else one for each person.
  bool by_unit() const {
    return std::any_of(columns.begin(), columns.end(),
                       [](const ContactColumn& column) { return column.of.has_value(); });
  }
};

// So many of them are named by each unit of the groups.
struct StaffRule {
  ContactOf who = ContactOf::kReporter;
  std::optional<domain::LeaderPost> post;  // of leaders; absent: any
  std::int64_t least = 1;
  std::vector<Code> groups;  // empty: every unit
  Origin origin;
};

}  // namespace yibao::rules

YIBAO_ENUM_NAMES(yibao::rules::ContactField, "number", "unit", "name", "job_title", "telephone",
                 "mobile", "either_number", "role", "remark");
YIBAO_ENUM_NAMES(yibao::rules::ContactOf, "leader", "reporter");
