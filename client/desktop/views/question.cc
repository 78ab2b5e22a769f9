#include "client/desktop/views/question.h"

#include <algorithm>

#include "client/desktop/views/flow.h"

namespace yibao::desktop {
namespace {

constexpr float kNoteHeight = 90;

}  // namespace

std::vector<std::string> reason_names(const View& view, const std::vector<rules::Named>& reasons) {
  std::vector<std::string> names;
  for (const rules::Named& reason : reasons) names.push_back(view.phrases.name(reason.name));
  return names;
}

std::vector<std::string> basis_names(const View& view) {
  std::vector<std::string> names;
  for (const std::string_view basis : base::EnumNames<domain::SecretBasis>::kNames) {
    names.push_back(view.say("basis." + std::string(basis)));
  }
  return names;
}

void ask_choice(const View& view, std::string_view label, const std::vector<std::string>& names,
                std::size_t& chosen, float width) {
  const std::string words = view.say(label);
  view.ui.text(words, theme::colours().quiet, TextStyle::kSmall);
  view.ui.choice(words, names, chosen, width > 0 ? width : ImGui::GetContentRegionAvail().x);
}

void ask_line(const View& view, std::string_view label, std::string& text, const LineLook& look) {
  const std::string words = view.say(label);
  view.ui.text(words, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook field;
  field.width = look.width;
  field.hint = look.hint;
  field.focus = look.focus;
  field.secret = look.secret;
  view.ui.field(words, text, field);
}

bool ask_beside(const View& view, std::string_view label, std::string& text, const LineLook& look) {
  const std::string words = view.say(label);
  flow(std::max(look.width, view.ui.width_of(words, TextStyle::kSmall)), theme::px(12));
  ImGui::BeginGroup();
  // Else the name would stand as low as words in the field before it do.
  const ImVec2 at = ImGui::GetCursorPos();
  ImGui::Dummy({0, 0});
  ImGui::SetCursorPos(at);
  const std::string before = text;
  ask_line(view, label, text, look);
  ImGui::EndGroup();
  return text != before;
}

void ask_note(const View& view, std::string_view label, std::string& text) {
  const std::string words = view.say(label);
  view.ui.text(words, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook field;
  field.height = theme::px(kNoteHeight);
  view.ui.field(words, text, field);
}

bool begin_question(const View& view, std::string_view title, bool wanted, float width) {
  const std::string words = view.say(title);
  if (wanted && !ImGui::IsPopupOpen(words.c_str())) view.ui.open_dialog(words);
  if (!view.ui.begin_dialog(words, width)) return false;
  if (wanted) return true;
  view.ui.close_dialog();
  view.ui.end_dialog();
  return false;
}

Answer answer_row(const View& view, std::string_view do_label, Ui::Look look, bool enabled) {
  view.ui.gap(14);
  Answer answer = Answer::kNone;
  if (view.ui.button(view.say(do_label), look, enabled)) answer = Answer::kDo;
  ImGui::SameLine();
  if (view.ui.button(view.say("desk.cancel")) || view.ui.escaped()) answer = Answer::kCancel;
  if (answer != Answer::kNone) view.ui.close_dialog();
  return answer;
}

}  // namespace yibao::desktop
