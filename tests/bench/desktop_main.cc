// yibao-desktop-bench: what the desktop takes of a machine, as a table.
//   --report   prints the table (the default)
//   --strict   ... and fails when a goal is missed
//   --quick    small sizes: that every measure is produced, not how good it is
// Exit codes: 0 done, 1 a goal is missed (--strict) or a measure is no number, 2 usage, 3 a fault.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>

#include "tests/bench/editor_bench.h"
#include "tests/bench/inbox_bench.h"
#include "tests/bench/list_bench.h"
#include "tests/bench/office_bench.h"
#include "tests/bench/standing_bench.h"
#include "tests/bench/window_bench.h"

namespace yibao::bench {
namespace {

struct DesktopSize {
  std::size_t items = 20'000;
  std::size_t rows = 100'000;
  WindowSize window;
  OfficeSize inbox = {100, 20'000, 500, 0};
  OfficeSize year = {100, 500, 12'000, 40};
};
constexpr DesktopSize kQuick = {300, 2'000, {1, 0.5, 1}, {10, 300, 20, 0}, {10, 20, 400, 4}};

std::vector<Figure> editor_figures() {
  const EditorBenchResult editor = run_editor_bench();
  return {{"a character typed into 10,000, the whole frame", "ms", editor.typed_ms, std::nullopt,
           at_most(0.5)},
          {"... of it the layout", "ms", editor.layout_ms, std::nullopt, std::nullopt}};
}

std::vector<Figure> inbox_figures(const OfficeSize& size) {
  const auto town = empty_office();
  fill_office(*town, size);
  return run_inbox_bench(*town, size.waiting);
}

std::vector<Figure> year_figures(const OfficeSize& size) {
  const auto town = empty_office();
  const Adoptable adoptable = fill_office(*town, size);
  std::vector<Figure> figures = run_bulletin_bench(*town);
  const std::vector<Figure> more = run_adoption_bench(*town, adoptable);
  figures.insert(figures.begin(), more.begin(), more.end());
  return figures;
}

std::vector<Figure> measure(const DesktopSize& size) {
  testing::Town town;
  fill(town, size.items);
  std::vector<Figure> figures;
  for (auto more : {run_window_bench(town, size.items, size.window), run_list_bench(size.rows),
                    editor_figures(), run_standing_bench(town, size.items),
                    inbox_figures(size.inbox), year_figures(size.year)}) {
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
