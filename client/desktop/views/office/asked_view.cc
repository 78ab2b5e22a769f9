// One commission at the office: how far it has come, then unit by unit what was said and sent, to
// be judged one by one or several at once.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/asking.h"
#include "client/desktop/views/office/moves.h"
#include "client/desktop/views/states.h"
#include "client/desktop/views/time_left.h"

namespace yibao::desktop {
namespace {

using client::ReviewedAnswer;

void small_words(const View& view, const std::string& text, ImU32 colour = theme::colours().grey) {
  view.ui.paragraph(text, colour, TextStyle::kSmall);
}

std::string verdict_text(const View& view, const client::ReviewedJudgement& judgement) {
  return view.say(
      "desk.asked.judged",
      {{"verdict", view.say("commission." + std::string(base::enum_name(judgement.verdict)))},
       {"when", view.when(judgement.at)},
       {"who", judgement.by},
       {"note", judgement.note}});
}

std::string state_of(const View& view, const app::AskedSheet& sheet, const ReviewedAnswer& answer) {
  if (answer.judgement) return std::string(base::enum_name(answer.judgement->verdict));
  if (answer.declined) return "declined";
  if (answer.count() >= sheet.review.row.items) return "answered";
  if (view.work.now() > answer.due) return "overdue";
  return answer.acknowledged_at ? "acknowledged" : "open";
}

// -- one unit -------------------------------------------------------------------------------------

void draw_reply(const View& view, const client::CommissionReply& reply) {
  const std::string title = reply.title.empty() ? view.say("cli.words_gone") : reply.title;
  ImGui::PushID(reply.item.text().c_str());
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float height = ImGui::GetTextLineHeight() + theme::px(8);
  if (view.ui.row(title, height)) {
    view.work.office().asking.look_away();
    view.work.open_subject(reply.item);
  }
  const std::string state(base::enum_name(reply.stage));
  const StateColours colours = state_colours(state);
  view.ui.chip(view.say("state." + state), colours.ink, colours.ground);
  ImGui::SameLine(0, theme::px(8));
  const std::string time =
      view.say(reply.in_time ? "desk.commission.in_time" : "desk.commission.too_late",
               {{"when", view.when(reply.at)}});
  const float time_width = view.ui.width_of(time, TextStyle::kSmall) + theme::px(10);
  view.ui.clipped(title, std::max(ImGui::GetContentRegionAvail().x - time_width, theme::px(80)));
  ImGui::SameLine(0, theme::px(10));
  view.ui.clipped(time, ImGui::GetContentRegionAvail().x,
                  reply.in_time ? theme::colours().good : theme::colours().bad, TextStyle::kSmall);
  ImGui::SetCursorScreenPos({at.x, at.y + height});
  ImGui::Dummy({0, 0});
  ImGui::PopID();
}

void draw_extension(const View& view, const ReviewedAnswer& answer) {
  app::AskedDesk& one = view.work.office().asking.one;
  if (!answer.wants_until) return;
  small_words(view,
              view.say("desk.commission.asked", {{"until", view.when(*answer.wants_until)},
                                                 {"reason", answer.wants_reason}}),
              answer.extension_asked ? theme::colours().warn : theme::colours().grey);
  if (!answer.extension_asked || answer.judgement) return;
  if (view.ui.button(view.say("desk.chase.answer") + "##" + answer.unit_name, Ui::Look::kPlain,
                     one.may_act())) {
    one.ask_about(answer.unit);
  }
}

void draw_said(const View& view, const app::AskedSheet& sheet, const ReviewedAnswer& answer) {
  std::string facts = view.say("desk.commission.due", {{"when", view.when(answer.due)}});
  if (answer.extended) facts += view.say("desk.asked.extended");
  if (answer.acknowledged_at) {
    facts += "　" + view.say("desk.commission.acknowledged",
                             {{"when", view.when(*answer.acknowledged_at)}});
  }
  small_words(view, facts);
  for (const client::CommissionReply& reply : answer.replies) draw_reply(view, reply);
  draw_extension(view, answer);
  if (answer.declined) {
    const auto reason = sheet.reasons.find(*answer.declined);
    const std::string why =
        reason == sheet.reasons.end() ? *answer.declined : view.phrases.name(reason->second);
    small_words(
        view,
        view.say("desk.commission.declined", {{"reason", why}, {"note", answer.declined_note}}),
        theme::colours().warn);
  }
  if (answer.judgement) small_words(view, verdict_text(view, *answer.judgement));
  for (const client::ReviewedJudgement& judgement : answer.overtaken) {
    small_words(view,
                view.say("desk.asked.overtaken", {{"judgement", verdict_text(view, judgement)}}),
                theme::colours().quiet);
  }
}

void draw_answer(const View& view, const app::AskedSheet& sheet, const ReviewedAnswer& answer) {
  app::AskedDesk& one = view.work.office().asking.one;
  ImGui::PushID(answer.unit.text().c_str());
  bool chosen = one.chosen.contains(answer.unit);
  if (view.ui.check(answer.unit_name, chosen)) one.choose(answer.unit, chosen);
  ImGui::SameLine(0, theme::px(10));
  const std::string state = state_of(view, sheet, answer);
  const StateColours colours =
      state == "answered" ? StateColours{theme::colours().accent, theme::colours().accent_pale}
                          : commission_colours(state);
  view.ui.chip(view.say("commission." + state), colours.ink, colours.ground);
  if (answer.judgement && answer.judgement->pending) {
    ImGui::SameLine(0, theme::px(6));
    view.ui.chip(view.say("cli.pending"), theme::colours().grey, theme::colours().grey_pale);
  }
  ImGui::Indent(theme::px(26));
  draw_said(view, sheet, answer);
  ImGui::Unindent(theme::px(26));
  view.ui.gap(6);
  view.ui.line();
  view.ui.gap(6);
  ImGui::PopID();
}

// -- the whole ------------------------------------------------------------------------------------

void draw_head(const View& view, const app::AskedSheet& sheet) {
  const client::CommissionRow& row = sheet.review.row;
  view.ui.paragraph(row.title.empty() ? view.say("cli.words_gone") : row.title,
                    theme::colours().ink, TextStyle::kHeading);
  const bool open = !row.cancelled && row.judged() < row.answers.size();
  const TimeLeft left = time_left(view, sheet.due());
  const std::string kind =
      sheet.kind.zh.empty() ? view.say("desk.next.any") : view.phrases.name(sheet.kind);
  small_words(view, view.say("desk.commission.due", {{"when", view.when(sheet.due())}}) +
                        (open ? "　" + left.text : "") + "　" +
                        view.say("desk.commission.wanted",
                                 {{"count", std::to_string(row.items)}, {"kind", kind}}) +
                        "　" +
                        view.say("desk.commission.issued",
                                 {{"when", view.when(base::from_millis(row.issued_at))},
                                  {"who", sheet.review.issued_by}}));
  const client::CommissionTally& tally = sheet.review.tally;
  small_words(view, view.say("desk.asked.tally", {{"asked", std::to_string(tally.asked)},
                                                  {"seen", std::to_string(tally.acknowledged)},
                                                  {"in_time", std::to_string(tally.in_time)},
                                                  {"late", std::to_string(tally.late)},
                                                  {"judged", std::to_string(tally.judged)}}));
  if (row.cancelled) {
    small_words(
        view,
        view.say("desk.commission.cancelled", {{"reason", view.phrases.name(sheet.cancelled)}}),
        theme::colours().bad);
  }
  bool* shown = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("requirement"), false);
  ImGui::SetCursorPosX(ImGui::GetCursorPosX() - ImGui::GetStyle().FramePadding.x);
  const char* key = *shown ? "desk.asked.hide_text" : "desk.asked.show_text";
  if (view.ui.button(view.say(key), Ui::Look::kLink)) *shown = !*shown;
  if (*shown) draw_body(view, sheet.review.text, 0);
}

void draw_actions(const View& view, const app::AskedSheet& sheet) {
  app::AskingPlace& place = view.work.office().asking;
  app::AskedDesk& one = place.one;
  const bool may = one.may_act();
  if (view.ui.button(view.say("desk.asked.judge"), Ui::Look::kPrimary,
                     may && !one.chosen.empty())) {
    one.begin_judging();
    view.ui.open_dialog(view.say("desk.asked.judge.title"));
  }
  if (flowing_button(view, "desk.asked.choose_ready", Ui::Look::kLink, may)) {
    one.choose_ready(view.work.now());
  }
  if (flowing_button(view, "desk.chase.copy", Ui::Look::kPlain, !sheet.chased.lines.empty())) {
    copy_chase(view, {sheet.chased});
  }
  if (flowing_button(view, "desk.asked.cancel", Ui::Look::kPlain, may)) {
    view.ui.open_dialog(view.say("desk.asked.cancel.title"));
  }
  if (!flowing_button(view, "desk.asked.copy", Ui::Look::kPlain)) return;
  view.ui.open_dialog(view.say("desk.asked.copy.title"));
}

}  // namespace

void draw_asked(const View& view) {
  app::AskingPlace& place = view.work.office().asking;
  if (view.back()) return place.close();
  // Kept: what is drawn may be closed on the way.
  const auto sheet = place.one.sheet();
  view.problem(place.one.problem());
  if (!sheet) {
    if (!place.one.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  view.ui.gap(8);
  view.ui.begin_panel("asked-panel", {0, rest_of_place()});
  draw_head(view, *sheet);
  view.ui.gap(6);
  draw_actions(view, *sheet);
  view.ui.gap(6);
  if (const auto moved = place.one.moved()) {
    draw_moves(view, *moved);
    view.ui.gap(6);
  }
  view.ui.line();
  view.ui.gap(8);
  view.ui.rows("answers", sheet->review.answers.size(), theme::px(90),
               [&](std::size_t i) { draw_answer(view, *sheet, sheet->review.answers[i]); });
  draw_asked_dialogs(view, *sheet);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
