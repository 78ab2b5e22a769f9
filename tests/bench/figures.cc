#include "tests/bench/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace yibao::bench {
namespace {

std::string number(double value) {
  const double size = std::abs(value);
  if (size >= 100) return fmt::format("{:.0f}", value);
  if (size >= 10) return fmt::format("{:.1f}", value);
  return size >= 1 ? fmt::format("{:.2f}", value) : fmt::format("{:.3f}", value);
}

std::string goal_text(const Figure& figure) {
  if (!figure.goal) return "";
  const Goal& goal = *figure.goal;
  const std::string bound = fmt::format("{} {}", goal.at_least ? "≥" : "≤", number(goal.limit));
  return goal.of == Goal::Of::kRatio ? bound + " ×" : bound + " " + figure.unit;
}

}  // namespace

std::optional<double> Figure::ratio() const {
  if (!ceiling || *ceiling <= 0) return std::nullopt;
  return value / *ceiling;
}

bool Figure::met() const {
  if (!goal) return true;
  const double compared = goal->of == Goal::Of::kRatio ? ratio().value_or(NAN) : value;
  // What is no number meets nothing.
  return goal->at_least ? compared >= goal->limit : compared <= goal->limit;
}

bool Figure::sane() const {
  return std::isfinite(value) && value > 0 &&
         (!ceiling || (std::isfinite(*ceiling) && *ceiling > 0));
}

Goal ratio_at_least(double limit) {
  return {Goal::Of::kRatio, true, limit};
}
Goal ratio_at_most(double limit) {
  return {Goal::Of::kRatio, false, limit};
}
Goal at_most(double limit) {
  return {Goal::Of::kValue, false, limit};
}

std::string table(const std::vector<Figure>& figures) {
  std::string text = "| measure | figure | ceiling | ratio | goal | |\n|---|---|---|---|---|---|\n";
  for (const Figure& figure : figures) {
    text += fmt::format("| {} | {} {} | {} | {} | {} | {} |\n", figure.name, number(figure.value),
                        figure.unit, figure.ceiling ? number(*figure.ceiling) : "",
                        figure.ratio() ? number(*figure.ratio()) : "", goal_text(figure),
                        !figure.goal ? "" : (figure.met() ? "met" : "not met"));
  }
  return text;
}

int report(const std::vector<Figure>& figures, bool strict) {
  std::fputs(table(figures).c_str(), stdout);
  bool good = true;
  for (const Figure& figure : figures) {
    if (!figure.sane()) std::fprintf(stderr, "no measure: %s\n", figure.name.c_str());
    if (strict && !figure.met()) std::fprintf(stderr, "goal missed: %s\n", figure.name.c_str());
    good = good && figure.sane() && (!strict || figure.met());
  }
  return good ? 0 : 1;
}

double percentile(std::vector<double> values, double share) {
  std::sort(values.begin(), values.end());
  const auto at = static_cast<std::size_t>(share * static_cast<double>(values.size()));
  return values.at(std::min(at, values.size() - 1));
}

}  // namespace yibao::bench
