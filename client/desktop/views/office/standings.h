// The parts of the office's standing.
#pragma once

#include "client/core/app/office/standings_place.h"
#include "client/desktop/views/view.h"

namespace yibao::desktop {

void draw_standings_table(const View& view, const app::StandingsSheet& sheet);
// Which units are shown: of one group, with a name.
void draw_standings_filters(const View& view, const app::StandingsSheet& sheet);
void draw_standings_charts(const View& view, const app::StandingsSheet& sheet);
// Of the unit that is open.
void draw_unit_account(const View& view);
void draw_interviews(const View& view);
// One being noted.
void draw_interview_form(const View& view, const app::InterviewsSheet& sheet);
void draw_records(const View& view);
// One being entered.
void draw_record_form(const View& view, const app::RecordsSheet& sheet);

}  // namespace yibao::desktop
