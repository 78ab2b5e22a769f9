// The office's wording of an item: what is typed to the left, to the right how the unit will see
// it: its own text with what was changed marked.
#include "client/core/app/office/office.h"
#include "client/desktop/marked_text.h"
#include "client/desktop/views/flow.h"
#include "client/desktop/views/panes.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kThrowDialog = 460;

void draw_wording(const View& view) {
  app::EditingPlace& place = view.work.office().editing;
  view.ui.text(view.say("cli.col.title"), theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.style = TextStyle::kStrong;
  look.bytes_most = base::limits::kTitleBytesMax;
  if (view.ui.field(view.say("cli.col.title"), place.title, look)) place.edited();
  view.ui.gap(6);
  for (const app::PartText& part : place.sheet()->parts) {
    const std::string label = view.say("desk.editing.take_over", {{"title", part.item.title}}) +
                              "##" + part.item.item.text();
    if (view.ui.button(label, Ui::Look::kLink)) place.take_over(part);
  }
  Ui::EditorLook editor;
  editor.indent = 2;
  if (view.ui.editor(view.say("desk.editing.body"), place.body, editor)) place.edited();
}

void draw_redline(const View& view) {
  app::EditingPlace& place = view.work.office().editing;
  view.ui.paragraph(view.say("desk.editing.as_seen", {{"unit", place.sheet()->unit_name}}),
                    theme::colours().quiet, TextStyle::kSmall);
  view.ui.check(view.say("desk.signing.show_removed"), place.show_removed);
  view.ui.gap(8);
  MarkedLook look;
  look.removed = place.show_removed;
  look.style = TextStyle::kStrong;
  look.centred = true;
  draw_marked(view.ui, place.title_runs(), look);
  view.ui.gap(10);
  look.style = TextStyle::kText;
  look.centred = false;
  look.indent = true;
  draw_marked(view.ui, place.body_runs(), look);
}

void draw_editing_buttons(const View& view) {
  app::EditingPlace& place = view.work.office().editing;
  const bool free = place.ready() && !place.busy();
  if (flowing_button(view, "desk.editing.save", Ui::Look::kPrimary, free && place.changed())) {
    return place.save();
  }
  if (flowing_button(view, "desk.editing.own", Ui::Look::kPlain, free)) place.back_to_own();
  if (flowing_button(view, "desk.editing.throw", Ui::Look::kPlain, free && place.changed())) {
    view.ui.open_dialog(view.say("desk.editing.throw.title"));
  }
  ImGui::SameLine(0, theme::px(12));
  ImGui::AlignTextToFramePadding();
  view.ui.text(view.say("desk.signing.words", {{"count", std::to_string(place.word_count())}}),
               theme::colours().quiet, TextStyle::kSmall);
  if (!view.ui.begin_dialog(view.say("desk.editing.throw.title"), kThrowDialog)) return;
  view.ui.paragraph(view.say("desk.editing.throw.text"), theme::colours().grey);
  const Answer answer = answer_row(view, "desk.editing.throw.do", Ui::Look::kDanger);
  view.ui.end_dialog();
  if (answer == Answer::kDo) place.throw_away();
}

}  // namespace

void draw_editing(const View& view) {
  app::EditingPlace& place = view.work.office().editing;
  if (view.back()) return view.work.way.back();
  if (!place.sheet() || !place.ready()) {
    view.problem(place.problem());
    if (!place.problem()) view.ui.busy(view.say("desk.opening"));
    return;
  }
  // What is drawn may be left on the way.
  const auto sheet = place.sheet();
  draw_editing_buttons(view);
  if (!place.ready()) return;
  view.problem(place.problem());
  view.ui.gap(8);
  TwoPanes panes{"wording", "redline"};
  panes.least = 820;
  panes.share = 0.52F;
  panes.height = 0.6F;
  draw_two_panes(
      view, panes, [&] { draw_wording(view); }, [&] { draw_redline(view); });
}

}  // namespace yibao::desktop
