// Interviews (约谈): who is to be interviewed by the rules and why; those held, with what was to be
// mended by when.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/office/sections.h"
#include "client/desktop/views/office/standings.h"
#include "client/desktop/views/question.h"
#include "client/desktop/views/states.h"

namespace yibao::desktop {
namespace {

void small_grey(const View& view, const std::string& text, ImU32 colour) {
  view.ui.paragraph(text, colour, TextStyle::kSmall);
}

std::string ground_text(const View& view, const rules::Ground& ground) {
  std::string figures;
  for (const auto& figure : ground.figures) {
    if (!figures.empty()) figures += "　";
    if (ground.figures.size() > 1) figures += figure.period.text() + " ";
    figures += figure.text;
  }
  return view.say("desk.interview.ground",
                  {{"ground", view.phrases.name(ground.name)}, {"figures", figures}});
}

// All in the middle of the line, as high as its button.
void draw_candidate_head(const View& view, const client::InterviewCandidate& candidate) {
  const float top = ImGui::GetCursorPosY();
  ImGui::AlignTextToFramePadding();
  view.ui.text(candidate.unit_name, theme::colours().ink, TextStyle::kStrong);
  ImGui::SameLine(0, theme::px(8));
  ImGui::SetCursorPosY(top + ImGui::GetStyle().FramePadding.y);
  const std::string period = app::period_text(view.phrases.language(), candidate.period);
  if (candidate.running) {
    view.ui.chip(view.say("desk.interview.running", {{"period", period}}), theme::colours().warn,
                 theme::colours().warn_pale);
  } else {
    view.ui.chip(period, theme::colours().bad, theme::colours().bad_pale);
  }
  app::InterviewsDesk& desk = view.work.office().standings.interviews;
  if (!desk.may_act()) return;
  ImGui::SameLine(0, theme::px(8));
  ImGui::SetCursorPosY(top);
  if (view.ui.button(view.say("desk.interview.note") + "##" + candidate.unit_name,
                     Ui::Look::kLink)) {
    desk.begin(candidate.unit, &candidate);
  }
}

void draw_candidate(const View& view, const client::InterviewCandidate& candidate) {
  ImGui::PushID((candidate.unit.text() + candidate.period.text()).c_str());
  draw_candidate_head(view, candidate);
  for (const rules::Ground& ground : candidate.grounds) {
    small_grey(view, ground_text(view, ground), theme::colours().grey);
  }
  if (candidate.interviewed_on) {
    small_grey(view,
               view.say("desk.interview.done", {{"day", base::to_text(*candidate.interviewed_on)}}),
               theme::colours().good);
  }
  view.ui.gap(4);
  view.ui.line();
  view.ui.gap(4);
  ImGui::PopID();
}

struct Mending {
  std::string text;
  StateColours colours;
};

std::optional<Mending> mending_of(const View& view, const client::HeldInterview& held) {
  if (!held.mend_by) return std::nullopt;
  const std::string day = base::to_text(*held.mend_by);
  if (!held.mend_is_over) {
    return Mending{view.say("desk.interview.mend", {{"day", day}}),
                   {theme::colours().accent, theme::colours().accent_pale}};
  }
  return Mending{view.say("desk.interview.mend_over", {{"day", day}}), warn_colours()};
}

void draw_held(const View& view, const client::HeldInterview& held) {
  app::InterviewsDesk& desk = view.work.office().standings.interviews;
  ImGui::PushID(held.id.text().c_str());
  const ImU32 ink = held.retracted ? theme::colours().quiet : theme::colours().ink;
  view.ui.text(base::to_text(held.on_date) + "　" + held.unit_name, ink, TextStyle::kStrong);
  const auto chip = [&](const std::string& text, const StateColours& colours) {
    flow(view.ui.width_of(text, TextStyle::kSmall) + theme::px(20), theme::px(8));
    view.ui.chip(text, colours.ink, colours.ground);
  };
  if (held.retracted) {
    chip(view.say("desk.interview.retracted"), {theme::colours().grey, theme::colours().grey_pale});
  } else if (const auto mending = mending_of(view, held)) {
    chip(mending->text, mending->colours);
  }
  if (held.pending)
    chip(view.say("cli.pending"), {theme::colours().grey, theme::colours().grey_pale});
  std::string grounds;
  for (const rules::Name& name : held.grounds) {
    grounds += (grounds.empty() ? "" : view.say("desk.and")) + view.phrases.name(name);
  }
  if (!grounds.empty()) {
    small_grey(view, view.say("desk.interview.grounds", {{"grounds", grounds}}),
               theme::colours().grey);
  }
  if (!held.note.empty()) view.ui.paragraph(held.note, ink);
  if (held.since && !held.retracted) {
    const std::string period = app::period_text(view.phrases.language(), *held.since);
    small_grey(view,
               view.say(held.again ? "desk.interview.again" : "desk.interview.mended",
                        {{"period", period}}),
               held.again ? theme::colours().bad : theme::colours().good);
  }
  const bool retracts =
      !held.retracted && desk.may_act() &&
      view.ui.button(view.say("desk.interview.retract") + "##" + held.id.text(), Ui::Look::kLink);
  view.ui.gap(8);
  view.ui.line();
  view.ui.gap(6);
  ImGui::PopID();
  if (!retracts) return;
  desk.to_retract = held.event;
  view.ui.open_dialog(view.say("desk.interview.retract.title"));  // where the question is drawn
}

void draw_retract_dialog(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.interview.retract.title"), 480)) return;
  app::InterviewsDesk& desk = view.work.office().standings.interviews;
  view.ui.paragraph(view.say("desk.interview.retract.text"), theme::colours().grey);
  ask_note(view, "desk.record.retract.why", desk.why);
  const bool ready = !base::trim(desk.why).empty() && !desk.busy();
  if (answer_row(view, "desk.interview.retract.do", Ui::Look::kDanger, ready) == Answer::kDo) {
    desk.retract();
  }
  view.ui.end_dialog();
}

// About a unit that no rule puts on the list.
void draw_other(const View& view, const app::InterviewsSheet& sheet) {
  app::InterviewsDesk& desk = view.work.office().standings.interviews;
  std::vector<std::string> names = {view.say("desk.interview.other")};
  for (const client::UnitEntry& unit : sheet.units) names.push_back(unit.name);
  std::size_t at = 0;
  flow(theme::px(230), theme::px(12));
  if (view.ui.choice(view.say("desk.interview.other"), names, at, theme::px(230))) {
    desk.begin(sheet.units[at - 1].code);
  }
}

void draw_candidates(const View& view, const app::InterviewsSheet& sheet) {
  if (sheet.has_rule) {
    view.ui.paragraph(view.say("desk.interview.by_rule", {{"clause", sheet.clause}}),
                      theme::colours().quiet, TextStyle::kSmall);
    view.ui.gap(6);
  }
  if (sheet.candidates.empty()) {
    view.ui.paragraph(view.say(sheet.has_rule ? "desk.interview.nobody" : "desk.interview.no_rule"),
                      theme::colours().quiet);
  }
  view.ui.rows("candidates", sheet.candidates.size(), theme::px(110),
               [&](std::size_t i) { draw_candidate(view, sheet.candidates[i]); });
}

void draw_all_held(const View& view, const app::InterviewsSheet& sheet) {
  if (sheet.held.empty()) {
    view.ui.paragraph(view.say("desk.interview.none_held"), theme::colours().quiet);
  }
  view.ui.rows("held", sheet.held.size(), theme::px(110),
               [&](std::size_t i) { draw_held(view, sheet.held[i]); });
}

}  // namespace

void draw_interviews(const View& view) {
  app::InterviewsDesk& desk = view.work.office().standings.interviews;
  view.problem(desk.problem());
  // Kept: what is drawn may be left on the way.
  const auto sheet = desk.sheet();
  if (!sheet) {
    if (!desk.problem()) view.ui.busy(view.say("desk.computing"));
    return;
  }
  if (desk.unit()) return draw_interview_form(view, *sheet);
  draw_sections(view, "desk.interview.part.", desk.part,
                [&](app::InterviewsDesk::Part part) -> std::optional<std::size_t> {
                  return part == app::InterviewsDesk::Part::kHeld ? sheet->held.size()
                                                                  : sheet->candidates.size();
                });
  if (desk.may_act()) draw_other(view, *sheet);
  view.ui.gap(6);
  view.ui.begin_panel("interviews-panel", {0, rest_of_place()});
  if (desk.part == app::InterviewsDesk::Part::kHeld) {
    draw_all_held(view, *sheet);
  } else {
    draw_candidates(view, *sheet);
  }
  draw_retract_dialog(view);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
