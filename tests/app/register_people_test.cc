// The register's people: a new one, changes, a move, an end with what is open.
#include <doctest/doctest.h>

#include "client/core/commands/people.h"
#include "tests/app/administrator.h"

namespace yibao::testing {
namespace {

using app::PersonDeed;
using app::RegisterSection;
using domain::Role;

struct People : Administrator {
  explicit People(std::vector<Role> roles = {Role::kOffice, Role::kAdministrator})
      : Administrator(std::move(roles)) {
    town.define_person("chengchuan", "李某乙");
    town.define_person("chengchuan", "张某甲", {Role::kLeader}, domain::LeaderPost::kInCharge);
  }
  app::PeopleSection& section() { return place().people; }
  void sits_down() { Administrator::sits_down(RegisterSection::kPeople); }
  void open(const std::string& name) {
    section().open(person(name)->id);
    desk->settle();
  }
  void do_it() {
    desk->settle();
    section().do_it();
    desk->settle();
  }
};

TEST_CASE("people are found by unit, name and telephone") {
  People people;
  people.sits_down();
  auto& section = people.section();
  CHECK(section.rows(people.sheet()).size() == 5);
  people.place().show_people_of(base::UnitCode("chengchuan"));
  REQUIRE(section.rows(people.sheet()).size() == 2);
  // The leader first.
  CHECK(people.sheet()->people[section.rows(people.sheet()).front()].profile.name == "张某甲");
  section.unit = 0;
  section.filter = "李某";
  CHECK(section.rows(people.sheet()).size() == 1);
  CHECK(people.person("李某乙")->keys == 0);
  CHECK(people.person(kReporterName)->keys == 1);
}

TEST_CASE("an officer who is no administrator looks, and is told why there are no buttons") {
  People people({Role::kOffice});
  people.sits_down();
  const app::Account& account = *people.desk->work.snapshot().account;
  CHECK_FALSE(app::RegisterPlace::may_people(account));
  CHECK(app::RegisterPlace::may_units(account));
  CHECK(app::RegisterPlace::may_past(account));
}

TEST_CASE("a new person needs a name and a role, and a namesake is pointed out") {
  People people;
  people.sits_down();
  auto& section = people.section();
  section.begin_new(people.sheet(), base::UnitCode("chengchuan"));
  people.desk->settle();
  CHECK(section.choices().units[section.form.unit].second == "城川镇");
  CHECK(section.missing() == "desk.register.need_person_name");
  section.form.name = " 李某乙 ";
  people.desk->settle();
  CHECK(section.has_namesake());
  section.form.roles = {};
  CHECK(section.missing() == "desk.register.need_role");
  section.form.name = "王某丙";
  CHECK_FALSE(section.has_namesake());
  section.form.roles = {true, true, false, false};
  section.form.post = 1;
  section.form.mobile = "13900000003";
  people.do_it();
  CHECK_FALSE(section.problem());
  const app::RegisteredPerson* added = people.person("王某丙");
  REQUIRE(added);
  CHECK(added->unit.text() == "chengchuan");
  CHECK(added->post == domain::LeaderPost::kPrincipal);
  CHECK(added->roles == std::vector<Role>{Role::kReporter, Role::kLeader});
}

TEST_CASE("an officer is of the central office, and one that cannot be is said in a sentence") {
  People people;
  people.sits_down();
  CHECK_FALSE(app::may_have(*people.sheet(), base::UnitCode("chengchuan"), Role::kOffice));
  CHECK(app::may_have(*people.sheet(), base::UnitCode("angsu"), Role::kAdministrator));
  people.open("李某乙");
  auto& section = people.section();
  section.begin_change(people.sheet());
  people.desk->settle();
  section.form.roles[static_cast<std::size_t>(Role::kOffice)] = true;
  people.do_it();
  REQUIRE(section.problem());
  CHECK(section.problem()->code == base::ErrorCode::kNotAllowedNow);
  CHECK(section.doing() == PersonDeed::kChange);  // what was typed stays
}

TEST_CASE("a move to another unit is told apart, and takes the person there") {
  People people;
  people.sits_down();
  people.open("李某乙");
  auto& section = people.section();
  section.begin_change(people.sheet());
  people.desk->settle();
  CHECK_FALSE(section.moves());
  section.form.unit = choice_of(section.choices().units, "上海庙镇");
  people.desk->settle();
  CHECK(section.moves());
  people.do_it();
  CHECK(people.person("李某乙")->unit.text() == "shanghaimiao");
  REQUIRE(section.person());
  CHECK(section.person()->history.size() == 2);
}

TEST_CASE("who leaves hands over what is open, and can come back") {
  People people;
  const auto item = people.town.received("待办一篇");
  people.sits_down();
  people.open(kReporterName);
  auto& section = people.section();
  REQUIRE(section.person());
  REQUIRE(section.person()->open.items.size() == 1);
  CHECK(section.person()->open.items.front().item == item);
  CHECK(section.person()->open.items.front().title == "待办一篇");
  section.begin_leaving(people.sheet());
  people.desk->settle();
  section.form.from = "2024-13-01";
  CHECK(section.missing() == "desk.register.need_day");
  section.form.from = "2024-03-11";
  section.form.successor = 1 + choice_of(section.choices().colleagues, kLeaderName);
  people.do_it();
  CHECK_FALSE(section.problem());
  const app::RegisteredPerson* left = people.person(kReporterName);
  CHECK(left->left);
  CHECK(left->successor == kLeaderName);
  section.stays();
  people.desk->settle();
  CHECK_FALSE(people.person(kReporterName)->left);
}

TEST_CASE("two administrators at once: it is said, and only what each changed is saved") {
  People people;
  people.sits_down();
  people.open("李某乙");
  auto& section = people.section();
  section.begin_change(people.sheet());
  people.desk->settle();
  section.form.mobile = "13900000002";
  people.desk->settle();
  CHECK_FALSE(section.changed_meanwhile());
  // The other's change comes in.
  const auto id = people.person("李某乙")->id;
  people.desk->desk.tell([&](app::Core& core) {
    static_cast<void>(core.change([&](client::Replica& replica) {
      client::PersonChange change;
      change.person = id;
      change.title = "副科长";
      return client::change_person(replica, change);
    }));
  });
  people.desk->settle();
  CHECK(section.changed_meanwhile());
  CHECK(section.form.mobile == "13900000002");
  people.do_it();
  CHECK(people.person("李某乙")->profile.mobile == "13900000002");
  CHECK(people.person("李某乙")->profile.post == "副科长");
}

TEST_CASE("a form about a person is kept by who was chosen, not by a place in a list") {
  People people;
  people.sits_down();
  people.section().begin_new(people.sheet(), base::UnitCode("shanghaimiao"));
  people.desk->settle();
  people.section().form.name = "王某丙";
  people.desk->settle();
  people.place().leave();
  people.desk->settle();
  people.desk.reset();
  people.town.define_unit("aolezhaoqi");  // comes before it in every list
  people.sits_down();
  people.section().begin_new(people.sheet(), base::UnitCode("shanghaimiao"));
  people.desk->settle();
  CHECK(people.section().form.name == "王某丙");
  const auto& section = people.section();
  CHECK(section.choices().units[section.form.unit].second == "上海庙镇");
}

}  // namespace
}  // namespace yibao::testing
