// What was measured, as a table: one line a measure, beside it its ceiling, their ratio and the
// goal. A measure without a goal stands for comparison.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace yibao::bench {

struct Goal {
  enum class Of : unsigned char { kValue, kRatio };  // ratio: figure / ceiling
  Of of = Of::kValue;
  bool at_least = false;  // else at most
  double limit = 0;
};

struct Figure {
  std::string name;
  std::string unit;
  double value = 0;
  std::optional<double> ceiling;
  std::optional<Goal> goal;

  std::optional<double> ratio() const;
  bool met() const;   // true without a goal
  bool sane() const;  // finite and above nothing
};

Goal ratio_at_least(double limit);
Goal ratio_at_most(double limit);
Goal at_most(double limit);

// A Markdown table.
std::string table(const std::vector<Figure>& figures);

// Prints the table and says what is no measure or, where it is strict, what is missed. Gives the
// exit code: 1 for either.
int report(const std::vector<Figure>& figures, bool strict);

// Of an even number the upper one.
double percentile(std::vector<double> values, double share);

}  // namespace yibao::bench
