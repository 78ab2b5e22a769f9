// Which places there are: how each is drawn and how it stands in the rail. A new place is a row
// here.
#pragma once

#include <span>
#include <string>

#include "client/desktop/views/view.h"

namespace yibao::desktop {

struct PlaceRow {
  app::Place place;
  void (*draw)(const View& view);
  // In the rail: its name in the catalogue; "" for a place that is opened out of another one...
  std::string_view key = "";
  // ...which is then marked.
  app::Place within = place;
  // Who sees it; null: everybody.
  bool (*is_for)(const app::Account& account) = nullptr;
  // What calls for attention there; null: nothing ever does.
  std::int64_t (*count)(const View& view) = nullptr;
};

// In the rail's order.
std::span<const PlaceRow> places();
const PlaceRow& place_row(app::Place place);
// Whether the person who is there finds it in the rail.
bool in_rail(const View& view, const PlaceRow& row);

}  // namespace yibao::desktop
