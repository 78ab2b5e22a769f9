// An event about an item, with the units that it concerns: what every command on items begins with.
#pragma once

#include "client/core/submit.h"

namespace yibao::client {

// The units beside the item's own: those it was written with, and those whose items are part of it.
std::vector<base::UnitCode> parties_of(const domain::ItemState& item);
NewEvent about_item(const domain::ItemState& item, domain::EventBody body);

}  // namespace yibao::client
