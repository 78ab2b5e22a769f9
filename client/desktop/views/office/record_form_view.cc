// A yearly record being entered, for one unit or several at once, with what the rules do with it.
#include <tuple>

#include "client/core/app/office/office.h"
#include "client/desktop/views/office/form_answers.h"
#include "client/desktop/views/office/standings.h"
#include "client/desktop/views/office/unit_picks.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kTwoParts = 820;  // narrower: one below the other
constexpr float kUnitsHeight = 260;
constexpr float kFigureWidth = 150;

void draw_uses(const View& view, const app::RecordChoice& choice) {
  for (const app::RecordChoice::Use& use : choice.uses) {
    view.ui.paragraph(view.say("desk.record.use",
                               {{"rule", view.phrases.name(use.rule)}, {"clause", use.clause}}),
                      theme::colours().quiet, TextStyle::kSmall);
  }
  if (choice.needs_reason()) {
    view.ui.paragraph(
        view.say("desk.record.range", {{"least", choice.least}, {"most", choice.most}}),
        theme::colours().warn, TextStyle::kSmall);
  }
}

void draw_figures(const View& view, app::RecordsDesk& desk, const app::RecordChoice& choice) {
  LineLook look;
  look.width = theme::px(kFigureWidth);
  look.hint = view.say("desk.date.example", {{"date", base::to_text(view.snapshot().today)}});
  ImGui::BeginGroup();
  ask_line(view, "desk.record.day", desk.day, look);
  ImGui::EndGroup();
  look.hint.clear();
  ask_beside(view, "desk.record.count", desk.count, look);
  const auto wanted = [&](bool by_rules, const std::string& text) {
    return by_rules || !text.empty();
  };
  if (wanted(choice.people, desk.people)) {
    ask_beside(view, "desk.record.people", desk.people, look);
  }
  if (wanted(choice.value, desk.value)) ask_beside(view, "desk.record.value", desk.value, look);
}

bool draw_what(const View& view, const app::RecordsSheet& sheet) {
  app::RecordsDesk& desk = view.work.office().standings.records;
  const auto given = [&] {
    return std::tuple(desk.record, desk.day, desk.count, desk.people, desk.value, desk.note);
  };
  const auto before = given();
  std::vector<std::string> names;
  for (const app::RecordChoice& choice : sheet.choices) {
    names.push_back(view.phrases.name(choice.name));
  }
  ask_choice(view, "desk.record.what", names, desk.record);
  if (const app::RecordChoice* choice = desk.choice()) {
    draw_uses(view, *choice);
    draw_figures(view, desk, *choice);
    ask_note(view, choice->needs_reason() ? "desk.record.reason" : "desk.record.note", desk.note);
  }
  return given() != before;
}

void draw_answers(const View& view, app::RecordsDesk& desk) {
  FormAnswers answers;
  answers.act = "desk.record.do";
  answers.give_up_title = "desk.record.give_up.title";
  answers.give_up_text = "desk.record.give_up.text";
  answers.missing = desk.missing();
  answers.busy = desk.busy();
  switch (draw_form_answers(view, answers)) {
    case FormAnswer::kDo: return desk.enter();
    case FormAnswer::kLater: return desk.set_aside();
    case FormAnswer::kGiveUp: return desk.give_up();
    case FormAnswer::kNone: break;
  }
}

}  // namespace

void draw_record_form(const View& view, const app::RecordsSheet& sheet) {
  app::RecordsDesk& desk = view.work.office().standings.records;
  if (desk.loading()) return view.ui.busy(view.say("desk.opening"));
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const bool two = room.x >= theme::px(kTwoParts);
  const float gap = theme::px(16);
  const float height = form_height();
  view.ui.begin_panel("record-what", {two ? (room.x - gap) * 0.5F : 0, height});
  bool changed = draw_what(view, sheet);
  if (two) {
    view.ui.end_panel();
    ImGui::SameLine(0, gap);
    view.ui.begin_panel("record-units", {0, height});
  }
  view.ui.text(view.say("desk.record.units"), theme::colours().quiet, TextStyle::kSmall);
  changed = draw_unit_picks(view, desk.units, two ? 0 : theme::px(kUnitsHeight)) || changed;
  view.ui.end_panel();
  if (changed) desk.edited();
  draw_answers(view, desk);
}

}  // namespace yibao::desktop
