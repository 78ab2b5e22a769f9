// A unit's account as it is drawn alike for the unit itself and for the office: targets by period,
// points by rule, each credit with its evidence.
#pragma once

#include <functional>

#include "client/core/app/standing_sheet.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {

void draw_account_targets(const View& view, const app::StandingSheet& sheet);
// The total, then rule by rule with its steps and limits.
void draw_account_points(const View& view, const app::StandingSheet& sheet);
// `open` is told of an item that was clicked; null: they cannot be opened.
void draw_account_credits(const View& view, const app::StandingSheet& sheet,
                          const std::function<void(const domain::Subject&)>& open = nullptr);
// What the rules ask for that is no item: still to be done, and done.
void draw_account_duties(const View& view, const app::StandingSheet& sheet);

}  // namespace yibao::desktop
