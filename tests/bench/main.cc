// yibao-bench: what Yibao does in a second, beside what the machine could do.
//   --report   prints the table (the default)
//   --strict   ... and fails when a goal is missed
//   --quick    small sizes, a few seconds: that every measure is produced, not how fast
// Exit codes: 0 done, 1 a goal is missed (--strict) or a measure is no number, 2 usage, 3 a fault.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "tests/bench/bare_bench.h"
#include "tests/bench/exchange_bench.h"
#include "tests/bench/roles.h"
#include "tests/bench/rules_bench.h"
#include "tests/bench/suite_bench.h"
#include "tests/support/files.h"

namespace yibao::bench {
namespace {

std::vector<Figure> scoring_figures(const RulesBenchSize& size) {
  const std::string ruleset =
      testing::read_file(testing::source_path("schemas/jurisdictions/changji.json"));
  const RulesBenchResult result = run_rules_bench(ruleset, size);
  return {{"scoring a jurisdiction, one core", "ms", result.jurisdiction_ms, std::nullopt,
           at_most(150)},
          {"scoring one unit after one event", "ms", result.one_unit_ms, std::nullopt, at_most(2)}};
}

std::vector<Figure> measure(bool quick, const std::filesystem::path& folder) {
  ExchangeSize exchange;
  RulesBenchSize rules;
  std::size_t bare_drafts = exchange.drafts;
  std::size_t suite_drafts = 2000;
  if (quick) {
    exchange = {120, 3, 10, 10, 3};
    rules = {4, 60};
    bare_drafts = 100;
    suite_drafts = 40;
  }
  std::vector<Figure> figures = run_exchange_bench(folder, exchange);
  for (auto more : {run_suite_bench(folder, suite_drafts), scoring_figures(rules),
                    run_bare_bench(folder, bare_drafts)}) {
    std::move(more.begin(), more.end(), std::back_inserter(figures));
  }
  return figures;
}

int run(bool quick, bool strict) {
  const testing::TempFolder folder;
  return report(measure(quick, folder.path()), strict);
}

}  // namespace
}  // namespace yibao::bench

int main(int argc, char** argv) {
  bool quick = false;
  bool strict = false;
  bool report = false;
  try {
    const int role = yibao::bench::run_role({argv + 1, argv + argc});
    if (role >= 0) return role;
    CLI::App app("yibao-bench");
    app.add_flag("--quick", quick, "small sizes, a few seconds");
    app.add_flag("--strict", strict, "fail when a goal is missed");
    app.add_flag("--report", report, "only report (the default)")->excludes("--strict");
    CLI11_PARSE(app, argc, argv);
    return yibao::bench::run(quick, strict);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "yibao-bench: %s\n", fault.what());
    return 3;
  }
}
