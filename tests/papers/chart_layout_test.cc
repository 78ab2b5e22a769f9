#include "client/papers/chart_layout.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <limits>

#include "client/papers/chart_scale.h"
#include "client/papers/chart_style.h"
#include "client/papers/text_width.h"
#include "tests/papers/samples.h"

namespace yibao::papers {
namespace {

constexpr ChartSize kSize{440, 220, 9};

ChartDrawing drawn(const Chart& chart, const ChartSize& size = kSize) {
  return lay_out(chart, size,
                 [](std::string_view text, double letter) { return em_width(text) * letter; });
}

std::vector<ChartBox> boxes_of(const ChartDrawing& drawing, ChartPart part) {
  std::vector<ChartBox> found;
  std::copy_if(drawing.boxes.begin(), drawing.boxes.end(), std::back_inserter(found),
               [&](const ChartBox& box) { return box.role.part == part; });
  return found;
}

std::vector<std::string> words_of(const ChartDrawing& drawing) {
  std::vector<std::string> words;
  for (const ChartText& text : drawing.texts) words.push_back(text.text);
  return words;
}

bool says(const ChartDrawing& drawing, const std::string& word) {
  const auto words = words_of(drawing);
  return std::find(words.begin(), words.end(), word) != words.end();
}

struct Span {
  double left, right, top, bottom;
};

Span span_of(const ChartText& text) {
  const double width = em_width(text.text) * text.size;
  double left = text.x;
  if (text.anchor == ChartAnchor::kCentre) left -= width / 2;
  if (text.anchor == ChartAnchor::kRight) left -= width;
  return {left, left + width, text.y - text.size / 2, text.y + text.size / 2};
}

void check_within(const ChartDrawing& drawing, const ChartSize& size) {
  constexpr double kHair = 0.01;
  for (const ChartBox& box : drawing.boxes) {
    CHECK(box.x >= -kHair);
    CHECK(box.x + box.width <= size.width + kHair);
    CHECK(box.y >= -kHair);
    CHECK(box.y + box.height <= size.height + kHair);
    CHECK(box.width >= 0);
    CHECK(box.height >= 0);
  }
  for (const ChartText& text : drawing.texts) {
    const Span span = span_of(text);
    CHECK_MESSAGE(span.left >= -kHair, text.text);
    CHECK_MESSAGE(span.right <= size.width + kHair, text.text);
    CHECK_MESSAGE(span.top >= -kHair, text.text);
    CHECK_MESSAGE(span.bottom <= size.height + kHair, text.text);
  }
}

void check_apart(const ChartDrawing& drawing) {
  for (std::size_t i = 0; i < drawing.texts.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      const Span a = span_of(drawing.texts[i]);
      const Span b = span_of(drawing.texts[j]);
      const bool apart = a.right <= b.left || b.right <= a.left || a.bottom <= b.top + 0.01 ||
                         b.bottom <= a.top + 0.01;
      CHECK_MESSAGE(apart, drawing.texts[i].text, " over ", drawing.texts[j].text);
    }
  }
}

Chart ranking(const std::vector<double>& values) {
  Chart chart;
  chart.kind = Chart::Kind::kRanking;
  chart.series.push_back({"分", {}});
  for (std::size_t i = 0; i < values.size(); ++i) {
    chart.categories.push_back("单位" + std::to_string(i + 1));
    chart.series.front().values.emplace_back(values[i]);
  }
  return chart;
}

TEST_CASE("steps of an axis are round, and begin at zero") {
  const auto texts = [](double low, double high, int steps, bool whole) {
    std::vector<std::string> all;
    for (const auto& tick : ChartScale(low, high, steps, whole).ticks()) all.push_back(tick.text);
    return all;
  };
  using Texts = std::vector<std::string>;
  CHECK(texts(0, 97, 5, true) == Texts{"0", "20", "40", "60", "80", "100"});
  CHECK(texts(0, 100, 5, true) == Texts{"0", "20", "40", "60", "80", "100"});
  CHECK(texts(-3, 7, 5, true) == Texts{"-4", "-2", "0", "2", "4", "6", "8"});
  CHECK(texts(0, 0.3, 3, false) == Texts{"0", "0.1", "0.2", "0.3"});
  CHECK(texts(0, 2, 6, true) == Texts{"0", "1", "2"});
  CHECK(texts(0, 0, 4, true) == Texts{"0", "1"});
  CHECK(texts(0, 1, 4, false) == Texts{"0", "0.5", "1"});
  CHECK(texts(40, 1234567, 4, true) == Texts{"0", "500000", "1000000", "1500000"});
}

TEST_CASE("a figure has the decimals it needs") {
  CHECK(figure_text(12) == "12");
  CHECK(figure_text(-0.5) == "-0.5");
  CHECK(figure_text(0.1 + 0.2) == "0.3");
  CHECK(figure_text(-0.0000001) == "0");
  CHECK(figure_text(1e14) == "100000000000000");
}

TEST_CASE("everything of every kind stands within the room and apart from each other") {
  for (const Chart& chart : {sample_ranking(), sample_groups(), sample_months(), sample_pace()}) {
    for (const ChartSize& size :
         {kSize, ChartSize{900, 500, 12}, ChartSize{300, 240, 9}, ChartSize{440, 300, 14}}) {
      CAPTURE(chart.title);
      CAPTURE(size.width);
      const ChartDrawing drawing = drawn(chart, size);
      check_within(drawing, size);
      check_apart(drawing);
    }
  }
}

TEST_CASE("a ranking's bars are as long as their values, the one that stands out is another") {
  Chart chart = ranking({30, 20, 10});
  chart.highlighted = 1;
  const ChartDrawing drawing = drawn(chart);
  const auto bars = boxes_of(drawing, ChartPart::kSeries);
  REQUIRE(bars.size() == 2);
  CHECK(bars[0].width == doctest::Approx(3 * bars[1].width));
  REQUIRE(boxes_of(drawing, ChartPart::kHighlight).size() == 1);
  CHECK(boxes_of(drawing, ChartPart::kHighlight)[0].width == doctest::Approx(2 * bars[1].width));
  CHECK(says(drawing, "单位2"));
  CHECK(says(drawing, "20"));
}

TEST_CASE("negative values go to the other side of zero") {
  const auto bars = boxes_of(drawn(ranking({20, -10})), ChartPart::kSeries);
  REQUIRE(bars.size() == 2);
  CHECK(bars[1].x + bars[1].width == doctest::Approx(bars[0].x));
  CHECK(bars[0].width == doctest::Approx(2 * bars[1].width));
  Chart groups = ranking({20, -10});
  groups.kind = Chart::Kind::kGrouped;
  const auto columns = boxes_of(drawn(groups), ChartPart::kSeries);
  REQUIRE(columns.size() == 2);
  CHECK(columns[0].y + columns[0].height == doctest::Approx(columns[1].y));
  CHECK(columns[0].height == doctest::Approx(2 * columns[1].height));
}

TEST_CASE("of many bars some have no words, the one that stands out always has") {
  std::vector<double> values(80, 5.0);
  Chart chart = ranking(values);
  chart.highlighted = 41;
  const ChartDrawing drawing = drawn(chart);
  CHECK(drawing.boxes.size() == 80);
  CHECK(drawing.texts.size() < 80);
  CHECK(says(drawing, "单位42"));
  check_apart(drawing);
  check_within(drawing, kSize);
}

TEST_CASE("a long name is shortened, with an ellipsis") {
  Chart chart = ranking({5, 3});
  chart.categories.front() = "驻地某某某某某某某某某某某某某某某某某某某有限责任公司分公司";
  const auto words = words_of(drawn(chart));
  CHECK(std::any_of(words.begin(), words.end(), [](const std::string& word) {
    return word.starts_with("驻地某某") && word.ends_with("…");
  }));
  check_within(drawn(chart), kSize);
}

TEST_CASE("names along an axis that would overlap are left out") {
  Chart chart = sample_months();
  chart.categories.clear();
  for (Series& series : chart.series) series.values.clear();
  for (int i = 0; i < 60; ++i) {
    chart.categories.push_back("2024年第" + std::to_string(i + 1) + "周");
    for (Series& series : chart.series) series.values.emplace_back(i);
  }
  const ChartDrawing drawing = drawn(chart);
  CHECK(says(drawing, "2024年第1周"));
  CHECK_FALSE(says(drawing, "2024年第2周"));
  check_apart(drawing);
  check_within(drawing, kSize);
}

TEST_CASE("a gap breaks the line, a point between gaps is still seen") {
  Chart chart;
  chart.kind = Chart::Kind::kLines;
  chart.categories = {"1", "2", "3", "4", "5", "6"};
  chart.series = {{"甲", {1.0, 2.0, std::nullopt, 4.0, std::nullopt, 6.0}}};
  std::size_t runs = 0;
  std::size_t marks = 0;
  for (const ChartLine& line : drawn(chart).lines) ++(line.filled ? marks : runs);
  CHECK(runs == 1);
  CHECK(marks == 4);
}

TEST_CASE("a pace says where it has come to and where it should come to") {
  const ChartDrawing drawing = drawn(sample_pace());
  CHECK(says(drawing, "21"));
  CHECK(says(drawing, "50"));
  CHECK_FALSE(says(drawing, "18"));
  CHECK(std::any_of(drawing.lines.begin(), drawing.lines.end(), [](const ChartLine& line) {
    return line.role.part == ChartPart::kTarget && line.points.size() == 12;
  }));
}

TEST_CASE("nothing to show is an empty chart that says nothing wrong") {
  Chart none;
  none.title = "得分";
  for (const auto kind :
       {Chart::Kind::kRanking, Chart::Kind::kGrouped, Chart::Kind::kLines, Chart::Kind::kPace}) {
    none.kind = kind;
    CHECK(words_of(drawn(none)) == std::vector<std::string>{"得分"});
    CHECK(drawn(none).boxes.empty());
    CHECK_FALSE(drawn(none).grid.empty());
  }
  Chart gaps = ranking({1, 2});
  gaps.series.front().values = {std::nullopt, std::numeric_limits<double>::quiet_NaN()};
  CHECK(drawn(gaps).texts.empty());
  Chart zeros = ranking({0, 0});
  zeros.kind = Chart::Kind::kGrouped;
  CHECK(says(drawn(zeros), "0"));
  CHECK(boxes_of(drawn(zeros), ChartPart::kSeries)[0].height == doctest::Approx(0));
}

TEST_CASE("values that are no numbers, and rooms that are none, do no harm") {
  Chart chart = ranking({1, 2});
  chart.series.front().values = {std::numeric_limits<double>::infinity(), 1e300, 3.0};
  check_within(drawn(chart), kSize);
  CHECK(drawn(chart).texts.empty());
  for (const ChartSize& size : {ChartSize{0, 0, 9}, ChartSize{40, 400, 9}, ChartSize{400, 20, 9}}) {
    for (const Chart& each : {sample_ranking(), sample_months()}) {
      for (const ChartBox& box : drawn(each, size).boxes) CHECK(std::isfinite(box.x + box.width));
    }
  }
}

TEST_CASE("a chart is as high as it needs, and no higher than it may be") {
  CHECK(natural_height(sample_ranking(), 440, 9, 800) > 12 * 9 * 1.5);
  CHECK(natural_height(sample_ranking(), 440, 9, 100) == doctest::Approx(100));
  CHECK(natural_height(sample_months(), 440, 9, 800) < 300);
}

TEST_CASE("neighbouring series differ in brightness, so that a copy in grey still tells them") {
  const auto brightness = [](ChartRole role) {
    const ChartInk ink = ink_of(role);
    return 0.299 * ink.red + 0.587 * ink.green + 0.114 * ink.blue;
  };
  for (std::size_t i = 0; i < 5; ++i) {
    const double one = brightness({ChartPart::kSeries, i});
    const double next = brightness({ChartPart::kSeries, i + 1});
    CHECK(std::abs(one - next) > 40);
    CHECK(dashes_of({ChartPart::kSeries, i}) != dashes_of({ChartPart::kSeries, i + 1}));
  }
  CHECK(std::abs(brightness({ChartPart::kSeries, 0}) - brightness({ChartPart::kHighlight, 0})) >
        25);
}

}  // namespace
}  // namespace yibao::papers
