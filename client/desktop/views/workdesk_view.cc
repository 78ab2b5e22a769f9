// The place after signing in: to the left what calls for the person, most pressing first; to the
// right how the unit stands (workdesk_figures_view.cc).
#include "client/desktop/views/desk_line.h"
#include "client/desktop/views/office/office_desk.h"
#include "client/desktop/views/states.h"
#include "client/desktop/views/time_left.h"

namespace yibao::desktop {
namespace {

constexpr std::size_t kLinesMost = 6;  // of a kind; the rest stands in its place
constexpr float kTwoColumns = 780;     // narrower: one below the other

void draw_rows(const View& view, std::string_view key, const app::DraftRows& rows,
               app::DraftFilter filter) {
  if (rows.empty()) return;
  if (draw_desk_heading(view, key, rows.size())) {
    view.work.drafts.choice.filter = filter;
    view.work.way.go(app::Place::kDrafts);
  }
  for (std::size_t i = 0; i < std::min(rows.size(), kLinesMost); ++i) {
    const app::DraftRow& row = *rows[i];
    const StateColours colours = state_colours(row.state);
    DeskLine line{row.id.text(), title_text(view, row), view.say("state." + row.state),
                  colours.ink,   colours.ground,        view.when(row.changed_at)};
    if (row.emergency) line.remark = view.say("desk.emergency") + "　" + line.remark;
    if (!row.reason.empty()) line.remark += "　" + reason_text(view, row.reason);
    const auto& takes_over = view.snapshot().account->takes_over;
    const auto before = row.author_id ? takes_over.find(*row.author_id) : takes_over.end();
    if (before != takes_over.end()) {
      line.remark += "　" + view.say("desk.desk.from_person", {{"name", before->second}});
    }
    if (draw_desk_line(view, line)) view.work.open_row(row);
  }
  view.ui.gap(14);
}

// Whose work the person goes on with, also while nothing of it is open.
void draw_handed_over(const View& view, const app::DraftRows& rows) {
  const auto& takes_over = view.snapshot().account->takes_over;
  if (takes_over.empty()) return;
  draw_rows(view, "desk.desk.handed_over", rows, app::DraftFilter::kAll);
  for (const auto& [person, name] : takes_over) {
    view.ui.paragraph(view.say("desk.desk.goes_on", {{"name", name}}), theme::colours().quiet,
                      TextStyle::kSmall);
  }
  view.ui.gap(14);
}

void draw_open_commissions(const View& view) {
  std::size_t open = 0;
  for (const app::CommissionLine& line : *view.snapshot().commissions) open += line.open ? 1 : 0;
  if (open == 0) return;
  if (draw_desk_heading(view, "desk.page.commissions", open)) {
    view.work.way.go(view.work.commissions_place());
  }
  std::size_t shown = 0;
  for (const app::CommissionLine& line : *view.snapshot().commissions) {
    if (!line.open || ++shown > kLinesMost) break;  // open ones come first
    const TimeLeft left = time_left(view, line.due);
    const std::string remark = view.say("commission." + line.state(view.work.now())) + "　" +
                               view.say("desk.commission.due", {{"when", view.when(line.due)}});
    const std::string title = line.title.empty() ? view.say("cli.words_gone") : line.title;
    if (draw_desk_line(view, {line.id.text(), title, left.text, left.ink, left.ground, remark})) {
      view.work.open_commission(line.id);
    }
  }
  view.ui.gap(14);
}

void draw_refused_events(const View& view) {
  const app::LineState& line = *view.snapshot().line;
  if (line.refused == 0) return;
  if (draw_desk_heading(view, "desk.desk.refused", static_cast<std::size_t>(line.refused))) {
    view.work.way.go(app::Place::kOutbox);
  }
  std::size_t shown = 0;
  for (const app::OutboxRow& row : *view.snapshot().outbox) {
    if (row.state != client::OutboxState::kRefused || ++shown > kLinesMost) continue;
    const std::string title =
        view.say("event." + row.type) + (row.title.empty() ? "" : "　" + row.title);
    const std::string why = row.problem ? view.phrases.sentence(*row.problem) : "";
    if (draw_desk_line(view, {row.id.text(), title, view.say("outbox.refused"),
                              theme::colours().bad, theme::colours().bad_pale, why})) {
      view.work.way.go(app::Place::kOutbox);
    }
  }
  view.ui.gap(14);
}

void draw_duties(const View& view) {
  const auto sheet = view.work.standing.sheet();
  if (!sheet) return;
  for (const app::DutyLine& duty : sheet->duties) {
    const StateColours colours = duty.overdue ? bad_colours() : warn_colours();
    const std::string& name = view.phrases.name(duty.name);
    const std::string remark =
        view.say("desk.commission.due", {{"when", base::to_text(duty.due)}}) + "　" + duty.clause;
    const std::string word = view.say(duty.overdue ? "commission.overdue" : "desk.desk.to_do");
    if (draw_desk_line(view, {"duty" + name, name, word, colours.ink, colours.ground, remark})) {
      view.work.way.go(app::Place::kTargets);
    }
  }
  if (sheet->interview) view.ui.paragraph(view.say("report.interview"), theme::colours().bad);
  for (const rules::Name& flag : sheet->flags) {
    view.ui.paragraph(view.phrases.name(flag), theme::colours().bad);
  }
}

// Nothing to do: what comes first for somebody new, what comes next for the others.
void draw_nothing(const View& view) {
  const bool first = view.snapshot().drafts->empty();
  const bool no_rules = view.snapshot().ruleset == nullptr;
  view.ui.paragraph(view.say(no_rules ? "desk.desk.no_rules"
                             : first  ? "desk.desk.first"
                                      : "desk.desk.nothing"),
                    theme::colours().quiet);
  view.ui.gap(12);
}

void draw_awaiting(const View& view) {
  const app::Awaiting& awaiting = view.work.workdesk.awaiting(view.snapshot());
  const bool commissions =
      !view.snapshot().commissions->empty() && view.snapshot().commissions->front().open;
  const auto sheet = view.work.standing.sheet();
  const bool duties =
      sheet && (!sheet->duties.empty() || sheet->interview || !sheet->flags.empty());
  if (awaiting.empty() && !commissions && !duties && view.snapshot().line->refused == 0) {
    draw_nothing(view);
  }
  draw_rows(view, "desk.desk.to_supply", awaiting.to_supply, app::DraftFilter::kWriting);
  draw_rows(view, "desk.desk.to_sign", awaiting.to_sign, app::DraftFilter::kToSign);
  draw_handed_over(view, awaiting.handed_over);
  draw_refused_events(view);
  draw_open_commissions(view);
  draw_rows(view, "desk.desk.to_mend", awaiting.to_mend, app::DraftFilter::kToMend);
  draw_duties(view);
  draw_rows(view, "desk.desk.with_leader", awaiting.with_leader, app::DraftFilter::kToSign);
  draw_rows(view, "desk.desk.writing", awaiting.writing, app::DraftFilter::kWriting);
}

}  // namespace

void draw_workdesk(const View& view) {
  view.title("desk.page.desk");
  if (view.snapshot().account->is_officer()) {
    view.ui.gap(14);
    view.problem(view.snapshot().account->problem);
    return draw_office_desk(view);
  }
  const bool can_write = view.snapshot().ruleset != nullptr;
  const auto pressed = view.title_buttons({{"desk.phone.new", Ui::Look::kPlain, can_write},
                                           {"desk.drafts.new", Ui::Look::kPrimary, can_write}});
  if (pressed == 0U) view.work.note_phone_call();
  if (pressed == 1U) view.work.write_new();
  view.ui.gap(14);
  view.problem(view.snapshot().account->problem);
  view.problem(view.work.standing.problem());
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const bool two = room.x >= theme::px(kTwoColumns);
  const float gap = theme::px(16);
  view.ui.begin_panel("desk-awaiting", {two ? (room.x - gap) * 0.55F : 0, 0});
  draw_awaiting(view);
  if (two) {
    view.ui.end_panel();
    ImGui::SameLine(0, gap);
    view.ui.begin_panel("desk-figures", {0, 0});
  }
  draw_workdesk_figures(view);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
