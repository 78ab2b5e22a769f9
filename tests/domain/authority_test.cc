// Who may author what, cell by cell. This table is written by hand on purpose: a change of
// authority.cc has to be made here a second time, by somebody who meant it.
#include "shared/domain/authority.h"

#include <doctest/doctest.h>

#include "tests/support/fields.h"

namespace yibao::domain {
namespace {

struct RightRow {
  const char* type;
  // "-" no, "own" for the own unit, "any" for any unit
  const char* reporter;
  const char* leader;
  const char* office;
  const char* administrator;
};

// clang-format off
constexpr RightRow kRights[] = {
  // type                           reporter  leader  office  administrator
  {"log.opened",                    "-",      "-",    "-",    "-"},
  {"log.restored",                  "-",      "-",    "-",    "-"},
  {"key.enrolled",                  "-",      "-",    "-",    "-"},
  {"device.enrolled",               "-",      "-",    "-",    "-"},
  {"unit.defined",                  "-",      "-",    "any",  "any"},
  {"unit.succeeded",                "-",      "-",    "any",  "any"},
  {"person.defined",                "-",      "-",    "-",    "any"},
  {"person.left",                   "-",      "-",    "-",    "any"},
  {"key.revoked",                   "-",      "-",    "-",    "any"},
  {"device.revoked",                "-",      "-",    "-",    "any"},
  {"delegation.granted",            "-",      "own",  "-",    "-"},
  {"ruleset.adopted",               "-",      "-",    "any",  "any"},
  {"target.set",                    "-",      "-",    "any",  "-"},
  {"draft.offered",                 "own",    "own",  "-",    "-"},
  {"draft.sent_back",               "-",      "own",  "-",    "-"},
  {"draft.signed_off",              "own",    "own",  "-",    "-"},
  {"draft.withdrawn",               "own",    "own",  "-",    "-"},
  {"draft.found_secret",            "own",    "own",  "any",  "-"},
  {"item.accepted",                 "-",      "-",    "any",  "-"},
  {"item.returned",                 "-",      "-",    "any",  "-"},
  {"item.refused",                  "-",      "-",    "any",  "-"},
  {"item.excluded",                 "-",      "-",    "any",  "-"},
  {"item.edited",                   "-",      "-",    "any",  "-"},
  {"item.assigned",                 "-",      "-",    "any",  "-"},
  {"item.merged",                   "-",      "-",    "any",  "-"},
  {"item.forwarded",                "-",      "-",    "any",  "-"},
  {"item.adopted",                  "-",      "-",    "any",  "-"},
  {"item.instructed",               "-",      "-",    "any",  "-"},
  {"item.found_inaccurate",         "-",      "-",    "any",  "-"},
  {"item.commented",                "own",    "own",  "any",  "-"},
  {"item.withdrawal_asked",         "own",    "own",  "-",    "-"},
  {"fact.retracted",                "-",      "-",    "any",  "-"},
  {"commission.issued",             "-",      "-",    "any",  "-"},
  {"commission.acknowledged",       "own",    "own",  "-",    "-"},
  {"commission.extension_asked",    "own",    "own",  "-",    "-"},
  {"commission.extended",           "-",      "-",    "any",  "-"},
  {"commission.declined",           "own",    "own",  "-",    "-"},
  {"commission.judged",             "-",      "-",    "any",  "-"},
  {"commission.cancelled",          "-",      "-",    "any",  "-"},
  {"key_topics.issued",             "-",      "-",    "any",  "-"},
  {"record.entered",                "-",      "-",    "any",  "-"},
  {"records.imported",              "-",      "-",    "any",  "-"},
  {"interview.held",                "-",      "-",    "any",  "-"},
  {"bulletin.published",            "-",      "-",    "any",  "-"},
  {"appeal.filed",                  "own",    "own",  "-",    "-"},
  {"appeal.decided",                "-",      "-",    "any",  "-"},
  {"content.purged",                "-",      "-",    "any",  "any"},
  {"handoff.registered",            "own",    "own",  "-",    "-"},
  {"handoff.received",              "-",      "-",    "any",  "-"},
};
// clang-format on

std::string_view word(Reach reach) {
  switch (reach) {
    case Reach::kNone: return "-";
    case Reach::kOwnUnit: return "own";
    case Reach::kAnyUnit: return "any";
  }
  return "?";
}

PersonInfo person_with(std::vector<Role> roles) {
  PersonInfo person;
  person.unit = UnitCode("town");
  person.roles = std::move(roles);
  return person;
}

TEST_CASE("every role may author exactly what the table says") {
  CHECK(std::size(kRights) == kEventTypeCount);
  for (const RightRow& row : kRights) {
    CAPTURE(row.type);
    const auto type = event_type_from_name(row.type);
    REQUIRE(type.has_value());
    CHECK(word(reach_of(Role::kReporter, *type)) == row.reporter);
    CHECK(word(reach_of(Role::kLeader, *type)) == row.leader);
    CHECK(word(reach_of(Role::kOffice, *type)) == row.office);
    CHECK(word(reach_of(Role::kAdministrator, *type)) == row.administrator);
  }
}

TEST_CASE("reach means the own unit, any unit or none") {
  for (const EventType type : testing::all_event_types()) {
    for (const Role role : {Role::kReporter, Role::kLeader, Role::kOffice, Role::kAdministrator}) {
      const PersonInfo person = person_with({role});
      const Reach reach = reach_of(role, type);
      CHECK(may_author(person, type, UnitCode("town")) == (reach != Reach::kNone));
      CHECK(may_author(person, type, UnitCode("other")) == (reach == Reach::kAnyUnit));
    }
  }
}

TEST_CASE("a person with two roles may do what either may") {
  const PersonInfo both = person_with({Role::kReporter, Role::kOffice});
  CHECK(may_author(both, EventType::kDraftOffered, UnitCode("town")));
  CHECK(may_author(both, EventType::kItemAccepted, UnitCode("other")));
  CHECK(!may_author(both, EventType::kDraftOffered, UnitCode("other")));
  CHECK(!may_author(person_with({}), EventType::kItemCommented, UnitCode("town")));
}

TEST_CASE("what the server alone authors is nobody's") {
  std::vector<std::string_view> own;
  for (const EventType type : testing::all_event_types()) {
    if (is_server_type(type)) own.push_back(name(type));
  }
  CHECK(own == std::vector<std::string_view>{"log.opened", "log.restored", "key.enrolled",
                                             "device.enrolled"});
}

}  // namespace
}  // namespace yibao::domain
