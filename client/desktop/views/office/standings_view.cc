// The office's standing: the period, the part that is shown, and whether what the server published
// comes out the same here.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/period_choice.h"
#include "client/desktop/views/office/sections.h"
#include "client/desktop/views/office/standings.h"

namespace yibao::desktop {
namespace {

void draw_difference(const View& view, const app::PublishedCheck::Line& line) {
  const bool points = line.difference.what == client::StandingDifference::What::kPoints;
  view.ui.paragraph(
      view.say(points ? "desk.standings.differs.points" : "desk.standings.differs.completion",
               {{"unit", line.unit_name},
                {"here", line.difference.here},
                {"published", line.difference.published}}),
      theme::colours().bad, TextStyle::kSmall, theme::px(14));
}

// Nothing is quietly other than what everybody was told.
void draw_alarm(const View& view, const app::PublishedCheck& published) {
  constexpr std::size_t kShown = 5;
  ImDrawList* list = ImGui::GetWindowDrawList();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = ImGui::GetContentRegionAvail().x;
  list->ChannelsSplit(2);
  list->ChannelsSetCurrent(1);
  ImGui::BeginGroup();
  ImGui::SetCursorScreenPos({at.x + theme::px(14), at.y + theme::px(8)});
  ImGui::BeginGroup();
  view.ui.paragraph(
      view.say("desk.standings.differs", {{"count", std::to_string(published.differences.size())},
                                          {"sequence", std::to_string(published.sequence)}}),
      theme::colours().bad, TextStyle::kStrong, theme::px(14));
  for (std::size_t i = 0; i < std::min(kShown, published.differences.size()); ++i) {
    draw_difference(view, published.differences[i]);
  }
  ImGui::EndGroup();
  const float bottom = ImGui::GetItemRectMax().y + theme::px(8);
  ImGui::EndGroup();
  list->ChannelsSetCurrent(0);
  list->AddRectFilled(at, {at.x + width, bottom}, theme::colours().bad_pale, theme::px(5));
  list->ChannelsMerge();
  ImGui::SetCursorScreenPos({at.x, bottom + theme::px(8)});
  ImGui::Dummy({width, 0});
}

void draw_published(const View& view, const app::StandingsSheet& sheet) {
  if (!sheet.published) {
    view.ui.paragraph(view.say("desk.standings.unpublished"), theme::colours().quiet,
                      TextStyle::kSmall);
    return;
  }
  if (!sheet.published->differences.empty()) return draw_alarm(view, *sheet.published);
  view.ui.paragraph(
      view.say("desk.standings.agrees",
               {{"period", app::period_text(view.phrases.language(), sheet.published->period)},
                {"as_of", base::to_text(sheet.published->as_of)},
                {"sequence", std::to_string(sheet.published->sequence)}}),
      theme::colours().good, TextStyle::kSmall);
}

void draw_figures(const View& view) {
  app::StandingsPlace& place = view.work.office().standings;
  view.problem(place.problem());
  // Kept: what is drawn may be left on the way.
  const auto sheet = place.sheet();
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.computing"));
    return;
  }
  draw_published(view, *sheet);
  view.ui.gap(6);
  if (place.section == app::StandingsPlace::Section::kCharts) {
    draw_standings_charts(view, *sheet);
  } else {
    draw_standings_table(view, *sheet);
  }
}

// A form is of no period.
bool form_is_shown(const app::StandingsPlace& place) {
  if (place.section == app::StandingsPlace::Section::kRecords) return place.records.writing();
  return place.section == app::StandingsPlace::Section::kInterviews && place.interviews.unit();
}

}  // namespace

void draw_standings(const View& view) {
  app::StandingsPlace& place = view.work.office().standings;
  if (view.snapshot().ruleset == nullptr) {
    view.title("desk.page.standings");
    view.ui.gap(14);
    view.ui.paragraph(view.say("desk.desk.no_rules"), theme::colours().quiet);
    return;
  }
  if (place.opened()) return draw_unit_account(view);
  view.title("desk.page.standings");
  view.ui.gap(8);
  draw_sections(view, "desk.standings.section.", place.section);
  view.ui.gap(8);
  if (!form_is_shown(place)) {
    draw_period_choice(view, place.period);
    view.ui.gap(8);
  }
  switch (place.section) {
    case app::StandingsPlace::Section::kInterviews: return draw_interviews(view);
    case app::StandingsPlace::Section::kRecords: return draw_records(view);
    default: return draw_figures(view);
  }
}

}  // namespace yibao::desktop
