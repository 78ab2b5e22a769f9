#include "client/desktop/views/places.h"

#include <algorithm>

namespace yibao::desktop {
namespace {

std::int64_t in_outbox(const View& view) {
  const app::LineState& line = *view.snapshot().line;
  return line.waiting + line.held + line.refused;
}

constexpr PlaceRow kPlaces[] = {
    {app::Place::kDrafts, &draw_drafts, "desk.page.drafts"},
    {app::Place::kTemplates, &draw_templates, "", app::Place::kDrafts},
    {app::Place::kWriting, &draw_writing, "", app::Place::kDrafts},
    {app::Place::kReading, &draw_reading, "", app::Place::kDrafts},
    {.place = app::Place::kOutbox,
     .draw = &draw_outbox,
     .key = "desk.page.outbox",
     .count = &in_outbox},
    {app::Place::kTargets, &draw_targets, "desk.page.targets"},
    {app::Place::kPoints, &draw_points, "desk.page.points"},
    {app::Place::kRank, &draw_rank, "desk.page.rank"},
    {app::Place::kSettings, &draw_settings, "desk.page.settings"},
};

}  // namespace

std::span<const PlaceRow> places() {
  return kPlaces;
}

const PlaceRow& place_row(app::Place place) {
  return *std::find_if(std::begin(kPlaces), std::end(kPlaces),
                       [&](const PlaceRow& row) { return row.place == place; });
}

}  // namespace yibao::desktop
