// The questions about one commission: how its answers are judged, until when a unit may have more
// time, why it is cancelled, whether it is asked once more.
#include "client/core/app/office/office.h"
#include "client/desktop/views/office/asking.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kAskedDialog = 520;

std::vector<std::string> verdict_names(const View& view) {
  std::vector<std::string> names;
  for (const std::string_view verdict : base::EnumNames<domain::CommissionVerdict>::kNames) {
    names.push_back(view.say("commission." + std::string(verdict)));
  }
  return names;
}

std::string chosen_names(const View& view, const app::AskedSheet& sheet) {
  std::string names;
  for (const client::ReviewedAnswer& answer : sheet.review.answers) {
    if (!view.work.office().asking.one.chosen.contains(answer.unit)) continue;
    names += (names.empty() ? "" : view.say("desk.and")) + answer.unit_name;
  }
  return names;
}

void draw_judge_dialog(const View& view, const app::AskedSheet& sheet) {
  if (!view.ui.begin_dialog(view.say("desk.asked.judge.title"), kAskedDialog)) return;
  app::AskedDesk& one = view.work.office().asking.one;
  view.ui.paragraph(chosen_names(view, sheet), theme::colours().grey);
  view.ui.gap(6);
  ask_choice(view, "cli.col.verdict", verdict_names(view), one.verdict);
  ask_note(view, "desk.asked.note", one.note);
  view.ui.paragraph(view.say("desk.asked.judge.text"), theme::colours().quiet, TextStyle::kSmall);
  if (answer_row(view, "desk.asked.judge.do", Ui::Look::kPrimary, one.may_act()) == Answer::kDo) {
    one.judge();
  }
  view.ui.end_dialog();
}

void draw_extend_dialog(const View& view, const app::AskedSheet& sheet) {
  app::AskedDesk& one = view.work.office().asking.one;
  const std::string title = view.say("desk.asked.extend.title");
  const auto offset = view.snapshot().offset();
  if (const auto unit = one.take_question()) {
    one.begin_extending(*unit, offset);
    view.ui.open_dialog(title);
  }
  if (!view.ui.begin_dialog(title, kAskedDialog)) return;
  const auto* answer = one.extending() ? sheet.review.of(*one.extending()) : nullptr;
  if (answer != nullptr) {
    view.ui.text(answer->unit_name, theme::colours().ink, TextStyle::kStrong);
    if (answer->wants_until) {
      view.ui.paragraph(
          view.say("desk.commission.asked",
                   {{"until", view.when(*answer->wants_until)}, {"reason", answer->wants_reason}}),
          theme::colours().grey);
    }
    view.ui.paragraph(view.say("desk.commission.due", {{"when", view.when(answer->due)}}),
                      theme::colours().grey);
  }
  view.ui.gap(6);
  LineLook look;
  look.hint = view.say("desk.date.example", {{"date", base::to_text(view.snapshot().today)}});
  ask_line(view, "desk.asked.extend.until", one.until, look);
  const bool ready = one.wanted_until(offset).has_value();
  if (!ready && !one.until.empty()) {
    view.ui.paragraph(view.say("desk.commission.extend.wrong"), theme::colours().warn,
                      TextStyle::kSmall);
  }
  view.ui.paragraph(view.say("desk.asked.extend.text"), theme::colours().quiet, TextStyle::kSmall);
  const Answer given =
      answer_row(view, "desk.asked.extend.do", Ui::Look::kPrimary, ready && one.may_act());
  if (given == Answer::kDo) one.extend(offset);
  view.ui.end_dialog();
}

void draw_cancel_dialog(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.asked.cancel.title"), kAskedDialog)) return;
  app::AskedDesk& one = view.work.office().asking.one;
  view.ui.paragraph(view.say("desk.asked.cancel.text"), theme::colours().grey);
  view.ui.gap(6);
  std::vector<std::string> reasons;
  for (const std::string_view reason : app::AskedDesk::kCancelReasons) {
    reasons.push_back(view.say("reason." + std::string(reason)));
  }
  ask_choice(view, "desk.asked.cancel.reason", reasons, one.reason);
  if (answer_row(view, "desk.asked.cancel.do", Ui::Look::kDanger, one.may_act()) == Answer::kDo) {
    one.cancel();
  }
  view.ui.end_dialog();
}

void draw_copy_dialog(const View& view, const app::AskedSheet& sheet) {
  if (!view.ui.begin_dialog(view.say("desk.asked.copy.title"), kAskedDialog)) return;
  view.ui.paragraph(view.say("desk.asked.copy.text"), theme::colours().grey);
  if (answer_row(view, "desk.asked.copy.do", Ui::Look::kPrimary) == Answer::kDo) {
    view.work.office().asking.write_copy(sheet.review.row.commission);
  }
  view.ui.end_dialog();
}

}  // namespace

void draw_asked_dialogs(const View& view, const app::AskedSheet& sheet) {
  draw_judge_dialog(view, sheet);
  draw_extend_dialog(view, sheet);
  draw_cancel_dialog(view);
  draw_copy_dialog(view, sheet);
}

}  // namespace yibao::desktop
