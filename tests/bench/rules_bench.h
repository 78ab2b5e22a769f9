// How long scoring takes, in memory on one core: a jurisdiction's year from its facts, and one
// unit's new result after its facts changed. Called by the benchmark program.
#pragma once

#include <cstddef>
#include <string_view>

namespace yibao::bench {

struct RulesBenchSize {
  std::size_t units = 100;
  std::size_t items_per_unit = 1200;  // about three records each, spread over one year
};

struct RulesBenchResult {
  double jurisdiction_ms = 0;  // construction and the year's standing, without explanation
  double one_unit_ms = 0;      // facts_changed, unit_result and rank: the median of many
};

// `ruleset_json` is that of a jurisdiction with journals and posts (changji.json); it is put in
// force for the whole year.
RulesBenchResult run_rules_bench(std::string_view ruleset_json, const RulesBenchSize& size = {});

}  // namespace yibao::bench
