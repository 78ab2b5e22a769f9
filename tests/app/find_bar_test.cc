#include "client/core/app/text/find_bar.h"

#include <doctest/doctest.h>

namespace yibao::app {
namespace {

struct Open {
  explicit Open(const char* text) {
    model.load(text);
    bar.open(model, true);
  }
  TextModel model;
  FindBar bar;
};

TEST_CASE("going from hit to hit, round the end") {
  Open open("防火，防汛，防火");
  open.bar.needle = "防火";
  CHECK(open.bar.hits(open.model).size() == 2);
  CHECK(open.bar.number(open.model) == 0);
  CHECK(open.bar.next(open.model));
  CHECK(open.model.selection() == TextSpan{0, 2});
  CHECK(open.bar.number(open.model) == 1);
  CHECK(open.bar.next(open.model));
  CHECK(open.model.selection() == TextSpan{6, 8});
  CHECK(open.bar.next(open.model));
  CHECK(open.bar.number(open.model) == 1);
  CHECK(open.bar.previous(open.model));
  CHECK(open.bar.number(open.model) == 2);
  open.bar.needle = "没有的";
  CHECK_FALSE(open.bar.next(open.model));
  CHECK(open.model.selection() == TextSpan{6, 8});
}

TEST_CASE("letters are found in either case") {
  Open open("GDP增长，gdp下降");
  open.bar.needle = "gdp";
  CHECK(open.bar.hits(open.model).size() == 2);
}

TEST_CASE("replacing one by one, and all in one step") {
  Open open("甲镇、甲镇、甲镇");
  open.bar.needle = "甲镇";
  open.bar.replacement = "昂素镇";
  CHECK(open.bar.replace(open.model));  // only goes there
  CHECK(open.model.utf8() == "甲镇、甲镇、甲镇");
  CHECK(open.bar.replace(open.model));
  CHECK(open.model.utf8() == "昂素镇、甲镇、甲镇");
  CHECK(open.bar.number(open.model) == 1);
  CHECK(open.bar.replace_all(open.model) == 2);
  CHECK(open.model.utf8() == "昂素镇、昂素镇、昂素镇");
  open.model.undo();
  CHECK(open.model.utf8() == "昂素镇、甲镇、甲镇");
  open.model.undo();
  CHECK(open.model.utf8() == "甲镇、甲镇、甲镇");
}

TEST_CASE("a replacement that holds the needle is not replaced again") {
  Open open("镇里的镇");
  open.bar.needle = "镇";
  open.bar.replacement = "镇镇";
  CHECK(open.bar.replace_all(open.model) == 2);
  CHECK(open.model.utf8() == "镇镇里的镇镇");
}

TEST_CASE("all are replaced or, where there is no room, none") {
  TextModel model({.bytes_most = 20});
  model.load("aaaa");
  FindBar bar;
  bar.open(model, true);
  bar.needle = "a";
  bar.replacement = "很长的话";
  CHECK(bar.replace_all(model) == 0);
  CHECK(model.utf8() == "aaaa");
  CHECK(model.remark()->kind == TextRemark::Kind::kTooLong);
}

TEST_CASE("opened with what is selected; closed it finds nothing") {
  TextModel model;
  model.load("春季防火巡查");
  model.select({2, 4});
  FindBar bar;
  bar.open(model, false);
  CHECK(bar.needle == "防火");
  CHECK(bar.hits(model).size() == 1);
  bar.close();
  CHECK(bar.hits(model).empty());
}

}  // namespace
}  // namespace yibao::app
