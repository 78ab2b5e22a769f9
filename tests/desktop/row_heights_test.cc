#include "client/desktop/row_heights.h"

#include <doctest/doctest.h>

#include "shared/base/random.h"

namespace yibao::desktop {
namespace {

TEST_CASE("rows stand below each other, those nobody has seen as high as guessed") {
  RowHeights rows;
  rows.fit(5, 10);
  CHECK(rows.above(0) == 0);
  CHECK(rows.above(5) == 50);
  rows.set(1, 30);
  CHECK(rows.above(1) == 10);
  CHECK(rows.above(2) == 40);
  CHECK(rows.above(5) == 70);
  CHECK(rows.row_at(-4) == 0);
  CHECK(rows.row_at(9) == 0);
  CHECK(rows.row_at(10) == 1);
  CHECK(rows.row_at(39) == 1);
  CHECK(rows.row_at(40) == 2);
  CHECK(rows.row_at(1000) == 4);
}

TEST_CASE("what is known stays when rows come or go") {
  RowHeights rows;
  rows.fit(3, 10);
  rows.set(0, 25);
  rows.fit(6, 10);
  CHECK(rows.above(6) == 75);
  rows.fit(2, 10);
  CHECK(rows.above(2) == 35);
  CHECK(rows.row_at(30) == 1);
}

TEST_CASE("any heights in any order give what adding them up gives") {
  base::SeededRandom random(7);
  constexpr std::size_t kRows = 1000;
  RowHeights rows;
  rows.fit(kRows, 40);
  std::vector<float> plain(kRows, 40);
  for (int i = 0; i < 3000; ++i) {
    const auto row = static_cast<std::size_t>(random.below(kRows));
    plain[row] = static_cast<float>(10 + random.below(200));
    rows.set(row, plain[row]);
  }
  float sum = 0;
  for (std::size_t i = 0; i < kRows; ++i) {
    REQUIRE(rows.above(i) == sum);
    REQUIRE(rows.row_at(sum) == i);
    REQUIRE(rows.row_at(sum + plain[i] - 1) == i);
    sum += plain[i];
  }
}

}  // namespace
}  // namespace yibao::desktop
