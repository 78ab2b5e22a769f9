// Tables at the register: the contact table in and out, records from before Yibao.
#include <doctest/doctest.h>

#include "client/papers/sheet_rows.h"
#include "tests/app/administrator.h"

namespace yibao::testing {
namespace {

using app::RegisterSection;
using client::ContactFate;

const std::string kContacts =
    "政务信息工作联系表,,,,\n"
    "单位,分管领导,联系方式,联络员,联系方式\n"
    "城川镇,张某甲,13900000001,李某乙,13900000002\n"
    "城川,王某丙,,,\n"
    "上海庙镇,,0477-12,赵某丁,13900000004\n";

struct Contacts : Administrator {
  TempFolder files;
  Contacts() {
    town.define_person("chengchuan", "李某乙");
    sits_down(RegisterSection::kContacts);
  }
  app::ContactsSection& section() { return place().contacts; }
  app::ContactImport& import() { return section().import; }
  void take(const std::string& text, const std::string& name = "contacts.csv") {
    write_file(files.path() / name, text);
    import().take(files.path() / name);
    desk->settle();
  }
  ContactFate fate(std::size_t line) { return import().preview()->lines.at(line).fate; }
};

TEST_CASE("a contact table shows every row's fate before anything is done") {
  Contacts contacts;
  contacts.take(kContacts);
  REQUIRE(contacts.import().is_open());
  REQUIRE(contacts.import().preview()->lines.size() == 5);
  CHECK(contacts.fate(0) == ContactFate::kNew);
  CHECK(contacts.fate(1) == ContactFate::kChanged);
  CHECK(contacts.fate(2) == ContactFate::kUnitUnknown);
  const app::ContactLine& unknown = contacts.import().preview()->lines[2];
  REQUIRE_FALSE(unknown.similar.empty());
  CHECK(unknown.similar.front().second == "城川镇");
  CHECK(contacts.fate(3) == ContactFate::kUnfit);
  CHECK(contacts.fate(4) == ContactFate::kNew);
  CHECK(contacts.sheet()->people.size() == 4);  // nobody yet

  contacts.import().mean_unit("城川", base::UnitCode("chengchuan"));
  contacts.desk->settle();
  CHECK(contacts.fate(2) == ContactFate::kNew);
  contacts.import().leave_out(4, true);
  contacts.desk->settle();
  CHECK(contacts.fate(4) == ContactFate::kLeftOut);
  contacts.import().leave_out(4, false);
  contacts.desk->settle();
  contacts.import().leave_out(0, true);
  contacts.desk->settle();
  contacts.import().import();
  contacts.desk->settle();
  CHECK_FALSE(contacts.import().problem());
  CHECK_FALSE(contacts.import().is_open());
  CHECK_FALSE(contacts.person("张某甲"));
  CHECK(contacts.person("王某丙"));
  REQUIRE(contacts.person("赵某丁"));
  CHECK(contacts.person("赵某丁")->unit.text() == "shanghaimiao");
  CHECK(contacts.person("李某乙")->profile.mobile == "13900000002");
}

TEST_CASE("a table given up leaves nothing, and one that is none says so") {
  Contacts contacts;
  contacts.take(kContacts);
  contacts.import().close();
  contacts.desk->settle();
  CHECK(contacts.sheet()->people.size() == 4);
  contacts.take("一,二\n三,四\n");
  REQUIRE(contacts.import().problem());
  CHECK_FALSE(contacts.import().is_open());
  contacts.take("\x50\x4b\x03\x04 no workbook", "broken.xlsx");
  CHECK(contacts.import().problem());
  contacts.import().take(contacts.files.path() / "nothing.csv");
  contacts.desk->settle();
  REQUIRE(contacts.import().problem());
  CHECK(contacts.import().problem()->code == base::ErrorCode::kFileMissing);
}

TEST_CASE("a table without a unit column is of the unit that is named for it") {
  Contacts contacts;
  contacts.take("姓名,职务,手机\n王某丙,科员,13900000003\n");
  REQUIRE(contacts.import().is_open());
  CHECK(contacts.import().preview()->needs_unit);
  contacts.import().mean_whole_table(base::UnitCode("shanghaimiao"));
  contacts.desk->settle();
  CHECK_FALSE(contacts.import().preview()->needs_unit);
  contacts.import().import();
  contacts.desk->settle();
  REQUIRE(contacts.person("王某丙"));
  CHECK(contacts.person("王某丙")->unit.text() == "shanghaimiao");
  CHECK(contacts.person("王某丙")->profile.post == "科员");
}

TEST_CASE("what changed in the register since the preview is looked at anew") {
  Contacts contacts;
  contacts.take(kContacts);
  contacts.desk->desk.tell([](app::Core& core) {
    static_cast<void>(core.change([](client::Replica& replica) {
      client::PersonInput input;
      input.unit = base::UnitCode("chengchuan");
      input.profile.name = "张某甲";
      input.roles = {domain::Role::kReporter};
      return client::define_person(replica, input);
    }));
  });
  contacts.desk->settle();
  contacts.import().import();
  contacts.desk->settle();
  REQUIRE(contacts.import().is_open());
  CHECK(contacts.fate(0) == ContactFate::kChanged);
  CHECK_FALSE(contacts.person("赵某丁"));
}

TEST_CASE("the register goes into a spreadsheet, which comes back as the same people") {
  Contacts contacts;
  contacts.section().save_workbook(texts::Language::kChinese);
  contacts.desk->settle();
  app::FilePicker& picker = contacts.desk->work.picker;
  REQUIRE(picker.is_open());
  picker.go(contacts.files.path());
  contacts.desk->settle();
  picker.accept();
  contacts.desk->settle();
  CHECK_FALSE(contacts.section().problem());
  const auto file = std::filesystem::directory_iterator(contacts.files.path())->path();
  CHECK(file.extension() == ".xlsx");
  contacts.import().take(file);
  contacts.desk->settle();
  REQUIRE(contacts.import().is_open());
  CHECK(contacts.import().preview()->plan.to_do() == 0);
  CHECK(contacts.import().preview()->plan.count(ContactFate::kSame) == 1);
  CHECK_FALSE(contacts.import().can_import());
}

// -- records from before Yibao --------------------------------------------------------------------

struct PastRecords : Administrator {
  TempFolder files;
  PastRecords() { sits_down(RegisterSection::kPast); }
  app::PastSection& section() { return place().past; }
  void take(const std::string& text) {
    write_file(files.path() / "2023.csv", text);
    section().take(files.path() / "2023.csv");
    desk->settle();
  }
};

const std::string kRecords =
    "日期,单位,记录,稿件,类别,撰稿人\n"
    "2023-03-01,城川镇,报送,1,动态,王某;李某\n"
    "2023-04-01,城川镇,报送,2,动态,\n"
    "2022-04-01,上海庙镇,报送,3,动态,\n";

TEST_CASE("past records are totalled by unit and year before they are taken in, and once only") {
  PastRecords past;
  past.take(kRecords);
  REQUIRE(past.section().preview());
  const auto& totals = past.section().preview()->totals;
  REQUIRE(totals.size() == 2);
  CHECK(totals[0].unit == "城川镇");
  CHECK(totals[0].year == 2023);
  CHECK(totals[0].rows == 2);
  CHECK(past.section().preview()->file.with_authors == 1);
  past.section().import();
  past.desk->settle();
  CHECK_FALSE(past.section().problem());
  REQUIRE(past.section().imports());
  REQUIRE(past.section().imports()->size() == 1);
  CHECK(past.section().imports()->front().import.name == "2023.csv");
  CHECK(past.section().imports()->front().import.rows == 3);
  past.take(kRecords);
  CHECK(past.section().preview()->plan.known == 3);
  CHECK_FALSE(past.section().can_import());
}

TEST_CASE("a file with faults is not taken in, and each is said") {
  PastRecords past;
  past.take("日期,单位,记录\n2023-03-01,火星镇,报送\n");
  REQUIRE(past.section().preview());
  CHECK(past.section().preview()->file.problems.size() == 1);
  CHECK_FALSE(past.section().can_import());
  past.section().import();
  past.desk->settle();
  CHECK(past.section().imports()->empty());
}

TEST_CASE("an import is taken back as a whole, after a question") {
  PastRecords past;
  past.take(kRecords);
  past.section().import();
  past.desk->settle();
  const domain::Term file = past.section().imports()->front().import.file;
  past.section().ask_to_retract(file);
  past.section().keep();
  CHECK_FALSE(past.section().to_retract());
  past.section().ask_to_retract(file);
  past.section().note = "来源有误";
  past.section().retract();
  past.desk->settle();
  CHECK_FALSE(past.section().problem());
  CHECK(past.section().imports()->front().import.retracted);
  past.take(kRecords);
  CHECK(past.section().preview()->plan.fresh.size() == 3);
}

}  // namespace
}  // namespace yibao::testing
