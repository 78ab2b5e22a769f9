// Ticking units, one by one or whole groups, in a list of its own that scrolls.
#pragma once

#include <functional>

#include "client/core/app/office/unit_picks.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {

// `beside` draws what stands beside a unit's name, in one line; null: nothing does. True when other
// units are picked.
bool draw_unit_picks(const View& view, app::UnitPicks& picks, float height,
                     const std::function<void(const client::UnitEntry&)>& beside = nullptr);

}  // namespace yibao::desktop
