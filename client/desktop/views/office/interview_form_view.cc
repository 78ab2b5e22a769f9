// An interview being noted: when, on what grounds, what was found and what is to be done by when.
#include <tuple>

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

void draw_give_up_dialog(const View& view, app::InterviewsDesk& desk) {
  if (!view.ui.begin_dialog(view.say("desk.interview.give_up.title"), 460)) return;
  view.ui.paragraph(view.say("desk.interview.give_up.text"));
  if (answer_row(view, "desk.interview.give_up.do", Ui::Look::kDanger) == Answer::kDo) {
    desk.give_up();
  }
  view.ui.end_dialog();
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
  if (missing.empty()) return;
  ImGui::SameLine(0, theme::px(8));
  ImGui::AlignTextToFramePadding();
  view.ui.clipped(view.say(missing), ImGui::GetContentRegionAvail().x, theme::colours().quiet,
                  TextStyle::kSmall);
}

}  // namespace

void draw_interview_form(const View& view, const app::InterviewsSheet& sheet) {
  app::InterviewsDesk& desk = view.work.office().standings.interviews;
  if (desk.loading()) return view.ui.busy(view.say("desk.opening"));
  // What does it stays in sight, however little room there is.
  const float height = rest_of_place(ImGui::GetFrameHeightWithSpacing() + theme::px(4));
  view.ui.begin_panel("interview-form", {0, height});
  view.ui.text(view.say("desk.interview.form", {{"unit", name_of(sheet, *desk.unit())}}),
               theme::colours().ink, TextStyle::kHeading);
  view.ui.gap(8);
  const bool changed = draw_fields(view, desk);
  view.ui.end_panel();
  if (changed) desk.edited();
  draw_answers(view, desk);
}

}  // namespace yibao::desktop
