#include "client/papers/number_format.h"

#include <doctest/doctest.h>

namespace yibao::papers {
namespace {

std::string shown(std::string_view raw, std::string_view pattern) {
  return shown_number(raw, format_of_pattern(pattern), false);
}

std::string shown(std::string_view raw, int id) {
  return shown_number(raw, built_in_format(id), false);
}

TEST_CASE("figures stay figures, however the file writes them") {
  CHECK(shown("13800000000", "General") == "13800000000");
  CHECK(shown("1.38E+10", "General") == "13800000000");
  CHECK(shown("110101199001011234", "General") == "110101199001011234");
  CHECK(shown("0.30000000000000004", "General") == "0.3");
  CHECK(shown("33.5", "0.00") == "33.5");
  CHECK(shown("-0.05", "General") == "-0.05");
  CHECK(shown("5.0000000000000001E-2", "General") == "0.05");
  CHECK(shown("999999999999999.9", "General") == "1000000000000000");
  CHECK(shown("0", "0.00") == "0");
  CHECK(shown("-0.0", "General") == "0");
  CHECK(shown("1E+100", "General") == "1E+100");
  CHECK(shown("no number", "General") == "no number");
}

TEST_CASE("leading zeros and shares as they are seen") {
  CHECK(shown("12345", "000000") == "012345");
  CHECK(shown("1234567", "000000") == "1234567");
  CHECK(shown("0.933", "0.0%") == "93.3%");
  CHECK(shown("1", 9) == "100%");
  CHECK(shown("0.31525", 10) == "31.53%");
}

TEST_CASE("days by the number of their format or by its pattern") {
  CHECK(shown("45362", 14) == "2024-03-11");
  CHECK(shown("45362", 31) == "2024-03-11");
  CHECK(shown("45362", 58) == "2024-03-11");
  CHECK(shown("45362", "yyyy\"年\"m\"月\"d\"日\"") == "2024-03-11");
  CHECK(shown("45362", "[$-804]yyyy/m/d;@") == "2024-03-11");
  CHECK(shown("45362.378472222219", "yyyy-mm-dd hh:mm") == "2024-03-11 09:05");
  CHECK(shown("45362.378472222219", "yyyy-mm-dd") == "2024-03-11");
  CHECK(shown("45362", 22) == "2024-03-11");
  CHECK(shown("0.378472222219", "h:mm") == "09:05");
  CHECK(shown("0.99999999", "h:mm:ss") == "24:00");
  CHECK(shown("1.5", "[h]:mm") == "36:00");
  CHECK(shown("45362", "m\"月\"") == "2024-03-11");
}

TEST_CASE("what only looks like a day is none") {
  CHECK(shown("12", "0\"d\"") == "12");
  CHECK(shown("12", "[Red]0") == "12");
  CHECK(shown("12", "0\\m") == "12");
  CHECK(shown("12", "0.00E+00") == "12");
  CHECK(shown("12", "General") == "12");
  CHECK(shown("12", "\"unclosed") == "12");
  CHECK(shown("-5", 14) == "-5");
  CHECK(shown("99999999", 14) == "99999999");
}

TEST_CASE("the calendar that has a 29 February 1900, and the one that begins in 1904") {
  CHECK(shown("1", 14) == "1900-01-01");
  CHECK(shown("59", 14) == "1900-02-28");
  CHECK(shown("60", 14) == "60");
  CHECK(shown("61", 14) == "1900-03-01");
  CHECK(shown_number("43900", built_in_format(14), true) == "2024-03-11");
}

}  // namespace
}  // namespace yibao::papers
