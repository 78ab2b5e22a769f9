#include "client/core/text_match.h"

#include <doctest/doctest.h>

namespace yibao::client {
namespace {

domain::Words words(const std::string& title, const std::string& body) {
  domain::Words made;
  made.title = title;
  made.body = body;
  made.authors = {"张𬭊"};
  return made;
}

TEST_CASE("what is typed falls into terms") {
  CHECK(search_terms(" 防火　GDP  值守 ") == std::vector<std::string>{"防火", "gdp", "值守"});
  CHECK(search_terms("　 ").empty());
}

TEST_CASE("every term must stand somewhere, in either case") {
  const auto text = words("春季防火", "一季度GDP增长。\n各村值守。");
  CHECK(find_terms(text, search_terms("防火 gdp")).has_value());
  CHECK_FALSE(find_terms(text, search_terms("防火 秋收")).has_value());
  CHECK(find_terms(text, search_terms("张𬭊")).has_value());
  CHECK_FALSE(find_terms(text, {}).has_value());
}

TEST_CASE("a snippet ends with its line and never inside a character") {
  const auto text = words(
      "题",
      "第一段。\n前面有不止十二个字的一句话，值守𬭊人员在岗。\n第三段"
      "。");
  const auto found = find_terms(text, search_terms("值守"));
  CHECK(found == Snippet{"有不止十二个字的一句话，", "值守", "𬭊人员在岗。"});
  const auto in_title = find_terms(text, search_terms("题"));
  CHECK(in_title == Snippet{"", "", "第一段。"});
  const std::string long_line = std::string(300, 'a') + "b" + std::string(300, 'c');
  const auto cut = find_terms(words("", long_line), {"b"});
  CHECK(cut->before == std::string(12, 'a'));
  CHECK(cut->after == std::string(40, 'c'));
}

}  // namespace
}  // namespace yibao::client
