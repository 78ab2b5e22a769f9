// The question before a draft becomes the rules: from which day, what changes, what stands in the
// way.
#include "client/desktop/views/office/rules/rules.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kAdoptingWidth = 640;
constexpr float kAdoptingChanges = 260;
constexpr std::size_t kProblemsTold = 4;  // the rest stands beside the sentences

void draw_faults(const View& view, const client::AdoptionCheck& check) {
  app::RulesPlace& place = rules_place(view);
  if (!check.problems.empty()) {
    view.ui.paragraph(
        view.say("desk.rules.adopt.problems", {{"count", std::to_string(check.problems.size())}}),
        theme::colours().bad);
    for (std::size_t i = 0; i < std::min(check.problems.size(), kProblemsTold); ++i) {
      view.ui.paragraph(problem_text(view, check.problems[i]), theme::colours().bad,
                        TextStyle::kSmall);
    }
  }
  for (const rules::AdoptionFault& fault : check.faults) {
    view.ui.paragraph(view.say("adoption." + fault.key, fault.args), theme::colours().bad);
    if (fault.key != "version") continue;
    const std::string next = std::to_string(check.next_version);
    if (view.ui.button(view.say("desk.rules.adopt.use_version", {{"version", next}}))) {
      place.use_next_version();
    }
  }
}

void draw_what_changes(const View& view) {
  const app::RulesetDraft& draft = rules_place(view).draft;
  view.ui.gap(8);
  view.ui.text(view.say("desk.rules.adopt.changes"), theme::colours().ink, TextStyle::kStrong);
  const float room = ImGui::GetIO().DisplaySize.y * 0.36F;
  view.ui.begin_panel("what-changes", {0, std::min(theme::px(kAdoptingChanges), room)});
  if (draft.is_read()) {
    draw_changes(view, draft.reading()->changes(view.phrases.language()));
  } else {
    view.ui.busy(view.say("desk.rules.reading"));
  }
  view.ui.end_panel();
}

}  // namespace

void draw_adopting(const View& view) {
  if (!view.ui.begin_dialog(view.say(kAdoptingTitle), kAdoptingWidth)) return;
  app::RulesPlace& place = rules_place(view);
  app::RulesAdopting& adopting = place.adopting;
  place.refresh_adopting();
  view.ui.paragraph(view.say("desk.rules.adopt.text"), theme::colours().grey);
  view.ui.gap(6);
  LineLook day;
  day.width = theme::px(200);
  ask_line(view, "desk.rules.adopt.day", adopting.day, day);
  if (!adopting.is_day()) {
    view.ui.paragraph(view.say("desk.rules.adopt.no_day"), theme::colours().warn,
                      TextStyle::kSmall);
  }
  if (adopting.check()) draw_faults(view, *adopting.check());
  draw_what_changes(view);
  const bool ready = adopting.may_adopt() && place.draft.is_read();
  switch (answer_row(view, "desk.rules.adopt.do", Ui::Look::kPrimary, ready)) {
    case Answer::kDo: place.adopt(); break;
    case Answer::kCancel: adopting.close(); break;
    case Answer::kNone: break;
  }
  view.ui.end_dialog();
}

}  // namespace yibao::desktop
