// An interview being noted: when, on what grounds, what was found and what is to be done by when.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/standings.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

std::string name_of(const app::InterviewsSheet& sheet, const base::UnitCode& unit) {
  for (const client::UnitEntry& entry : sheet.units) {
    if (entry.code == unit) return entry.name;
  }
  return unit.text();
}

template <class Ask>
bool changes(std::string& text, Ask ask) {
  const std::string before = text;
  ask();
  return text != before;
}

void draw_give_up_dialog(const View& view, app::InterviewsDesk& desk) {
  if (!view.ui.begin_dialog(view.say("desk.interview.give_up.title"), 460)) return;
  view.ui.paragraph(view.say("desk.interview.give_up.text"));
  if (answer_row(view, "desk.interview.give_up.do", Ui::Look::kDanger) == Answer::kDo) {
    desk.give_up();
  }
  view.ui.end_dialog();
}

}  // namespace

void draw_interview_form(const View& view, const app::InterviewsSheet& sheet) {
  app::InterviewsDesk& desk = view.work.office().standings.interviews;
  if (desk.loading()) return view.ui.busy(view.say("desk.opening"));
  view.ui.begin_panel("interview-form", {0, 0});
  view.ui.text(view.say("desk.interview.form", {{"unit", name_of(sheet, *desk.unit())}}),
               theme::colours().ink, TextStyle::kHeading);
  view.ui.gap(8);
  bool changed = false;
  for (std::size_t i = 0; i < desk.grounds().size(); ++i) {
    bool named = desk.named[i];
    if (!view.ui.check(view.phrases.name(desk.grounds()[i].name), named)) continue;
    desk.named[i] = named;
    changed = true;
  }
  LineLook look;
  look.width = theme::px(180);
  const auto line = [&](std::string_view key, std::string& text) {
    changed = changes(text, [&] { ask_line(view, key, text, look); }) || changed;
  };
  const auto note = [&](std::string_view key, std::string& text) {
    changed = changes(text, [&] { ask_note(view, key, text); }) || changed;
  };
  look.hint = view.say("desk.date.example", {{"date", base::to_text(view.snapshot().today)}});
  line("desk.interview.day", desk.day);
  note("desk.interview.problems", desk.problems);
  note("desk.interview.measures", desk.measures);
  const base::Date month = view.snapshot().today + std::chrono::days(30);
  look.hint = view.say("desk.date.example", {{"date", base::to_text(month)}});
  line("desk.interview.mend_by", desk.mend_by);
  if (changed) desk.edited();
  view.ui.gap(8);
  const std::string missing = desk.missing();
  if (view.ui.button(view.say("desk.interview.do"), Ui::Look::kPrimary,
                     missing.empty() && !desk.busy())) {
    desk.hold(view.phrases.language());
  }
  if (flowing_button(view, "desk.interview.later", Ui::Look::kPlain)) desk.leave();
  if (flowing_button(view, "desk.interview.give_up", Ui::Look::kLink)) {
    view.ui.open_dialog(view.say("desk.interview.give_up.title"));
  }
  draw_give_up_dialog(view, desk);
  if (!missing.empty()) {
    view.ui.paragraph(view.say(missing), theme::colours().quiet, TextStyle::kSmall);
  }
  view.ui.end_panel();
}

}  // namespace yibao::desktop
