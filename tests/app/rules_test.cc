// The office's rules at a desk: read, mended by the sentence, kept, tried, adopted.
#include <doctest/doctest.h>

#include "client/core/app/office/office.h"
#include "client/core/bulletins.h"
#include "shared/rules/load.h"
#include "tests/app/town.h"
#include "tests/support/must.h"

namespace yibao::testing {
namespace {

using app::RulesPlace;
using client::FormRow;

const std::string kRulesOfficer = "officer-words-here";

struct RulesDesk {
  Town town;
  std::unique_ptr<TownDesk> desk;

  explicit RulesDesk(const char* jurisdiction = "otog", const char* unit = "angsu")
      : town(jurisdiction, unit) {
    town.become_office("赵审核", kRulesOfficer);
    sits_down();
  }
  void sits_down() {
    desk.reset();
    desk = std::make_unique<TownDesk>(town);
    desk->sign_in(kRulesOfficer);
    desk->work.way.go(app::Place::kRules);
    desk->settle();
  }
  RulesPlace& place() { return desk->work.office().rules; }
  app::RulesetDraft& draft() { return place().draft; }
  app::DraftPart& part() { return place().part; }

  void pause() {
    desk->settle();
    town.clock.advance(std::chrono::milliseconds(1500));
    desk->settle();
  }
  void begins() {
    place().begin_draft();
    pause();
    REQUIRE(draft().is_open());
  }
  std::size_t row(const std::string& at, FormRow::Write write) {
    const auto& rows = part().rows();
    for (std::size_t i = 0; i < rows.size(); ++i) {
      if (rows[i].place == at && rows[i].write == write) return i;
    }
    FAIL("no row ", at);
    return 0;
  }
  // The sentence of a part, as it stands now.
  std::string sentence(const std::string& at) {
    for (const auto& chapter : draft().reading()->chapters_zh) {
      for (const auto& entry : chapter.entries) {
        if (entry.place == at) return entry.text;
      }
    }
    return "";
  }
};

const std::string kMonthly = "$.targets[0]";
const std::string kOfG3 = "$.targets[0].value.by_group.g3";

TEST_CASE("the rules in force are read in chapters, and searched") {
  RulesDesk office;
  const auto& sheet = office.place().sheet();
  REQUIRE(sheet);
  REQUIRE(sheet->versions.size() == 1);
  CHECK(sheet->versions[sheet->shown].state == client::RulesetVersion::State::kInForce);
  CHECK(sheet->chapters_zh.size() == sheet->chapters_en.size());
  CHECK(sheet->chapters_zh.size() > 6);
  office.place().search = "每月基础";
  CHECK(office.place().fits({"每月基础条数：…"}));
  CHECK_FALSE(office.place().fits({"审签"}));
}

TEST_CASE("a draft is a copy of what holds, with the next number, and changes nothing yet") {
  RulesDesk office;
  CHECK(office.draft().is_known());
  CHECK_FALSE(office.draft().is_open());
  office.begins();
  REQUIRE(office.draft().is_read());
  const auto& reading = *office.draft().reading();
  CHECK(reading.problems.empty());
  REQUIRE(reading.ruleset);
  CHECK(reading.ruleset->version == 2);
  CHECK(reading.next_version == 2);
  REQUIRE(reading.changes_zh.told.size() == 1);  // the number itself
  CHECK(reading.changes_zh.quiet.empty());
}

TEST_CASE("a figure that is changed by its sentence is read in it after a pause") {
  RulesDesk office;
  office.begins();
  CHECK(office.sentence(kMonthly).find("第三组 4") != std::string::npos);
  office.part().select(kMonthly);
  office.part().write(office.row(kOfG3, FormRow::Write::kOfGroup), "6");
  CHECK_FALSE(office.draft().is_read());
  office.pause();
  CHECK(office.draft().is_read());
  CHECK(office.sentence(kMonthly).find("第三组 6") != std::string::npos);
  CHECK(office.draft().reading()->changed.contains(kMonthly));
  // Not a blank of the rest is another.
  std::string before = office.place().sheet()->text;
  before.replace(before.find("\"version\": 1"), 12, "\"version\": 2");
  before.replace(before.find("\"g3\": 4"), 7, "\"g3\": 6");
  CHECK(office.draft().text() == before);
}

TEST_CASE("what is wrong is said beside its sentence, all at once, and leads to its form") {
  RulesDesk office;
  office.begins();
  office.part().select(kMonthly);
  office.part().write(office.row(kOfG3, FormRow::Write::kOfGroup), "六");
  office.part().select("$.units[0]");
  office.part().write(office.row("$.units[0].id", FormRow::Write::kText), "");
  office.pause();
  const auto& reading = *office.draft().reading();
  CHECK(reading.ruleset == nullptr);
  CHECK(reading.problems.size() >= 2);
  CHECK_FALSE(office.sentence(kMonthly).empty());
  std::size_t number = 0;
  bool beside = false;
  for (const auto& chapter : reading.chapters_zh) {
    for (const auto& entry : chapter.entries) {
      for (const std::size_t problem : reading.problems_of[number]) {
        const bool here = entry.place == kMonthly && reading.problems[problem].place == kOfG3;
        beside = beside || here;
      }
      ++number;
    }
  }
  CHECK(beside);
  office.part().select_problem(kOfG3);
  CHECK(office.part().place() == kMonthly);
  CHECK(office.part().pointed() == kOfG3);
}

TEST_CASE("steps are taken back and again; one field's typing is one step") {
  RulesDesk office;
  office.begins();
  const std::string begun = office.draft().text();
  office.part().select(kMonthly);
  const std::size_t row = office.row(kOfG3, FormRow::Write::kOfGroup);
  office.part().write(row, "1");
  office.part().write(row, "12");
  office.pause();
  office.part().write(row, "123");
  CHECK(office.draft().can_undo());
  office.draft().undo();
  CHECK(office.draft().text().find("\"g3\": 12}") != std::string::npos);
  office.draft().undo();
  CHECK(office.draft().text() == begun);
  CHECK_FALSE(office.draft().can_undo());
  office.draft().redo();
  office.draft().redo();
  CHECK(office.draft().text().find("\"g3\": 123}") != std::string::npos);
  office.pause();
  CHECK(office.part().rows()[row].value == "123");
}

TEST_CASE("nothing typed is lost: not by leaving, by locking, or when the program ends") {
  RulesDesk office;
  office.begins();
  office.part().select(kMonthly);
  office.part().write(office.row(kOfG3, FormRow::Write::kOfGroup), "7");
  office.desk->work.way.go(app::Place::kDesk);
  office.desk->settle();
  office.sits_down();
  REQUIRE(office.draft().is_open());
  CHECK(office.draft().text().find("\"g3\": 7") != std::string::npos);
  office.part().select(kMonthly);
  office.part().write(office.row(kOfG3, FormRow::Write::kOfGroup), "8");
  office.desk->work.lock();
  CHECK_FALSE(office.draft().is_open());
  CHECK(office.draft().text().empty());
  office.desk->settle();
  office.sits_down();
  CHECK(office.draft().text().find("\"g3\": 8") != std::string::npos);
}

TEST_CASE("a part is mended as text; what is not well-formed yet waits and is kept") {
  RulesDesk office;
  office.begins();
  office.place().section = RulesPlace::Section::kDraft;
  office.part().select(kMonthly);
  office.part().show_text(true);
  const std::string text = office.part().editor().utf8();
  CHECK(text.starts_with("{\n  \"id\": \"submitted_month\""));
  std::string half = text;
  half.replace(half.find("\"g3\": 4"), 7, "\"g3\": ");
  office.part().editor().replace_all(half);
  office.part().editor_changed();
  office.pause();
  CHECK(office.part().is_pending());
  CHECK(office.draft().text().find("\"g3\": 4") != std::string::npos);
  office.sits_down();
  office.place().section = RulesPlace::Section::kDraft;
  office.pause();
  CHECK(office.part().place() == kMonthly);
  CHECK(office.part().is_pending());
  CHECK(office.part().editor().utf8() == half);
  std::string whole = text;
  whole.replace(whole.find("\"g3\": 4"), 7, "\"g3\": 9");
  office.part().editor().replace_all(whole);
  office.part().editor_changed();
  office.pause();
  CHECK_FALSE(office.part().is_pending());
  CHECK(office.draft().text().find("\"g3\": 9") != std::string::npos);
  office.pause();
  CHECK(office.sentence(kMonthly).find("第三组 9") != std::string::npos);
}

TEST_CASE("a file that is no JSON, or in an old encoding, comes in with what is wrong with it") {
  RulesDesk office;
  TempFolder folder;
  const auto brought = [&](const std::string& bytes) {
    const auto file = folder.path() / "rules.json";
    write_file(file, bytes);
    office.place().import(file);
    office.pause();
  };
  std::string nonsense;
  while (nonsense.size() < 500'000) nonsense += "乱七八糟 { [ \" \\ ";
  brought(nonsense);
  REQUIRE(office.draft().is_open());
  CHECK(office.draft().text() == nonsense);
  CHECK(office.draft().parts() == nullptr);
  REQUIRE(office.draft().is_read());
  CHECK(office.draft().reading()->problems.size() == 1);
  CHECK(office.part().by_text());
  // Twice the same field: read, told, and nothing dropped.
  const std::string twice = R"({"name": "一", "name": "二", "colour": "红"})";
  brought(twice);
  CHECK(office.draft().text() == twice);
  CHECK(office.draft().parts() != nullptr);
  bool duplicate = false;
  bool unknown = false;
  for (const auto& problem : office.draft().reading()->problems) {
    duplicate = duplicate || problem.key == "duplicate_key";
    unknown = unknown || (problem.key == "unknown_field" && problem.place == "$.colour");
  }
  CHECK(duplicate);
  CHECK(unknown);
  brought("{\"name\": \"\xC2\xBE\xC3\xC5\"}");  // in GB 18030
  CHECK(office.draft().text().find("戮门") != std::string::npos);
  CHECK(base::is_utf8(office.draft().text()));
  // The step before is not lost.
  office.draft().undo();
  CHECK(office.draft().text() == twice);
  brought(std::string(600'000, 'x'));
  CHECK(office.place().problem());
  CHECK(office.draft().text() == twice);
}

TEST_CASE("a draft is saved as a file and comes back as it was") {
  RulesDesk office;
  office.begins();
  const std::string text = office.draft().text();
  TempFolder folder;
  office.place().save_file();
  office.desk->settle();
  auto& picker = office.desk->work.picker;
  REQUIRE(picker.is_open());
  CHECK(picker.text == "otog-v2");
  picker.go(folder.path());
  office.desk->settle();
  picker.accept();
  office.desk->settle();
  CHECK(read_file(folder.path() / "otog-v2.json") == text);
  office.draft().discard();
  office.pause();
  CHECK_FALSE(office.draft().is_open());
  office.place().import(folder.path() / "otog-v2.json");
  office.pause();
  CHECK(office.draft().text() == text);
}

TEST_CASE("the draft is tried on a year, with progress, and can be stopped") {
  RulesDesk office;
  office.desk.reset();
  office.town.received("春季防火");
  office.sits_down();
  office.begins();
  office.part().select(kMonthly);
  office.pause();
  office.place().section = RulesPlace::Section::kTrial;
  office.place().try_draft();
  CHECK(office.place().trial.running());
  office.place().trial.stop();
  office.desk->settle();
  CHECK_FALSE(office.place().trial.result());
  office.place().try_draft();
  for (int i = 0; i < 20 && office.place().trial.running(); ++i) office.desk->settle();
  REQUIRE(office.place().trial.result());
  CHECK(office.place().trial.done() == office.place().trial.total());
  CHECK(office.place().trial.result()->version_after == 2);
  CHECK(office.place().trial.revision() == office.draft().revision());
}

TEST_CASE("adopting asks first, says what stands in the way, and then it is the rules") {
  RulesDesk office;
  office.begins();
  office.part().select(kMonthly);
  office.part().write(office.row(kOfG3, FormRow::Write::kOfGroup), "5");
  office.pause();
  office.place().open_adopting();
  office.pause();
  auto& adopting = office.place().adopting;
  CHECK(adopting.day == "2024-04-01");
  REQUIRE(adopting.check());
  CHECK(adopting.may_adopt());
  // What is adopted says itself from when it holds; a day that is none does not get into it.
  CHECK(office.draft().reading()->ruleset->in_force_from == day("2024-04-01"));
  adopting.day = "2024-02-30";
  office.place().refresh_adopting();
  office.pause();
  CHECK_FALSE(adopting.may_adopt());
  CHECK(office.draft().reading()->ruleset->in_force_from == day("2024-04-01"));
  adopting.day = "2024-03-01";
  office.place().refresh_adopting();
  office.pause();
  REQUIRE(adopting.may_adopt());
  office.place().adopt();
  office.pause();
  office.pause();
  CHECK(office.place().section == RulesPlace::Section::kRead);
  CHECK_FALSE(office.draft().is_open());
  REQUIRE(office.place().sheet());
  REQUIRE(office.place().sheet()->versions.size() == 2);
  CHECK(office.place().sheet()->ruleset->version == 2);
  CHECK(office.place().sheet()->ruleset->in_force_from == day("2024-03-01"));
  CHECK(office.desk->work.way.notice()->key == "desk.notice.rules_adopted");
  // The two versions, compared.
  office.place().compare(1);
  office.pause();
  REQUIRE(office.place().sheet()->compared);
  bool told = false;
  for (const auto& change : office.place().sheet()->changes_zh.told) {
    told = told || (change.before && change.before->text.find("第三组 4") != std::string::npos &&
                    change.after->text.find("第三组 5") != std::string::npos);
  }
  CHECK(told);
}

TEST_CASE("the day that a draft names is proposed where it is still to come") {
  RulesDesk office;
  office.begins();
  office.part().select("$");
  office.part().write(office.row("$.in_force_from", FormRow::Write::kText), "2024-07-01");
  office.pause();
  office.place().open_adopting();
  office.pause();
  CHECK(office.place().adopting.day == "2024-07-01");
  office.place().adopt();
  office.pause();
  office.pause();
  // The version that was adopted is shown, though it is still to come.
  REQUIRE(office.place().sheet());
  CHECK(office.place().sheet()->ruleset->version == 2);
  const auto& shown = office.place().sheet()->versions[office.place().sheet()->shown];
  CHECK(shown.state == client::RulesetVersion::State::kFuture);
}

TEST_CASE("what came in between is told instead of adopting") {
  RulesDesk office;
  office.begins();
  office.place().open_adopting();
  office.pause();
  REQUIRE(office.place().adopting.may_adopt());
  // Elsewhere in the office the same number was adopted meanwhile.
  office.desk->desk.ask(
      [text = office.draft().text()](app::Core& core) {
        return core.change([&](client::Replica& replica) {
          return client::adopt_ruleset(replica, text, std::nullopt);
        });
      },
      [](const base::Result<client::AdoptionResult>& adopted) { REQUIRE(adopted); });
  office.place().adopt();
  office.pause();
  CHECK(office.draft().is_open());
  REQUIRE(office.place().adopting.check());
  CHECK(office.place().adopting.check()->faults.at(0).key == "version");
  CHECK(office.place().adopting.take_refusal());
  CHECK_FALSE(office.place().adopting.take_refusal());
}

TEST_CASE("an old number stands in the way until it is the next one") {
  RulesDesk office;
  office.begins();
  office.part().select("$");
  office.part().write(office.row("$.version", FormRow::Write::kWhole), "1");
  office.pause();
  office.place().open_adopting();
  office.pause();
  REQUIRE(office.place().adopting.check());
  CHECK_FALSE(office.place().adopting.may_adopt());
  CHECK(office.place().adopting.check()->faults.at(0).key == "version");
  office.place().use_next_version();
  office.place().refresh_adopting();
  office.pause();
  CHECK(office.place().adopting.may_adopt());
}

TEST_CASE("a unit's own target is set from a day, with what it moves, and listed") {
  RulesDesk office;
  office.desk.reset();
  office.town.add_units({"chengchuan"});
  office.sits_down();
  office.place().section = RulesPlace::Section::kTargets;
  office.pause();
  app::TargetsPanel& panel = office.place().targets;
  REQUIRE(panel.sheet());
  CHECK(panel.sheet()->rows.empty());
  panel.begin();
  CHECK(panel.day == "2024-04-01");
  const auto units = panel.units();
  REQUIRE_FALSE(units.empty());
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units[i]->code.text() == "chengchuan") panel.unit = i;
  }
  CHECK(panel.value_now()->text() == "8");
  CHECK_FALSE(panel.is_ready());
  panel.value = "3";
  panel.day = "2024-03-01";
  panel.reason = "人手少";
  REQUIRE(panel.is_ready());
  panel.set();
  office.pause();
  REQUIRE(panel.sheet()->rows.size() == 1);
  const client::UnitTargetRow& row = panel.sheet()->rows[0];
  CHECK(row.value->text() == "3");
  CHECK(row.usual->text() == "8");
  CHECK(row.reason == "人手少");
  CHECK(row.state == client::UnitTargetRow::State::kHolds);
  REQUIRE(panel.moved());
  CHECK(panel.value_now()->text() == "3");
  panel.begin_from(row);
  CHECK(panel.day == "2024-04-01");
  panel.day = "2024-03-01";
  panel.none = true;
  REQUIRE(panel.is_ready());
  panel.set();
  office.pause();
  CHECK(panel.sheet()->rows.size() == 2);
  CHECK_FALSE(panel.value_now());
}

}  // namespace
}  // namespace yibao::testing
