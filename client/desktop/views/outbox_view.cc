// What waits for the server, what it refused and what arrived last: how it stands, why, and what to
// do about it.
#include "client/desktop/views/question.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

constexpr float kOutboxRowHeight = 160;  // about

StateColours colours_of(client::OutboxState state) {
  switch (state) {
    case client::OutboxState::kRefused: return bad_colours();
    case client::OutboxState::kHeld: return warn_colours();
    case client::OutboxState::kAcknowledged:
      return {theme::colours().good, theme::colours().good_pale};
    case client::OutboxState::kWaiting: break;
  }
  return {theme::colours().accent, theme::colours().accent_pale};
}

// The line in a sentence: why things wait, or that they need not.
void draw_line_state(const View& view) {
  const app::LineState& line = *view.snapshot().line;
  using Line = client::SyncStatus::Line;
  const std::string last = line.last_exchange
                               ? view.say("desk.last", {{"when", view.when(*line.last_exchange)}})
                               : view.say("desk.last.never");
  std::string_view key = "desk.outbox.line.unknown";
  if (line.status.line == Line::kUp) key = "desk.outbox.line.up";
  if (line.status.line == Line::kDown) key = "desk.outbox.line.down";
  if (line.status.line == Line::kBlocked) key = "desk.outbox.line.blocked";
  view.ui.paragraph(view.say(key) + "　" + last, theme::colours().grey);
  if (line.status.code && line.status.line != Line::kUp) {
    view.ui.paragraph(
        view.phrases.sentence(base::Error(*line.status.code, "", line.status.args)),
        line.status.line == Line::kBlocked ? theme::colours().bad : theme::colours().warn);
  }
  view.ui.gap(10);
}

void draw_reason(const View& view, const app::OutboxRow& row) {
  if (row.problem) {
    const bool refused = row.state == client::OutboxState::kRefused;
    view.ui.paragraph(view.phrases.sentence(*row.problem),
                      refused ? theme::colours().bad : theme::colours().warn);
    for (const std::string& sentence :
         texts::findings_of(view.phrases.language(), row.problem->args)) {
      view.ui.paragraph("· " + sentence, theme::colours().grey, TextStyle::kSmall);
    }
    view.ui.text(view.say("desk.code", {{"code", std::string(base::name(row.problem->code))}}),
                 theme::colours().quiet, TextStyle::kSmall);
  }
  std::string_view key = "desk.outbox.do.waiting";
  if (row.state == client::OutboxState::kHeld) key = "desk.outbox.do.held";
  if (row.state == client::OutboxState::kRefused) {
    key = app::OutboxPlace::can_be_taken_back(row) ? "desk.outbox.do.take_back"
                                                   : "desk.outbox.do.refused";
  }
  view.ui.paragraph(view.say(key), theme::colours().quiet, TextStyle::kSmall);
}

void draw_actions(const View& view, const app::OutboxRow& row) {
  app::OutboxPlace& place = view.work.outbox;
  const std::string id = "##" + row.id.text();
  const bool free = !place.busy();
  bool first = true;
  const auto action = [&](std::string_view key, Ui::Look look) {
    if (!first) ImGui::SameLine(0, theme::px(6));
    first = false;
    return view.ui.button(view.say(key) + id, look, free);
  };
  if (app::OutboxPlace::can_be_taken_back(row)) {
    if (action("desk.outbox.take_back", Ui::Look::kPrimary)) {
      place.take_back(row, [work = &view.work](domain::Subject draft) { work->mend(draft); });
    }
  } else if (row.listed) {
    if (action("desk.outbox.open", Ui::Look::kPlain)) return view.work.open_subject(row.subject);
  }
  if (action("desk.outbox.export", Ui::Look::kPlain)) {
    app::FilePicker::Question question;
    question.save = true;
    question.title = "desk.outbox.export.title";
    question.endings = {".txt"};
    question.name = "yibao-" + row.type;
    view.work.picker.ask(question, [&place, event = row.id](const std::filesystem::path& file) {
      place.export_to(event, file);
    });
  }
  // What still waits may have arrived, its answer lost.
  if (row.state == client::OutboxState::kWaiting) return;
  if (action("desk.outbox.discard", Ui::Look::kLink)) place.to_discard = row.id;
}

