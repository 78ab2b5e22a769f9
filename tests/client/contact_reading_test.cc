// Contact tables as offices fill them in: headings of their own, titles above, merged cells,
// several people in a cell.
#include "client/core/contacts/contact_reading.h"

#include <doctest/doctest.h>

#include "client/core/contacts/contact_header.h"
#include "tests/support/must.h"

namespace yibao::client {
namespace {

using testing::code_of;
using testing::must;

TableRows rows_of(std::vector<std::vector<std::string>> cells) {
  TableRows rows;
  for (auto& row : cells) rows.push_back({rows.size() + 1, std::move(row)});
  return rows;
}

ReadContacts read(std::vector<std::vector<std::string>> cells) {
  return must(read_contacts(rows_of(std::move(cells))));
}

std::vector<std::string> names_in(const ReadContacts& contacts) {
  std::vector<std::string> names;
  for (const ReadPerson& person : contacts.people) names.push_back(person.name);
  return names;
}

bool has_fault(const ReadPerson& person, ContactFault fault) {
  return std::any_of(person.faults.begin(), person.faults.end(),
                     [&](const auto& each) { return each.first == fault; });
}

using Names = std::vector<std::string>;

TEST_CASE("a table by units: a title above, leaders and liaisons with their own numbers") {
  const ReadContacts contacts = read({
      {"政务信息工作联系表"},
      {"序号", "单位", "分管 领导", "联系 方式", "联络员", "联系方式", "备注"},
      {"1", "区发改委", "张某甲", "0991-1234567", "李某乙", "13900000001", ""},
      {"2", "区教育局", "", "", "", "", ""},
      {"3", "区科技局", "王某丙", "", "赵某丁、钱某戊", "13900000002、13900000003", "新任"},
  });
  CHECK(names_in(contacts) == Names{"张某甲", "李某乙", "王某丙", "赵某丁", "钱某戊"});
  CHECK(contacts.people[0].unit == "区发改委");
  CHECK(contacts.people[0].roles.leader);
  CHECK(contacts.people[0].telephone == "0991-1234567");
  CHECK(contacts.people[0].mobile.empty());
  CHECK(contacts.people[1].roles.reporter);
  CHECK(contacts.people[1].mobile == "13900000001");
  CHECK(contacts.people[3].mobile == "13900000002");
  CHECK(contacts.people[4].mobile == "13900000003");
  CHECK(contacts.people[4].row == 5);
  CHECK(contacts.rows == 3);
  CHECK(contacts.empty_rows == 1);
  CHECK(contacts.ignored_columns == Names{"备注"});
}

TEST_CASE("a roster by people: the role in a column, units over several rows") {
  const ReadContacts contacts = read({
      {"单位", "类别", "姓名", "职务", "固定电话", "手机号"},
      {"阜康市", "主要领导", "张某甲", "市长", "0994-1234567", ""},
      {"", "分管领导", "李某乙", "副市长", "0994-1234568", "13900000001"},
      {"", "信息员", "王　丙", "科员", "", "13900000002"},
      {"奇台县", "通讯员", "赵某丁", "", "", ""},
      {"", "", "钱某戊", "", "", ""},
  });
  REQUIRE(contacts.people.size() == 5);
  CHECK(contacts.people[0].roles.principal);
  CHECK(contacts.people[1].roles.leader);
  CHECK_FALSE(contacts.people[1].roles.principal);
  CHECK(contacts.people[1].unit == "阜康市");
  CHECK(contacts.people[1].title == "副市长");
  CHECK(contacts.people[2].name == "王丙");
  CHECK(contacts.people[2].roles.reporter);
  CHECK(has_fault(contacts.people[3], ContactFault::kRoleUnknown));
  CHECK(has_fault(contacts.people[4], ContactFault::kRoleTaken));
  CHECK(contacts.people[4].unit == "奇台县");
}

TEST_CASE("a header of two rows: people above, their names and numbers below") {
  const ReadContacts contacts = read({
      {"某市政务信息工作联系表"},
      {"单位", "分管领导", "", "", "信息员", ""},
      {"", "姓名", "职务", "电话", "姓名", "电话"},
      {"甲局", "张某甲", "副局长", "0991-1234567", "李某乙", "13900000001"},
  });
  REQUIRE(contacts.people.size() == 2);
  CHECK(contacts.people[0].roles.leader);
  CHECK(contacts.people[0].title == "副局长");
  CHECK(contacts.people[0].telephone == "0991-1234567");
  CHECK(contacts.people[1].roles.reporter);
  CHECK(contacts.people[1].mobile == "13900000001");
}

TEST_CASE("a unit's own roster says above the table whose it is, and below it who filled it in") {
  const ReadContacts contacts = read({
      {"分管领导和信息员名单"},
      {"填报单位：玛纳斯县（盖章）"},
      {"姓名", "职务", "固定电话", "手机号"},
      {"张某甲", "副县长", "", "13900000001"},
      {"填表人：李某乙"},
      {"注：请于5月31日前报送"},
  });
  CHECK(contacts.unit_above == "玛纳斯县");
  CHECK_FALSE(contacts.has_unit_column);
  CHECK(names_in(contacts) == Names{"张某甲"});
}

TEST_CASE("a table that goes on over several sheets heads each of them") {
  const ReadContacts contacts = read({
      {"单位", "联络员", "电话"},
      {"甲局", "张某甲", "1234567"},
      {"单位", "联络员", "电话"},
      {"乙局", "李某乙", "1234568"},
  });
  CHECK(names_in(contacts) == Names{"张某甲", "李某乙"});
}

TEST_CASE("headings in English, and in words of one's own") {
  CHECK(meaning_of_heading("Office telephone")->field == rules::ContactField::kTelephone);
  CHECK(meaning_of_heading("Name")->field == rules::ContactField::kName);
  CHECK(meaning_of_heading("liaison")->of == rules::ContactOf::kReporter);
  CHECK(meaning_of_heading("单位电话")->field == rules::ContactField::kTelephone);
  CHECK(meaning_of_heading("信息联络员手机")->field == rules::ContactField::kMobile);
  CHECK(meaning_of_heading("信息联络员手机")->of == rules::ContactOf::kReporter);
  CHECK(meaning_of_heading("联系人")->field == rules::ContactField::kName);
  CHECK_FALSE(meaning_of_heading("张某甲").has_value());
  CHECK_FALSE(meaning_of_heading("填报日期：3月8日").has_value());
}

TEST_CASE("a name with its post in a cell, and a name set wide") {
  const auto people = people_in("副局长 张某甲；李某乙（科长）\n王　丙、欧阳某丁 赵某戊");
  REQUIRE(people.size() == 5);
  CHECK(people[0].name == "张某甲");
  CHECK(people[0].post == "副局长");
  CHECK(people[1].name == "李某乙");
  CHECK(people[1].post == "科长");
  CHECK(people[2].name == "王丙");
  CHECK(people[3].name == "欧阳某丁");
  CHECK(people[4].name == "赵某戊");
  CHECK(people_in("无").empty());
  CHECK(people_in("　").empty());
  CHECK(people_in("阿某·某某").front().name == "阿某·某某");
}

TEST_CASE("numbers in all their spellings, and what is none") {
  const auto one = [](const std::string& cell) {
    const auto numbers = numbers_in(cell);
    REQUIRE(numbers.size() == 1);
    return numbers.front();
  };
  CHECK(one("139 0000 0001").text == "13900000001");
  CHECK(one("139-0000-0001").mobile);
  CHECK(one("13900000001.0").text == "13900000001");
  CHECK(one("＋86 13900000001").mobile);
  CHECK(one("（0991）1234567").text == "0991-1234567");
  CHECK(one("０９９１－１２３４５６７").text == "0991-1234567");
  CHECK(one("办公:1234567转801").text == "1234567转801");
  CHECK(one("6012").good);
  CHECK_FALSE(one("见附件").good);
  CHECK_FALSE(one("139****0001").good);
  CHECK_FALSE(one("12").good);
  CHECK(numbers_in("0991-1234567 13900000001").size() == 2);
  CHECK(numbers_in("0991-1234567/1234568").size() == 2);
  CHECK(numbers_in("/").empty());
}

TEST_CASE("what does not fit together stands with the row, and nothing is guessed") {
  const ReadContacts contacts = read({
      {"单位", "联络员", "电话"},
      {"甲局", "张某甲、李某乙", "13900000001"},
      {"乙局", "", "13900000002"},
      {"丙局", "王某丙", "见通讯录"},
      {"丁局", "赵某丁", "0991-1234567、13900000003"},
  });
  REQUIRE(contacts.people.size() == 5);
  CHECK(has_fault(contacts.people[0], ContactFault::kUnpaired));
  CHECK(contacts.people[0].mobile.empty());
  CHECK(has_fault(contacts.people[2], ContactFault::kNoName));
  CHECK(has_fault(contacts.people[3], ContactFault::kNoTelephone));
  CHECK(contacts.people[4].telephone == "0991-1234567");
  CHECK(contacts.people[4].mobile == "13900000003");
}

TEST_CASE("a table without a header is none") {
  CHECK(code_of(read_contacts({})) == "not_allowed_now");
  CHECK(code_of(read_contacts(rows_of({{"张某甲", "13900000001"}}))) == "not_allowed_now");
  CHECK(code_of(read_contacts(rows_of({{"单位", "电话"}, {"甲局", "1"}}))) == "not_allowed_now");
}

}  // namespace
}  // namespace yibao::client
