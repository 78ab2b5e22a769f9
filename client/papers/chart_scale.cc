#include "client/papers/chart_scale.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace yibao::papers {
namespace {

constexpr int kDecimalsMost = 6;
constexpr double kStepLeast = 1e-6;  // below, ticks would read alike

// The next of 1, 2, 5, 10 times a power of ten.
double round_step(double rough) {
  const double power = std::pow(10.0, std::floor(std::log10(rough)));
  for (const double factor : {1.0, 2.0, 5.0}) {
    // A hair below counts as reached: 0.1 is no exact power of ten.
    if (rough <= factor * power * (1 + 1e-9)) return factor * power;
  }
  return 10 * power;
}

}  // namespace

std::string figure_text(double value) {
  std::array<char, 64> buffer{};
  const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                 std::chars_format::fixed, kDecimalsMost);
  std::string text(buffer.data(), end.ptr);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text == "-0" ? "0" : text;
}

ChartScale::ChartScale(double low, double high, int steps, bool whole) {
  low = std::min(low, 0.0);
  high = std::max(high, 0.0);
  // Nothing but zeros: one step shows that.
  if (high - low <= 0) high = 1;
  step_ = std::max(round_step((high - low) / std::max(1, steps)), whole ? 1.0 : kStepLeast);
  // A value on a step needs no step more.
  low_ = step_ * std::floor(low / step_ + 1e-9);
  high_ = step_ * std::ceil(high / step_ - 1e-9);
}

std::vector<ChartScale::Tick> ChartScale::ticks() const {
  std::vector<Tick> ticks;
  const auto first = std::llround(low_ / step_);
  const auto last = std::llround(high_ / step_);
  for (auto i = first; i <= last; ++i) {
    const double value = static_cast<double>(i) * step_;
    ticks.push_back({value, figure_text(value)});
  }
  return ticks;
}

}  // namespace yibao::papers
