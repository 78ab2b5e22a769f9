// What an act moved, in a line that is the same in every language: names, figures, clauses. The
// reason why nothing moved is a key of the catalogue.
#pragma once

#include "client/core/app/way.h"
#include "client/core/points_move.h"

namespace yibao::app {

// "城川镇 +20 → 116（二（四）1（2））"; "教育局 区级采用 8/10". "" where nothing moved.
std::string moved_text(const client::PointsMove& move);

// Why nothing was credited: the catalogue's "@desk.moved.<credit>" of the first line that gave
// nothing; "" where there is none.
std::string unmoved_reason(const client::PointsMove& move);

// Says that something was done, and as its {moves} what it moved or why it moved nothing.
void say_moved(Way& way, const std::string& notice, const client::PointsMove& move);

}  // namespace yibao::app
