// yibao-desktop-bench: what the desktop takes of a machine, as a table.
//   --report   prints the table (the default)
//   --strict   ... and fails when a goal is missed
//   --quick    small sizes: that every measure is produced, not how good it is
// Exit codes: 0 done, 1 a goal is missed (--strict) or a measure is no number, 2 usage, 3 a fault.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "tests/bench/editor_bench.h"
#include "tests/bench/list_bench.h"
#include "tests/bench/standing_bench.h"
#include "tests/bench/window_bench.h"

namespace yibao::bench {
namespace {

struct DesktopSize {
  std::size_t items = 20'000;
  std::size_t rows = 100'000;
  WindowSize window;
};
constexpr DesktopSize kQuick = {300, 2'000, {1, 0.5, 1}};

std::vector<Figure> editor_figures() {
  const EditorBenchResult editor = run_editor_bench();
  return {{"a character typed into 10,000, the whole frame", "ms", editor.typed_ms, std::nullopt,
           at_most(0.5)},
          {"... of it the layout", "ms", editor.layout_ms, std::nullopt, std::nullopt}};
}

std::vector<Figure> measure(const DesktopSize& size) {
  testing::Town town;
  fill(town, size.items);
  std::vector<Figure> figures;
  for (auto more : {run_window_bench(town, size.items, size.window), run_list_bench(size.rows),
                    editor_figures(), run_standing_bench(town, size.items)}) {
    std::move(more.begin(), more.end(), std::back_inserter(figures));
  }
  return figures;
}

int run(bool quick, bool strict) {
  return report(measure(quick ? kQuick : DesktopSize()), strict);
}

}  // namespace
}  // namespace yibao::bench

int main(int argc, char** argv) {
  bool quick = false;
  bool strict = false;
  bool report = false;
  try {
    CLI::App app("yibao-desktop-bench");
    app.add_flag("--quick", quick, "small sizes");
    app.add_flag("--strict", strict, "fail when a goal is missed");
    app.add_flag("--report", report, "only report (the default)")->excludes("--strict");
    CLI11_PARSE(app, argc, argv);
    return yibao::bench::run(quick, strict);
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "yibao-desktop-bench: %s\n", fault.what());
    return 3;
  }
}
