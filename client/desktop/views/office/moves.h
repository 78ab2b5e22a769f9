// What an act moved, unit by unit: points with their lines and clauses, targets; or that nothing
// moved, and why.
#pragma once

#include "client/core/points_move.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {

void draw_moves(const View& view, const client::PointsMove& move);

}  // namespace yibao::desktop
