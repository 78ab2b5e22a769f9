// Writing: title and text to the left, what pre-flight finds and the fields to the right.
#include "client/desktop/views/flow.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kWritingSide = 340;
constexpr float kLeastSheet = 360;  // narrower, text and side take turns

std::string save_words(const View& view) {
  const app::WritingPlace& place = view.work.writing;
  switch (place.save_state()) {
    case app::WritingPlace::Save::kSaving: return view.say("desk.saving");
    case app::WritingPlace::Save::kUnsaved: return view.say("desk.unsaved");
    case app::WritingPlace::Save::kFailed: return view.say("desk.not_saved");
    case app::WritingPlace::Save::kSaved: break;
  }
  if (!place.saved_at()) return view.say("desk.nothing_to_save");
  return view.say("desk.saved", {{"when", view.when(*place.saved_at())}});
}

// Declared anew each time: it is asked of this text.
void draw_offer_dialog(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.offer.title"), 520)) return;
  view.ui.paragraph(view.say("desk.offer.text"));
  view.ui.gap(10);
  bool* declared = ImGui::GetStateStorage()->GetBoolRef(ImGui::GetID("declared"), false);
  view.ui.check(view.say("desk.offer.declare"), *declared);
  const Answer answer = answer_row(view, "desk.offer.do", Ui::Look::kPrimary, *declared);
  if (answer == Answer::kDo) view.work.writing.offer(*declared);
  if (answer != Answer::kNone) *declared = false;
  view.ui.end_dialog();
}

void draw_discard_dialog(const View& view) {
  if (!view.ui.begin_dialog(view.say("desk.discard.title"), 460)) return;
  view.ui.paragraph(view.say("desk.discard.text"));
  if (answer_row(view, "desk.discard.do", Ui::Look::kDanger) == Answer::kDo) {
    view.work.writing.discard();
  }
  view.ui.end_dialog();
}

void draw_header(const View& view) {
  const app::WritingPlace& place = view.work.writing;
  if (view.back()) view.work.way.go(app::Place::kDrafts);
  const std::string words = save_words(view);
  flow(view.ui.width_of(words, TextStyle::kSmall), theme::px(12));
  ImGui::AlignTextToFramePadding();
  const bool failed = place.save_state() == app::WritingPlace::Save::kFailed;
  view.ui.text(words, failed ? theme::colours().bad : theme::colours().quiet, TextStyle::kSmall);
  if (place.draft() && flowing_button(view, "desk.history", Ui::Look::kLink)) {
    return view.work.show_history();
  }
  const std::string offer = view.say("desk.offer");
  const std::string discard = view.say("desk.discard");
  const float width =
      button_width(view, offer) + button_width(view, discard) + ImGui::GetStyle().ItemSpacing.x;
  flow(width);
  ImGui::SetCursorPosX(ImGui::GetContentRegionMax().x - width);
  if (view.ui.button(discard, Ui::Look::kLink)) {
    view.ui.open_dialog(view.say("desk.discard.title"));
  }
  ImGui::SameLine();
  const bool refused = rules::refuses(place.findings());
  if (view.ui.button(offer, Ui::Look::kPrimary, !refused && !place.busy())) {
    view.ui.open_dialog(view.say("desk.offer.title"));
  }
  draw_offer_dialog(view);
  draw_discard_dialog(view);
}

}  // namespace

void draw_writing(const View& view) {
  const app::WritingPlace& place = view.work.writing;
  if (!place.is_open()) {
    view.problem(place.problem());
    if (view.back()) view.work.way.go(app::Place::kDrafts);
    if (place.loading()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  draw_header(view);
  if (!place.is_open()) return;
  if (place.has_secret_mark()) {
    view.ui.paragraph(view.say("desk.secrecy.unsaved"), theme::colours().bad);
  } else {
    view.problem(place.problem());
  }
  view.ui.gap(8);
  const float side = theme::px(kWritingSide);
  const float width = ImGui::GetContentRegionAvail().x - side - theme::px(16);
  if (width >= theme::px(kLeastSheet)) {
    draw_writing_sheet(view, width);
    ImGui::SameLine(0, theme::px(16));
    draw_writing_side(view, side, true);
  } else {
    draw_writing_tabs(view, true);
    if (view.work.aids.over_text) {
      draw_writing_side(view, 0, false);
    } else {
      draw_writing_sheet(view, 0);
    }
  }
  draw_secrecy_question(view);
}

}  // namespace yibao::desktop
