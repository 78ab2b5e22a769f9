#include "tests/tidy/source_text.h"

#include <doctest/doctest.h>

namespace yibao {
namespace {

using tidy::bare_code;
using tidy::without_comments;

TEST_CASE("comments are blanked and lines keep their numbers") {
  CHECK(without_comments("a; // b\nc; /* d\ne */ f;") == "a;     \nc;     \n     f;");
}

TEST_CASE("what looks like a comment in a literal is none") {
  CHECK(without_comments("f(\"http://x\"); // y") == "f(\"http://x\");     ");
  CHECK(without_comments("c = '\"'; // y") == "c = '\"';     ");
}

TEST_CASE("bare code has no braces from literals, comments or directives") {
  CHECK(bare_code("f(\"}\"); // }") == "f(   );     ");
  CHECK(bare_code("c = '}';") == "c =    ;");
  CHECK(bare_code("s = R\"x(})\" })x\";").find('}') == std::string::npos);
  CHECK(bare_code("#define A { \\\n  }\nb") == "             \n   \nb");
}

TEST_CASE("a quote that parts digits opens no literal") {
  CHECK(bare_code("n = 1'000; }") == "n = 1'000; }");
  CHECK(bare_code("c = u'}'; }") == "c = u   ; }");
}

TEST_CASE("string literals come with their lines and without includes") {
  const auto found =
      tidy::string_literals("#include \"a/b.h\"\nf(\"one\",\n  \"tw\\\"o\"); // \"x\"");
  REQUIRE(found.size() == 2);
  CHECK(found[0].text == "one");
  CHECK(found[0].line == 2);
  CHECK(found[1].text == "tw\\\"o");
  CHECK(found[1].line == 3);
}

}  // namespace
}  // namespace yibao
