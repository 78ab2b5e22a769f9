#include "shared/report/table.h"

#include <doctest/doctest.h>

namespace yibao::report {
namespace {

TEST_CASE("a Chinese character is two cells wide") {
  CHECK(display_width("") == 0);
  CHECK(display_width("abc") == 3);
  CHECK(display_width("驿报") == 4);
  CHECK(display_width("驿报 1") == 6);
  CHECK(display_width("（全角）") == 8);
  CHECK(display_width("–…é") == 3);
}

TEST_CASE("columns stand under each other, with no blanks at line ends") {
  Table table;
  table.column("单位");
  table.column("积分", Table::Align::kRight);
  table.column("说明");
  table.row({"东坞镇", "5", "好"});
  table.row({"局", "120", ""});
  CHECK(table.text() ==
        "单位    积分  说明\n"
        "东坞镇     5  好\n"
        "局       120\n");
}

TEST_CASE("a row with too few fields is filled up, and a table without rows has its head") {
  Table table;
  table.column("a");
  table.column("b");
  CHECK(table.empty());
  CHECK(table.text() == "a  b\n");
  table.row({"x"});
  CHECK(!table.empty());
  CHECK(table.text() == "a  b\nx\n");
}

}  // namespace
}  // namespace yibao::report
