#include "client/desktop/views/office/form_answers.h"

#include "client/desktop/views/flow.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kGiveUpDialog = 460;

bool given_up(const View& view, const FormAnswers& answers) {
  if (!view.ui.begin_dialog(view.say(answers.give_up_title), kGiveUpDialog)) return false;
  view.ui.paragraph(view.say(answers.give_up_text));
  const Answer answer = answer_row(view, answers.give_up_do, Ui::Look::kDanger);
  view.ui.end_dialog();
  return answer == Answer::kDo;
}

}  // namespace

FormAnswer draw_form_answers(const View& view, const FormAnswers& answers) {
  FormAnswer answer = FormAnswer::kNone;
  if (view.ui.button(view.say(answers.act), Ui::Look::kPrimary,
                     answers.missing.empty() && !answers.busy)) {
    answer = FormAnswer::kDo;
  }
  if (!answers.later.empty() && flowing_button(view, answers.later, Ui::Look::kPlain)) {
    answer = FormAnswer::kLater;
  }
  if (flowing_button(view, answers.give_up, Ui::Look::kLink, answers.begun)) {
    view.ui.open_dialog(view.say(answers.give_up_title));
  }
  if (given_up(view, answers)) answer = FormAnswer::kGiveUp;
  if (answers.missing.empty()) return answer;
  ImGui::SameLine(0, theme::px(8));
  ImGui::AlignTextToFramePadding();
  view.ui.clipped(view.say(answers.missing), ImGui::GetContentRegionAvail().x,
                  theme::colours().quiet, TextStyle::kSmall);
  return answer;
}

float form_height(float below) {
  return rest_of_place(ImGui::GetFrameHeightWithSpacing() + theme::px(4) + below);
}

}  // namespace yibao::desktop
