// A yearly record being entered, for one unit or several at once, with what the rules do with it.
#include "client/core/app/office/office.h"
#include "client/desktop/views/flow.h"
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

// Several short fields in a line, each under its name.
class Figures {
 public:
  explicit Figures(const View& view) : view_(view) {}

  void ask(std::string_view key, std::string& text, const std::string& hint = {}) {
    const std::string words = view_.say(key);
    const float width = theme::px(kFigureWidth);
    if (begun_) flow(std::max(width, view_.ui.width_of(words, TextStyle::kSmall)), theme::px(12));
    begun_ = true;
    ImGui::BeginGroup();
    view_.ui.text(words, theme::colours().quiet, TextStyle::kSmall);
    Ui::FieldLook look;
    look.width = width;
    look.hint = hint;
    changed_ = view_.ui.field(words, text, look) || changed_;
    ImGui::EndGroup();
  }
  bool changed() const { return changed_; }

 private:
  const View& view_;
  bool begun_ = false;
  bool changed_ = false;
};

bool draw_what(const View& view, const app::RecordsSheet& sheet) {
  app::RecordsDesk& desk = view.work.office().standings.records;
  std::vector<std::string> names;
  for (const app::RecordChoice& choice : sheet.choices) {
    names.push_back(view.phrases.name(choice.name));
  }
  const std::size_t before = desk.record;
  ask_choice(view, "desk.record.what", names, desk.record);
  bool changed = desk.record != before;
  const app::RecordChoice* choice = desk.choice();
  if (choice == nullptr) return changed;
  draw_uses(view, *choice);
  Figures figures(view);
  figures.ask("desk.record.day", desk.day,
              view.say("desk.date.example", {{"date", base::to_text(view.snapshot().today)}}));
  figures.ask("desk.record.count", desk.count);
  if (choice->people || !desk.people.empty()) figures.ask("desk.record.people", desk.people);
  if (choice->value || !desk.value.empty()) figures.ask("desk.record.value", desk.value);
  const std::string note = desk.note;
  ask_note(view, choice->needs_reason() ? "desk.record.reason" : "desk.record.note", desk.note);
  return changed || figures.changed() || note != desk.note;
}

void draw_give_up_dialog(const View& view, app::RecordsDesk& desk) {
  if (!view.ui.begin_dialog(view.say("desk.record.give_up.title"), 460)) return;
  view.ui.paragraph(view.say("desk.record.give_up.text"));
  if (answer_row(view, "desk.interview.give_up.do", Ui::Look::kDanger) == Answer::kDo) {
    desk.give_up();
  }
  view.ui.end_dialog();
}

void draw_answers(const View& view, app::RecordsDesk& desk) {
  const std::string missing = desk.missing();
  if (view.ui.button(view.say("desk.record.do"), Ui::Look::kPrimary,
                     missing.empty() && !desk.busy())) {
    desk.enter();
  }
  if (flowing_button(view, "desk.interview.later", Ui::Look::kPlain)) desk.set_aside();
  if (flowing_button(view, "desk.interview.give_up", Ui::Look::kLink)) {
    view.ui.open_dialog(view.say("desk.record.give_up.title"));
  }
  draw_give_up_dialog(view, desk);
  if (missing.empty()) return;
  ImGui::SameLine(0, theme::px(8));
  ImGui::AlignTextToFramePadding();
  view.ui.clipped(view.say(missing), ImGui::GetContentRegionAvail().x, theme::colours().quiet,
                  TextStyle::kSmall);
}

}  // namespace

void draw_record_form(const View& view, const app::RecordsSheet& sheet) {
  app::RecordsDesk& desk = view.work.office().standings.records;
  if (desk.loading()) return view.ui.busy(view.say("desk.opening"));
  const ImVec2 room = ImGui::GetContentRegionAvail();
  const bool two = room.x >= theme::px(kTwoParts);
  const float gap = theme::px(16);
  const float height = room.y - ImGui::GetFrameHeightWithSpacing() - theme::px(4);
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