void draw_head(const View& view, const app::OutboxRow& row) {
  const StateColours colours = colours_of(row.state);
  view.ui.chip(view.say("outbox." + std::string(base::enum_name(row.state))), colours.ink,
               colours.ground);
  ImGui::SameLine();
  if (row.urgent) {
    view.ui.chip(view.say("desk.emergency"), theme::colours().bad, theme::colours().bad_pale);
    ImGui::SameLine();
  }
  view.ui.text(view.say("event." + row.type), theme::colours().ink, TextStyle::kStrong);
  ImGui::SameLine();
  view.ui.text(view.when(row.changed_at), theme::colours().quiet, TextStyle::kSmall);
}

void draw_row(const View& view, const app::OutboxRow& row) {
  ImGui::PushID(row.id.text().c_str());
  draw_head(view, row);
  if (!row.title.empty()) view.ui.paragraph(row.title);
  draw_reason(view, row);
  view.ui.gap(4);
  draw_actions(view, row);
  view.ui.gap(8);
  view.ui.line();
  view.ui.gap(8);
  ImGui::PopID();
}

void draw_delivered(const View& view) {
  const auto rows = view.work.outbox.delivered();
  if (!rows || rows->empty()) return;
  view.ui.gap(8);
  view.ui.text(view.say("desk.outbox.delivered"), theme::colours().ink, TextStyle::kStrong);
  for (const app::OutboxRow& row : *rows) {
    const float height = ImGui::GetTextLineHeight() + theme::px(12);
    const std::string name = view.say("event." + row.type);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::PushID(row.id.text().c_str());
    if (view.ui.row(name + "　" + row.title, height)) {
      ImGui::PopID();
      return view.work.open_subject(row.subject);
    }
    ImGui::SetCursorScreenPos({at.x + theme::px(4), at.y + theme::px(6)});
    const std::string receipt =
        row.receipt ? view.say("desk.receipt", {{"sequence", std::to_string(*row.receipt)}}) : "";
    const std::string title = row.title.empty() ? view.say("cli.words_gone") : row.title;
    view.ui.clipped(view.when(row.changed_at) + "　" + receipt + "　" + name + "　" + title,
                    ImGui::GetContentRegionAvail().x, theme::colours().grey);
    ImGui::SetCursorScreenPos({at.x, at.y + height});
    ImGui::Dummy({0, 0});
    ImGui::PopID();
  }
}

void draw_discard_events(const View& view) {
  const std::string title = view.say("desk.outbox.discard.title");
  const bool asked = view.work.outbox.to_discard.has_value();
  if (asked && !ImGui::IsPopupOpen(title.c_str())) view.ui.open_dialog(title);
  if (!view.ui.begin_dialog(title, 500)) return;
  view.ui.paragraph(view.say("desk.outbox.discard.text"));
  const Answer answer = answer_row(view, "desk.outbox.discard.do", Ui::Look::kDanger);
  if (answer == Answer::kDo) view.work.outbox.discard();
  if (answer == Answer::kCancel) view.work.outbox.to_discard.reset();
  view.ui.end_dialog();
}

}  // namespace

void draw_outbox(const View& view) {
  view.title("desk.page.outbox", view.say("desk.outbox.explain"));
  const bool exchanging = view.snapshot().line->exchange_shown;
  app::CourierPlace& courier = view.work.courier;
  const auto pressed =
      view.title_buttons({{"desk.courier.out", Ui::Look::kPlain, !courier.busy()},
                          {"desk.courier.in", Ui::Look::kPlain, !courier.busy()},
                          {"desk.outbox.try_now", Ui::Look::kPrimary, !exchanging}});
  if (pressed == 0U) courier.take_out();
  if (pressed == 1U) courier.bring_in();
  if (pressed == 2U) view.work.outbox.try_now();
  view.ui.gap(14);
  view.problem(view.work.outbox.problem());
  view.problem(courier.problem());
  if (courier.busy()) view.ui.busy(view.say("desk.courier.busy"));
  view.ui.begin_panel("outbox-panel", {0, 0});
  draw_line_state(view);
  const auto rows = view.snapshot().outbox;
  if (rows->empty()) view.ui.paragraph(view.say("desk.outbox.empty"), theme::colours().quiet);
  view.ui.rows("outbox-rows", rows->size(), theme::px(kOutboxRowHeight),
               [&](std::size_t i) { draw_row(view, (*rows)[i]); });
  draw_delivered(view);
  view.ui.end_panel();
  draw_discard_events(view);
}

}  // namespace yibao::desktop
