// A picture of figures: what it shows, without sizes, colours or fonts (chart_layout.h places it).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace yibao::papers {

struct Series {
  std::string name;
  std::vector<std::optional<double>> values;  // one a category; none: a gap
  std::vector<std::string> figures = {};      // as they are written; empty: from the values
  bool is_target = false;                     // drawn as a bound, not as a value
};

struct Chart {
  enum class Kind : std::uint8_t {
    kRanking,  // horizontal bars with names and figures, best first
    kGrouped,  // vertical bars, the series side by side in each category
    kLines,    // along the months
    kPace,     // what was reached so far against its target, both cumulative
  };
  Kind kind = Kind::kRanking;
  std::string title;
  std::string unit;                     // what the axis counts, as it is to be read
  std::vector<std::string> categories;  // names of the bars, or of the months
  std::vector<Series> series;
  std::optional<std::size_t> highlighted = {};  // a category that stands out
};

}  // namespace yibao::papers
