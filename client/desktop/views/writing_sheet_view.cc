// The sheet that is written on: title, text as it will be read, finding and replacing.
#include "client/desktop/compat.h"
#include "client/desktop/views/flow.h"

namespace yibao::desktop {
namespace {

using Field = rules::FindingPlace::Field;

constexpr float kFindWidth = 180;
constexpr float kLowSheet = 200;
constexpr int kFindKey = 3;  // F3

ImU32 colour_of(rules::Severity severity) {
  switch (severity) {
    case rules::Severity::kRefuse: return theme::colours().bad;
    case rules::Severity::kWarn: return theme::colours().warn;
    case rules::Severity::kHint: break;
  }
  return theme::colours().grey;
}

void changed_by(const View& view, bool changed) {
  if (changed) view.work.writing.body_edited();
}

void draw_tools(const View& view) {
  app::WritingPlace& place = view.work.writing;
  app::TextModel& body = place.text.body;
  if (view.ui.button(view.say("desk.undo"), Ui::Look::kLink, body.can_undo())) {
    changed_by(view, body.undo());
  }
  if (flowing_button(view, "desk.redo", Ui::Look::kLink, body.can_redo())) {
    changed_by(view, body.redo());
  }
  if (flowing_button(view, "desk.find", Ui::Look::kLink)) place.text.find.open(body, false);
  if (flowing_button(view, "desk.replace", Ui::Look::kLink)) place.text.find.open(body, true);
  const std::string count = view.say("desk.words", {{"count", std::to_string(place.word_count())}});
  flow(view.ui.width_of(count, TextStyle::kSmall), theme::px(8));
  ImGui::AlignTextToFramePadding();
  view.ui.text(count, theme::colours().quiet, TextStyle::kSmall);
}

void take_shortcuts(const View& view) {
  if (ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) return;
  app::WritingText& text = view.work.writing.text;
  const bool ctrl = ImGui::GetIO().KeyCtrl && !ImGui::GetIO().KeyAlt;
  const bool find = ctrl && compat::pressed_letter('F');
  const bool replace = ctrl && compat::pressed_letter('H');
  if (find || replace) text.find.open(text.body, replace);
  if (!compat::pressed_function_key(kFindKey)) return;
  if (!text.find.is_open()) {
    text.find.open(text.body, false);
  } else if (ImGui::GetIO().KeyShift) {
    text.find.previous(text.body);
  } else {
    text.find.next(text.body);
  }
}

void close_find(app::WritingText& text) {
  text.find.close();
  text.ask_for(Field::kBody);
}

std::string hits_words(const View& view) {
  app::WritingText& text = view.work.writing.text;
  const std::size_t all = text.find.hits(text.body).size();
  if (text.find.needle.empty()) return "";
  if (all == 0) return view.say("desk.find.none");
  return view.say("desk.find.hits", {{"number", std::to_string(text.find.number(text.body))},
                                     {"count", std::to_string(all)}});
}

void draw_replacing(const View& view) {
  app::WritingText& text = view.work.writing.text;
  Ui::FieldLook look;
  look.width = theme::px(kFindWidth);
  look.hint = view.say("desk.replace.hint");
  view.ui.field(view.say("desk.replace.field"), text.find.replacement, look);
  const bool any = !text.find.hits(text.body).empty();
  if (flowing_button(view, "desk.replace.one", Ui::Look::kPlain, any)) {
    changed_by(view, text.find.replace(text.body));
  }
  if (flowing_button(view, "desk.replace.all", Ui::Look::kPlain, any)) {
    const std::size_t count = text.find.replace_all(text.body);
    changed_by(view, count > 0);
    if (count > 0) {
      view.work.way.say("desk.replace.done", {{"count", std::to_string(count)}});
    }
  }
}

void draw_find_bar(const View& view) {
  app::WritingText& text = view.work.writing.text;
  if (!text.find.is_open()) return;
  Ui::FieldLook look;
  look.width = theme::px(kFindWidth);
  look.hint = view.say("desk.find.hint");
  look.focus = text.find.take_focus();
  view.ui.field(view.say("desk.find.field"), text.find.needle, look);
  if (view.ui.entered()) {
    text.find.next(text.body);
    text.find.ask_for_focus();
  }
  const bool any = !text.find.hits(text.body).empty();
  if (flowing_button(view, "desk.find.previous", Ui::Look::kPlain, any)) {
    text.find.previous(text.body);
  }
  if (flowing_button(view, "desk.find.next", Ui::Look::kPlain, any)) text.find.next(text.body);
  const bool closed = flowing_button(view, "desk.find.close", Ui::Look::kLink);
  const bool escaped = !ImGui::IsAnyItemActive() && compat::pressed(ImGuiKey_Escape);
  const std::string hits = hits_words(view);
  flow(view.ui.width_of(hits, TextStyle::kSmall));
  ImGui::AlignTextToFramePadding();
  view.ui.text(hits, theme::colours().quiet, TextStyle::kSmall);
  if (text.find.replaces()) draw_replacing(view);
  if (closed || escaped) close_find(text);
}

void draw_text(const View& view) {
  app::WritingPlace& place = view.work.writing;
  std::vector<Ui::EditorMark> marks;
  for (const rules::Finding& finding : place.findings()) {
    marks.push_back(
        {colour_of(finding.severity), view.say("finding." + finding.code, finding.args)});
  }
  Ui::EditorLook look;
  look.indent = 2 * view.ui.width_of("　");
  look.hint = view.say("desk.body_hint");
  look.borderless = true;
  look.focus = place.text.take_focus(Field::kBody);
  look.hits = place.text.find.hits(place.text.body);
  look.marks = marks;
  changed_by(view, view.ui.editor(view.say("desk.body"), place.text.body, look));
}

}  // namespace

void draw_writing_sheet(const View& view, float width) {
  app::WritingPlace& place = view.work.writing;
  take_shortcuts(view);
  view.ui.begin_panel("sheet", {width, 0});
  Ui::FieldLook title;
  title.style = TextStyle::kHeading;
  title.borderless = true;
  title.hint = view.say("desk.title_hint");
  title.focus = place.text.take_focus(Field::kTitle);
  if (view.ui.field(view.say("cli.col.title"), place.fields.title, title)) place.edited();
  if (view.ui.entered()) place.text.ask_for(Field::kBody);
  view.ui.line();
  // Large type on a low screen: the room is the text's; the keys do the same.
  if (ImGui::GetContentRegionAvail().y >= theme::px(kLowSheet)) draw_tools(view);
  draw_find_bar(view);
  view.ui.line();
  draw_text(view);
  view.ui.end_panel();
}

}  // namespace yibao::desktop
