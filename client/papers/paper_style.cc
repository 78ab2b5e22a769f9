#include "client/papers/paper_style.h"

#include <algorithm>

#include "client/papers/text_width.h"

namespace yibao::papers {
namespace {

constexpr double kPageWidth = points_of_mm(210);
constexpr double kPageHeight = points_of_mm(297);
constexpr double kOfficialRoom = points_of_mm(156);
constexpr int kLettersInLine = 28;
// 28 letters of 16 points are a little wider than the area: they stand that much closer.
constexpr double kOfficialSpacing = (kOfficialRoom - 0.5) / kLettersInLine - kOfficialSize;

constexpr double kHeadLeast = 22;
constexpr double kHeadMost = 56;
constexpr double kHeadShare = 0.94;

Script official(double size, Face face) {
  return {size, face, false, size == kOfficialSize ? kOfficialSpacing : 0};
}

PaperStyle plain_style() {
  PaperStyle style;
  style.sheet = {kPageWidth,       kPageHeight,   points_of_mm(28),
                 points_of_mm(30), kOfficialRoom, kPageHeight - 2 * points_of_mm(30)};
  style.title = {20, Face::kText, true};
  style.title_leading.factor = 1.2;
  style.remark = {9.5};
  style.text = {12};
  style.leading.factor = 1.35;
  style.headings = {{{13, Face::kText, true}, {12, Face::kText, true}, {12}, {12}}};
  style.heading_gap = style.text.size * 0.6;
  style.indent = 2 * style.text.size;
  style.table_sizes = {10.5};
  style.small = {9.5};
  style.number = {9.5};
  style.number_below = points_of_mm(30) - 45;
  return style;
}

PaperStyle official_style() {
  PaperStyle style;
  style.sheet = {kPageWidth,       kPageHeight,   points_of_mm(28),
                 points_of_mm(37), kOfficialRoom, points_of_mm(225)};
  style.title = official(22, Face::kTitle);
  style.title_leading.pitch = 35;
  style.remark = official(kOfficialSize, Face::kSecond);
  style.text = official(kOfficialSize, Face::kText);
  style.leading.pitch = kOfficialPitch;
  style.headings = {official(kOfficialSize, Face::kStrong), official(kOfficialSize, Face::kSecond),
                    official(kOfficialSize, Face::kText), official(kOfficialSize, Face::kText)};
  style.headings_indented = true;
  style.indent = 2 * (kOfficialSize + kOfficialSpacing);
  style.table_sizes = {12, 10.5, 9};
  style.table_head = Face::kStrong;
  style.small = {10.5, Face::kStrong};
  style.number = {14, Face::kFigure};
  style.filled_lines = true;
  style.numbers_outside = true;
  // The dashes beside it stand 7 mm below the area.
  style.number_below = points_of_mm(7) + 0.36 * style.number.size;
  return style;
}

}  // namespace

const PaperStyle& style_of(const Paper& paper) {
  static const PaperStyle kPlain = plain_style();
  static const PaperStyle kOfficial = official_style();
  return paper.official ? kOfficial : kPlain;
}

const Script& heading_script(const PaperStyle& style, int level) {
  const int place = std::clamp(level, 1, static_cast<int>(style.headings.size()));
  return style.headings.at(static_cast<std::size_t>(place) - 1);
}

double head_size(const std::string& name, double width) {
  return std::clamp(width * kHeadShare / std::max(1.0, em_width(name)), kHeadLeast, kHeadMost);
}

}  // namespace yibao::papers
