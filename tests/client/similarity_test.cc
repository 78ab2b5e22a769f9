#include "client/core/similarity.h"

#include <doctest/doctest.h>

#include <string>

namespace yibao::client {
namespace {

int like(const std::string& one, const std::string& other, std::size_t run = 4) {
  return likeness_percent(fingerprint(one, run), fingerprint(other, run));
}

std::string sentence(int number) {
  return "第" + std::to_string(number * 7919) + "户牧民反映草场围栏损坏" +
         std::to_string(number * 104729) + "米。";
}

TEST_CASE("the same text is like itself, marks and blanks apart, another is not") {
  const std::string text = "截至2月底，昂素镇组织护林员126名，巡查林草地38.6万亩。";
  CHECK(like(text, text) == 100);
  CHECK(like(text, "　　截至2月底 昂素镇组织护林员126名\n巡查林草地38.6万亩") == 100);
  CHECK(like(text, "春耕备耕工作全面展开，化肥种子储备充足，价格平稳。") == 0);
  CHECK(like("", text) == 0);
  CHECK(like("", "") == 0);
}

TEST_CASE("titles of one series are like each other, to a degree") {
  const int percent = like("春季防火巡查见成效", "春季防火巡查再见成效", 2);
  CHECK(percent > 60);
  CHECK(percent < 100);
}

TEST_CASE("of long texts the likeness is estimated within a few percent") {
  std::string one;
  std::string other;
  for (int i = 0; i < 400; ++i) {
    one += sentence(i);
    other += sentence(i < 300 ? i : i + 5000);  // three quarters are the same
  }
  const int percent = like(one, other);
  CHECK(percent > 45);  // 300 of the 500 sentences that either has, less what all share
  CHECK(percent < 80);
  CHECK(like(one, one.substr(0, one.size())) == 100);
}

}  // namespace
}  // namespace yibao::client
