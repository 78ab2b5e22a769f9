#include "tests/demo/comparison.h"

#include <nlohmann/json.hpp>

namespace yibao::demo {
namespace {

using nlohmann::json;

// Points and targets are exact decimals; JSON carries them as the shortest number.
std::string number(const json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

const json* with(const json& list, const char* key, const std::string& value) {
  for (const json& each : list) {
    if (each.at(key) == value) return &each;
  }
  return nullptr;
}

// The period of the target that today lies in: the last that has begun. On its last day it does not
// run any more.
const json* latest(const json& targets, const std::string& target) {
  const json* found = nullptr;
  for (const json& each : targets) {
    if (each.at("target") == target) found = &each;
  }
  return found;
}

class Comparison {
 public:
  explicit Comparison(std::string unit) : unit_(std::move(unit)) {}

  void same(const std::string& what, const std::string& expected, const std::string& found) {
    if (expected == found) return;
    differences_.push_back(unit_ + " " + what + ": " + found + ", the notice gives " + expected);
  }
  std::vector<std::string> take() { return std::move(differences_); }

 private:
  std::string unit_;
  std::vector<std::string> differences_;
};

}  // namespace

std::vector<std::string> differences_from(const ExpectedUnit& expected, const std::string& unit,
                                          const json& account, const json& published) {
  Comparison compare(unit);
  const json* own = with(account.at("units"), "unit", unit);
  const json* place = with(published.at("units"), "unit", unit);
  if (own == nullptr || place == nullptr) return {unit + " is not among the units"};
  if (!expected.points.empty()) {
    compare.same("points", expected.points, number(own->at("points")));
    compare.same("published points", expected.points, number(place->at("points")));
  }
  for (const auto& [rule, points] : expected.rules) {
    const json* found = with(own->at("rules"), "rule", rule);
    compare.same(rule, points, found == nullptr ? "-" : number(found->at("points")));
  }
  for (const auto& [target, done] : expected.targets) {
    const json* found = latest(own->at("targets"), target);
    compare.same(
        target, done,
        found == nullptr ? "-" : number(found->at("done")) + "/" + number(found->at("value")));
  }
  if (expected.rank != 0) {
    compare.same("rank", std::to_string(expected.rank), number(place->at("rank")));
  }
  if (expected.rank_in_group != 0) {
    compare.same("rank in group", std::to_string(expected.rank_in_group),
                 number(place->at("rank_in_group")));
  }
  return compare.take();
}

}  // namespace yibao::demo
