// The keys that do something without a mouse: one table, shown to people as a sheet and obeyed by
// the screen. A place that has keys of its own adds a row without `act` and looks for them itself.
#pragma once

#include <span>
#include <string_view>

namespace yibao::app {

class Workplace;

struct Shortcut {
  std::string_view keys;  // as people read them
  std::string_view what;  // key of the catalogue
  // With Ctrl, this letter; without, this function key (1 for F1).
  bool control = false;
  int key = 0;
  void (*act)(Workplace& work) = nullptr;
};

// In the order of the sheet.
std::span<const Shortcut> shortcuts();

}  // namespace yibao::app
