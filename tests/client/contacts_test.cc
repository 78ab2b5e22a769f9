// A contact table against the register: what would become of each line, and taking it in as a
// whole.
#include <doctest/doctest.h>

#include "client/core/contacts/contact_plan.h"
#include "client/core/contacts/contact_rows.h"
#include "tests/client/county.h"

namespace yibao::client {
namespace {

using domain::Role;
using testing::code_of;
using testing::County;
using testing::must;

struct Table {
  County county;
  ContactChoices choices;
  std::shared_ptr<const ReadContacts> read;

  explicit Table(std::vector<std::vector<std::string>> cells) {
    TableRows rows = {{1, {"单位", "分管领导", "联系方式", "联络员", "联系方式"}}};
    for (auto& row : cells) rows.push_back({rows.size() + 1, std::move(row)});
    read = std::make_shared<const ReadContacts>(must(read_contacts(rows)));
  }
  Replica& office() { return county.office().replica(); }
  ContactPlan plan() { return plan_contacts(office(), read, choices); }
  std::vector<ContactFate> fates() {
    std::vector<ContactFate> fates;
    for (const PlannedContact& line : plan().lines) fates.push_back(line.fate);
    return fates;
  }
  base::PersonId define(const char* unit, const std::string& name, const std::string& mobile,
                        std::vector<Role> roles = {Role::kReporter}) {
    PersonInput input;
    input.unit = base::UnitCode(unit);
    input.profile = {name, "科员", "", mobile};
    input.roles = std::move(roles);
    return must(define_person(office(), input));
  }
  std::size_t people_of(const char* unit) {
    std::size_t count = 0;
    for (const auto& [id, info] : office().registry()->people()) {
      if (info.unit == base::UnitCode(unit)) ++count;
    }
    return count;
  }
};

using Fates = std::vector<ContactFate>;

TEST_CASE("new, changed field by field, the same, a role more, a row twice") {
  Table table({
      {"城川镇", "张某甲", "13900000001", "李某乙", "13900000002"},
      {"城川镇", "", "", "王某丙", "13900000003"},
      {"城川镇", "李某乙", "", "王某丙", "13900000003"},
  });
  const auto li = table.define("chengchuan", "李某乙", "13900000009");
  table.define("chengchuan", "王某丙", "13900000003");
  const ContactPlan plan = table.plan();
  CHECK(table.fates() == Fates{ContactFate::kNew, ContactFate::kChanged, ContactFate::kSame,
                               ContactFate::kJoined, ContactFate::kRepeated});
  REQUIRE(plan.lines[1].person == li);
  const auto& changes = plan.lines[1].changes;
  REQUIRE(changes.size() == 3);
  CHECK(changes[0] == PersonDifference{"mobile", "13900000009", "13900000002"});
  CHECK(changes[1] == PersonDifference{"roles", "@role.reporter", "@role.reporter,@role.leader"});
  CHECK(changes[2] == PersonDifference{"post", "@post.none", "@post.in_charge"});

  const auto before = table.county.server().state()->checkpoint.size;
  const ContactOutcome outcome = must(import_contacts(table.office(), plan, table.choices));
  CHECK(outcome.added == 1);
  CHECK(outcome.changed == 1);
  must(table.county.office().exchange());
  CHECK(table.county.server().state()->checkpoint.size == before + 4);  // the two defined before
  CHECK(table.office().registry()->person(li)->post == domain::LeaderPost::kInCharge);
  CHECK(table.office().person_profile(li)->post == "科员");  // what the table does not say stays
  CHECK(table.plan().to_do() == 0);
  CHECK(code_of(import_contacts(table.office(), table.plan(), table.choices)) == "not_allowed_now");
}

TEST_CASE(
    "a unit nobody knows is offered the likely ones, and what is meant holds for all its rows") {
  Table table({
      {"城川", "张某甲", "", "李某乙", ""},
      {"水利局外星站", "王某丙", "", "", ""},
  });
  const ContactPlan plan = table.plan();
  REQUIRE(plan.lines.size() == 3);
  CHECK(plan.lines[0].fate == ContactFate::kUnitUnknown);
  REQUIRE_FALSE(plan.lines[0].similar.empty());
  CHECK(plan.lines[0].similar.front() == base::UnitCode("chengchuan"));
  table.choices.units["城川"] = base::UnitCode("chengchuan");
  CHECK(table.fates() == Fates{ContactFate::kNew, ContactFate::kNew, ContactFate::kUnitUnknown});
}

TEST_CASE("the place and its kind may stand in front of a unit's name") {
  Table table({{"旗城川镇", "张某甲", "", "", ""}, {"鄂托克前旗城川镇", "李某乙", "", "", ""}});
  CHECK(table.fates() == Fates{ContactFate::kNew, ContactFate::kNew});
}

TEST_CASE("a row that is left out is not taken in, and one that has no name never is") {
  Table table({
      {"城川镇", "张某甲", "", "李某乙", ""},
      {"城川镇", "", "0477-1234567", "", ""},
  });
  table.choices.left_out.insert(0);
  CHECK(table.fates() == Fates{ContactFate::kLeftOut, ContactFate::kNew, ContactFate::kUnfit});
  must(import_contacts(table.office(), table.plan(), table.choices));
  CHECK(table.people_of("chengchuan") == 1);
}

TEST_CASE("somebody of that name elsewhere is said, and who is not in the table is left alone") {
  Table table({{"城川镇", "张某甲", "", "", ""}});
  table.define("angsu", "张某甲", "");
  const auto other = table.define("chengchuan", "李某乙", "");
  const ContactPlan plan = table.plan();
  CHECK(plan.lines[0].fate == ContactFate::kNew);
  CHECK(plan.lines[0].elsewhere == "昂素镇");
  CHECK(plan.absent == std::vector<base::PersonId>{other});
}

TEST_CASE(
    "nothing is half imported: what cannot be done, and what is no longer so, stops all of it") {
  Table table({{"城川镇", "张某甲", "", "李某乙", ""}});
  const ContactPlan plan = table.plan();
  table.define("chengchuan", "张某甲", "");
  CHECK(code_of(import_contacts(table.office(), plan, table.choices)) == "not_allowed_now");
  CHECK(table.people_of("chengchuan") == 1);

  Table broken({{"城川镇", "张某甲", "", "李某乙", ""}});
  storage::Database& store = broken.office().database();
  const auto kept = [&] { return *must(store.find_integer("SELECT count(*) FROM outbox")); };
  const std::int64_t before = kept();
  // The first of the two events can be written, the second cannot.
  must(
      store.script("CREATE TRIGGER full BEFORE INSERT ON outbox WHEN (SELECT count(*) FROM "
                   "outbox) > " +
                   std::to_string(before) + " BEGIN SELECT RAISE(ABORT, 'full'); END"));
  CHECK(code_of(import_contacts(broken.office(), broken.plan(), broken.choices)) != "");
  CHECK(broken.people_of("chengchuan") == 0);
  CHECK(kept() == before);
}

TEST_CASE("an administrator's plan for somebody who is to leave keeps the day") {
  Table table({{"城川镇", "", "", "李某乙", "13900000002"}});
  const auto li = table.define("chengchuan", "李某乙", "");
  must(person_left(table.office(), li, testing::day("2024-12-01"), std::nullopt));
  must(import_contacts(table.office(), table.plan(), table.choices));
  CHECK(table.office().registry()->person(li)->left == testing::day("2024-12-01"));
  CHECK(table.office().person_profile(li)->mobile == "13900000002");
}

TEST_CASE("the register as a table: our own columns, and who is missing by the notice") {
  Table table({{"城川镇", "张某甲", "13900000001", "李某乙", "13900000002"}});
  must(import_contacts(table.office(), table.plan(), table.choices));
  const ContactRows rows = contact_rows(table.office(), texts::Language::kChinese);
  CHECK_FALSE(rows.by_unit);
  CHECK(rows.clause.empty());
  CHECK(rows.headings.size() == 6);
  const auto named = [&](const std::string& name) {
    return std::any_of(rows.rows.begin(), rows.rows.end(),
                       [&](const auto& row) { return row[2] == name; });
  };
  CHECK(named("张某甲"));
  CHECK(named("李某乙"));
  // The notice of this banner asks for nobody.
  CHECK(staff_gaps(table.office(), *table.office().registry()->unit(base::UnitCode("chengchuan")))
            .empty());
}

}  // namespace
}  // namespace yibao::client
