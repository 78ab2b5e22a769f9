// The axis of a chart: round steps around what is to be shown. Pure.
#pragma once

#include <string>
#include <vector>

namespace yibao::papers {

class ChartScale {
 public:
  // Around zero and all values between `low` and `high`, with about `steps` steps of 1, 2 or 5
  // times a power of ten; `whole`: no part of one.
  ChartScale(double low, double high, int steps, bool whole);

  double low() const { return low_; }
  double high() const { return high_; }
  // 0 at the low end, 1 at the high end.
  double share(double value) const { return (value - low_) / (high_ - low_); }

  struct Tick {
    double value = 0;
    std::string text;
  };
  std::vector<Tick> ticks() const;

 private:
  double step_ = 1;
  double low_ = 0;
  double high_ = 1;
};

// What no office counts: figures beyond are not drawn.
inline constexpr double kFigureMost = 1e15;

// A figure within the bound, with as many decimals as it has, six at most: "12", "-0.5".
std::string figure_text(double value);

}  // namespace yibao::papers
