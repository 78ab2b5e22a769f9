#include "shared/base/csv.h"

#include <doctest/doctest.h>

namespace yibao::base {
namespace {

using Record = std::vector<std::string>;

Record first_of(std::string_view text, char separator = ',') {
  Record fields;
  CHECK(take_csv_record(text, fields, separator));
  return fields;
}

TEST_CASE("a record ends with its line, whichever line end it has") {
  std::string_view text = "a, b ,\r\n c\nlast";
  Record fields;
  CHECK(take_csv_record(text, fields));
  CHECK(fields == Record{"a", "b", ""});
  CHECK(take_csv_record(text, fields));
  CHECK(fields == Record{"c"});
  CHECK(take_csv_record(text, fields));
  CHECK(fields == Record{"last"});
  CHECK(text.empty());
}

TEST_CASE("a quoted field holds separators, line ends and quotation marks") {
  CHECK(first_of("\"a,b\",\"c\nd\", \"e\"\"f\" \n") == Record{"a,b", "c\nd", "e\"f"});
  CHECK(first_of("a\"b,c") == Record{"a\"b", "c"});
}

TEST_CASE("tabs separate where it is said, and a blank before a quotation mark is nothing") {
  CHECK(first_of("a,b\t　\"c\td\"", '\t') == Record{"a,b", "c\td"});
  CHECK(first_of("\t\t", '\t') == Record{"", "", ""});
}

TEST_CASE("a quotation mark that is not closed is told") {
  std::string_view text = "\"a,b\nc";
  Record fields;
  CHECK_FALSE(take_csv_record(text, fields));
  CHECK(text.empty());
}

}  // namespace
}  // namespace yibao::base
