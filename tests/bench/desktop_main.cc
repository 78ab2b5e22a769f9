// yibao-desktop-bench: what the desktop takes of a machine, as a table.
//   --strict   fails when a goal is missed
// Exit codes: 0 done, 1 a goal is missed (--strict), 3 a fault.
#include <cstdio>
#include <exception>
#include <string_view>

#include "tests/bench/editor_bench.h"
#include "tests/bench/figures.h"

namespace yibao::bench {
namespace {

int run(bool strict) {
  const EditorBenchResult editor = run_editor_bench();
  const std::vector<Figure> figures = {
      {"a character typed into 10,000, the whole frame", "ms", editor.typed_ms, std::nullopt,
       at_most(0.5)},
      {"... of it the layout", "ms", editor.layout_ms, std::nullopt, std::nullopt},
  };
  std::fputs(table(figures).c_str(), stdout);
  bool good = true;
  for (const Figure& figure : figures) good = good && figure.sane() && (!strict || figure.met());
  return good ? 0 : 1;
}

}  // namespace
}  // namespace yibao::bench

int main(int argc, char** argv) {
  try {
    return yibao::bench::run(argc > 1 && std::string_view(argv[1]) == "--strict");
  } catch (const std::exception& fault) {
    std::fprintf(stderr, "yibao-desktop-bench: %s\n", fault.what());
    return 3;
  }
}
