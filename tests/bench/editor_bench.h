// How long a typed character takes in a long draft: the model, the layout of the whole text and the
// frame around them, on a screen without a window. Called by the benchmark program.
#pragma once

#include <cstddef>

namespace yibao::bench {

struct EditorBenchResult {
  double typed_ms = 0;   // a frame with a typed character: the median of many
  double layout_ms = 0;  // of it, the layout of the whole text
};

EditorBenchResult run_editor_bench(std::size_t characters = 10'000);

}  // namespace yibao::bench
