// How an item's state, title and reasons are said alike wherever rows of items stand.
#pragma once

#include "client/desktop/views/view.h"

namespace yibao::desktop {

struct StateColours {
  ImU32 ink;
  ImU32 ground;
};
// "drafting" or a stage's name.
StateColours state_colours(const std::string& state);
inline StateColours bad_colours() {
  return {theme::colours().bad, theme::colours().bad_pale};
}
inline StateColours warn_colours() {
  return {theme::colours().warn, theme::colours().warn_pale};
}

// Of the catalogue's "commission.<state>".
StateColours commission_colours(const std::string& state);

// A word on a ground of its own colour, behind what it is said of.
struct Chip {
  std::string text;
  StateColours colours;
};
Chip good_chip(std::string text);
Chip warn_chip(std::string text);
Chip bad_chip(std::string text);
Chip plain_chip(std::string text);
Chip lively_chip(std::string text);

// What stands where there is no title: that there is none, or that the words are gone.
std::string title_text(const View& view, const app::DraftRow& row);
// A code of the ruleset's reasons or of the catalogue.
std::string reason_text(const View& view, const std::string& code);
std::string kind_text(const View& view, const std::string& code);

}  // namespace yibao::desktop
