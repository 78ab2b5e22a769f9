// What goes onto paper: a title and blocks from top to bottom. A value without fonts or places;
// pdf.h lays it out, so that a hand-over sheet, a receipt and a test page look alike.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "shared/base/time.h"

namespace yibao::papers {

struct Heading {
  std::string text;
};

// One paragraph; `indented`: two characters in, as running text stands.
struct Paragraph {
  std::string text;
  bool indented = true;
};

// Names with their values, one a line.
struct Fields {
  struct Line {
    std::string name;
    std::string value;
  };
  std::vector<Line> lines;
};

// The header stands again on each page. Rows shorter than the header are filled up with nothing.
struct Table {
  std::vector<std::string> header;
  std::vector<std::vector<std::string>> rows;
  std::vector<double> shares = {};  // of the width, one a column; empty: equal
};

// Lines to be signed by hand, side by side.
struct Signatures {
  std::vector<std::string> names;
};

struct Gap {};

using Block = std::variant<Heading, Paragraph, Fields, Table, Signatures, Gap>;

struct Paper {
  std::string title;
  std::string remark;  // small, under the title: a number, a date
  std::vector<Block> blocks;
  // What the file says of its making: the same paper gives the same bytes.
  base::Timestamp made_at{};
};

}  // namespace yibao::papers
