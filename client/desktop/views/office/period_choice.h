// Choosing a period: its kind, which one, the one before and the one after it.
#pragma once

#include "client/core/app/office/period_choice.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {

// In one line, or in as many as it takes. True when another one was chosen.
bool draw_period_choice(const View& view, app::PeriodChoice& choice);

}  // namespace yibao::desktop
