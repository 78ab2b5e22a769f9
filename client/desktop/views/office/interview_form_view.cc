// An interview being noted: when, on what grounds, what was found and what is to be done by when.
#include <tuple>

#include "client/core/app/office/office.h"
#include "client/desktop/views/office/form_answers.h"
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

bool draw_fields(const View& view, app::InterviewsDesk& desk) {
  const auto given = [&] {
    return std::tuple(desk.named, desk.day, desk.problems, desk.measures, desk.mend_by);
  };
  const auto before = given();
  for (std::size_t i = 0; i < desk.grounds().size(); ++i) {
    bool named = desk.named[i];
    if (view.ui.check(view.phrases.name(desk.grounds()[i].name), named)) desk.named[i] = named;
  }
  LineLook look;
  look.width = theme::px(180);
  look.hint = view.say("desk.date.example", {{"date", base::to_text(view.snapshot().today)}});
  ask_line(view, "desk.interview.day", desk.day, look);
  ask_note(view, "desk.interview.problems", desk.problems);
  ask_note(view, "desk.interview.measures", desk.measures);
  const base::Date month = view.snapshot().today + std::chrono::days(30);
  look.hint = view.say("desk.date.example", {{"date", base::to_text(month)}});
  ask_line(view, "desk.interview.mend_by", desk.mend_by, look);
  return given() != before;
}

void draw_answers(const View& view, app::InterviewsDesk& desk) {
  FormAnswers answers;
  answers.act = "desk.interview.do";
  answers.give_up_title = "desk.interview.give_up.title";
  answers.give_up_text = "desk.interview.give_up.text";
  answers.missing = desk.missing();
  answers.busy = desk.busy();
  switch (draw_form_answers(view, answers)) {
    case FormAnswer::kDo: return desk.hold(view.phrases.language());
    case FormAnswer::kLater: return desk.leave();
    case FormAnswer::kGiveUp: return desk.give_up();
    case FormAnswer::kNone: break;
  }
}

}  // namespace

void draw_interview_form(const View& view, const app::InterviewsSheet& sheet) {
  app::InterviewsDesk& desk = view.work.office().standings.interviews;
  if (desk.loading()) return view.ui.busy(view.say("desk.opening"));
  view.ui.begin_panel("interview-form", {0, form_height()});
  view.ui.text(view.say("desk.interview.form", {{"unit", name_of(sheet, *desk.unit())}}),
               theme::colours().ink, TextStyle::kHeading);
  view.ui.gap(8);
  const bool changed = draw_fields(view, desk);
  view.ui.end_panel();
  if (changed) desk.edited();
  draw_answers(view, desk);
}

}  // namespace yibao::desktop
