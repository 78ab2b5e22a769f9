// Sizes, faces and places of plain papers and of official ones (GB/T 9704-2012), for whoever makes
// a file of them. In points (1/72 inch). Pure.
#pragma once

#include <array>
#include <vector>

#include "client/papers/paper.h"

namespace yibao::papers {

constexpr double points_of_mm(double millimetres) {
  return millimetres * 72 / 25.4;
}

// What a text is set in; each maker of files has its own fonts for it.
enum class Face : std::uint8_t {
  kText,    // 仿宋
  kTitle,   // 小标宋
  kStrong,  // 黑体
  kSecond,  // 楷体
  kFigure,  // 宋体: page numbers
};

struct Script {
  double size = 12;
  Face face = Face::kText;
  bool bold = false;
  double spacing = 0;  // between letters
};

// From line to line: the same for each, or by the face's own height.
struct Leading {
  double pitch = 0;
  double factor = 1;
};

// An A4 sheet and the area that is written on.
struct SheetShape {
  double width = 0, height = 0;
  double left = 0, top = 0;
  double room = 0, depth = 0;
  // To landscape: its head is where the sheet is bound.
  SheetShape turned() const { return {height, width, height - top - depth, left, depth, room}; }
};

struct PaperStyle {
  SheetShape sheet;
  Script title;
  Leading title_leading;
  Script remark;
  Script text;
  Leading leading;
  std::array<Script, 4> headings;
  bool headings_indented = false;   // as running text
  double heading_gap = 0;           // above
  double indent = 0;                // of running text
  std::vector<double> table_sizes;  // the first in which the table's columns need no second line
  Face table_head = Face::kText;    // bold where it is the face of the rows
  Script small;                     // captions, charts
  Script number;                    // of the page
  bool filled_lines = false;        // letters spread to the right edge
  bool numbers_outside = false;     // to the outer side of the sheet, else in the middle
  double number_below = 0;          // from the written area's end to the number's baseline
};

// Of the width, for the names of fields.
inline constexpr double kFieldNameShare = 0.28;

const PaperStyle& style_of(const Paper& paper);

// Heading levels as they are counted in the style.
const Script& heading_script(const PaperStyle& style, int level);

// -- official documents ---------------------------------------------------------------------------

// 三号 and its line: 22 to a page.
inline constexpr double kOfficialSize = 16;
inline constexpr double kOfficialPitch = points_of_mm(225.0) / 22;
inline constexpr Script kImprintScript{14, Face::kText, false, 0};
inline constexpr double kHeadBelowTop = points_of_mm(35);  // the red letters from the area's top
inline constexpr double kRuleBelowNumber = points_of_mm(4);
inline constexpr double kRedRule = 2.2;
inline constexpr double kThickRule = points_of_mm(0.35);
inline constexpr double kThinRule = points_of_mm(0.25);

// Of the red letters, so that they fill the width and are neither tiny nor shouting.
double head_size(const std::string& name, double width);

}  // namespace yibao::papers
