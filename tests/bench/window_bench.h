// What the desktop takes of a machine in a real window, on a display of its own: its first picture,
// its memory, what it does while nobody does anything. Beside it the empty window
// (empty_window.cc), in the same run.
#pragma once

#include <cstddef>
#include <vector>

#include "tests/bench/figures.h"
#include "tests/bench/filled_town.h"

namespace yibao::bench {

struct WindowSize {
  std::size_t starts = 7;    // of each program
  double quiet_before = 12;  // seconds, after the last key
  double quiet = 25;         // that are measured
};

// The town is filled with so many items; it is signed in to and written in.
std::vector<Figure> run_window_bench(testing::Town& town, std::size_t items,
                                     const WindowSize& size);

}  // namespace yibao::bench
