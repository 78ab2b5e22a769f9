// The office's desk after signing in: what has to be judged, answered and printed. Each line leads
// to its place.
#include "client/core/app/office/office.h"
#include "client/desktop/views/bulletin_page.h"
#include "client/desktop/views/desk_line.h"
#include "client/desktop/views/office/office_desk.h"
#include "client/desktop/views/queue_view.h"
#include "client/desktop/views/states.h"
#include "client/desktop/views/time_left.h"

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

// Which of a commission's units call for the office, in numbers.
std::string calls_text(const View& view, const client::CommissionTally& tally) {
  std::string text;
  const auto add = [&](std::string_view key, std::size_t count) {
    if (count == 0) return;
    text += (text.empty() ? "" : "　") + view.say(key, {{"count", std::to_string(count)}});
  };
  add("desk.desk.to_judge", tally.to_judge);
  add("desk.asking.tally.overdue", tally.overdue);
  add("desk.asking.tally.extension", tally.extension);
  return text;
}

void draw_calling_commissions(const View& view, const std::vector<app::AskedLine>& lines) {
  if (lines.empty()) return;
  if (draw_desk_heading(view, "desk.page.asking", lines.size())) {
    view.work.way.go(app::Place::kAsking);
  }
  for (std::size_t i = 0; i < std::min(lines.size(), kWaitingMost); ++i) {
    const app::AskedLine& line = lines[i];
    const TimeLeft left = time_left(view, line.due);
    const std::string title = line.title.empty() ? view.say("cli.words_gone") : line.title;
    if (draw_desk_line(view, {line.id.text(), title, left.text, left.ink, left.ground,
                              calls_text(view, line.tally)})) {
      view.work.open_commission(line.id);
    }
  }
  view.ui.gap(14);
}

void draw_owed_bulletins(const View& view, const std::vector<app::DuePeriod>& periods) {
  if (periods.empty()) return;
  if (draw_desk_heading(view, "desk.page.bulletins", periods.size())) {
    view.work.way.go(app::Place::kBulletins);
  }
  for (const app::DuePeriod& due : periods) {
    const std::string name =
        bulletin_name(view, {domain::BulletinKind::kFigures, due.period, std::nullopt});
    const StateColours colours = warn_colours();
    const std::string word =
        view.say(due.drafting ? "desk.bulletins.state.drafting" : "desk.bulletins.state.due");
    const std::string remark =
        view.say("desk.desk.period_over", {{"day", base::to_text(due.period.last)}});
    if (draw_desk_line(view,
                       {"bulletin" + name, name, word, colours.ink, colours.ground, remark})) {
      view.work.way.go(app::Place::kBulletins);
      view.work.office().bulletins.start(due.period);
    }
  }
  view.ui.gap(14);
}

void draw_idle(const View& view) {
  const bool no_rules = view.snapshot().ruleset == nullptr;
  view.ui.paragraph(view.say(no_rules ? "desk.desk.no_rules" : "desk.desk.office_nothing"),
                    theme::colours().quiet);
}

}  // namespace

bool draw_asked_back(const View& view) {
  const auto& rows = view.snapshot().waiting->asked_back;
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
  app::OfficeDesk& desk = view.work.office().workdesk;
  view.problem(desk.problem());
  view.ui.begin_panel("office-desk", {0, 0});
  if (desk.idle(view.snapshot())) draw_idle(view);
  const bool left = draw_asked_back(view);
  if (!left) {
    // Kept: what is drawn may be read again on the way.
    const auto tasks = desk.sheet();
    draw_received(view, *view.snapshot().waiting->received);
    draw_open_issues(view, desk.open_issues(view.snapshot()));
    if (tasks) {
      draw_calling_commissions(view, tasks->commissions);
      draw_owed_bulletins(view, tasks->bulletins);
    } else if (!desk.problem()) {
      view.ui.busy(view.say("desk.computing"));
    }
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
