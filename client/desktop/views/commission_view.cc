// One commission: what is asked for and until when, what the unit said, what became of it; and the
// four things the unit can do.
#include "client/desktop/views/question.h"
#include "client/desktop/views/states.h"
#include "client/desktop/views/time_left.h"

namespace yibao::desktop {
namespace {

constexpr float kDialogWidth = 520;

void fact(const View& view, const std::string& text, ImU32 colour = theme::colours().grey) {
  view.ui.paragraph(text, colour);
  view.ui.gap(4);
}

void draw_deadline(const View& view, const app::CommissionSheet& sheet) {
  if (sheet.line.open) {
    const TimeLeft left = time_left(view, sheet.line.due);
    view.ui.text(left.text, left.ink, TextStyle::kHeading);
  }
  fact(view, view.say("desk.commission.due", {{"when", view.when(sheet.line.due)}}));
  if (sheet.extended_until) {
    fact(view, view.say("desk.commission.extended", {{"from", view.when(sheet.common_due)},
                                                     {"until", view.when(*sheet.extended_until)}}));
  }
  const std::string kind =
      sheet.kind.zh.empty() ? view.say("desk.next.any") : view.phrases.name(sheet.kind);
  fact(view, view.say("desk.commission.wanted",
                      {{"count", std::to_string(sheet.items)}, {"kind", kind}}));
  fact(view, view.say("desk.commission.issued",
                      {{"when", view.when(sheet.issued_at)}, {"who", sheet.from}}));
}

// What the unit said and what the office said to it, in words.
void draw_course(const View& view, const app::CommissionSheet& sheet) {
  if (sheet.acknowledged_at) {
    fact(view,
         view.say("desk.commission.acknowledged", {{"when", view.when(*sheet.acknowledged_at)}}));
  }
  if (sheet.asked_until) {
    fact(view, view.say("desk.commission.asked", {{"until", view.when(*sheet.asked_until)},
                                                  {"reason", sheet.asked_reason}}));
    if (sheet.line.extension_asked && sheet.line.open) {
      fact(view, view.say("desk.commission.asked_waits"), theme::colours().warn);
    }
  }
  if (sheet.line.declined) {
    fact(view,
         view.say("desk.commission.declined", {{"reason", view.phrases.name(sheet.declined_reason)},
                                               {"note", sheet.declined_note}}));
  }
  if (sheet.line.cancelled) {
    fact(view, view.say("desk.commission.cancelled",
                        {{"reason", view.phrases.name(sheet.cancelled_reason)}}));
  }
  if (sheet.judged_at) {
    const bool done = sheet.line.verdict == "done";
    fact(view,
         view.say("desk.commission.judged",
                  {{"verdict", view.say("commission." + sheet.line.verdict)},
                   {"when", view.when(*sheet.judged_at)},
                   {"note", sheet.judged_note}}),
         done ? theme::colours().good : theme::colours().bad);
  }
  if (sheet.line.pending) fact(view, view.say("desk.commission.pending"), theme::colours().warn);
}

void draw_answers(const View& view, const app::CommissionSheet& sheet) {
  view.ui.gap(8);
  view.ui.text(view.say("desk.commission.answers"), theme::colours().ink, TextStyle::kStrong);
  const app::DraftRows rows = app::WorkdeskPlace::answers(*view.snapshot().drafts, sheet.line.id);
  if (rows.empty()) fact(view, view.say("desk.commission.no_answers"), theme::colours().quiet);
  for (const auto& row : rows) {
    const std::string title = title_text(view, *row);
    ImGui::PushID(row->id.text().c_str());
    if (view.ui.row(title, ImGui::GetTextLineHeight() + theme::px(10))) {
      ImGui::PopID();
      return view.work.open_row(*row);
    }
    const StateColours colours = state_colours(row->state);
    view.ui.chip(view.say("state." + row->state), colours.ink, colours.ground);
    ImGui::SameLine(0, theme::px(8));
    view.ui.clipped(title, ImGui::GetContentRegionAvail().x);
    ImGui::PopID();
    for (const client::CommissionReply& reply : sheet.replies) {
      if (reply.item != row->id) continue;
      fact(view,
           view.say(reply.in_time ? "desk.commission.in_time" : "desk.commission.too_late",
                    {{"when", view.when(reply.at)}}),
           reply.in_time ? theme::colours().good : theme::colours().bad);
    }
  }
}

void draw_actions(const View& view, const app::CommissionSheet& sheet) {
  app::CommissionsPlace& place = view.work.commissions;
  const bool may = sheet.may_act && !place.busy();
  const float width = ImGui::GetContentRegionAvail().x;
  if (view.ui.button(view.say("desk.commission.answer"), Ui::Look::kPrimary, may, width)) {
    view.work.answer(sheet.line.id);
  }
  const bool can_acknowledge = may && !sheet.acknowledged_at;
  if (view.ui.button(view.say("desk.commission.acknowledge"), Ui::Look::kPlain, can_acknowledge,
                     width)) {
    place.acknowledge();
  }
  if (view.ui.button(view.say("desk.commission.extend"), Ui::Look::kPlain, may, width)) {
    view.ui.open_dialog(view.say("desk.commission.extend.title"));
  }
  const bool can_decline = may && !sheet.line.declined && !sheet.reasons.empty();
  if (view.ui.button(view.say("desk.commission.decline"), Ui::Look::kPlain, can_decline, width)) {
    view.ui.open_dialog(view.say("desk.commission.decline.title"));
  }
}

void draw_extension_dialog(const View& view, const app::CommissionSheet& sheet) {
  app::CommissionsPlace& place = view.work.commissions;
  if (!view.ui.begin_dialog(view.say("desk.commission.extend.title"), kDialogWidth)) return;
  LineLook until;
  const auto offset = view.snapshot().offset();
  const base::Date later = base::local_date(sheet.line.due, offset) + std::chrono::weeks(1);
  until.hint = view.say("desk.date.example", {{"date", base::to_text(later)}});
  ask_line(view, "desk.commission.extend.until", place.until, until);
  view.ui.gap(8);
  ask_note(view, "desk.commission.extend.reason", place.extension_reason);
  const bool ready = place.wanted_until(offset) && !base::trim(place.extension_reason).empty();
  if (!place.until.empty() && !place.wanted_until(offset)) {
    view.ui.paragraph(view.say("desk.commission.extend.wrong"), theme::colours().warn,
                      TextStyle::kSmall);
  }
  if (answer_row(view, "desk.commission.extend.do", Ui::Look::kPrimary, ready) == Answer::kDo) {
    place.ask_extension(offset);
  }
  view.ui.end_dialog();
}

void draw_decline_dialog(const View& view, const app::CommissionSheet& sheet) {
  app::CommissionsPlace& place = view.work.commissions;
  if (!view.ui.begin_dialog(view.say("desk.commission.decline.title"), kDialogWidth)) return;
  ask_choice(view, "desk.commission.decline.reason", reason_names(view, sheet.reasons),
             place.reason);
  view.ui.gap(8);
  ask_note(view, "desk.commission.decline.note", place.note);
  if (answer_row(view, "desk.commission.decline.do", Ui::Look::kDanger) == Answer::kDo) {
    place.decline();
  }
  view.ui.end_dialog();
}

}  // namespace

void draw_commission(const View& view) {
  app::CommissionsPlace& place = view.work.commissions;
  if (view.back()) return place.close();
  const auto sheet = place.sheet();
  view.problem(place.problem());
  if (!sheet) {
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.gap(8);
  view.ui.begin_panel("commission-panel", {0, 0});
  const float side = theme::px(300);
  const bool two = ImGui::GetContentRegionAvail().x >= 2.2F * side;
  if (ImGui::BeginTable("commission", two ? 2 : 1, ImGuiTableFlags_SizingFixedFit)) {
    ImGui::TableSetupColumn("text", ImGuiTableColumnFlags_WidthStretch);
    if (two) ImGui::TableSetupColumn("side", ImGuiTableColumnFlags_WidthFixed, side);
    ImGui::TableNextColumn();
    view.ui.paragraph(sheet->line.title.empty() ? view.say("cli.words_gone") : sheet->line.title,
                      theme::colours().ink, TextStyle::kHeading, theme::px(12));
    view.ui.gap(10);
    draw_body(view, sheet->text, theme::px(12));
    draw_answers(view, *sheet);
    ImGui::TableNextColumn();
    draw_deadline(view, *sheet);
    draw_course(view, *sheet);
    view.ui.gap(10);
    draw_actions(view, *sheet);
    draw_extension_dialog(view, *sheet);
    draw_decline_dialog(view, *sheet);
    ImGui::EndTable();
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
