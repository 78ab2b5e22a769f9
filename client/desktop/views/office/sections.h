// The parts of a place side by side, or the filters of a list, of which one is shown: a button
// each, with a number where there is one, going on in the next line where the room ends.
#pragma once

#include "client/desktop/views/flow.h"

namespace yibao::desktop {

// `prefix` and the enumerator's name are the catalogue's key; `count_of` gives what stands beside
// the name, nullopt for nothing. True when another one was chosen.
template <class Enum, class CountOf>
bool draw_sections(const View& view, std::string_view prefix, Enum& chosen, CountOf count_of) {
  const Enum before = chosen;
  for (std::size_t i = 0; i < base::EnumNames<Enum>::kNames.size(); ++i) {
    const auto each = static_cast<Enum>(i);
    const std::string name = view.say(std::string(prefix) + std::string(base::enum_name(each)));
    const std::optional<std::size_t> count = count_of(each);
    const std::string shown = name + (count ? " " + std::to_string(*count) : "");
    if (i > 0) flow(button_width(view, shown), theme::px(4));
    // Found by its name alone, whatever its number is.
    const Ui::Look look = each == before ? Ui::Look::kPrimary : Ui::Look::kLink;
    if (view.ui.button(shown + "##" + name, look)) chosen = each;
  }
  return chosen != before;
}

template <class Enum>
bool draw_sections(const View& view, std::string_view prefix, Enum& chosen) {
  return draw_sections(view, prefix, chosen,
                       [](Enum) -> std::optional<std::size_t> { return std::nullopt; });
}

}  // namespace yibao::desktop
