// A commission being written: what is asked for to the left, of whom to the right, with what each
// unit has to do already.
#include <algorithm>

#include "client/core/app/office/office.h"
#include "client/desktop/views/office/asking.h"
#include "client/desktop/views/office/form_answers.h"
#include "client/desktop/views/office/unit_picks.h"
#include "client/desktop/views/question.h"

namespace yibao::desktop {
namespace {

constexpr float kSideBySide = 860;    // narrower: one below the other
constexpr float kEditorHeight = 170;  // there
constexpr float kPicksHeight = 320;
constexpr float kSmallField = 120;
constexpr float kCountField = 100;
constexpr float kDayField = 160;
constexpr std::size_t kMany = 3;  // open commissions: asked often enough

void draw_kind(const View& view, app::AskingForm& form) {
  std::vector<std::string> names = {view.say("desk.next.any")};
  for (const rules::Named& kind : form.kinds()) names.push_back(view.phrases.name(kind.name));
  const std::string words = view.say("cli.col.kind");
  ImGui::BeginGroup();
  view.ui.text(words, theme::colours().quiet, TextStyle::kSmall);
  if (view.ui.choice(words, names, form.kind, theme::px(kSmallField))) form.edited();
  ImGui::EndGroup();
}

void draw_wanted(const View& view, app::AskingForm& form, float height) {
  const std::string title = view.say("cli.col.title");
  view.ui.text(title, theme::colours().quiet, TextStyle::kSmall);
  Ui::FieldLook look;
  look.hint = view.say("desk.asking.title_hint");
  bool changed = view.ui.field(title, form.title, look);
  draw_kind(view, form);
  const auto beside = [&](std::string_view label, std::string& text, float width,
                          const std::string& hint = {}) {
    LineLook line;
    line.width = theme::px(width);
    line.hint = hint;
    changed = ask_beside(view, label, text, line) || changed;
  };
  beside("desk.asking.items", form.items, kCountField);
  const base::Date week = view.snapshot().today + std::chrono::weeks(1);
  beside("desk.asking.day", form.day, kDayField,
         view.say("desk.date.example", {{"date", base::to_text(week)}}));
  beside("desk.asking.time", form.time, kCountField, "18:00");
  view.ui.text(view.say("desk.asking.text"), theme::colours().quiet, TextStyle::kSmall);
  Ui::EditorLook editor;
  editor.size = {0, height};
  editor.indent = 2 * view.ui.width_of("　");
  editor.hint = view.say("desk.asking.text_hint");
  changed = view.ui.editor(view.say("desk.asking.text"), form.text, editor) || changed;
  if (changed) form.edited();
}

std::string load_text(const View& view, const client::UnitLoad& load) {
  std::string text;
  const auto add = [&](const std::string& part) { text += (text.empty() ? "" : "　") + part; };
  if (!load.asks.empty()) {
    add(view.say("desk.asking.load.asks", {{"count", std::to_string(load.asks.size())},
                                           {"due", view.when(load.asks.front().due)}}));
  }
  for (const client::OwedTarget& owed : load.owes) {
    add(view.say("desk.asking.load.owes", {{"target", view.phrases.name(owed.name)},
                                           {"period", owed.period},
                                           {"missing", owed.missing}}));
  }
  if (text.empty()) add(view.say("desk.asking.load.none"));
  return text;
}

void draw_load(const View& view, const client::UnitLoad* load) {
  if (load == nullptr) return;
  const bool many = load->asks.size() >= kMany;
  const std::string text = load_text(view, *load);
  view.ui.clipped(text, ImGui::GetContentRegionAvail().x,
                  many ? theme::colours().warn : theme::colours().grey, TextStyle::kSmall);
  if (!ImGui::IsItemHovered()) return;
  ImGui::BeginTooltip();
  view.ui.text(text, theme::colours().ink, TextStyle::kSmall);
  for (const client::OpenAsk& ask : load->asks) {
    view.ui.text(view.when(ask.due) + "　" + ask.title, theme::colours().grey, TextStyle::kSmall);
  }
  ImGui::EndTooltip();
}

// Of those that are ticked: who has been asked often enough already; who is no more.
std::string warning(const View& view, const app::AskingForm& form) {
  std::string names;
  std::size_t count = 0;
  for (const base::UnitCode& unit : form.units.units()) {
    const client::UnitLoad* load = form.load_of(unit);
    if (load == nullptr || load->asks.size() < kMany) continue;
    ++count;
    if (count <= kMany) names += (names.empty() ? "" : view.say("desk.and")) + load->unit_name;
  }
  std::string text;
  if (count > 0) {
    text = view.say(
        "desk.asking.load.many",
        {{"count", std::to_string(count)}, {"units", names}, {"many", std::to_string(kMany)}});
  }
  if (!form.dropped().empty()) {
    text += view.say("desk.asking.dropped", {{"count", std::to_string(form.dropped().size())}});
  }
  return text;
}

void draw_addressees(const View& view, app::AskingForm& form, float height) {
  view.ui.text(view.say("desk.asking.units"), theme::colours().quiet, TextStyle::kSmall);
  const bool changed = draw_unit_picks(
      view, form.units, height,
      [&](const client::UnitEntry& unit) { draw_load(view, form.load_of(unit.code)); });
  if (changed) form.edited();
}

// What stands above the answers: nothing, or a line of warning.
float warning_height(const View& view, const app::AskingForm& form) {
  if (warning(view, form).empty()) return 0;
  return view.ui.glyphs().font(TextStyle::kSmall)->FontSize + ImGui::GetStyle().ItemSpacing.y;
}

// What is still missing, or the button that sends it.
void draw_sending(const View& view, app::AskingPlace& place) {
  app::AskingForm& form = place.form;
  const std::string warned = warning(view, form);
  if (!warned.empty()) {
    view.ui.clipped(warned, ImGui::GetContentRegionAvail().x, theme::colours().warn,
                    TextStyle::kSmall);
  }
  FormAnswers answers;
  answers.act = "desk.asking.send";
  answers.later = "";
  answers.give_up = "desk.asking.give_up";
  answers.give_up_title = "desk.asking.give_up.title";
  answers.give_up_text = "desk.asking.give_up.text";
  answers.give_up_do = "desk.asking.give_up.do";
  answers.missing = form.missing(view.work.now());
  answers.begun = !form.empty();
  answers.busy = form.busy();
  const FormAnswer answer = draw_form_answers(view, answers);
  if (answer == FormAnswer::kDo) place.send(view.work.now());
  if (answer == FormAnswer::kGiveUp) form.give_up();
}

}  // namespace

void draw_asking_form(const View& view) {
  app::AskingPlace& place = view.work.office().asking;
  app::AskingForm& form = place.form;
  view.problem(form.problem());
  view.problem(form.save_problem());
  if (form.loading()) return view.ui.busy(view.say("desk.opening"));
  const float gap = theme::px(16);
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const bool two = room.x >= theme::px(kSideBySide);
  const float height = form_height(warning_height(view, form));
  view.ui.begin_panel("asking-wanted", {two ? (room.x - gap) * 0.46F : 0, height});
  if (two) {
    draw_wanted(view, form, 0);
    view.ui.end_panel();
    ImGui::SameLine(0, gap);
    view.ui.begin_panel("asking-units", {0, height});
    draw_addressees(view, form, 0);
  } else {
    draw_wanted(view, form, theme::px(kEditorHeight));
    draw_addressees(view, form, theme::px(kPicksHeight));
  }
  view.ui.end_panel();
  draw_sending(view, place);
}

}  // namespace yibao::desktop
