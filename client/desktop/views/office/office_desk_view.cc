// The office's desk after signing in: what has to be judged, answered and printed. Each line leads
// to its place.
#include "client/core/app/office/office.h"
#include "client/desktop/views/desk_line.h"
#include "client/desktop/views/office/office_desk.h"
#include "client/desktop/views/queue_view.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

constexpr std::size_t kWaitingMost = 8;  // of a kind; the rest stands in its place

// Where it was sent from, what it is and for how long it has waited.
std::string origin_text(const View& view, const app::DraftRow& row) {
  return row.unit_name + "　" + kind_text(view, row.kind) + "　" + age_text(view, row.changed_at);
}

void draw_received(const View& view, const app::DraftRows& rows) {
  if (rows.empty()) return;
  if (draw_desk_heading(view, "desk.page.inbox", rows.size())) {
    view.work.way.go(app::Place::kInbox);
  }
  for (std::size_t i = 0; i < std::min(rows.size(), kWaitingMost); ++i) {
    const app::DraftRow& row = *rows[i];
    const StateColours colours = row.emergency ? bad_colours() : state_colours(row.state);
    const std::string word = view.say(row.emergency ? "desk.emergency" : "state." + row.state);
    if (draw_desk_line(view, {row.id.text(), title_text(view, row), word, colours.ink,
                              colours.ground, origin_text(view, row)})) {
      view.work.way.go(app::Place::kInbox);
      view.work.office().inbox.visit(row.id);
    }
  }
  view.ui.gap(14);
}

void draw_open_issues(const View& view, const std::vector<app::OpenIssue>& issues) {
  if (issues.empty()) return;
  if (draw_desk_heading(view, "desk.page.journals", issues.size())) {
    view.work.way.go(app::Place::kJournals);
  }
  for (const app::OpenIssue& issue : issues) {
    const std::string journal = view.phrases.name(issue.journal);
    const std::string number =
        view.say("desk.journals.issue",
                 {{"year", std::to_string(issue.year)}, {"number", std::to_string(issue.number)}});
    const StateColours colours = warn_colours();
    if (draw_desk_line(
            view, {"issue" + journal + number, journal + "　" + number,
                   view.say("desk.desk.issue_open"), colours.ink, colours.ground,
                   view.say("desk.desk.issue_items", {{"count", std::to_string(issue.items)}})})) {
      view.work.way.go(app::Place::kJournals);
    }
  }
  view.ui.gap(14);
}

}  // namespace

bool draw_asked_back(const View& view) {
  const auto& rows = view.work.office().workdesk.awaiting(view.snapshot()).asked_back;
  if (rows.empty()) return false;
  view.ui.text(view.say("desk.desk.asked_back", {{"count", std::to_string(rows.size())}}),
               theme::colours().ink, TextStyle::kStrong);
  for (std::size_t i = 0; i < std::min(rows.size(), kWaitingMost); ++i) {
    const app::DraftRow& row = *rows[i];
    const StateColours colours = warn_colours();
    if (draw_desk_line(
            view, {"back" + row.id.text(), title_text(view, row), view.say("state." + row.state),
                   colours.ink, colours.ground, origin_text(view, row)})) {
      view.work.office().item.show(row.id);
      return true;
    }
  }
  view.ui.gap(14);
  return false;
}

void draw_office_desk(const View& view) {
  const app::OfficeAwaiting& awaiting = view.work.office().workdesk.awaiting(view.snapshot());
  view.ui.begin_panel("office-desk", {0, 0});
  if (awaiting.empty()) {
    const bool no_rules = view.snapshot().ruleset == nullptr;
    view.ui.paragraph(view.say(no_rules ? "desk.desk.no_rules" : "desk.desk.office_nothing"),
                      theme::colours().quiet);
  }
  const bool left = draw_asked_back(view);
  if (!left) {
    draw_received(view, awaiting.received);
    draw_open_issues(view, awaiting.issues);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
