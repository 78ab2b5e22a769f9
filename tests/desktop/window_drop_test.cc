// Files dragged onto the window from a file manager.
#include <doctest/doctest.h>

#include "tests/app/town.h"
#include "tests/desktop/drag_source.h"
#include "tests/desktop/real_window.h"

namespace yibao::testing {
namespace {

TEST_CASE(
    "a text is dropped into the draft, a table beside it, and nothing where it has no place") {
  Town town;
  const auto draft = town.draft("春季防火巡查");
  const Display display;
  const TempFolder folder;
  const auto text = folder.path() / "补充 材料.txt";
  const auto table = folder.path() / "统计表.csv";
  const auto program = folder.path() / "setup.exe";
  write_file(text, "另有3处瞭望塔投入使用。\n");
  write_file(table, "嘎查,巡查次数\n甲,12\n");
  write_file(program, "MZ");
  {
    Person person(town.folder());
    person.signs_in(kReporterPassphrase);
    person.clicks("任务");
    drop_files(Person::window(), {table});
    person.waits_for("这一页不接收文件。请先打开要放入的稿件，再拖一次。");
    person.clicks("稿件");
    person.clicks("春季防火巡查");
    person.waits_for("正文");
    drop_files(Person::window(), {text});
    wait_for("the text", [&] {
      return person.reads("正文").find("另有3处瞭望塔投入使用。") != std::string::npos;
    });
    person.clicks("附件与保密");
    drop_files(Person::window(), {table});
    person.waits_for("统计表.csv");
    drop_files(Person::window(), {program});
    wait_for("a reason",
             [&] { return person.screen()->dump().find("附件只收图片") != std::string::npos; });
    CHECK(person.sees("统计表.csv"));
    CHECK(person.logs_out() == 0);
  }
  const auto document = town.replica()->drafts().load(draft);
  REQUIRE(*document);
  CHECK((*document)->words.body.ends_with("另有3处瞭望塔投入使用。"));
  CHECK((*document)->words.attachments.size() == 1);
}

}  // namespace
}  // namespace yibao::testing
